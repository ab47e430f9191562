"""Values of the record in words, for the templates of every room."""
