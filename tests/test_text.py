"""Text as printed to text as meant, and the way back to its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.formats.text import GAP, SPACES, read_text
from models.page import Document, Source
from parsers.flow import build_flow, found_text, spans_of, unclaimed
from parsers.text import fold, join_lines, vocabulary

# lines as printed, the text they make, why
JOINED = [
    (
        ["Udvalget be-", "sluttede at udsætte."],
        "Udvalget besluttede at udsætte.",
        "a broken word",
    ),
    (["Kultur-", "og Fritidsudvalget"], "Kultur- og Fritidsudvalget", "a left-out word part"),
    (["før-", "eller efterskole"], "før- eller efterskole", "the same before 'eller'"),
    (["ny IT-", "understøttelse"], "ny IT-understøttelse", "capitals keep their hyphen"),
    (["Nørre-", "Åby"], "Nørre-Åby", "a capital after the hyphen"),
    (["en 0-", "punktsmåling"], "en 0-punktsmåling", "a digit before the hyphen"),
    (["2025 -", "2028"], "2025 - 2028", "a dash between numbers is no broken word"),
    (["skole\u00ad", "gård"], "skolegård", "a soft hyphen"),
    (["første linje", "", "  anden   linje "], "første linje anden linje", "blank lines and white space"),
    ([], "", "nothing"),
]


@pytest.mark.parametrize(("lines", "text", "why"), JOINED)
def test_lines_join_to_a_paragraph(lines: list[str], text: str, why: str) -> None:
    assert join_lines(lines) == text, why


def test_a_hyphen_that_the_document_prints_elsewhere_is_kept() -> None:
    known = vocabulary(["Der købes e-bøger til web-baseret undervisning."])
    assert join_lines(["en web-", "baseret løsning"], known) == "en web-baseret løsning"
    assert join_lines(["en web-", "baseret løsning"]) == "en webbaseret løsning"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\x0bb", "a b"),
        ("a\x0cb\r", "a b"),
        ("sko\u200ble", "skole"),
        ("12\u202f500", "12 500"),
        ("\ufeffReferat\x07", "Referat"),
        ("a\u030a", "å"),
    ],
)
def test_white_space_folds_and_controls_go(raw: str, text: str) -> None:
    assert fold(raw) == text


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def document(text: str) -> Document:
    return read_text(Source(sha256="0" * 64, path="x.txt", media_type="text/plain", size=1), text.encode())


def test_evidence_prints_what_stands_at_its_place() -> None:
    flow = build_flow(document("Punkt 1: Ski-\nfte af tag\n\nGodkendt.\fSide to"))
    title = found_text(flow, [place.piece() for place in flow.places[:2]], "test")
    assert title is not None
    assert title.value == "Punkt 1: Skifte af tag"
    (span,) = title.spans
    assert span.printed == flow.document.pages[0].text[span.start : span.end] == "Punkt 1: Ski-\nfte af tag"


def test_pieces_on_two_pages_are_two_spans() -> None:
    flow = build_flow(document("første side\fanden side"))
    assert [span.page for span in spans_of([place.piece() for place in flow.places])] == [1, 2]


def test_lines_that_no_record_touches_are_unclaimed() -> None:
    flow = build_flow(document("Punkt 1\nGodkendt.\nen løs linje"))
    record = found_text(flow, [flow.places[0].piece(), flow.places[1].piece()], "test")
    assert [span.printed for span in unclaimed(flow, (record,))] == ["en løs linje"]
    assert unclaimed(flow, ()) == spans_of([flow.places[0].piece()]) + spans_of(
        [flow.places[1].piece()]
    ) + spans_of([flow.places[2].piece()])


@pytest.mark.parametrize(
    "raw", ["Navn   Beløb \t 2030", "a\t\u00a0 b \t\u00a0\u2028c   d", "a \u00a0 b    \u00a0c"]
)
def test_columns_begin_where_they_do_in_the_folded_line(raw: str) -> None:
    (line,) = document(raw).pages[0].lines
    assert line.cuts == tuple(len(SPACES.sub(" ", raw[: gap.end()])) for gap in GAP.finditer(raw))
    assert line.cuts


def test_a_line_of_endless_gaps_has_no_columns() -> None:
    assert document("a\t" * 50_000).pages[0].lines[0].cuts == ()
