"""Files that come in through a form: written into the record's folder as they arrive.

Nothing of them lies elsewhere, and nothing is named by a row before it is safely on the disk. What
cannot be taken (too large, no room) is let go of, and the other files of the form are taken.
"""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from habeas.sources.opened_file import LARGEST
from habeas.workspace.record.originals import Coming

LARGEST_FORM = 5 * LARGEST  # bytes of all files of one form
NO_ROOM = gettext_lazy("it could not be kept: the disk is full or may not be written")


class ArrivedFile(UploadedFile[bytes]):
    """A file of a form: with its bytes in ``coming``, or the ``problem`` why there are none."""

    def __init__(self, name: str, coming: Coming | None, problem: str) -> None:
        super().__init__(name=name, size=coming.size if coming else 0)
        self.coming = coming
        self.problem = problem

    def close(self) -> None:
        """Leave nothing of it, unless it was kept."""
        if self.coming is not None:
            self.coming.let_go()

    def keep(self) -> tuple[str, int] | None:
        """Its SHA-256 and size, safely on the disk; None, and ``problem`` says why, if not."""
        if self.coming is None:
            return None
        try:
            return self.coming.keep()
        except OSError:
            self.problem = str(NO_ROOM)
            return None


class Arrival(FileUploadHandler):
    """Django's side of it: takes the files of a form in, one after another."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """A file begins."""
        super().new_file(*args, **kwargs)
        self._coming: Coming | None = None
        self._problem = ""
        try:
            self._coming = Coming()
        except OSError:
            self._refuse(str(NO_ROOM))

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:  # noqa: ARG002 -- Django's
        """A piece of it; what follows on a problem is passed over."""
        if self._coming is None:
            return
        if self._coming.size + len(raw_data) > LARGEST:
            largest = LARGEST // 1_000_000
            self._refuse(_("it is larger than %(largest)d MB") % {"largest": largest})
            return
        try:
            self._coming.write(raw_data)
        except OSError:
            self._refuse(str(NO_ROOM))

    def file_complete(self, file_size: int) -> ArrivedFile:  # noqa: ARG002 -- Django's
        """All of it is there."""
        coming, self._coming = self._coming, None
        if coming is not None and coming.size == 0:
            coming.let_go()
            coming, self._problem = None, _("it is empty")
        return ArrivedFile(self.file_name or "", coming, self._problem)

    def upload_interrupted(self) -> None:
        """The browser has gone in the middle of it."""
        if getattr(self, "_coming", None) is not None:
            self._refuse("")

    def _refuse(self, problem: str) -> None:
        if self._coming is not None:
            self._coming.let_go()
        self._coming, self._problem = None, problem
