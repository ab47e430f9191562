"""Where ``habeas read --out DIR`` writes: never over an input, never twice to one place."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile


def plan_outputs(
    inputs: Sequence[Path], stems: Iterable[str], folder: Path, suffix: str
) -> list[Path]:
    """For each stem the file in ``folder`` that is written.

    It is the stem and the suffix; where that is taken by another output or is one of the inputs,
    ``STEM-2``, ``STEM-3`` and so on. Names that differ in case only count as the same, because
    they are on some file systems.

    >>> [p.name for p in plan_outputs([], ["report", "report"], Path("out"), ".json")]
    ['report.json', 'report-2.json']
    """
    taken = {_key(path) for path in inputs}
    outputs = []
    for stem in stems:
        output = _free(folder, stem, suffix, taken)
        taken.add(_key(output))
        outputs.append(output)
    return outputs


def write_whole(path: Path, parts: Iterable[str]) -> None:
    """Write ``parts`` as UTF-8, all or nothing: nobody finds half a file.

    A link at ``path`` is replaced, not followed, so that nothing is written through it.

    Raises:
        OSError: the file cannot be written; what was there before still is.
    """
    with NamedTemporaryFile(
        "w",
        encoding="utf-8",
        errors="backslashreplace",
        newline="",
        dir=path.parent,
        prefix=".habeas-",
        delete=False,
    ) as file:
        temporary = Path(file.name)
        try:
            file.writelines(parts)
            file.close()
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def _free(folder: Path, stem: str, suffix: str, taken: set[str]) -> Path:
    number, output = 1, folder / f"{stem}{suffix}"
    while _key(output) in taken:
        number += 1
        output = folder / f"{stem}-{number}{suffix}"
    return output


def _key(path: Path) -> str:
    return os.path.realpath(path).casefold()


def _umask() -> int:
    """What a new file may not be; it can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
