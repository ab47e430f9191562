"""The files that the fuzzer starts from, small, made with the builders of the tests."""

from __future__ import annotations

from fuzz.packing import Members, archive
from tests.sources import epub_files, odt_files, web_archives, zip_files
from tests.sources.printed import column, pdf
from tests.sources.yearbook import chapter, paragraph, yearbook

SENTENCE = "On 3 May police in Brenik arrested Marta Keldova, the editor of a weekly newspaper."
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_RUN = f'<w:r><w:rPr><w:b/><w:vanish w:val="0"/></w:rPr><w:t>{SENTENCE}</w:t></w:r>'

DOCX: Members = {
    "_rels/.rels": b"<Relationships>"
    b'<Relationship Type="x/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/document.xml": f"""<w:document {_W}><w:body>
<w:p><w:pPr><w:pStyle w:val="H1"/><w:outlineLvl w:val="0"/></w:pPr>
<w:r><w:t>Arrests</w:t></w:r></w:p>
<w:p>{_RUN}<w:r><w:footnoteReference w:id="2"/><w:tab/></w:r><w:ins>{_RUN}</w:ins>
<w:del><w:r><w:delText>was beaten</w:delText></w:r></w:del></w:p>
<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr></w:pPr>{_RUN}</w:p>
<w:tbl><w:tr><w:tc><w:p>{_RUN}</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>
<w:p><w:r><w:pict><w:txbxContent><w:p>{_RUN}</w:p></w:txbxContent></w:pict></w:r></w:p>
</w:body></w:document>""".encode(),
    "word/styles.xml": f"""<w:styles {_W}><w:style w:styleId="H1"><w:name w:val="heading 1"/>
<w:basedOn w:val="H0"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:lang w:val="en-GB"/>
</w:rPr></w:style></w:styles>""".encode(),
    "word/footnotes.xml": f"""<w:footnotes {_W}><w:footnote w:id="2"><w:p>{_RUN}</w:p></w:footnote>
</w:footnotes>""".encode(),
    "docProps/core.xml": b"<core><title>Veldara</title><creator>Ilja Brandt</creator>"
    b"<created>2013-05-23T00:00:00Z</created><language>en-GB</language></core>",
}
ODT: Members = {
    "mimetype": odt_files.MIMETYPE.encode(),
    "content.xml": odt_files.content(odt_files.BODY + odt_files.note(SENTENCE)).encode(),
    "styles.xml": odt_files.STYLES.encode(),
    "meta.xml": b"<meta><title>Veldara</title><initial-creator>Ilja</initial-creator>"
    b"<creation-date>2013-05-23</creation-date></meta>",
    "META-INF/manifest.xml": b"<manifest/>",
}
EPUB: Members = {
    "mimetype": epub_files.MIMETYPE.encode(),
    "META-INF/container.xml": epub_files.CONTAINER.encode(),
    "EPUB/book.opf": epub_files.package({"c0.xhtml": "", "c1.xhtml": ""}).encode(),
    "EPUB/c0.xhtml": epub_files.page(f"<h1>Veldara</h1><p>{SENTENCE}&eacute;</p>").encode(),
    "EPUB/c1.xhtml": epub_files.page(f"<ul><li>{SENTENCE}</li></ul><nav>More</nav>").encode(),
}
PDF = [
    pdf(column(["Veldara in 2012", SENTENCE]), column(["1", SENTENCE]), properties="/Title (V)"),
    yearbook([chapter("ALGERIA", long=1), chapter("CHAD", long=1)], contents=["Algeria/3"]),
]
HTML = [
    f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Veldara - Desk</title>
<meta property="og:site_name" content="Desk"><script type="application/ld+json">
{{"datePublished": "2013-05-23"}}</script></head><body><nav><a href="/">Home</a></nav><main>
<h1>Veldara</h1><p>{SENTENCE}<sup><a href="#n1">1</a></sup></p><ul><li>{SENTENCE}</li></ul>
<table><tr><td>Keldova</td></tr></table><div hidden>No</div><svg><title>x</title></svg>
<div class="footnotes"><p id="n1">Her letter.</p></div></main></body></html>""".encode(),
    f'<html><meta charset="windows-1251"><body><p>Дана: {SENTENCE}'.encode("cp1251"),
]
RTF = [
    (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 Times;}{\f1\fcharset204 Arial;}}"
        r"{\stylesheet{\s1\outlinelevel0\b heading 1;}}{\info{\title Veldara}{\author Ilja}"
        r"{\creatim\yr2013\mo5\dy23}}\pard\s1 Arrests\par\pard " + SENTENCE + r"{\footnote Her "
        r"letter.}\par{\listtext\'b7\tab}\pard\ls1\ilvl1 \u381?i\'9eka {\f1 \'c4\'e0}\par"
        r"\pard\intbl Keldova\cell\row{\deleted no}{\v no}{\*\shpinst{\shptxt Box\par}}}"
    ).encode(),
    rb"{\rtf1{\pict\bin4 abcd}{\upr{a}{\*\ud{b}}}\u-10179?\u-8704?\~Held.\par}",
]
_MAIL = "From: Rights Desk <press@desk.example>\nSubject: =?utf-8?q?=C5=BD?=\nMIME-Version: 1.0\n"
EML = [
    f"""{_MAIL}Date: Thu, 23 May 2013 10:00:00 +0200
Content-Type: multipart/mixed; boundary="a"

--a
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes
Content-Transfer-Encoding: quoted-printable

> {SENTENCE}=
--=20
Ilja
--b
Content-Type: text/html; charset*=us-ascii'en'windows-1251
Content-Transfer-Encoding: base64

PHA+UG9saWNlIGFycmVzdGVkIE1hcnRhLjwvcD4=
--b--
--a
Content-Type: application/pdf; name="=?utf-8?b?YS5wZGY=?="
Content-Disposition: attachment; filename*0="a."; filename*1="pdf"

x
--a--
""".encode(),
    f"{_MAIL}\n{SENTENCE}\n".encode(),
]
MARKDOWN = [
    f"""---
title: "Veldara"
author: [Ana Lorca, Ilja Brandt]
date: 23 May 2013
---
# Veldara

## Arrests {{#arrests}}

**{SENTENCE}**[^1] [her page](a.html "x") ![p](q) <b>x</b>

* one
  1. two

> quoted

| a | b |
|---|---|
| c | d |

```
code
```
<div><p>HTML</p></div>

[^1]: Her letter.
""".encode(),
]
TEXT = [
    f"Veldara in 2012\n\n23 May 2013\n\nArrests\n\n{SENTENCE}\n  • Freed on bail.\n".encode(),
    f"\ufeff{SENTENCE}".encode("utf-16"),
    "Полиция задержала Марту Келдову в Бренике.\n".encode("cp1251"),
    "Полиция задержала Марту Келдову в Бренике.\n".encode("koi8-r"),
    f"{SENTENCE} Žižka\n".encode() + b"\xe9\xff caf\xe9\n",
]
_BOOK_NAMES = ("ALGERIA", "CHAD", "SERBIA", "YEMEN")
BOOK = [
    "\n\n".join(
        (
            "Lantern Watch Report 2013",
            *(["Contents", "Algeria/1\nChad/2\nSerbia/3\nYemen/4"] if listed else []),
            *(
                f"{name}\n\nHead of state: Ana {name.title()}ska\nPopulation: 5 million\n\nArrests"
                f"\n\n{paragraph(name.title(), 1)}\n\n{paragraph(name.title(), 2)}"
                for name in _BOOK_NAMES
            ),
        )
    ).encode()
    for listed in (True, False)
]
_RECORD = web_archives.record()
_CHUNKED = web_archives.record(
    web_archives.answer(b"5\r\n<p>Hi\r\n0\r\n\r\n", "Transfer-Encoding: chunked")
)
WARC = [
    _RECORD + _CHUNKED,
    web_archives.record(b"Held.", "Content-Type: text/plain", kind="resource"),
    web_archives.record(None, f"WARC-Block-Digest: {web_archives.sha1(web_archives.answer())}"),
]
ZIP = [
    zip_files.zipped([("2013/report.txt", zip_files.GOOD), ("b.html", HTML[1])]),
    zip_files.zipped([("inner.zip", zip_files.zipped([("a.txt", zip_files.GOOD)]))]),
    zip_files.zipped([("crawl.warc", _RECORD), ("a.eml", EML[1])]),
    archive({"datapackage.json": b'{"resources": []}', "archive/a.warc": _RECORD}),
]
CONTENTS = b'{"resources": [{"path": "archive/a.warc", "hash": "sha256:00"}]}'
