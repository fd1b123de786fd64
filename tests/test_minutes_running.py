"""Lines that come again on pages: running heads and feet, page marks, and what only looks like them."""

from dataclasses import replace

import pytest

from extract.running import mark_running
from extract.settings import ReadSettings
from models.page import Box, Cell, Line, Page, Table
from parsers.flow import build_flow
from parsers.minutes.paper.furniture import find_page_marks
from parsers.minutes.paper.page_heads import is_from_town
from parsers.minutes.paper.stamps import read_sheets
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import rulings, titles
from tests.paper import build_text


def marks(text: str, total: int) -> list[str]:
    places = build_flow(build_text(text)).places
    return [places[i].text for i in find_page_marks(places, total)]


def test_case_numbers_are_no_page_marks() -> None:
    assert marks("1. Regnskab\n13/4410\nTekst\n2. Salg\n12/20714\nTekst\n3. Lån\n13/1180\n", 5) == []
    assert marks("Tekst\n1/8\nTekst\n2/8\nSag\n24/188\n", 1) == ["1/8", "2/8"]
    assert marks("Tekst\n3/5\nTekst\nSide 4\n", 5) == ["3/5", "Side 4"]


def paged(number: int) -> Page:
    """A page with a running head in two columns, which reads as a table, and a table of its text."""
    rows = (("Engby Kommune", "3. maj 2024"), ("Byrådet", f"Side {number} af 3"))
    heads = [
        Line(text=" ".join(row), start=0, box=Box(60, 28 + 11 * n, 520, 36 + 11 * n), size=8.5, table=0)
        for n, row in enumerate(rows)
    ]
    own = Line(text=f"Skoler {number} 7", start=0, box=Box(60, 300, 520, 310), size=10, table=1)
    text = Line(text="Planen blev drøftet på mødet.", start=0, box=Box(60, 400, 520, 410), size=10)
    cells = tuple(
        Cell(text=word, row=r, column=c) for r, row in enumerate(rows) for c, word in enumerate(row)
    )
    head = Table(box=Box(60, 28, 520, 47), rows=2, columns=2, cells=cells, ruled=False)
    plain = replace(head, box=Box(60, 300, 520, 310), rows=1, cells=cells[:2])
    return Page(
        number=number, width=595, height=842, lines=(*heads, own, text), tables=(head, plain), read_by="pdf"
    )


def test_a_running_head_in_columns_is_no_table() -> None:
    pages = mark_running(tuple(paged(number) for number in (1, 2, 3)), ReadSettings())
    for page in pages:
        assert [line.running for line in page.lines] == [True, True, False, False]
        assert [line.table for line in page.lines] == [None, None, 0, None]
        assert len(page.tables) == 1


def test_lines_on_most_pages_of_a_text_run() -> None:
    pages = [
        f"Engby Kommune\nByrådet - Referat\n\n{n}. Sag om vej {word}\nResume\nVejen er smal.\nBeslutning\n"
        f"Godkendt til {word}.\nÅben dør\n"
        for n, word in enumerate(("Alfa", "Beta", "Gamma", "Delta"), start=1)
    ]
    papers = [build_text(page).pages[0] for page in ("Byrådet\nReferat af mødet den 3. maj 2012", *pages)]
    numbered = tuple(replace(page, number=n) for n, page in enumerate(papers, start=1))
    meeting = parse_minutes(build_flow(replace(build_text(""), pages=numbered))).meetings[0]
    assert rulings(meeting) == [f"Godkendt til {word}." for word in ("Alfa", "Beta", "Gamma", "Delta")]


def test_an_item_over_its_title_at_the_tops_of_pages_is_no_page_number() -> None:
    pages = []
    for number, title in enumerate(("Dagsorden", "Ny bro", "Vintertjeneste", "Eventuelt"), 1):
        texts = (f"Punkt {number}", title, "Udvalget drøftede sagen på mødet.", "Godkendt.")
        lines = tuple(
            Line(text=text, start=0, box=Box(70, 78 + 14 * i, 300, 89 + 14 * i), size=11.0)
            for i, text in enumerate(texts)
        )
        pages.append(Page(number=number, lines=lines, read_by="pdf", width=595, height=842))
    assert not any(line.running for page in mark_running(tuple(pages), ReadSettings()) for line in page.lines)


def test_the_head_of_a_memo_is_one_behind_a_speck_too() -> None:
    for mark in ("side 1 af 4", "'side 1 af 4", ".side 1 af 4"):
        flow = build_flow(
            build_text(f"Punktet udgik.\nFlere haver {mark} Indstilling Flere haver\n1. Resumé\n")
        )
        sheets = read_sheets(flow)
        assert [sheets.rows[i].text for i in sheets.memo_heads] == ["Indstilling Flere haver"], mark


def test_running_heads_that_list_the_annexes_of_their_pages_are_no_text() -> None:
    pages = [
        f"Byrådets møde i maj  Bilag: {word} {n}\n\n{n}. Sag om vej {word}\n"
        "Resume\nVejen er smal.\nDen er lang.\n"
        f"Beslutning\nGodkendt til {word}.\n"
        for n, word in enumerate(("Alfa", "Beta", "Gamma", "Delta"), start=1)
    ]
    papers = [build_text(page).pages[0] for page in ("Byrådet\nReferat af mødet den 3. maj 2012", *pages)]
    numbered = tuple(replace(page, number=n) for n, page in enumerate(papers, start=1))
    meeting = parse_minutes(build_flow(replace(build_text(""), pages=numbered))).meetings[0]
    assert rulings(meeting) == [f"Godkendt til {word}." for word in ("Alfa", "Beta", "Gamma", "Delta")]


def test_titles_and_rulings_at_the_edges_of_pages_that_begin_alike_are_no_running_heads() -> None:
    rulings_said = ("Godkendt", "Afvist", "Udsat", "Godkendt")
    pages = [
        f"Dagsordenspunkt {n}: Sag om {word}\nSagsfremstilling\nVejen er smal.\nDen er lang.\nBeslutning\n"
        f"Konklusion fra mødet: {said}"
        for n, (word, said) in enumerate(
            zip(("Alfa", "Beta", "Gamma", "Delta"), rulings_said, strict=True), 1
        )
    ]
    papers = [build_text(page).pages[0] for page in ("Byrådet\nReferat af mødet den 3. maj 2012", *pages)]
    numbered = tuple(replace(page, number=n) for n, page in enumerate(papers, start=1))
    meeting = parse_minutes(build_flow(replace(build_text(""), pages=numbered))).meetings[0]
    assert titles(meeting) == ["Sag om Alfa", "Sag om Beta", "Sag om Gamma", "Sag om Delta"]
    assert rulings(meeting) == [f"Konklusion fra mødet: {said}" for said in rulings_said]


@pytest.mark.parametrize(
    ("line", "heads"),
    [
        ("Nørreby Kommune  Møde i Byrådet", True),
        ("Nørreby Kommune", True),
        ("Nørreby Kommune afslår ansøgningen", False),
    ],
)
def test_a_page_that_begins_with_the_town_has_a_head_or_goes_on(line: str, heads: bool) -> None:
    assert is_from_town(line) is heads
