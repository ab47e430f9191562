"""The pages of a web archive are read one by one; a bad record is told and the others are read."""

from __future__ import annotations

import gc
import gzip
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from habeas.errors import NoText, RefusedFile, UnreadableFile
from habeas.sources.containers.limits import Allowance
from habeas.sources.containers.member import Member
from habeas.sources.containers.warc import members
from tests.sources.web_archives import ADDRESS, DATE, PAGE, answer, compressed, record, sha1

PATH = Path("crawl.warc.gz")
BEFORE = record(address="https://lamp.example/before")
AFTER = record(address="https://lamp.example/after")
NEIGHBOURS = ["https://lamp.example/before", "https://lamp.example/after"]


def only(data: bytes) -> Member:
    [member] = members(data, PATH)
    assert member.problem is None
    return member


def told(data: bytes, allowance: Allowance | None = None) -> str:
    """What is said of the one bad record, while those around it are read."""
    found = list(members(data, PATH, allowance=allowance))
    assert [member.name for member in found if member.problem is None] == NEIGHBOURS
    assert all(member.data == PAGE for member in found if member.problem is None)
    [bad] = [member for member in found if member.problem is not None]
    assert str(bad.problem).startswith(f"{bad.name}: ")
    assert str(bad.problem).isprintable()
    return str(bad.problem)


@pytest.mark.parametrize("pack", [compressed, lambda *records: b"".join(records)])
def test_a_page_comes_with_its_address_its_date_and_its_charset(pack: object) -> None:
    assert callable(pack)
    member = only(pack(record(b"software: lamp\r\n", kind="warcinfo"), record()))
    assert member.data == PAGE
    assert (member.address, member.captured) == (ADDRESS, DATE)
    assert (member.media_type, member.charset) == ("text/html", "utf-8")
    assert member.warnings == ()


def test_records_that_are_compressed_together_are_read_too() -> None:
    assert [m.name for m in members(gzip.compress(BEFORE + AFTER), PATH)] == NEIGHBOURS


@pytest.mark.parametrize(
    "other",
    [
        record(answer(b"\x89PNG", kind="image/png")),
        record(answer(b"a{}", kind="text/css")),
        record(answer(b"f()", kind="application/javascript")),
        record(answer(b"", "Location: /new", status="301 Moved")),
        record(answer(b"<html>not found", status="404 Not Found")),
        record(b"GET / HTTP/1.1\r\n\r\n", kind="request"),
        record(b"a: b\r\n", kind="metadata"),
        record(answer(), kind="revisit"),
        record(b"20130503 1.2.3.4", address="dns:lamp.example"),
        record(b"Police", "Content-Type: text/plain", address=f"urn:text:{ADDRESS}"),
        record(answer(b"User-agent: *", kind="text/plain"), address="https://a.example/robots.txt"),
    ],
)
def test_what_is_no_document_is_left_out(other: bytes) -> None:
    assert [m.name for m in members(compressed(BEFORE, other, AFTER), PATH)] == NEIGHBOURS


def test_an_archive_without_a_document_is_told() -> None:
    data = compressed(record(answer(b"\x89PNG", kind="image/png")))
    with pytest.raises(NoText, match="no page"):
        list(members(data, PATH))


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"1a\r\n" + PAGE[:26] + b"\r\n2f;x=y\r\n" + PAGE[26:] + b"\r\n0\r\n\r\n", "chunked"),
        (PAGE, "chunked"),  # the archive kept the field, and put the chunks together
    ],
)
def test_a_page_that_was_sent_in_chunks_is_put_together(body: bytes, field: str) -> None:
    assert len(PAGE) == 26 + 0x2F
    assert only(record(answer(body, f"Transfer-Encoding: {field}"))).data == PAGE


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (gzip.compress(PAGE, mtime=0), "gzip"),
        (zlib.compress(PAGE), "deflate"),
        (zlib.compress(PAGE, wbits=-15), "deflate"),
        (PAGE, "gzip"),  # the archive kept the field, and unpacked the page
    ],
    ids=["gzip", "zlib", "deflate", "unpacked"],
)
def test_a_page_that_was_sent_compressed_is_unpacked(body: bytes, field: str) -> None:
    assert only(record(answer(body, f"Content-Encoding: {field}"))).data == PAGE


@pytest.mark.parametrize(
    ("block", "fields", "reason"),
    [
        (answer(b"..", "Content-Encoding: br"), (), "not read (br)"),
        (answer(gzip.compress(PAGE, mtime=0)[:-9], "Content-Encoding: gzip"), (), "damaged"),
        (answer(b"5\r\nPolic\r\n9\r\ne", "Transfer-Encoding: chunked"), (), "damaged"),
        (answer(b""), (), "empty"),
        (b"no answer", (), "no answer of a server"),
        (b"", (), "no answer of a server"),
        (answer(), [f"WARC-Block-Digest: {sha1(b'other')}"], "digest"),
        (answer(), [f"WARC-Payload-Digest: {sha1(b'other')}"], "digest"),
        (answer(), ["WARC-Block-Digest: sha256:00"], "digest"),
        (answer(), ["WARC-Block-Digest: sha1:*"], "digest"),
    ],
)
def test_a_bad_page_is_told_and_those_beside_it_are_read(
    block: bytes, fields: list[str], reason: str
) -> None:
    line = told(compressed(BEFORE, record(block, *fields), AFTER))
    assert line.startswith(f"{ADDRESS}: ")
    assert reason in line


def test_digests_that_fit_are_believed_in_every_form() -> None:
    chunked = b"49\r\n" + PAGE + b"\r\n0\r\n\r\n"
    block = answer(chunked, "Transfer-Encoding: chunked")
    for field in (
        f"WARC-Block-Digest: {sha1(block)}",
        f"WARC-Payload-Digest: {sha1(chunked)}",
        f"WARC-Payload-Digest: {sha1(PAGE)}",
        "WARC-Block-Digest: blake9:unknown",
    ):
        assert only(record(block, field)).data == PAGE


@pytest.mark.parametrize("length", ["5", "1000000", "-1", "many", "", "9" * 30])
@pytest.mark.parametrize("pack", [compressed, lambda *records: b"".join(records)])
def test_a_length_that_is_wrong_is_told_with_the_address(pack: object, length: str) -> None:
    assert callable(pack)
    line = told(pack(BEFORE, record(length=length), AFTER))
    assert line.startswith(f"{ADDRESS}: ")
    assert "length" in line or "cut off" in line


def test_what_is_no_record_is_told_by_its_place() -> None:
    line = told(BEFORE + b"rubbish that nobody wanted\r\n\r\n" + AFTER)
    assert line == f"the record at byte {len(BEFORE)}: {line.partition(': ')[2]}"
    assert "no record" in line


def test_a_file_that_ends_too_early_is_told_and_what_stands_before_is_read() -> None:
    whole = BEFORE + AFTER
    for data in ((whole + record())[: len(whole) + 230], compressed(BEFORE, AFTER, record())[:-40]):
        assert told(data) == f"{ADDRESS}: it is cut off in the middle"


def test_a_damaged_compressed_record_is_told_and_the_next_is_found() -> None:
    bad = bytearray(compressed(record()))
    bad[-6] ^= 1  # its checksum
    line = told(compressed(BEFORE) + bytes(bad) + compressed(AFTER))
    assert line == f"{ADDRESS}: it is damaged and cannot be unpacked"


def test_rubbish_between_compressed_records_is_told() -> None:
    data = compressed(BEFORE) + b"\x1f\x8b\x08\x08rubbish" + compressed(AFTER)
    assert told(data).startswith(f"the record at byte {len(compressed(BEFORE))}: ")


def test_a_small_file_that_holds_a_very_large_one_is_refused() -> None:
    bomb = compressed(record(answer(b" " * 20_000_000)))
    assert len(bomb) < 30_000
    line = told(compressed(BEFORE) + bomb + compressed(AFTER), Allowance(PATH, member=1_000_000))
    assert line == f"{ADDRESS}: it unpacks to more than 1 MB"


def test_a_page_that_unpacks_to_a_very_large_one_is_refused() -> None:
    page = gzip.compress(b" " * 20_000_000)
    bomb = record(answer(page, "Content-Encoding: gzip"))
    line = told(compressed(BEFORE, bomb, AFTER), Allowance(PATH, member=1_000_000))
    assert line == f"{ADDRESS}: it unpacks to more than 1 MB"


def test_many_large_records_end_in_one_line() -> None:
    bomb = compressed(record(answer(b" " * 400_000))) * 9
    with pytest.raises(RefusedFile, match="more than 1 MB; the rest is not read"):
        list(members(bomb, PATH, allowance=Allowance(PATH, total=1_000_000)))


def test_many_bad_records_end_in_one_line() -> None:
    reading = members(b"WARC/1.0\r\n\r\n" * 50, PATH, allowance=Allowance(PATH, members=10))
    with pytest.raises(RefusedFile, match="more than 10 members"):
        list(reading)


def test_an_address_is_shown_harmlessly() -> None:
    address = "https://lamp.example/\u202e<img onerror=alert(1)>\x1b[2J"
    member = only(compressed(record(address=address)))
    safe = "https://lamp.example/%E2%80%AE%3Cimg onerror=alert(1)%3E%1B[2J"
    assert (member.name, member.address) == (safe, safe)


def test_a_charset_that_is_none_is_left_out() -> None:
    odd = answer(kind="text/html; charset*=a\0b''utf-8")
    assert only(record(odd)).charset is None


@pytest.mark.parametrize("date", ["", "yesterday", "2013-02-30T10:00:00Z", "2013-05-03"])
def test_a_page_without_a_date_is_read_with_a_warning(date: str) -> None:
    member = only(record(date=date))
    assert member.captured is None
    assert "when" in member.warnings[0]


def test_a_page_that_was_cut_off_when_it_was_archived_is_read_with_a_warning() -> None:
    assert "cut off" in only(record(None, "WARC-Truncated: length")).warnings[0]


def test_a_document_of_no_stated_type_is_known_by_its_first_bytes() -> None:
    assert only(record(answer(b"%PDF-1.4 ...", kind=""))).data == b"%PDF-1.4 ..."


def test_a_file_that_was_fetched_without_an_answer_is_read() -> None:
    member = only(record(b"Police.", "Content-Type: text/plain", kind="resource"))
    assert (member.data, member.media_type) == (b"Police.", "text/plain")


@given(st.data())
def test_any_change_ends_in_members_or_in_one_line(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([BEFORE + AFTER, compressed(BEFORE, AFTER)]))
    position = data.draw(st.integers(10, len(whole) - 1))
    changed = whole[:position] + data.draw(st.binary(max_size=5)) + whole[position + 1 :]
    try:
        found = list(members(changed, PATH))
    except (NoText, UnreadableFile, RefusedFile):
        return
    for member in found:
        assert member.problem is None or str(member.problem).isprintable()
        assert (member.problem is None) == bool(member.data)


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # warcio leaves its files open
@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("version", ["1.0", "1.1"])
def test_what_another_program_wrote_is_read(packed: bool, version: str) -> None:
    data = written_by_warcio(packed, version)
    gc.collect()  # here, where it is allowed
    found = list(members(data, PATH))
    assert [(m.address, m.captured, m.data) for m in found] == [
        (f"{ADDRESS}?{number}", DATE, PAGE) for number in range(3)
    ]


def written_by_warcio(packed: bool, version: str) -> bytes:
    written = BytesIO()
    writer = WARCWriter(written, gzip=packed, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("crawl.warc", {"software": "lamp"}))
    head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
    for number in range(3):
        record = writer.create_warc_record(
            f"{ADDRESS}?{number}",
            "response",
            payload=BytesIO(PAGE),
            http_headers=head,
            warc_headers_dict={"WARC-Date": DATE},
        )
        writer.write_record(record)
    return written.getvalue()
