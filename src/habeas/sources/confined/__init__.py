"""Every file is parsed in a process of its own that may use little and reach nothing.

:class:`SourceReader` is the way in. What a hostile file could do, it does to that process, which
holds nothing but that file: :mod:`~habeas.sources.confined.worker` runs there, and
:mod:`~habeas.sources.confined.confinement` takes its freedom before the first byte is looked at.
"""

from habeas.sources.confined.limits import Limits
from habeas.sources.confined.source_reader import SourceReader, read_source, read_sources

__all__ = ["Limits", "SourceReader", "read_source", "read_sources"]
