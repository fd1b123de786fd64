"""Forms whose labels and values stand in columns, in files without layout and on paper; made-up text."""

from pathlib import Path

import pytest
from docx import Document as Word
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

from extract.formats.text import read_text
from extract.read import read_document
from models.page import Document, Source
from models.records import Proposal
from parsers.flow import build_flow
from parsers.proposals.parser import parse_proposals

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
YEARS = ["1.000 kr.", "2031", "2032", "2033"]
AMOUNTS = [YEARS, ["Løn", "-10", "-20", "-20"], ["Drift", "5", "5", "5"], ["I alt", "-5", "-15", "-15"]]
FIELDS = [("Titel", "Senge med alarm"), ("Forvaltning", "Sundhed")]
HEAD = ParagraphStyle("head", fontName="Helvetica-Bold", fontSize=14, leading=18)


def text_document(text: str) -> Document:
    data = text.encode()
    return read_text(Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=1), data)


def only(document: Document) -> Proposal:
    (proposal,) = parse_proposals(build_flow(document)).proposals
    return proposal


def drawn(tmp_path: Path, story: list[Flowable]) -> Document:
    path = tmp_path / "made-up.pdf"
    SimpleDocTemplate(str(path), pagesize=A4).build(story)
    return read_document(path)


def written(tmp_path: Path, fields: list[tuple[str, str]], rows: list[list[str]]) -> Document:
    paper = Word()
    for cells in (fields, rows):
        table = paper.add_table(0, len(cells[0]))
        for row in cells:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
        paper.add_paragraph("")
    path = tmp_path / "made-up.docx"
    paper.save(str(path))
    return read_document(path)


def told(proposal: Proposal) -> tuple[str | None, str, str | None]:
    code, department = proposal.code, proposal.department
    return code and code.value, proposal.title.value, department and department.value


@pytest.mark.parametrize("gap", ["\t", "        "])
def test_columns_of_a_text_part_labels_from_values(gap: str) -> None:
    fields = [("Forslagets navn", "Fælles vaskeri"), ("Forslagsnr.", "BU 7"), ("Forvaltning", "Børn og Unge")]
    lines = [gap.join(pair) for pair in (*fields, ("Ophavsmand", "Direktionen"))]
    document = text_document("\n".join([*lines, *(gap.join(row) for row in AMOUNTS)]))
    assert told(only(document)) == ("BU 7", "Fælles vaskeri", "Børn og Unge")


def test_without_columns_a_lone_form_in_a_text_is_not_guessed_at() -> None:
    document = text_document("Forslagets navn Fælles vaskeri\n" + "\n".join(map(" ".join, AMOUNTS)))
    assert parse_proposals(build_flow(document)).proposals == ()


def test_cells_beside_each_other_in_a_word_file_are_columns(tmp_path: Path) -> None:
    fields = [("Titel", "Senge med alarm"), ("Forvaltning", "Sundhed"), ("Nr.", "A-27-114")]
    assert told(only(written(tmp_path, fields, AMOUNTS))) == ("A-27-114", "Senge med alarm", "Sundhed")


def test_groups_of_rows_that_are_set_like_the_rest_are_headings(tmp_path: Path) -> None:
    rows = [YEARS, ["Indkøb", "", "", ""], *AMOUNTS[1:], ["Gevinst", "", "", ""], *AMOUNTS[1:3]]
    table = only(written(tmp_path, FIELDS, rows)).tables[0]
    assert [row.section and row.section.value for row in table.rows] == ["Indkøb"] * 3 + ["Gevinst"] * 2


def test_text_further_out_than_the_labels_moves_no_column(tmp_path: Path) -> None:
    fields = Table([("Nr.", "K4"), ("Projektnavn", "Ny hal")], colWidths=[90, 300], hAlign="LEFT")
    amounts = Table(AMOUNTS, colWidths=[200, 60, 60, 60], style=GRID, hAlign="LEFT")
    below = Paragraph("Det hele i korthed", HEAD)
    assert told(only(drawn(tmp_path, [fields, below, amounts]))) == ("K4", "Ny hal", None)


def test_a_form_begins_at_the_top_of_its_grid(tmp_path: Path) -> None:
    rows = [
        ("Forslag nr.", "4.07"),
        ("Ejer", "Direktionen"),
        ("Sted", "Nørreby"),
        ("Forslagets titel", "Flere busser"),
    ]
    fields = Table(rows, colWidths=[90, 300], style=GRID)
    amounts = Table(AMOUNTS, colWidths=[200, 60, 60, 60], style=GRID)
    proposal = only(drawn(tmp_path, [fields, Paragraph("Økonomi", HEAD), amounts]))
    assert told(proposal) == ("4.07", "Flere busser", None)


@pytest.mark.parametrize("heading", ["Før 2031", "Tidligere år", "Ramme", "Afledt drift"])
def test_numbers_under_a_heading_beside_the_years_are_amounts(tmp_path: Path, heading: str) -> None:
    rows = [[row[0], heading if row is YEARS else "7", *row[1:]] for row in AMOUNTS]
    table = only(written(tmp_path, FIELDS, rows)).tables[0]
    assert [column.value for column in table.columns] == [heading, *YEARS[1:]]
    assert [row.label.value for row in table.rows] == ["Løn", "Drift", "I alt"]


@pytest.mark.parametrize("heading", ["Antal tilskud", "Andel i pct.", "Årsværk", "Elever", "Km vej"])
def test_numbers_of_things_beside_the_years_are_no_amounts(tmp_path: Path, heading: str) -> None:
    rows = [[*row, heading if row is YEARS else "7"] for row in AMOUNTS]
    table = only(written(tmp_path, FIELDS, rows)).tables[0]
    assert [column.value for column in table.columns] == YEARS[1:]


@pytest.mark.parametrize("behind", [" [EL07]", " (EL07)", "\tEL07"])
def test_a_code_behind_the_title_is_no_part_of_it(behind: str) -> None:
    lines = [
        "Forslagets titel: Nye haver" + behind,
        "Forvaltning: Have",
        *("   ".join(row) for row in AMOUNTS),
    ]
    assert told(only(text_document("\n".join(lines)))) == ("EL07", "Nye haver", "Have")


def test_what_is_no_code_stays_in_the_title() -> None:
    lines = [
        "Forslagets titel: Nye haver (fase 2)",
        "Forvaltning: Have",
        *("   ".join(row) for row in AMOUNTS),
    ]
    assert told(only(text_document("\n".join(lines)))) == (None, "Nye haver (fase 2)", "Have")


def test_labels_in_a_second_column_need_no_colon(tmp_path: Path) -> None:
    rows = [("Titel", "Ny bro", "ID", "ØE-12"), ("Ansvarlig enhed", "Veje", "Tid", "Foråret")]
    fields = Table(rows, colWidths=[90, 180, 90, 80], hAlign="LEFT")
    amounts = Table(AMOUNTS, colWidths=[200, 60, 60, 60], style=GRID, hAlign="LEFT")
    assert told(only(drawn(tmp_path, [fields, amounts]))) == ("ØE-12", "Ny bro", "Veje")


def test_several_fields_of_a_line_on_paper(tmp_path: Path) -> None:
    story: list[Flowable] = [
        Paragraph("Forslagets navn: Ny bro"),
        Paragraph("Forslag nr.: 3.12 &nbsp; Udvalg: Teknikudvalget &nbsp; Forvaltning: Vej og Park"),
        Table(AMOUNTS, colWidths=[200, 60, 60, 60], style=GRID, hAlign="LEFT"),
    ]
    assert told(only(drawn(tmp_path, story))) == ("3.12", "Ny bro", "Vej og Park")


def test_tabs_in_word_part_labels_from_values(tmp_path: Path) -> None:
    paper = Word()
    for line in ("Titel\tNy bro", "Nr.\tS1", "Center\tVeje og Broer"):
        paper.add_paragraph(line)
    table = paper.add_table(0, 4)
    for row in AMOUNTS:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    paper.save(str(tmp_path / "made-up.docx"))
    assert told(only(read_document(tmp_path / "made-up.docx"))) == ("S1", "Ny bro", "Veje og Broer")


def test_headings_of_a_web_page_are_larger_than_text_of_no_size(tmp_path: Path) -> None:
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in AMOUNTS)
    parts = [
        f"<h2>{title}</h2><table><tr><td>Nr.</td><td>{code}</td></tr><tr><td>Sted</td><td>Nørreby</td></tr>"
        f"</table><p>Økonomi</p><table>{rows}</table>"
        for code, title in (("A1", "Cykelsti til Nørreby"), ("A2", "Bad ved det nye stadion"))
    ]
    path = tmp_path / "made-up.html"
    path.write_text(
        f"<html><body><h1>Anlægsforslag 2031</h1>{''.join(parts)}</body></html>", encoding="utf-8"
    )
    proposals = parse_proposals(build_flow(read_document(path))).proposals
    assert [told(p) for p in proposals] == [
        ("A1", "Cykelsti til Nørreby", None),
        ("A2", "Bad ved det nye stadion", None),
    ]


def test_where_a_table_begins_with_a_heading_others_like_it_are_headings(tmp_path: Path) -> None:
    rows = [YEARS, ["Indkøb", "", "", ""], *AMOUNTS[1:3], ["Gevinst", "", "", ""], *AMOUNTS[1:3]]
    table = only(written(tmp_path, FIELDS, rows)).tables[0]
    assert [row.section and row.section.value for row in table.rows] == ["Indkøb"] * 2 + ["Gevinst"] * 2
    empty = only(written(tmp_path, FIELDS, [YEARS, *AMOUNTS[1:3], ["Gevinst", "", "", ""], *AMOUNTS[1:3]]))
    assert "Gevinst" in [row.label.value for row in empty.tables[0].rows]
