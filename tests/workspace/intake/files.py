"""Files of invented reports, and what brings them in."""

from __future__ import annotations

import io
import zipfile

from django.contrib.auth.models import User

from habeas.workspace.intake.actions.bring_in_file import BroughtIn, Options, bring_in_file
from habeas.workspace.record import originals

PLACES = "Brenik Dolna Sarvik Tolmin Vasko Zelna".split()


def report(place: str = "Brenik") -> bytes:
    """A short report of two events."""
    return (
        f"Annual Report: {place} 2013\n\nMay 23, 2013\n\n"
        f"On 14 February, police in {place} arrested Marta Keldova, the editor of a weekly.\n\n"
        f"On 3 September, {place} City Court sentenced Keldova to three years in prison.\n"
    ).encode()


def archive(places: list[str] | None = None) -> bytes:
    """A ZIP file with a report on each place."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        for place in places or PLACES:
            file.writestr(zipfile.ZipInfo(f"{place}.txt"), report(place))
    return written.getvalue()


def bring_in(
    data: bytes,
    name: str = "report.txt",
    by: User | None = None,
    options: Options | None = None,
    *,
    worker: str = "",
) -> BroughtIn:
    """Have the bytes in the record, as an upload does."""
    return bring_in_file(originals.keep([data]), name, by, options, worker=worker)
