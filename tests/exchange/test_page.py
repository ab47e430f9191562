"""The page in a real browser: what is marked, what is clicked, and what must never happen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings

from habeas.codebook import load_codebook
from habeas.exchange.page import render_page
from habeas.record import Reading, Source
from habeas.spans import Quote
from tests.exchange.chromium import Chromium
from tests.exchange.conftest import Open
from tests.exchange.example import TEXT, example
from tests.exchange.readings import readings

SIZES = [1400, 800, 390]


def shown(browser: Chromium, selector: str) -> list[str]:
    """The texts of all elements that a person can see."""
    found: list[str] = browser.run(
        f"[...document.querySelectorAll({selector!r})].filter((e) => e.checkVisibility())"
        ".map((e) => e.innerText.replaceAll(/\\s+/g, ' ').trim())"
    )
    return found


def whole(browser: Chromium, selector: str) -> str:
    """The texts of all elements, put together."""
    return "".join(browser.run(f"[...document.querySelectorAll({selector!r})].map(e=>e.innerText)"))


def card(browser: Chromium) -> dict[str, str]:
    """The slots of the card that is shown."""
    names, values = shown(browser, ".inspector dt"), shown(browser, ".inspector dd")
    return dict(zip(names, values, strict=True))


def choose(browser: Chromium, name: str, value: str) -> None:
    browser.run(
        f"(() => {{ const field = document.querySelector('select[name={name}]');"
        f" field.value = {value!r};"
        " field.dispatchEvent(new Event('change', {bubbles: true})); })()"
    )


def is_in_window(browser: Chromium, selector: str) -> bool:
    inside: bool = browser.run(
        f"(() => {{ const r = document.querySelector({selector!r}).getBoundingClientRect();"
        " return r.top >= 0 && r.bottom <= innerHeight; })()"
    )
    return inside


def test_a_click_on_a_mark_shows_its_card(open_page: Open) -> None:
    browser = open_page()
    assert shown(browser, ".inspector") == []
    browser.click("#report [data-events~=e1]")
    assert shown(browser, ".inspector .type") == ["arrest"]
    assert shown(browser, ".inspector blockquote") == [example().events[0].passage.text]
    assert card(browser) == {
        "Date": "17 January 2012 2012-01-17 17 January as stated there",
        "By": "police",
        "To whom": "Daven Orlik",
        "Place": "Ostrel",
        "How it is told": "told as fact",
        "Section": "Unfair trials",
        "Confidence": "0.97",
        "Read by": "arrest.verb",
    }


def test_a_card_says_what_is_not_told(open_page: Open) -> None:
    browser = open_page()
    browser.click("#report [data-events~=e4]")
    told = card(browser)
    assert told["Who says so"] == "Lena Orlik"
    assert told["How it is told"].startswith("alleged")
    [missing] = shown(browser, ".inspector .missing")
    assert missing.startswith("Not told: date, by, court addressed")


def test_a_click_on_a_timeline_lights_the_words(open_page: Open) -> None:
    browser = open_page()
    browser.click("#cases .row[data-event=e2]")
    assert whole(browser, ".passage.lit") == (
        "On 11 October, Ostrel City Court sentenced Daven Orlik to seven-and-a-half years in "
        "prison for “inciting disorder” and Jaro Lint to six months."
    )
    assert whole(browser, "#report .mark.current") == "sentenced"
    assert whole(browser, "#report .lit-date") == "11 October"
    assert shown(browser, "#cases .row.current .type") == ["sentence"]
    assert is_in_window(browser, "#report .mark.current")


def test_words_that_tell_two_events_lead_to_each_in_turn(open_page: Open) -> None:
    browser = open_page()
    terms = []
    for _ in range(3):
        browser.click("#report [data-events~=e3]")
        terms.append(card(browser)["Term"])
    assert terms == ["7 years 6 months P7Y6M", "6 months P6M", "7 years 6 months P7Y6M"]


def test_every_mark_has_the_colour_of_its_group_and_is_broken_where_it_is_no_fact(
    open_page: Open,
) -> None:
    browser = open_page()
    types = load_codebook().types
    for event in example().events:
        mark = f"document.querySelector('#report [data-events~={event.id}]')"
        group = types[event.type].group if event.type in types else "other"
        colour, same = browser.run(
            f"[getComputedStyle({mark}).borderBottomColor, (() => {{"
            f" const e = document.createElement('i'); e.className = 'mark {group}';"
            f" document.body.append(e); const c = getComputedStyle(e).borderBottomColor;"
            " e.remove(); return c; })()]"
        )
        assert colour == same
        style = browser.run(f"getComputedStyle({mark}).borderBottomStyle")
        assert (style == "solid") == (event.modality == "actual")


def test_every_trigger_is_marked_and_no_word_of_the_report_is_lost(open_page: Open) -> None:
    browser = open_page()
    words = browser.run("document.querySelector('#report').textContent")
    assert set(TEXT.replace("•", "").split()) <= set(words.split())
    for event in example().events:
        assert whole(browser, f"#report [data-events~={event.id}]") == event.trigger.text


def test_a_case_shows_its_status_and_its_timeline(open_page: Open) -> None:
    browser = open_page()
    assert shown(browser, "#c1 h3") == ["Daven Orlik"]
    [status] = shown(browser, "#c1 .status")
    assert status == (
        "On 31 December 2012: imprisoned since 11 October 2012, 7 years 6 months, from sentence"
    )
    assert shown(browser, "#c1 .timeline .when") == [
        *("17 Jan 2012", "11 Oct 2012", "no date", "no date", "no date")
    ]
    assert shown(browser, "#c1 .timeline .told") == [
        *("alleged by Lena Orlik", "negated", "possible, according to Lena Orlik")
    ]


def test_the_list_of_events_is_filtered_and_ordered(open_page: Open) -> None:
    browser = open_page()
    browser.click("#tab-events")
    assert shown(browser, ".shown") == ["9 events"]
    choose(browser, "type", "torture")
    assert shown(browser, ".shown") == ["2 of 9 events"]
    choose(browser, "modality", "possible")
    assert shown(browser, "#events .row .told") == ["possible, according to Lena Orlik"]
    choose(browser, "type", "")
    choose(browser, "modality", "")
    choose(browser, "who", "l2")
    assert shown(browser, "#events .row .type") == ["extradition", "deportation"]
    choose(browser, "order", "date")
    assert shown(browser, "#events .row .type") == ["deportation", "extradition"]
    choose(browser, "who", "")
    choose(browser, "order", "unsure")
    assert shown(browser, "#events .row .type")[0] == "torture"


def test_people_and_bodies_lead_to_their_words_and_to_their_events(open_page: Open) -> None:
    browser = open_page()
    browser.click("#tab-people")
    assert shown(browser, "#p1 .name") == ["Daven Orlik also Orlik prisoner of conscience"]
    assert shown(browser, "#people .kind") == [
        "People 5",
        "Groups 1",
        "Organizations 2",
        "Places 2",
    ]
    browser.click("#people button[data-entity=p1]")
    assert whole(browser, ".lit-mention") == "Daven OrlikDaven Orlikhim"
    browser.click("#people button[data-filter=p1]")
    assert shown(browser, ".shown") == ["5 of 9 events"]


def test_what_could_not_be_read_is_told(open_page: Open) -> None:
    browser = open_page()
    browser.click("#tab-unread")
    assert shown(browser, "#unread li") == ["a table on page 2 has no text in it"]


def test_all_can_be_done_with_keys(open_page: Open) -> None:
    browser = open_page()
    browser.run("document.querySelector('#report [data-events~=e1]').focus()")
    browser.press("Enter")
    assert shown(browser, ".inspector .type") == ["arrest"]
    browser.press("Tab")
    browser.press("Escape")
    assert shown(browser, ".inspector") == []
    assert browser.run("document.activeElement.dataset.events") == "e1"
    browser.run("document.querySelector('#tab-cases').focus()")
    browser.press("ArrowRight")
    assert shown(browser, '[aria-selected="true"]') == ["Events 9"]


def test_an_address_with_an_event_opens_it(open_page: Open) -> None:
    browser = open_page(fragment="#e9")
    assert shown(browser, ".inspector .type") == ["deportation"]
    assert browser.run("location.hash") == "#e9"


@pytest.mark.parametrize("width", SIZES)
def test_nothing_is_wider_than_the_window(open_page: Open, width: int) -> None:
    browser = open_page(width=width)
    for _ in "report", "card":
        assert browser.run("document.documentElement.scrollWidth") <= width
        browser.click("#report [data-events~=e1]")
    assert is_in_window(browser, ".inspector")
    assert is_in_window(browser, "#report .mark.current")


def test_on_a_phone_the_views_take_turns(open_page: Open) -> None:
    browser = open_page(width=390)
    assert (len(shown(browser, "#report")), len(shown(browser, ".panel"))) == (1, 0)
    browser.click("#tab-cases")
    assert (len(shown(browser, "#report")), len(shown(browser, "#cases"))) == (0, 1)
    browser.click("#cases .row[data-event=e2]")
    assert shown(browser, "#report .mark.current") == ["sentenced"]
    assert shown(browser, ".inspector .type") == ["sentence"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_written_stands_out_from_what_is_behind_it(open_page: Open, scheme: str) -> None:
    browser = open_page()
    browser.prefer("dark" if scheme == "dark" else "light")
    pairs = browser.run(
        "(() => { const canvas = document.createElement('canvas').getContext('2d',"
        " {willReadFrequently: true});"
        " const paint = (name) => { canvas.fillStyle = getComputedStyle(document.documentElement)"
        ".getPropertyValue(name); canvas.fillRect(0, 0, 1, 1);"
        " return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); };"
        " const groups = 'liberty proceedings integrity expression movement accountability other'"
        ".split(' ');"
        " return [['--ink', '--paper'], ['--ink', '--sheet'], ['--ink', '--lit'],"
        " ['--quiet', '--paper'], ['--quiet', '--sheet'], ['--quiet', '--lit'],"
        " ['--accent', '--sheet'],"
        " ...groups.flatMap((g) => [['--ink', `--${g}-tint`], ['--sheet', `--${g}`]])]"
        ".map(([front, back]) => [front + ' on ' + back, paint(front), paint(back)]); })()"
    )
    assert len(pairs) == 21
    assert [name for name, front, back in pairs if contrast(front, back) < 4.5] == []


def contrast(front: list[int], back: list[int]) -> float:
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""

    def luminance(colour: list[int]) -> float:
        parts = [c / 255 for c in colour]
        red, green, blue = [
            p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
        ]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted(map(luminance, (front, back)))
    return (high + 0.05) / (low + 0.05)


def test_on_paper_everything_is_there(open_page: Open) -> None:
    pdf = pypdfium2.PdfDocument(open_page().print())
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    words = " ".join(text.split())
    pdf.close()
    for expected in (
        "requested, planned",  # from the key to the marks
        "No investigation was opened.",
        "imprisoned since 11 October 2012, 7 years 6 months",
        "“inciting disorder”",
        "prisoner of conscience",
        "deportation.verb",
        "a table on page 2 has no text in it",
    ):
        assert expected in words
    assert "as it happened" not in words, "no filters on paper"


def test_without_scripts_everything_is_there_and_the_links_lead_to_the_words(
    open_page: Open, browser: Chromium
) -> None:
    browser.ask("Emulation.setScriptExecutionDisabled", value=True)
    try:
        open_page()
    finally:
        browser.ask("Emulation.setScriptExecutionDisabled", value=False)
    assert len(shown(browser, ".event .card")) == 9
    assert shown(browser, ".filters, .tabs, .inspector") == []
    targets = browser.run("[...document.querySelectorAll('a')].map(a => a.getAttribute('href'))")
    ids = browser.run("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    assert len(ids) == len(set(ids))


def test_nothing_is_requested_and_nothing_is_complained_of(open_page: Open) -> None:
    browser = open_page()
    for place in ("#report [data-events~=e1]", "#tab-events", "#tab-people", "#tab-unread"):
        browser.click(place)
    requested = [said["request"]["url"] for said in browser.said("Network.requestWillBeSent")]
    assert len(requested) == 1
    assert requested[0].startswith("file:")
    assert browser.said("Log.entryAdded") + browser.said("Runtime.exceptionThrown") == []


def test_the_browser_refuses_to_run_or_fetch_anything_else(open_page: Open) -> None:
    browser = open_page()
    browser.run(
        "(() => { const script = document.createElement('script');"
        " script.textContent = 'window.broken = 1'; document.body.append(script);"
        " const image = document.createElement('img'); image.src = 'http://127.0.0.1:9/x.png';"
        " image.setAttribute('onerror', 'window.broken = 2'); document.body.append(image);"
        " return fetch('http://127.0.0.1:9/').catch(() => 0); })()"
    )
    assert browser.run("window.broken ?? null") is None
    told = [said["entry"]["text"] for said in browser.said("Log.entryAdded")]
    assert len([text for text in told if "Content Security Policy" in text]) >= 3


HOSTILE = (
    "</script><script>window.broken = 1</script><img src=x onerror='window.broken = 2'>"
    '" onmouseover="window.broken = 3" <a href="javascript:window.broken = 4">'
    "\u202egpj.exe\u202c</a> {{ 7 * 7 }} \x1b[31m &lt;b&gt; --> </title></style>"
    "<style>*{display:none}"
)
TAMED = HOSTILE.replace("\u202e", "⟨U+202E⟩").replace("\u202c", "⟨U+202C⟩").replace("\x1b", "␛")


def hostile() -> Reading:
    """A reading in which every text is hostile."""
    reading = example()
    quote = Quote.from_text(HOSTILE, 9, 30)
    passage = Quote.from_text(HOSTILE, 0, len(HOSTILE))
    texts = ("title", "publisher", "author", "published", "period", "country", "language")
    everywhere: dict[str, Any] = dict.fromkeys(texts, HOSTILE)
    source = Source(HOSTILE, HOSTILE, HOSTILE, HOSTILE, (), **everywhere)
    slots: dict[str, Any] = dict.fromkeys(
        ("type", "date", "term", "outcome", "section", "cue"), HOSTILE
    )
    entities = tuple(
        replace(
            entity,
            name=HOSTILE,
            other_names=(HOSTILE,),
            descriptions=(HOSTILE,),
            designations=(HOSTILE,),
            country=HOSTILE,
            mentions=(),
        )
        for entity in reading.entities
    )
    events = tuple(
        replace(
            event,
            **slots,
            charges=(HOSTILE,),
            trigger=quote,
            passage=passage,
            date_text=quote,
        )
        for event in reading.events
    )
    status = replace(
        reading.cases[0].status, as_of=HOSTILE, since=HOSTILE, term=HOSTILE, basis=("e1",)
    )
    case = replace(reading.cases[0], name=HOSTILE, timeline=events, status=status)
    return Reading(source, entities, events, (case,), (HOSTILE,))


def test_hostile_text_stays_text(open_page: Open) -> None:
    browser = open_page(hostile())
    browser.click("#report .mark")
    for tab in ("#tab-events", "#tab-people", "#tab-unread", "#tab-cases"):
        browser.click(tab)
    assert browser.run("window.broken ?? null") is None
    assert browser.run("document.querySelectorAll('script').length") == 1
    assert browser.run("document.querySelectorAll('style').length") == 1
    foreign = "img, iframe, [onerror], [onmouseover]"
    assert browser.run(f"document.querySelectorAll('{foreign}').length") == 0
    assert browser.run("document.querySelectorAll('a:not([href^=\"#\"])').length") == 0
    assert browser.run("document.querySelector('#report > p').textContent") == TAMED
    assert browser.run("document.querySelector('h1').textContent") == TAMED
    assert browser.run("document.title").startswith(TAMED[:40])
    everything = browser.run("document.documentElement.outerHTML")
    assert [sign for sign in "\u202e\u202c\x1b" if sign in everything] == []
    assert len(browser.said("Network.requestWillBeSent")) == 1


@settings(max_examples=25)
@given(readings())
def test_every_reading_has_a_page_and_always_the_same(reading: Reading) -> None:
    page = render_page(reading)
    assert page == render_page(reading)
    assert page.startswith("<!doctype html>")
    assert page.count("<script") == 1
    assert page.count("<style") == 1
    assert "<img" not in page


def test_a_reading_without_events_has_a_page_that_says_so(open_page: Open) -> None:
    browser = open_page(Reading(example().source))
    assert shown(browser, ".panel .empty") == [
        "No event was read that has a person or a body as its subject."
    ]
    assert browser.said("Runtime.exceptionThrown") == []
