"""``make fuzz``: fuzz each target for a while, and tell what was tried and what was found."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from fuzz.targets import TARGETS, Target

ROOT = Path(__file__).parent.parent
BUILD = ROOT / "build" / "fuzz"
LONGEST = 16_384  # bytes of a file
SLOWEST = 20  # seconds for one file
LARGEST = 2048  # MB of memory
_PROGRESS = re.compile(r"^#(?P<runs>\d+)\s.*?\bcov: (?P<cov>\d+) ft: (?P<ft>\d+)", re.MULTILINE)


def main() -> int:
    """Fuzz; the status is 1 where something was found."""
    asked = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    asked.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    asked.add_argument("--seconds", type=int, default=60, help="for each target (60)")
    arguments = asked.parse_args()
    names: list[str] = arguments.targets or list(TARGETS)
    if unknown := [name for name in names if name not in TARGETS]:
        asked.error(f"there is no target {unknown[0]}; there are {', '.join(TARGETS)}")
    found = [fuzz(name, arguments.seconds) for name in names]
    return int(any(found))


def fuzz(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own; whether something was found."""
    folder = BUILD / name
    corpus, found = folder / "corpus", folder / "found"
    prepare(TARGETS[name], corpus)
    found.mkdir(exist_ok=True)
    before = set(found.iterdir())
    command = [
        *(sys.executable, "-m", "fuzz.one", name),
        *(f"-max_total_time={seconds}", f"-timeout={SLOWEST}", f"-rss_limit_mb={LARGEST}"),
        *(f"-max_len={LONGEST}", f"-artifact_prefix={found}/", f"-dict={folder / 'words'}"),
        str(corpus),
    ]
    with (folder / "log").open("wb") as log:
        subprocess.run(command, cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)
    told = (folder / "log").read_text(encoding="utf-8", errors="replace")
    last = next(reversed(list(_PROGRESS.finditer(told))), None)
    shown = "{runs} runs, coverage {cov}, features {ft}"
    progress = shown.format(**last.groupdict()) if last else f"did not start: see {folder}/log"
    print(f"{name:<9} {progress}", flush=True)
    findings = sorted(set(found.iterdir()) - before)
    for file in findings:
        print(f"  found: python -m fuzz.again {name} {file.relative_to(ROOT)}")
    return bool(findings) or last is None


def prepare(target: Target, corpus: Path) -> None:
    """Write the files to start from, and the words of the format."""
    corpus.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds:
        (corpus / sha256(seed).hexdigest()[:16]).write_bytes(seed)
    octets = (word.encode() for word in target.words)
    lines = ("".join(f"\\x{octet:02x}" for octet in word) for word in octets)
    words = "".join(f'"{line}"\n' for line in lines)
    (corpus.parent / "words").write_text(words, encoding="ascii")


if __name__ == "__main__":
    sys.exit(main())
