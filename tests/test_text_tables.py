"""Tables of numbers in text files, parted by tabs or bars; made-up text."""

import pytest

from extract.formats.text import read_text
from models.page import Document, Source
from parsers.flow import build_flow
from parsers.proposals.parser import parse_proposals

TABS = "1.000 kr., 2031-pl\t2031\t2032\t2033\nDrift\nLøn\t10\t\t(5)\nLeje\t-\t7\t7\nDrift i alt\t10\t7\t2\n"


def read(text: str) -> Document:
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    return read_text(source, data)


def barred(text: str) -> str:
    """The same table between bars, as Markdown has it."""
    rows = [row.split("\t") for row in text.splitlines() if "\t" in row]
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    return "\n".join([lines[0], "|---|---|---|---|", *lines[1:]]) + "\n"


@pytest.mark.parametrize("text", [TABS, barred(TABS)])
def test_empty_cells_keep_their_columns(text: str) -> None:
    overview = parse_proposals(build_flow(read(text))).overview_tables[0]
    rows = {row.label.value: [cell and float(cell.value) for cell in row.values] for row in overview.rows}
    assert rows == {"Løn": [10, None, -5], "Leje": [None, 7, 7], "Drift i alt": [10, 7, 2]}
    assert overview.unit is not None and overview.multiplier == 1000


def test_a_name_between_rows_heads_those_below() -> None:
    overview = parse_proposals(build_flow(read(TABS))).overview_tables[0]
    assert [row.section and row.section.value for row in overview.rows] == ["Drift"] * 3


def test_cells_know_their_places_in_the_text() -> None:
    page = read(TABS).pages[0]
    cells = [(cell, span) for cell in page.tables[0].cells for span in cell.spans]
    assert len(cells) == 16
    assert all(page.text[start:end] == cell.text for cell, (start, end) in cells)


def test_columns_of_words_are_no_table() -> None:
    assert read("Navn\tParti\tMøder\nAnna Holm\tA\tja\nBo Vang\tB\tnej\n").pages[0].tables == ()


SPACED = """Post              Budget 2031   Budget 2032   Budget 2033
Drift
Løn                       10                          (5)
Leje                       –             7            - 7
Drift i alt               10             7              2
"""


def test_white_from_top_to_bottom_parts_the_columns() -> None:
    overview = parse_proposals(build_flow(read(SPACED + "\nAlle beløb er i mio. kr.\n"))).overview_tables[0]
    rows = {row.label.value: [cell and float(cell.value) for cell in row.values] for row in overview.rows}
    assert rows == {"Løn": [10, None, -5], "Leje": [None, 7, -7], "Drift i alt": [10, 7, 2]}
    assert [column.value for column in overview.columns] == ["Budget 2031", "Budget 2032", "Budget 2033"]
    assert overview.multiplier == 1_000_000


def test_columns_that_nothing_parts_stay_lines() -> None:
    ragged = SPACED.replace(
        "Leje                       –             7", "Leje og afgifter på tværs af alle enheder   –   7"
    )
    assert read(ragged).pages[0].tables == ()
