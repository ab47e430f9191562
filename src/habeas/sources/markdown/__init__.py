"""Markdown: its headings, lists, quotes, tables, footnotes and front matter."""
