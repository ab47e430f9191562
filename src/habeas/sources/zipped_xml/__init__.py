"""XML in ZIP archives (DOCX, ODT, EPUB), taken out and read with care."""
