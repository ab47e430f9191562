"""``python -m fuzz.one TARGET OPTION...``: fuzz one target in this process, until it ends.

The options are those of libFuzzer. ``python -m fuzz`` gives them and tells what came of it.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["habeas", "markdown_it", "zipfile", "email"]):
    from fuzz.targets import TARGETS


def main() -> None:
    """Fuzz the target that the first argument names."""
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
