"""Where forms of proposals begin and end: pages, headings, fields that no list knows; made-up text."""

from pathlib import Path
from unittest.mock import Mock

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from extract.formats.text import read_text
from extract.read import read_document
from models.page import Source
from models.records import Proposal
from parsers.flow import build_flow
from parsers.proposals import lines
from parsers.proposals.parser import parse_proposals
from parsers.proposals.words import find_label
from tests.paper import build_text

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
LARGE = ParagraphStyle("large", fontName="Helvetica-Bold", fontSize=16, leading=20)
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=12, leading=15)
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13)
AMOUNTS = [["1.000 kr.", "2031", "2032"], ["Løn", "-10", "-20"], ["Drift", "5", "5"], ["I alt", "-5", "-15"]]
LINES = "\n".join(" ".join(row) for row in AMOUNTS)


def drawn(tmp_path: Path, story: list[Flowable]) -> tuple[Proposal, ...]:
    path = tmp_path / "made-up.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return parse_proposals(build_flow(read_document(path))).proposals


def written(text: str) -> tuple[Proposal, ...]:
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=1)
    return parse_proposals(build_flow(read_text(source, text.encode()))).proposals


def form(title: str, *fields: str) -> list[Flowable]:
    head = [Paragraph("Bilag til budget 2031", PLAIN), Paragraph("Anlægsforslag", LARGE)]
    lines = [Paragraph(line, PLAIN) for line in (f"Titel: {title}", *fields)]
    prose = [Paragraph("Grundlag", HEAD), Paragraph("Der er plads i det gamle vaskeri.", PLAIN)]
    return [*head, *lines, *prose, Table(AMOUNTS, colWidths=[200, 60, 60], style=GRID)]


def department(proposal: Proposal) -> str | None:
    return proposal.department and proposal.department.value


def test_what_stands_above_each_form_on_its_page_is_of_that_page(tmp_path: Path) -> None:
    proposals = drawn(tmp_path, [*form("Ny bro"), PageBreak(), *form("Nye haver")])
    assert [proposal.pages for proposal in proposals] == [(1, 1), (2, 2)]


def test_a_field_that_no_list_knows_ends_the_one_above(tmp_path: Path) -> None:
    (proposal,) = drawn(tmp_path, form("Ny bro", "Afdeling: Ejendomme", "Vigtighed: 2"))
    assert department(proposal) == "Ejendomme"
    (proposal,) = written(f"Titel: Ny bro\nAfdeling: Ejendomme\nVigtighed: 2\n{LINES}\n")
    assert department(proposal) == "Ejendomme"


def test_larger_bold_type_below_the_fields_ends_the_form(tmp_path: Path) -> None:
    (proposal,) = drawn(tmp_path, form("Ny bro", "Afdeling: Ejendomme"))
    assert department(proposal) == "Ejendomme"


def test_a_sentence_at_a_common_label_is_no_title() -> None:
    fields = "Afdeling: Ejendomme\nForslag: Broen rives ned, og der bygges en ny.\n"
    assert written(f"{fields}{LINES}\n") == ()


@pytest.mark.parametrize("line", ["Tilbagebetalingstid (år): 7", "Tilbagebetalingstid: 7 år"])
def test_years_of_payback_beside_or_behind_the_label(line: str) -> None:
    (proposal,) = written(f"Titel: Ny bro\n{line}\nAfdeling: Ejendomme\n{LINES}\n")
    assert proposal.payback_total_years is not None and proposal.payback_total_years.value == 7


def test_the_number_behind_the_year_of_a_heading() -> None:
    (proposal,) = written(f"Driftsforslag 2031 - nr. 14\nTitel: Ny bro\nAfdeling: Veje\n{LINES}\n")
    assert proposal.code is not None and proposal.code.value == "14"


def test_units_in_the_cells_are_the_unit_of_the_table(tmp_path: Path) -> None:
    rows = [
        ["", "2031", "2032"],
        ["Løn", "0,3 mio. kr.", "-2,0 mio. kr."],
        ["I alt", "0,3 mio. kr.", "-2,0 mio. kr."],
    ]
    fields = [Paragraph("Titel: Ny bro", PLAIN), Paragraph("Afdeling: Veje", PLAIN)]
    (proposal,) = drawn(tmp_path, [*fields, Table(rows, colWidths=[150, 80, 80], style=GRID)])
    (table,) = proposal.tables
    assert [[float(v.value) for v in row.values if v] for row in table.rows] == [[0.3, -2.0]] * 2
    assert (table.multiplier, table.unit and table.unit.value) == (1_000_000, "mio. kr.")


def test_units_that_differ_give_no_amounts(tmp_path: Path) -> None:
    rows = [
        ["", "2031", "2032"],
        ["Løn", "0,3 mio. kr.", "-2,0 t.kr."],
        ["Drift", "1,0 mio. kr.", "5,0 t.kr."],
    ]
    fields = [Paragraph("Titel: Ny bro", PLAIN), Paragraph("Afdeling: Veje", PLAIN)]
    (proposal,) = drawn(tmp_path, [*fields, Table(rows, colWidths=[150, 80, 80], style=GRID)])
    assert not any(value for table in proposal.tables for row in table.rows for value in row.values)


def test_labels_further_on_in_a_line_are_looked_up_without_what_follows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    look = Mock(wraps=find_label)
    monkeypatch.setattr(lines, "find_label", look)
    text = "Udvalg: Kultur " + "Område: Idræt " * 40
    place = build_flow(build_text(text)).places[0]
    assert [part.text.strip() for part in lines.fields_apart(place.piece())][:2] == [
        "Udvalg: Kultur",
        "Område: Idræt",
    ]
    assert max(len(call.args[0][0].text) for call in look.call_args_list[1:]) < 20
