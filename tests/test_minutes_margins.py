"""Headings in the margin that break over lines or fill it, on paper and in text whose columns are kept."""

from extract.formats.text import read_text
from models.page import Box, Document, Line, Page
from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import rulings, titles
from tests.paper import SOURCE

TEXT = """
     Havne- og Kajudvalget
     Referat
     Mandag den 4. november 2013 kl. 14.00

     Takster for gæstesejlere
     Punkt 1:
     Resumé            Taksterne har ikke været ændret siden 2007, og
                       udvalget skal tage stilling til nye.
     Administrationens Forvaltningen indstiller, at taksterne
     indstilling       godkendes.
     Bevillingsmæssige Forslaget har ingen følger.
     forhold
     Beslutning i      Godkendt.
     Havne- og
     Kajudvalget den
     4. november 2013

     Molens tilstand
     Punkt 2:
     Resumé            Molen er gennemgået.
     Bilag             Tegning
     Administrationens Forvaltningen indstiller, at molen
     indstilling       ombygges.
     Beslutning i      Udsat til
     Havne- og         foråret.
     Kajudvalget den
     4. november 2013
"""


def test_headings_beside_their_text_break_over_lines_in_a_text_kept_in_columns() -> None:
    document = read_text(SOURCE, TEXT.encode())
    meeting = parse_minutes(build_flow(document)).meetings[0]
    assert titles(meeting) == ["Takster for gæstesejlere", "Molens tilstand"]
    assert rulings(meeting) == ["Godkendt.", "Udsat til foråret."]
    told = [item.recommendations[0].text.value for item in meeting.items]
    assert told == ["at taksterne godkendes.", "at molen ombygges."]


def test_a_text_without_columns_has_no_places_of_words() -> None:
    (page,) = read_text(SOURCE, b"Referat\n  Punkt 1: Budget\nGodkendt.").pages
    assert [line.word_x for line in page.lines] == [(), (), ()]


def build_line(left: str, right: str, top: float, start: int, size: float) -> Line:
    """A line with words in the margin at x 56 and text at x 150, either may be empty."""
    edges: list[float] = []
    for part, x in ((left, 56.0), (right, 150.0)):
        at = 0
        for word in part.split():
            edges += [x + at * size / 2, x + (at + len(word)) * size / 2]
            at += len(word) + 1
    text = f"{left} {right}".strip()
    box = Box(edges[0], top, edges[-1], top + size)
    return Line(text=text, start=start, box=box, size=size, word_x=tuple(edges))


def read_paper(rows: list[tuple[str, str, float]]) -> Meeting:
    """The meeting on a page of rows: margin, text, and the size of letters; larger ones stand apart."""
    lines: list[Line] = []
    start, top = 0, 40.0
    for left, right, size in rows:
        top += 14.0 if size == 10 else 30.0
        lines.append(build_line(left, right, top, start, size))
        start += len(lines[-1].text) + 1
    page = Page(number=1, width=595, height=842, lines=tuple(lines))
    return parse_minutes(build_flow(Document(source=SOURCE, pages=(page,), read_by="pdf"))).meetings[0]


def test_the_number_of_the_next_item_is_no_part_of_a_heading_in_the_margin() -> None:
    rows = [
        ("Havne- og Kajudvalget", "", 16.0),
        ("Referat", "", 10.0),
        ("Mandag den 4. november 2013", "", 10.0),
    ]
    for number, title in enumerate(("Takster", "Molens tilstand", "Eventuelt"), 1):
        rows += [(f"Sag nr. {number}", "", 15.0), (title, "", 15.0), ("Resumé", "Sagen er ny.", 10.0)]
        rows += [("Beslutning i Havne-", "Godkendt.", 10.0), ("og Kajudvalget den", "", 10.0)]
        rows += [("4. november 2013", "", 10.0)]
    meeting = read_paper(rows)
    assert titles(meeting) == ["Takster", "Molens tilstand", "Eventuelt"]
    assert rulings(meeting) == ["Godkendt."] * 3
