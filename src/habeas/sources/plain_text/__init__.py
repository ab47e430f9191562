"""Plain text: the structure that its lines show."""
