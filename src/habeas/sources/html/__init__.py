"""Web pages: the report without the page around it."""
