"""A form that is alone of its kind in its paper, its title told by where it stands; made-up text."""

from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from extract.formats.text import read_text
from extract.read import read_document
from models.page import Document, Source
from models.records import Proposal
from parsers.flow import build_flow
from parsers.proposals.parser import looks_like_proposals, parse_proposals

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
SMALL = ParagraphStyle("small", fontName="Helvetica-Bold", fontSize=9, leading=12)
LARGE = ParagraphStyle("large", fontName="Helvetica-Bold", fontSize=18, leading=24)
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13)
AMOUNTS = [
    ["1.000 kr.", "2031", "2032", "2033"],
    ["Løn", "-10", "-20", "-20"],
    ["Drift", "5", "5", "5"],
    ["I alt", "-5", "-15", "-15"],
]


def drawn(tmp_path: Path, *head: Flowable) -> Document:
    prose = [Paragraph("Der er plads i det gamle vaskeri, og maskinerne er nye.", PLAIN)] * 3
    path = tmp_path / "made-up.pdf"
    amounts = Table(AMOUNTS, colWidths=[200, 60, 60, 60], style=GRID)
    SimpleDocTemplate(str(path), pagesize=A4).build([*head, *prose, amounts])
    return read_document(path)


def written(text: str) -> Document:
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=1)
    return read_text(source, text.encode())


def only(document: Document) -> Proposal:
    (proposal,) = parse_proposals(build_flow(document)).proposals
    return proposal


def titles(document: Document) -> list[str]:
    return [proposal.title.value for proposal in parse_proposals(build_flow(document)).proposals]


def test_the_largest_line_below_the_name_of_a_form_is_its_title(tmp_path: Path) -> None:
    document = drawn(tmp_path, Paragraph("BUSINESS CASE", SMALL), Paragraph("Fælles vaskeri", LARGE))
    assert titles(document) == ["Fælles vaskeri"]
    assert 0.3 < looks_like_proposals(build_flow(document)) < 0.5


def test_a_line_as_large_as_the_rest_is_no_title(tmp_path: Path) -> None:
    document = drawn(tmp_path, Paragraph("BUSINESS CASE", SMALL), Paragraph("Fælles vaskeri", PLAIN))
    assert titles(document) == []


def test_the_title_stands_behind_the_name_of_a_form(tmp_path: Path) -> None:
    head = Paragraph("Investeringsforslag: Fælles vaskeri i Nørreby", LARGE)
    department = Paragraph("Forvaltning: Ejendomme", SMALL)
    proposal = only(drawn(tmp_path, head, department))
    assert proposal.title.value == "Fælles vaskeri i Nørreby"
    assert proposal.department is not None and proposal.department.value == "Ejendomme"


@pytest.mark.parametrize("head", ["Notat: Fælles vaskeri i Nørreby", "Ændringsforslag: Fælles vaskeri"])
def test_what_is_no_form_heads_none(tmp_path: Path, head: str) -> None:
    assert titles(drawn(tmp_path, Paragraph(head, LARGE))) == []


def test_the_name_of_a_form_as_the_label_of_its_title(tmp_path: Path) -> None:
    rows = [("Anlægsprojekt", "Ny bro over åen"), ("Løbenummer", "TM 05"), ("Sted", "Nørreby")]
    proposal = only(drawn(tmp_path, Table(rows, colWidths=[100, 300], style=GRID)))
    assert (proposal.title.value, proposal.code and proposal.code.value) == ("Ny bro over åen", "TM 05")


def test_a_form_without_a_table_is_none(tmp_path: Path) -> None:
    assert titles(written("Investeringsforslag: Fælles vaskeri i Nørreby\nDer er plads.\n")) == []


def test_forms_deep_in_a_page_are_none(tmp_path: Path) -> None:
    prose = "\n".join(["Der er plads i det gamle vaskeri."] * 6)
    head = "Investeringsforslag: Fælles vaskeri i Nørreby"
    table = "\n".join(" ".join(row) for row in AMOUNTS)
    assert titles(written(f"{prose}\n{head}\n{table}\n")) == []
    assert titles(written(f"{head}\n{prose}\n{table}\n")) == ["Fælles vaskeri i Nørreby"]


def test_a_title_in_the_column_beside_its_label_is_without_the_label(tmp_path: Path) -> None:
    rows = [("Omprioriteringsforslag", "OMP-1"), ("Emne", "Fælles vaskeri"), ("Ansvarlig enhed", "Ejendomme")]
    proposal = only(drawn(tmp_path, Table(rows, colWidths=[150, 300], style=GRID)))
    assert proposal.title.value == "Fælles vaskeri"
    assert (proposal.code and proposal.code.value) == "OMP-1"


def test_labels_and_values_that_take_turns_line_by_line() -> None:
    fields = "Udvalg\nTeknikudvalget\nCenter\nVeje og Haver\nType\nBesparelse\n"
    table = "\n".join(" ".join(row) for row in AMOUNTS)
    head = "Spareforslag 31: Færre blomsterkummer"
    department = only(written(f"{head}\n{fields}Hvad foreslås\n{table}\n")).department
    assert department is not None and department.value == "Veje og Haver"


def test_the_owner_of_a_code_may_be_any_that_owns_a_title() -> None:
    table = "\n".join(" ".join(row) for row in AMOUNTS)
    proposal = only(written(f"Casens titel: Fælles vaskeri\nCasens nr.: EC-09\n{table}\n"))
    assert proposal.code is not None and proposal.code.value == "EC-09"


@pytest.mark.parametrize("head", ["Forslag 12", "Råderumsforslag nr. 12"])
def test_a_number_behind_the_name_above_the_title_is_the_code(tmp_path: Path, head: str) -> None:
    proposal = only(drawn(tmp_path, Paragraph(head, SMALL), Paragraph("Fælles vaskeri", LARGE)))
    assert (proposal.code and proposal.code.value, proposal.title.value) == ("12", "Fælles vaskeri")


def test_the_title_may_stand_over_the_name_of_the_form(tmp_path: Path) -> None:
    below = Paragraph("Investeringsforslag nr. 7 · Teknikudvalget", SMALL)
    proposal = only(drawn(tmp_path, Paragraph("Fælles vaskeri", LARGE), below))
    assert (proposal.code and proposal.code.value, proposal.title.value) == ("7", "Fælles vaskeri")


def test_a_common_label_names_the_title_where_the_paper_holds_proposals(tmp_path: Path) -> None:
    rows = [("Initiativ", "Fælles vaskeri"), ("Fagområde", "Ejendomme"), ("Ophav", "Direktionen")]
    fields = Table(rows, colWidths=[100, 300], style=GRID)
    assert titles(drawn(tmp_path, Paragraph("Skabelon for effektiviseringsforslag", SMALL), fields)) == [
        "Fælles vaskeri"
    ]
    assert titles(drawn(tmp_path, Paragraph("Skabelon for noter", SMALL), fields)) == []


def test_the_largest_line_over_two_fields_of_a_proposal_is_a_title(tmp_path: Path) -> None:
    fields = [Paragraph(line, PLAIN) for line in ("Forvaltning: Ejendomme", "Prisniveau: 2031")]
    assert titles(drawn(tmp_path, Paragraph("Fælles vaskeri", LARGE), *fields)) == ["Fælles vaskeri"]
    assert titles(drawn(tmp_path, Paragraph("Fælles vaskeri", LARGE), fields[0])) == []


def test_one_field_is_enough_in_a_paper_that_says_it_holds_proposals(tmp_path: Path) -> None:
    field = Paragraph("Forvaltning: Ejendomme", PLAIN)
    says = Paragraph("Vores reduktionsforslag", SMALL)
    assert titles(drawn(tmp_path, says, Paragraph("Fælles vaskeri", LARGE), field)) == ["Fælles vaskeri"]


def test_a_heading_below_the_name_of_a_form_over_its_fields_is_the_title(tmp_path: Path) -> None:
    head, title = Paragraph("INVESTERINGSFORSLAG", LARGE), Paragraph("Fælles vaskeri", SMALL)
    assert titles(drawn(tmp_path, head, title, Paragraph("Forvaltning: Ejendomme", PLAIN))) == [
        "Fælles vaskeri"
    ]
    assert titles(drawn(tmp_path, head, title)) == []


@pytest.mark.parametrize(("name", "told"), [("Reduktionsforslag", ["Nørre Ådal"]), ("Fredningsforslag", [])])
def test_what_is_proposed_of_land_is_no_proposal_of_a_budget(name: str, told: list[str]) -> None:
    table = "          2030   2031   2032\nDrift     100    200    300\nI alt     100    200    300\n"
    text = f"{name}: Nørre Ådal\n\nForslaget gælder ådalen.\n\nTabel 1. Udgifter, 1.000 kr.\n{table}"
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=1)
    found = parse_proposals(build_flow(read_text(source, text.encode()))).proposals
    assert [proposal.title.value for proposal in found] == told
