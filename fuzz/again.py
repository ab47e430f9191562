"""``python -m fuzz.again TARGET FINDING``: read a finding once more, without the fuzzer.

The file as the parser was given it is written beside the finding, so that ``habeas read`` can be
tried on it and a test be made of it.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from fuzz.targets import TARGETS


def main() -> None:
    """Read it; what went wrong is shown as Python shows it."""
    name, finding = sys.argv[1], Path(sys.argv[2])
    target, data = TARGETS[name], finding.read_bytes()
    file = finding.with_name(f"{finding.name}{target.suffix}")
    file.write_bytes(target.packed(data))
    print(f"written: {file}")
    start = time.monotonic()
    target.run(data)
    print(f"read in {time.monotonic() - start:.1f} s, and nothing is wrong with it")


if __name__ == "__main__":
    main()
