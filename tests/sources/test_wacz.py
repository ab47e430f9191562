"""A WACZ is read like the web archives in it, after their digests."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from habeas.errors import NoText, SourceError, UnreadableFile
from habeas.sources.containers.wacz import members
from tests.sources.web_archives import DATE, PAGE, answer, compressed, record
from tests.sources.zip_files import patched, zipped

PATH = Path("crawl.wacz")
FIRST = compressed(record(address="https://lamp.example/first"))
SECOND = compressed(record(address="https://lamp.example/second"))


def package(**archives: bytes) -> bytes:
    """The list of contents that speaks of these web archives."""
    resources = [
        {
            "name": f"{name}.warc.gz",
            "path": f"archive/{name}.warc.gz",
            "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
            "bytes": len(content),
        }
        for name, content in archives.items()
    ]
    return json.dumps({"profile": "data-package", "resources": resources}).encode()


def wacz(contents: bytes, **archives: bytes) -> bytes:
    files = [(f"archive/{name}.warc.gz", content) for name, content in archives.items()]
    return zipped([("pages/pages.jsonl", b"{}"), *files, ("datapackage.json", contents)])


def names(data: bytes) -> list[str]:
    return [member.name for member in members(data, PATH) if member.problem is None]


def test_the_pages_of_all_its_web_archives_are_given() -> None:
    data = wacz(package(a=FIRST, b=SECOND), a=FIRST, b=SECOND)
    assert names(data) == ["https://lamp.example/first", "https://lamp.example/second"]
    assert {(m.captured, m.data) for m in members(data, PATH)} == {(DATE, PAGE)}


def test_a_web_archive_that_was_altered_is_told_and_the_others_are_read() -> None:
    data = wacz(package(a=SECOND, b=SECOND), a=FIRST, b=SECOND)
    assert names(data) == ["https://lamp.example/second"]
    [bad] = [member for member in members(data, PATH) if member.problem]
    assert str(bad.problem).startswith("archive/a.warc.gz: it was altered")


def test_a_web_archive_with_a_bad_place_is_told_and_the_others_are_read() -> None:
    data = patched(wacz(package(), a=FIRST, b=SECOND), 1, 42, "<L", 9)
    assert names(data) == ["https://lamp.example/second"]
    [bad] = [member for member in members(data, PATH) if member.problem]
    assert str(bad.problem).startswith("archive/a.warc.gz: ")


def test_a_web_archive_without_a_page_leaves_the_others() -> None:
    picture = compressed(record(answer(b"\x89PNG", kind="image/png")))
    assert names(wacz(package(), a=picture, b=SECOND)) == ["https://lamp.example/second"]


@pytest.mark.parametrize(
    ("data", "error", "reason"),
    [
        (wacz(b"{", a=FIRST), UnreadableFile, "datapackage.json"),
        (wacz(b"[" * 100_000, a=FIRST), UnreadableFile, "datapackage.json"),
        (wacz(b'{"resources": 5}', a=FIRST), UnreadableFile, "datapackage.json"),
        (wacz(b"", a=FIRST), UnreadableFile, "datapackage.json"),
        (wacz(package()), NoText, "no page"),
    ],
)
def test_a_bad_wacz_is_told(data: bytes, error: type[SourceError], reason: str) -> None:
    with pytest.raises(error, match=reason):
        list(members(data, PATH))
