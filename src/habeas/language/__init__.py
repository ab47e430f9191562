"""Text becomes sentences with words, forms, links and names. Knows no sources and no events."""
