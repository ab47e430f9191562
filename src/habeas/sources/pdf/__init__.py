"""PDF: lines in reading order, paragraphs, headings, and what belongs to the page only."""
