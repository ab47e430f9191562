"""Pictures of the pages of a PDF: drawn in a limited process, kept in the record's folder."""

from __future__ import annotations

from pathlib import Path
from tempfile import NamedTemporaryFile
from threading import BoundedSemaphore

from django.conf import settings

from habeas.sources.confined.page_picture import page_picture
from habeas.workspace.record.models import Source
from habeas.workspace.record.originals import path_of

_AT_ONCE = BoundedSemaphore(2)  # of this process: drawing a page takes memory


def pages_of(source: Source) -> range:
    """The pages of its file that a source stands on; none where there are no pages to show.

    A PDF out of an archive has none: its bytes are not kept on their own.

    Args:
        source: with ``original`` and ``page_sizes`` at hand.
    """
    if not source.page_sizes or not source.key.startswith(f"sha256:{source.original.sha256}"):
        return range(0)
    last = len(source.page_sizes)
    if source.first_page is None:
        return range(1, last + 1)
    return range(source.first_page, min(source.last_page or source.first_page, last) + 1)


def page_image(source: Source, number: int) -> bytes:
    """The picture of a page (PNG, 144 dots per inch).

    Args:
        source: with ``original`` and ``page_sizes`` at hand.
        number: of the page in the file, from 1.

    Raises:
        KeyError: the source does not stand on that page.
        SourceError: the page is damaged, or takes too much to draw.
    """
    if number not in pages_of(source):
        raise KeyError(number)
    digest = source.original.sha256
    kept = Path(settings.RECORD) / "page-images" / digest[:2] / digest / f"{number}.png"
    try:
        return kept.read_bytes()
    except FileNotFoundError:
        pass
    with _AT_ONCE:
        picture = page_picture(path_of(digest), number)
    _keep(kept, picture)
    return picture


def _keep(path: Path, picture: bytes) -> None:
    """Write the picture; where the disk is full or may not be written, it is drawn again."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix="coming-", delete=False) as coming:
            try:
                coming.write(picture)
                coming.flush()
                Path(coming.name).replace(path)
            except OSError:
                Path(coming.name).unlink(missing_ok=True)
                raise
    except OSError:
        return
