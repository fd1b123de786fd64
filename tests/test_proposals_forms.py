"""Forms drawn in boxes and with labels at the side, and what stands about their tables; made-up text."""

import io
from pathlib import Path

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from extract.formats.text import read_text
from extract.read import read_document
from models.page import Source
from models.records import FinanceTable, Proposal
from parsers.flow import build_flow
from parsers.proposals.parser import ProposalsParsed, parse_proposals

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
BIG = ParagraphStyle("big", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=6)
BOLD = ParagraphStyle("bold", fontName="Helvetica-Bold", fontSize=10, leading=13)
PLAIN = ParagraphStyle("plain", fontName="Helvetica", fontSize=10, leading=13)
SMALL = ParagraphStyle("small", fontName="Helvetica", fontSize=7, leading=9)
ROWS = [["1.000 kr.", "2031", "2032", "2033"], ["Ny bro", "900", "400", "0"], ["I alt", "900", "400", "0"]]


def amounts(rows: list[list[str]], ruled: bool = True) -> Table:
    widths = [200.0, *[50.0] * (len(rows[0]) - 1)]
    return Table(rows, colWidths=widths, style=GRID if ruled else [], hAlign="LEFT")


def box(label: str, value: str) -> list[Flowable]:
    return [Paragraph(label, SMALL), Paragraph(value, PLAIN)]


def read(tmp_path: Path, story: list[Flowable]) -> ProposalsParsed:
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=A4).build(story)
    path = tmp_path / "made-up.pdf"
    path.write_bytes(data.getvalue())
    return parse_proposals(build_flow(read_document(path)))


def one(tmp_path: Path, story: list[Flowable]) -> Proposal:
    (proposal,) = read(tmp_path, story).proposals
    return proposal


def table_of(tmp_path: Path, rows: list[list[str]], *below: str) -> FinanceTable:
    story = [Paragraph("Anlægsforslag 4: Ny bro", BIG), Paragraph("Der bygges en bro.", PLAIN)]
    story += [Paragraph("Økonomi", BOLD), amounts(rows, ruled=False)]
    return one(tmp_path, [*story, *[Paragraph(line, SMALL) for line in below]]).tables[0]


def boxed(code: str, title: str, unit: str) -> list[Flowable]:
    cells = [
        [box("Forslagets nummer", code), box("Titel", title)],
        [box("Enhed", unit), box("Udvalg", "Veje")],
    ]
    form = Table(cells, colWidths=[200, 200], style=GRID)
    return [Paragraph("Forslag til investering", BOLD), form, Paragraph("Mål", BOLD), amounts(ROWS)]


def test_boxes_hold_a_label_over_a_value(tmp_path: Path) -> None:
    parsed = read(
        tmp_path,
        [*boxed("2031-7", "Ny bro", "Vejafdeling Nord"), PageBreak(), *boxed("2031-8", "Ny sti", "Park")],
    )
    told = [
        (p.code and p.code.value, p.title.value, p.department and p.department.value)
        for p in parsed.proposals
    ]
    assert told == [("2031-7", "Ny bro", "Vejafdeling Nord"), ("2031-8", "Ny sti", "Park")]


def test_boxes_in_plain_lines_tell_code_and_title() -> None:
    rows = "1.000 kr. 2031 2032\nBro 9 4\n"
    form = "Forslag til investering\nNr. Titel\n{}\nEnhed Udvalg\nVej Nord Miljøudvalget\n" + rows
    text = form.format("B4 Ny bro") + form.format("B5 Ny sti")
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    parsed = parse_proposals(build_flow(read_text(source, data)))
    told = [(p.code and p.code.value, p.title.value, p.department) for p in parsed.proposals]
    assert told == [("B4", "Ny bro", None), ("B5", "Ny sti", None)]


def test_two_columns_of_labels_and_values_are_no_boxes(tmp_path: Path) -> None:
    cells = [
        ["Forslagets titel", "Ny bro"],
        ["Udvalg", "Titel og fag"],
        ["Ansvarlig enhed", "Vejafdeling Nord"],
    ]
    form = Table(cells, colWidths=[120, 280], style=GRID)
    proposal = one(tmp_path, [Paragraph("INVESTERINGSFORSLAG", BIG), form, amounts(ROWS)])
    assert proposal.title.value == "Ny bro" and proposal.department is not None
    assert proposal.department.value == "Vejafdeling Nord"


def test_a_table_beside_the_label_of_its_form(tmp_path: Path) -> None:
    inner = amounts([["", *ROWS[0][1:]], *ROWS[1:]], ruled=False)
    cells = [
        [Paragraph("Formål", BOLD), Paragraph("Byen mangler en bro over åen ved skolen.", PLAIN)],
        [Paragraph("Økonomi (1.000 kr.)", BOLD), inner],
        [Paragraph("Prisniveau", BOLD), Paragraph("2031-priser", PLAIN)],
    ]
    form = Table(cells, colWidths=[110, 360], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    proposal = one(tmp_path, [Paragraph("Anlægsforslag 4: Ny bro", BIG), form])
    (table,) = proposal.tables
    assert table.caption is not None and table.caption.value == "Økonomi (1.000 kr.)"
    assert [row.label.value for row in table.rows] == ["Ny bro", "I alt"]
    assert proposal.price_year is not None and proposal.price_year.value == 2031


def test_the_price_level_in_a_note_below_a_table(tmp_path: Path) -> None:
    noted = table_of(tmp_path, ROWS, "Note: Beløb er i 2030-priser.")
    assert noted.price_year is not None and noted.price_year.value == 2030
    for said in (
        "Udvalget drøftede i foråret 2030-priser på asfalt.",
        "Tal fra Vejministeriet er i 2030-priser.",
    ):
        assert table_of(tmp_path, ROWS, said).price_year is None


def test_years_down_the_side(tmp_path: Path) -> None:
    rows = [["År", "Drift", "Anlæg", "Netto"], ["2031", "0", "900", "900"], ["2032", "-40", "400", "360"]]
    table = table_of(tmp_path, rows, "Beløb er i 1.000 kr.")
    assert [column.value for column in table.columns] == ["Drift", "Anlæg", "Netto"]
    assert [row.label.value for row in table.rows] == ["2031", "2032"]


def test_a_payback_time_in_a_line_of_its_own(tmp_path: Path) -> None:
    story = [
        Paragraph("Anlægsforslag 4: Ny bro", BIG),
        Paragraph("Tilbagebetalingstid, service: 3 år", PLAIN),
    ]
    story += [Paragraph("Tilbagebetalingstiden er drøftet i 2 år.", PLAIN), amounts(ROWS)]
    proposal = one(tmp_path, story)
    assert proposal.payback_service_years is not None and proposal.payback_service_years.value == 3
    assert proposal.payback_total_years is None


def test_a_payback_time_beside_the_first_line_of_its_label_is_read_with_the_whole_label(
    tmp_path: Path,
) -> None:
    label = "Tilbagebetalingstid baseret på<br/>serviceeffektivisering"
    rows = [*ROWS, [Paragraph(label, PLAIN), "6 år", *[""] * (len(ROWS[0]) - 2)]]
    proposal = one(tmp_path, [Paragraph("Anlægsforslag 4: Ny bro", BIG), amounts(rows)])
    assert proposal.payback_service_years is not None and proposal.payback_service_years.value == 6
    assert proposal.payback_total_years is None


def test_a_payback_time_among_the_labels_of_a_form(tmp_path: Path) -> None:
    labels = [
        ["Forslagets titel", "Ny bro"],
        ["Forvaltning", "Teknik og Miljø"],
        ["Tilbagebetalingstid", "4 år"],
    ]
    form = Table(labels, colWidths=[150, 250], style=GRID, hAlign="LEFT")
    proposal = one(tmp_path, [form, Spacer(1, 12), amounts(ROWS)])
    assert proposal.title.value == "Ny bro"
    assert proposal.payback_total_years is not None and proposal.payback_total_years.value == 4
