"""What holds for every page, however its tags are strewn."""

from __future__ import annotations

from html import escape
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from habeas.errors import NoText, UnreadableFile
from habeas.sources.html.reader import read_html
from tests.sources.passages import assert_sound

PATH = Path("report.html")
_TAGS = (
    "div p span b i a ul ol li table tr td th h1 h2 h3 section main article header footer nav aside"
    " form button svg math noscript template details summary dl dt dd blockquote pre br hr sup"
    " figure figcaption iframe textarea select option title script style body html frameset"
).split()
_ATTRIBUTES = (
    " hidden| class=footnotes| class=cookie-notice| class=comments| class=share| id=sidebar"
    "| href=/a| href=#fn1| role=main| role=navigation| style='display:none'| class=sr-only"
).split("|")
_tag = st.sampled_from(_TAGS)
_soup = st.lists(
    st.builds("<{}{}>".format, _tag, st.sampled_from(["", *_ATTRIBUTES]))
    | st.builds("</{}>".format, _tag)
    | st.text(max_size=20)
    | st.sampled_from(["She was freed.", "&#xD800;", "&#0;", "\u202e", "<!--", "-->", "]]>", "<"]),
    max_size=40,
)
_line = st.lists(
    st.sampled_from("<b> </b> <i> <span hidden> </span> <br> <sup> 1 </sup> a. &#0; < & ’".split())
    | st.text("abc éд.\u202e\u200b", max_size=9),
    max_size=12,
)
_sentence = st.lists(
    st.sampled_from("police in Brenik arrested the editor of a weekly and two others held".split()),
    min_size=10,
    max_size=20,
).map(lambda said: f"The {' '.join(said)}.")


@given(_soup)
def test_blocks_are_in_order_apart_and_inside_the_text(soup: list[str]) -> None:
    try:
        document = read_html("".join(soup).encode("utf-8", "replace"), PATH)
    except (NoText, UnreadableFile):
        return
    assert_sound(document)
    between, end = "", 0
    for block in document.blocks:
        between += document.text[end : block.start]
        end = block.end
    assert not (between + document.text[end:]).strip()  # nothing stands outside the blocks


@given(
    st.lists(_sentence, min_size=1, max_size=8),
    # No <article>: what stands beside one is around the report, and left out for that.
    st.lists(st.sampled_from("div section span b blockquote td li dd i".split())),
    st.sampled_from(["", "<article>", "<main>", "<form>", "<div id=content>", "<center>"]),
    _line,
)
def test_every_paragraph_that_is_seen_in_the_article_is_in_a_block(
    sentences: list[str], around: list[str], outer: str, within: list[str]
) -> None:
    opened = "".join(f"<{tag}>" for tag in around)
    closed = "".join(f"</{tag}>" for tag in reversed(around))
    body = "".join(
        f"{opened}<p>{escape(sentence)}</p>{closed}" if number % 2 else f"<p>{sentence}</p>"
        for number, sentence in enumerate(sentences)
    )
    menu = "<nav><a href=/a>Home</a></nav><script>var a = '<p>';</script>"
    page = f"<html><body>{menu}{outer}{body}<p>{''.join(within)}</p></body></html>"
    document = read_html(page.encode("utf-8", "replace"), PATH)
    came = [block.span.of(document.text) for block in document.blocks]
    for sentence in sentences:
        assert sentence in came
