"""One made-up pack of proposals in many dresses: whatever rules, fonts and page, the records are the same."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape, letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from extract.read import read_document
from models.records import FinanceTable
from parsers.flow import build_flow
from parsers.proposals.parser import ProposalsParsed, parse_proposals

TITLES = (
    ("Bedre kørselsplanlægning i hjemmeplejen", "Ældre- og Sundhedsforvaltningen"),
    ("Fælles vagtplan på de tre plejehjem i Sundby", "Socialforvaltningen"),
)
SUMMARY = (
    "Forslaget samler planlægningen ét sted, så medarbejderne bruger mindre tid på vejen og mere tid hos "
    "borgerne. Det giver færre kørte kilometer og en roligere hverdag."
)
BOXES = (
    "[ ] Økonomiforvaltningen [x] Ældre- og Sundhedsforvaltningen [ ] Socialforvaltningen "
    "[x] Kulturforvaltningen"
)
FIRST = [
    ["1.000 kr. 2026 p/l", "Styrings- område", "2026", "2027", "2028", "2029"],
    ["Varige ændringer", "", "", "", "", ""],
    [
        "Færre kørte kilometer i hjemmeplejen som følge af bedre ruter",
        "Service",
        "0",
        "-1.250",
        "-2.500",
        "-2.500",
    ],
    ["Licens og drift af ruteplanlægger", "Service", "-", "180", "180", "180"],
    ["Lavere udgifter til dagpenge", "Efterspørgselsstyrede overførsler", "", "-75", "-75", "-75"],
    ["Varige ændringer i alt", "", "0", "-1.145", "-2.395", "-2.395"],
    ["Implementeringsomkostninger", "", "", "", "", ""],
    ["Indkøb af tablets", "Anlæg", "900", "", "", ""],
    ["Projektledelse og uddannelse af 140 medarbejdere i Nørreby", "Service", "400", "350", "-", "-"],
    ["Implementeringsomkostninger i alt", "", "1.300", "350", "0", "0"],
    ["Samlet økonomisk påvirkning", "", "1.300", "-795", "-2.395", "-2.395"],
    ["Tilbagebetalingstid baseret på serviceeffektivisering", "2 år", "", "", "", ""],
    ["Tilbagebetalingstid baseret på totaløkonomi", "3 år", "", "", "", ""],
]
SECOND = [
    ["Mio. kr. 2026-priser", "2026", "2027", "2028", "2029", "I alt"],
    ["Drift", "0,0", "-1,3", "-2,5", "-2,5", "-6,3"],
    ["Ny ruteplanlægger og tablets til alle grupper i distriktet", "1,3", "0,4", "", "", "1,7"],
    ["I alt", "1,3", "-0,9", "-2,5", "-2,7", "-4,6"],
]
HEARINGS = [
    ["", "Ja/Nej/Ikke relevant", "Dato og evt. bemærkning"],
    ["Ældrerådet i Nørreby Kommune", "Ja", "14-03-2025"],
    ["IT-afdelingen", "Ikke relevant", "-"],
    ["MED-udvalget for hjemmeplejen", "Ja", "Udvalget bakker op, men ønsker en evaluering efter et år."],
    ["Handicaprådet", "Nej", "-"],
]
PROSE = "Kommunen har i dag fire grupper, der planlægger hver for sig. Ruterne krydser hinanden hver dag. "
DRESSES: dict[str, dict[str, Any]] = {
    "grid": {},
    "hlines": {"dress": "hlines", "font": "Times-Roman", "size": 10, "form": False},
    "no lines, tight": {"dress": "none", "size": 8, "form": False, "pad": 0},
    "zebra, centred": {"dress": "zebra", "valign": "MIDDLE", "page": letter},
    "no lines, centred": {
        "dress": "none",
        "valign": "MIDDLE",
        "form": False,
        "pad": 1,
        "font": "Times-Roman",
    },
    "landscape": {"dress": "ends", "page": landscape(A4), "form": False, "size": 10},
    "bottom": {"dress": "none", "valign": "BOTTOM", "form": False, "pad": 3},
    "bottom, tight": {"dress": "none", "valign": "BOTTOM", "form": False, "pad": 0, "size": 11},
}


def text(words: str, font: str, size: float, bold: bool = False, align: int = 0) -> Paragraph:
    name = font if not bold else {"Times-Roman": "Times-Bold"}.get(font, f"{font}-Bold")
    return Paragraph(
        words, ParagraphStyle("x", fontName=name, fontSize=size, leading=1.2 * size, alignment=align)
    )


def lines_of(dress: str, rows: int) -> list[tuple[Any, ...]]:
    if dress == "grid":
        return [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
    if dress == "hlines":
        return [("LINEBELOW", (0, 0), (-1, -1), 0.3, colors.grey)]
    if dress == "ends":
        return [
            ("LINEABOVE", (0, 0), (-1, 0), 1, colors.black),
            ("LINEBELOW", (0, -1), (-1, -1), 1, colors.black),
        ]
    if dress == "zebra":
        return [("BACKGROUND", (0, i), (-1, i), colors.whitesmoke) for i in range(1, rows, 2)]
    return []


def table(
    rows: list[list[str]], widths: list[float], bold: set[int], style: dict[str, Any], texts: int
) -> Table:
    font, size = style["font"], style["size"]
    cells = [
        [text(cell, font, size, i in bold, 2 if j >= texts else 0) for j, cell in enumerate(row)]
        for i, row in enumerate(rows)
    ]
    drawn = [("VALIGN", (0, 0), (-1, -1), style["valign"]), *lines_of(style["dress"], len(rows))]
    if style["pad"] is not None:
        drawn += [(edge, (0, 0), (-1, -1), style["pad"]) for edge in ("TOPPADDING", "BOTTOMPADDING")]
    return Table(cells, colWidths=widths, hAlign="LEFT", style=TableStyle(drawn))


def proposal(number: int, title: str, department: str, style: dict[str, Any]) -> list[Any]:
    font, size = style["font"], style["size"]
    form = [
        ["Forslagets titel:", f"INV-{number:02d} {title}"],
        ["Kort resumé:", SUMMARY],
        ["Fremstillende forvaltning:", department],
        ["Berørte forvaltninger:", BOXES],
        ["Angiv p/l:", "2026"],
    ]
    plain = {**style, "dress": "grid" if style["form"] else "none", "valign": "TOP", "pad": None}
    boxed = {**plain, "dress": "grid" if style["dress"] in ("grid", "zebra") else "none"}
    story = [text("EFFEKTIVISERINGSFORSLAG", font, 15, True), Spacer(1, 10)]
    story += [table(form, [95, 360], set(), plain, 2), Spacer(1, 10)]
    story += [text("Tabel 1. Økonomien i hele forslaget", font, size + 0.5, True), Spacer(1, 4)]
    story += [table(FIRST, [150, 95, 52, 52, 52, 52], {0, 1, 5, 6, 9, 10}, style, 2), Spacer(1, 12)]
    for n, heading in enumerate(("Baggrund og formål", "Økonomi", "Risikovurdering"), 1):
        story += [
            text(f"{n}. {heading}", font, 12, True),
            Spacer(1, 4),
            text(PROSE * 4, font, size),
            Spacer(1, 8),
        ]
        if n == 2:
            story += [text("Tabel 2: Økonomi fordelt på år, Nørreby distrikt", font, size), Spacer(1, 3)]
            story += [table(SECOND, [170, 52, 52, 52, 52, 52], {0, 3}, style, 1), Spacer(1, 10)]
    story += [text("4. Hvem er hørt?", font, 12, True), Spacer(1, 4)]
    return [*story, table(HEARINGS, [120, 90, 240], {0}, boxed, 3), PageBreak()]


def draw(dress: str) -> bytes:
    plain = {
        "dress": "grid",
        "font": "Helvetica",
        "size": 9,
        "page": A4,
        "valign": "TOP",
        "pad": None,
        "form": True,
    }
    style = plain | DRESSES[dress]
    story = [part for n, (title, name) in enumerate(TITLES, 1) for part in proposal(n, title, name, style)]
    paper = io.BytesIO()
    margins = {"leftMargin": 60, "rightMargin": 50, "topMargin": 55, "bottomMargin": 55}
    SimpleDocTemplate(paper, pagesize=style["page"], invariant=1, **margins).build(story)
    return paper.getvalue()


@pytest.fixture(scope="module", params=list(DRESSES))
def parsed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> ProposalsParsed:
    path: Path = tmp_path_factory.mktemp("dress") / "forslag.pdf"
    path.write_bytes(draw(request.param))
    return parse_proposals(build_flow(read_document(path)))


def rows_of(finance: FinanceTable) -> list[tuple[Any, ...]]:
    return [
        (
            row.kind.value,
            row.section and row.section.value,
            row.label.value,
            row.steering_area and row.steering_area.value,
            [None if cell is None else float(cell.value) for cell in row.values],
        )
        for row in finance.rows
    ]


def test_each_form_is_a_proposal(parsed: ProposalsParsed) -> None:
    assert parsed.kind == "proposals"
    read = [
        (p.code and p.code.value, p.title.value, p.department and p.department.value)
        for p in parsed.proposals
    ]
    assert read == [("INV-01", *TITLES[0]), ("INV-02", *TITLES[1])]


def test_form_fields(parsed: ProposalsParsed) -> None:
    for read in parsed.proposals:
        assert read.summary is not None and read.summary.value == SUMMARY
        assert [d.value for d in read.affected_departments] == [
            "Ældre- og Sundhedsforvaltningen",
            "Kulturforvaltningen",
        ]
        assert read.price_year is not None and read.price_year.value == 2026
        assert read.payback_service_years is not None and read.payback_service_years.value == 2
        assert read.payback_total_years is not None and read.payback_total_years.value == 3


def test_first_table(parsed: ProposalsParsed) -> None:
    lasting, once = "Varige ændringer", "Implementeringsomkostninger"
    areas = [
        "Service",
        "Service",
        "Efterspørgselsstyrede overførsler",
        None,
        "Anlæg",
        "Service",
        None,
        None,
        None,
        None,
    ]
    kinds = ["detail"] * 3 + ["total"] + ["detail"] * 2 + ["total", "grand_total", "payback", "payback"]
    sections = [lasting] * 4 + [once] * 3 + [None] * 3
    labels = [row[0] for row in FIRST if any(row[1:])][1:]
    for read in parsed.proposals:
        first = read.tables[0]
        rows = rows_of(first)
        assert first.number is not None and first.number.value == "1"
        assert first.caption is not None and first.caption.value == "Økonomien i hele forslaget"
        assert (first.multiplier, first.price_year and first.price_year.value) == (1000, 2026)
        assert [row[0] for row in rows] == kinds
        assert [row[1] for row in rows] == sections
        assert [row[2] for row in rows] == labels
        assert [row[3] for row in rows] == areas
        assert [row[4] for row in rows[:6]] == [
            [0, -1250, -2500, -2500],
            [None, 180, 180, 180],
            [None, -75, -75, -75],
            [0, -1145, -2395, -2395],
            [900, None, None, None],
            [400, 350, None, None],
        ]
        assert all(row[4] == [None] * 4 for row in rows[8:])


def test_table_in_millions_with_a_total_that_does_not_add_up(parsed: ProposalsParsed) -> None:
    for read in parsed.proposals:
        second = read.tables[1]
        assert (second.multiplier, [c.value for c in second.columns][-1]) == (1_000_000, "I alt")
        assert [row[4] for row in rows_of(second)] == [
            [0, -1.3, -2.5, -2.5, -6.3],
            [1.3, 0.4, None, None, 1.7],
            [1.3, -0.9, -2.5, -2.7, -4.6],
        ]
    down, across = ("table.sum", "-2,5", "-2,7"), ("table.sum", "-4,8", "-4,6")
    assert [(i.code, i.expected, i.found) for i in parsed.issues] == [down, across] * 2
    assert parsed.issues[0].where == "INV-01 Tabel 2, række 'I alt', 2029"


def test_hearings_and_sections(parsed: ProposalsParsed) -> None:
    for read in parsed.proposals:
        heard = [(h.party.value, h.answer and h.answer.value, h.date and h.date.value) for h in read.hearings]
        assert heard == [
            ("Ældrerådet i Nørreby Kommune", "Ja", "2025-03-14"),
            ("IT-afdelingen", "Ikke relevant", None),
            ("MED-udvalget for hjemmeplejen", "Ja", None),
            ("Handicaprådet", "Nej", None),
        ]
        assert read.hearings[2].note is not None and read.hearings[2].note.value == HEARINGS[3][2]
        titles = [s.heading.value for s in read.sections if s.heading]
        assert titles == ["1. Baggrund og formål", "2. Økonomi", "3. Risikovurdering", "4. Hvem er hørt?"]


def test_every_value_stands_where_its_evidence_says(parsed: ProposalsParsed) -> None:
    for read in parsed.proposals:
        for row in (row for finance in read.tables for row in finance.rows):
            for cell in (cell for cell in row.values if cell is not None):
                assert len(cell.spans) == 1 and cell.spans[0].box is not None
                assert cell.spans[0].printed.strip("- ").replace(".", "").replace(",", ".") in (
                    str(abs(cell.value)),
                    str(cell.value),
                )


def test_tables_the_reader_did_not_find_are_read_from_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "forslag.pdf"
    path.write_bytes(draw("grid"))
    document = read_document(path)
    bare = tuple(
        replace(page, tables=(), lines=tuple(replace(line, table=None) for line in page.lines))
        for page in document.pages
    )
    for read in parse_proposals(build_flow(replace(document, pages=bare))).proposals:
        assert [finance.number.value for finance in read.tables if finance.number] == ["1", "2"]
        totals = [row for row in rows_of(read.tables[0]) if row[0] == "grand_total"]
        assert [row[4] for row in totals] == [[1300, -795, -2395, -2395]]
