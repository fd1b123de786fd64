"""Plans whose overview lists the initiatives that come again as headings; made-up text."""

from models.page import Box, Document, Line, Page, Source
from parsers.flow import build_flow
from parsers.proposals.split import split_proposals

SOURCE = Source(sha256="0" * 64, path="made-up.pdf", media_type="application/pdf", size=1)
YEARS = ("2031 2032 2033", 10.0)
BODY = [("Her står en længere tekst om det, der skal ske.", 10.0)] * 3
Printed = tuple[str, float]


def split_titles(*sheets: list[Printed]) -> list[str]:
    pages = tuple(build_page(number, lines) for number, lines in enumerate(sheets, 1))
    stretches = split_proposals(build_flow(Document(source=SOURCE, pages=pages, read_by="pdf"))).stretches
    return [s.title.text if s.title is not None else "" for s in stretches]


def build_page(number: int, printed: list[Printed]) -> Page:
    lines: list[Line] = []
    start = 0
    for nth, (text, size) in enumerate(printed):
        top = 60.0 + 24 * nth
        x = tuple(float(56 + 30 * (i // 2) + 20 * (i % 2)) for i in range(2 * len(text.split(" "))))
        lines.append(Line(text=text, start=start, box=Box(56, top, max(x), top + size), size=size, word_x=x))
        start += len(text) + 1
    return Page(number=number, width=595.0, height=842.0, lines=tuple(lines), read_by="pdf")


def initiative(title: str) -> list[Printed]:
    head = [(title, 14.0), ("Hvad sker der?", 12.0), *BODY, ("Hvad koster det?", 12.0)]
    return [*head, YEARS, ("Udgifter 1 2 3", 10.0)]


def front(says: str) -> list[Printed]:
    rows = ["1. Flere haver 5 6 7", "1.1 Haver ved skoler 2 3 4", "1.2 Haver ved plejehjem 3 3 3"]
    rows += ["2. Færre busser 1 1 1", "2.1 Færre busser om natten 1 1 1"]
    return [("Et papir 2031", 20.0), *BODY, (says, 12.0), YEARS, *[(row, 10.0) for row in rows]]


CHAPTER = [("1. Flere haver", 20.0), *BODY]
NEXT = [("2. Færre busser", 20.0), *BODY]
FIRST, SECOND = initiative("1.1 Haver ved skoler"), initiative("1.2 Haver ved plejehjem")
THIRD = initiative("2.1 Færre busser om natten")


def test_the_rows_of_an_overview_come_again_as_headings() -> None:
    titles = split_titles(front("Planens initiativer"), CHAPTER + FIRST, SECOND, NEXT + THIRD)
    assert titles == ["Haver ved skoler", "Haver ved plejehjem", "Færre busser om natten"]


def test_a_chapter_ends_the_initiative_before_it() -> None:
    pages = (front("Oversigt over årets forslag"), CHAPTER + FIRST, SECOND, NEXT + THIRD)
    made = tuple(build_page(number, lines) for number, lines in enumerate(pages, 1))
    split = split_proposals(build_flow(Document(source=SOURCE, pages=made, read_by="pdf")))
    outside = [place.text for run in split.rest for place in run]
    assert "2. Færre busser" in outside and "1. Flere haver" in outside


def test_an_overview_of_areas_lists_no_initiatives() -> None:
    assert split_titles(front("Områdernes budget"), CHAPTER + FIRST, SECOND, NEXT + THIRD) == []


def test_headings_that_no_overview_lists_are_no_initiatives() -> None:
    pages = (initiative("3.1 Nye cykler"), initiative("3.2 Nye stier"))
    assert split_titles(front("Planens initiativer"), *pages) == []
