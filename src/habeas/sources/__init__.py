"""A file becomes a source: its text, its structure, and what is known about it.

:func:`read_source` is the way in, and :func:`read_sources` where a book is to become its chapters.
There is one folder for each kind of file, imported only when a file of that kind is read, and one
with what is found out about a document (``about``).
"""

from habeas.sources.document import Document
from habeas.sources.reading_source import read_source, read_sources

__all__ = ["Document", "read_source", "read_sources"]
