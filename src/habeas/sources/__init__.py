"""A file becomes sources: their text, their structure, and what is known about them.

:class:`SourceReader` is the way in, with :func:`read_source` and :func:`read_sources` for one file.
Each file is parsed in a process of its own (``confined``). There is one folder for each kind of
file, imported only when a file of that kind is read; one for books and one for archives; and one
with what is found out about a document (``about``).
"""

from habeas.sources.confined import Limits, SourceReader, read_source, read_sources
from habeas.sources.document import Document

__all__ = ["Document", "Limits", "SourceReader", "read_source", "read_sources"]
