"""The form of an investment proposal: its head, tables, sections and hearings."""

from __future__ import annotations

from collections.abc import Callable

from tests.samples_finance import Row, draw_money
from tests.samples_paper import Grid, Paper, plain
from tests.samples_truth import Record, document, proposal

DEPARTMENTS = [
    "Økonomi- og Personaleforvaltningen",
    "Skole- og Familieforvaltningen",
    "By- og Klimaforvaltningen",
    "Ældre- og Sundhedsforvaltningen",
    "Jobforvaltningen",
]
PAYBACK = (
    "Tilbagebetalingstid baseret på service¬effektivisering",
    "Tilbagebetalingstid baseret på total¬økonomi",
)


def foot(paper: Paper, page: int) -> None:
    paper.at_right(paper.dress.page[0] - paper.dress.right, 32, f"Side {page} af {paper.total}", size=8)


def form_head(paper: Paper, source: Record, boxes: bool) -> None:
    """The head of the form: title, summary, departments, the affected ones marked with an X."""
    paper.new_page()
    paper.text("INVESTERINGSFORSLAG", bold=True, size=16, after=10)
    rows = [
        ["Forslagets titel:", f"{source['code']} {source['title']}"],
        ["Resumé:", source["summary"]],
        ["Fremstillende forvaltning:", source["department"]],
    ]
    dress = "grid" if boxes else "none"
    grid = Grid([110, paper.width - 110], rows, dress=dress, bold_head=False, size=9.5)
    paper.table(grid)
    paper.gap(-10)
    top = paper.y
    paper.at(paper.dress.left + 3, top - 12, "Berørte", size=9.5)
    paper.at(paper.dress.left + 3, top - 24, "forvaltninger:", size=9.5)
    for n, name in enumerate(DEPARTMENTS):
        x = paper.dress.left + 116 + (n % 2) * 190
        y = top - 12 - (n // 2) * 14
        marked = name in source["affected_departments"]
        if boxes:
            paper.canvas.rect(x, y - 1, 8, 8)
            if marked:
                paper.at(x + 1.2, y, "X", size=8)
            paper.at(x + 13, y, name, size=9)
        else:
            paper.at(x, y, f"[{'X' if marked else ' '}] {name}", size=8)
    bottom = top - 18 - (len(DEPARTMENTS) + 1) // 2 * 14
    if boxes:
        paper.canvas.rect(paper.dress.left, bottom, 110, top - bottom)
        paper.canvas.rect(paper.dress.left + 110, bottom, paper.width - 110, top - bottom)
    paper.y = bottom - 14
    paper.text(f"Angiv p/l: {source['price_year']}", size=9.5, after=10)


def success_table(paper: Paper, rows: list[list[str]], dress: str) -> None:
    head = ["Succeskriterium", "Hvordan måles det?", "Hvem måler?", "Hvornår?"]
    w = paper.width
    paper.table(Grid([w * 0.34, w * 0.28, w * 0.22, w * 0.16], [head, *rows], dress=dress, size=8.5))


def hearing_tables(paper: Paper, source: Record, dress: str) -> None:
    """Two tables: those who must approve, and those who are asked where it matters."""
    heads = (["", "Ja/Nej", "Dato for godkendelse"], ["", "Ja/Nej/Ikke relevant", "Dato og evt. høringssvar"])
    for head, rows in zip(heads, (source["hearings"][:1], source["hearings"][1:]), strict=True):
        cells = []
        for row in rows:
            day = ""
            if row["date"]:
                year, month, date = row["date"].split("-")
                day = f"{date}-{month}-{year}"
            cells.append([row["party"], row["answer"], day or row["note"] or ""])
        paper.table(Grid([170, 100, paper.width - 270], [head, *cells], dress=dress, size=9))


def proposal_pages(paper: Paper, source: Record, dress: str, boxes: bool, aligned: bool) -> Record:
    """Print one proposal and give its record. "tables" are the tables under each section ("0": the head)."""
    form_head(paper, source, boxes)
    first = paper.page
    truths = [draw_money(paper, t, dress, aligned=aligned) for t in source["tables"].get("0", [])]
    if source.get("note"):
        paper.text(source["note"], size=8, after=8)
    titles = []
    for n, (title, paragraphs) in enumerate(source["sections"], 1):
        titles.append(f"{n}. {plain(title)}")
        paper.heading(f"{n}. {title}", size=11.5)
        for paragraph in paragraphs:
            paper.text(paragraph)
        truths += [draw_money(paper, t, dress, aligned=aligned) for t in source["tables"].get(str(n), [])]
        if title == "Opfølgning":
            success_table(paper, source["success"], dress)
    hearing_tables(paper, source, dress)
    return proposal(
        source["code"],
        plain(source["title"]),
        summary=plain(source["summary"]),
        department=source["department"],
        affected_departments=source["affected_departments"],
        price_year=source["price_year"],
        payback_service_years=source["payback"][0],
        payback_total_years=source["payback"][1],
        hearings=[{k: plain(v) if v else v for k, v in h.items()} for h in source["hearings"]],
        section_titles=titles,
        pages=[first, paper.page],
        tables=truths,
    )


def total(label: str, values: str, area: str = "", kind: str = "total") -> Row:
    return Row(label, values, area, kind=kind)


def section(label: str) -> Row:
    return Row(label, kind="section")


def payback(service: str, whole: str) -> list[Row]:
    return [Row(PAYBACK[0], area=service, kind="payback"), Row(PAYBACK[1], area=whole, kind="payback")]


def build_from(sources: list[Record], dress: str, boxes: bool, aligned: bool) -> Callable[[Paper], Record]:
    def build(paper: Paper) -> Record:
        paper.gap(160)
        paper.text("Investeringsforslag til budget 2026", bold=True, size=22, after=10)
        paper.text("Nørreby Kommune, november 2024", size=12)
        return document(
            "proposals", proposals=[proposal_pages(paper, s, dress, boxes, aligned) for s in sources]
        )

    return build
