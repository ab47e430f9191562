"""Books and reports as EPUB."""
