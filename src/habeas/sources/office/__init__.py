"""Text documents of office programs: DOCX and ODT, and what RTF shares with them."""
