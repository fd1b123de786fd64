"""Draws the tables and the form of a made-up paper in its dress."""

from dataclasses import dataclass
from random import Random

from reportlab.lib.colors import HexColor

from benchmarks import made_proposals_words as words
from benchmarks.made_proposals_model import Proposal, Row, Table
from benchmarks.made_proposals_sheet import Sheet

PAD = 4.0
NARROW = 0.3  # share of the width below which a label column stays as it is, and the table is narrower


@dataclass(slots=True, kw_only=True)
class Line:
    """One row to draw: lines of text for each cell, and how the row is dressed."""

    cells: list[list[str]]
    kind: str
    fonts: list[int]
    aligns: list[str]
    spans: list[tuple[int, int]] | None = None


def draw_table(sheet: Sheet, table: Table, rng: Random) -> None:
    """Caption, unit line, rows and note; a table is kept on one page unless the dress breaks it."""
    widths = measure_columns(sheet, table)
    heads = head_lines(sheet, table, widths)
    rows = space_rows(table.rows) if sheet.dress.spacers else table.rows
    lines = [row_line(sheet, row, table, widths) for row in rows]
    height = sum(line_height(sheet, line) for line in (*heads, *lines)) + 45
    long = len(lines) > 3
    if sheet.dress.breaks != "keep" and long:
        fill_page(sheet, sheet.bottom + max(height * rng.uniform(0.3, 0.6), sheet.dress.size * 10), rng)
    elif height < sheet.height - 130:
        sheet.need(height)
    draw_caption(sheet, table)
    top = sheet.y
    draw_lines(sheet, heads, widths, 0)
    for index, line in enumerate(lines):
        if sheet.y - line_height(sheet, line) < sheet.bottom:
            draw_frame(sheet, widths, top)
            sheet.new_page()
            top = sheet.y
            if sheet.dress.breaks == "again":
                draw_lines(sheet, heads, widths, 0)
        draw_lines(sheet, [line], widths, index)
    draw_frame(sheet, widths, top)
    sheet.y -= 4
    if table.note:
        sheet.paragraph(table.note, 2, sheet.dress.size - 1.5)
    sheet.y -= 8


def space_rows(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with an empty one before every section but the first and before the grand total."""
    spaced: list[Row] = []
    for row in rows:
        if spaced and row.kind in ("heading", "grand_total"):
            spaced.append(Row(label="", kind="space", cells=("",) * len(row.cells)))
        spaced.append(row)
    return tuple(spaced)


def fill_page(sheet: Sheet, target: float, rng: Random) -> None:
    """Prose down to ``target``, so that the table that follows runs over the page end."""
    if sheet.y < target:
        return
    sentences = [
        text.format(D=words.DEPARTMENTS[0], n=rng.randint(2, 20), y="de kommende år", m="1,5")
        for text in words.SENTENCES
    ]
    while sheet.y - 2.6 * sheet.dress.size * 1.25 > target:
        sheet.paragraph(" ".join(rng.sample(sentences, 2)))


def draw_caption(sheet: Sheet, table: Table) -> None:
    """The caption, and the unit on a line of its own where the paper prints it so."""
    sheet.need(sheet.dress.size * 8)
    if table.caption_line:
        sheet.paragraph(table.caption_line, 1 if sheet.dress.bold_heads else 2, after=3)
    if table.unit_line:
        sheet.y -= sheet.dress.size
        sheet.put(table.unit_line, sheet.right - sheet.measure(table.unit_line, 2), sheet.y, 2)
        sheet.y -= 3


def measure_columns(sheet: Sheet, table: Table) -> list[float]:
    """Widths of all columns: the label's share, then area and appropriation, the values share the rest."""
    total = sheet.right - sheet.left
    printed = [cell for row in table.rows if row.kind != "payback" for cell in row.cells]
    printed += [word for column in table.columns for word in column.split()]
    least = max(sheet.measure(text, 1) for text in printed) + 2 * PAD
    before = []
    if table.area_header:
        before.append(max(sheet.measure("Overførsler") + 2 * PAD, total * 0.1))
    if table.appropriation_header:
        before.append(max(sheet.measure("Folkeskoler") + 2 * PAD, total * 0.1))
    count = len(table.columns)
    label = min(total * sheet.dress.label_share, total - sum(before) - least * count)
    if sheet.dress.label_share >= NARROW:
        label = max(label, total - sum(before) - count * (least + 34))
    value = min((total - label - sum(before)) / count, least + 40)
    return [label, *before, *[value] * count]


def head_lines(sheet: Sheet, table: Table, widths: list[float]) -> list[Line]:
    """The header: one row, or a row of budget and later years above it."""
    texts = [
        table.corner,
        *[text for text in (table.area_header, table.appropriation_header) if text],
        *table.columns,
    ]
    first = len(texts) - len(table.columns)
    cells = [sheet.wrap(text, width - 2 * PAD, 1) for text, width in zip(texts, widths, strict=True)]
    aligns = ["left"] * first + [sheet.dress.align] * len(table.columns)
    heads = [Line(cells=cells, kind="head", fonts=[1] * len(texts), aligns=aligns)]
    if sheet.dress.two_heads:
        over = [[""] for _ in texts]
        over[first], over[first + 1] = ["Budget"], ["Overslagsår"]
        stop = len(texts) - (table.columns[-1] == "I alt")
        spans = [(index, index + 1) for index in range(first + 1)] + [(first + 1, stop)]
        spans += [(index, index + 1) for index in range(stop, len(texts))]
        aligns = ["left"] * first + ["center"] * len(table.columns)
        heads.insert(0, Line(cells=over, kind="head", fonts=[1] * len(texts), aligns=aligns, spans=spans))
    return heads


def row_line(sheet: Sheet, row: Row, table: Table, widths: list[float]) -> Line:
    """One row of the table, wrapped into its columns."""
    dress = sheet.dress
    strong = dress.bold_heads if row.kind == "heading" else dress.bold_totals and "total" in row.kind
    font = 1 if strong else 0
    before = [row.label]
    if table.area_header:
        before.append(row.area)
    if table.appropriation_header:
        before.append(row.appropriation)
    texts = [*before, *row.cells]
    first = len(before)
    spanned = row.kind == "heading" and (dress.span_heads or dress.rules in ("none", "head", "lines"))
    wide = sum(widths) if spanned else widths[0]
    cells = [sheet.wrap(texts[0], wide - 2 * PAD, font)]
    cells += [
        sheet.wrap(text, width - 2 * PAD, font)
        for text, width in zip(texts[1:first], widths[1:first], strict=True)
    ]
    cells += [[text] for text in row.cells]
    aligns = ["left"] * first + [dress.align] * len(row.cells)
    spans = [(0, len(texts))] if spanned else None
    return Line(cells=cells, kind=row.kind, fonts=[font] * len(texts), aligns=aligns, spans=spans)


def line_height(sheet: Sheet, line: Line) -> float:
    """The height of a row in points."""
    count = max(len(cell) for cell in line.cells)
    return count * sheet.dress.size * sheet.dress.leading + sheet.dress.gap


def draw_lines(sheet: Sheet, lines: list[Line], widths: list[float], index: int) -> None:
    """Rows below each other with their fill, text and rulings."""
    for line in lines:
        height = line_height(sheet, line)
        spans = line.spans or [(column, column + 1) for column in range(len(widths))]
        fill_row(sheet, line, sum(widths), height, index)
        for start, stop in spans:
            x = sheet.left + sum(widths[:start])
            draw_cell(sheet, line, start, x, sum(widths[start:stop]), height)
        rule_row(sheet, line, widths, spans, height)
        sheet.y -= height


def fill_row(sheet: Sheet, line: Line, width: float, height: float, index: int) -> None:
    """The shading of a header or of every other row."""
    fill = (
        sheet.dress.head_fill
        if line.kind == "head"
        else "#eef2f6"
        if sheet.dress.zebra and index % 2
        else None
    )
    if fill:
        sheet.canvas.setFillColor(HexColor(fill))
        sheet.canvas.rect(sheet.left, sheet.y - height, width, height, stroke=0, fill=1)


def draw_cell(sheet: Sheet, line: Line, column: int, x: float, width: float, height: float) -> None:
    """The text of one cell, set top, middle or bottom as the dress has it."""
    dress = sheet.dress
    texts, font = line.cells[column], line.fonts[column]
    leading = dress.size * dress.leading
    slack = height - dress.gap - len(texts) * leading
    drop = {"top": 0.0, "middle": slack / 2, "bottom": slack}[
        "bottom" if line.kind == "head" else dress.valign
    ]
    y = sheet.y - dress.gap / 2 - drop - dress.size * 0.88
    ink = dress.head_ink if line.kind == "head" else "#000000"
    for text in texts:
        room = width - 2 * PAD - sheet.measure(text, font)
        shift = {"left": 0.0, "right": room, "center": room / 2}[line.aligns[column]]
        sheet.put(text, x + PAD + shift, y, font, ink=ink)
        y -= leading


def rule_row(
    sheet: Sheet, line: Line, widths: list[float], spans: list[tuple[int, int]], height: float
) -> None:
    """The rulings of one row."""
    canvas, rules = sheet.canvas, sheet.dress.rules
    canvas.setStrokeColor(HexColor("#404040"))
    canvas.setLineWidth(0.5)
    top, foot, right = sheet.y, sheet.y - height, sheet.left + sum(widths)
    if rules == "grid":
        for start, stop in spans:
            canvas.rect(
                sheet.left + sum(widths[:start]), foot, sum(widths[start:stop]), height, stroke=1, fill=0
            )
    elif rules == "lines":
        canvas.line(sheet.left, foot, right, foot)
    elif rules == "head" and line.kind in ("head", "total", "grand_total"):
        canvas.line(sheet.left, foot, right, foot)
        if line.kind != "head":
            canvas.line(sheet.left, top, right, top)
    elif rules == "frame" and line.kind == "head":
        canvas.line(sheet.left, foot, right, foot)


def draw_frame(sheet: Sheet, widths: list[float], top: float) -> None:
    """The outer box and the column lines of a framed table."""
    if sheet.dress.rules != "frame" or top <= sheet.y:
        return
    sheet.canvas.rect(sheet.left, sheet.y, sum(widths), top - sheet.y, stroke=1, fill=0)
    for column in range(1, len(widths)):
        x = sheet.left + sum(widths[:column])
        sheet.canvas.line(x, sheet.y, x, top)


def draw_words(sheet: Sheet, rows: tuple[tuple[str, ...], ...], shares: tuple[float, ...]) -> None:
    """A table of words, its first row the header."""
    widths = [(sheet.right - sheet.left) * share for share in shares]
    for index, row in enumerate(rows):
        font = 0 if index else 1
        cells = [sheet.wrap(text, width - 2 * PAD, font) for text, width in zip(row, widths, strict=True)]
        kind = "detail" if index else "head"
        line = Line(cells=cells, kind=kind, fonts=[font] * len(row), aligns=["left"] * len(row))
        sheet.need(line_height(sheet, line))
        draw_lines(sheet, [line], widths, index)
    sheet.y -= 10


def draw_form(sheet: Sheet, proposal: Proposal) -> None:
    """The head of the form: boxes with a label and a text, or plain lines."""
    boxed = sheet.dress.form == "grid"
    for label, text in proposal.fields:
        draw_field(sheet, label, text, boxed)
    if proposal.affected_label:
        draw_departments(sheet, proposal, boxed)
    sheet.y -= 12


def draw_field(sheet: Sheet, label: str, text: str, boxed: bool) -> None:
    """One label with its text beside it (boxed) or after it (plain)."""
    size = sheet.dress.size
    left = 110.0 if boxed else sheet.measure(label + " ", 1)
    labels = sheet.wrap(label, 102, 1) if boxed else [label]
    texts = sheet.wrap(text, sheet.right - sheet.left - left - 8) if boxed else plain_lines(sheet, text, left)
    height = max(len(labels), len(texts)) * size * 1.25 + 6
    sheet.need(height)
    for index, line in enumerate(labels):
        sheet.put(line, sheet.left + PAD * boxed, sheet.y - size * (1.2 + 1.25 * index), 1)
    for index, line in enumerate(texts):
        x = sheet.left + (left + PAD if boxed else left if index == 0 else 0)
        sheet.put(line, x, sheet.y - size * (1.2 + 1.25 * index))
    box_field(sheet, height, boxed)
    sheet.y -= height


def plain_lines(sheet: Sheet, text: str, left: float) -> list[str]:
    """Text that begins after its label and goes on at the margin."""
    first = sheet.wrap(text, sheet.right - sheet.left - left)[0]
    rest = text[len(first) :] if text.startswith(first) else text[len(first.rstrip("-")) :]
    return [first, *(sheet.wrap(rest, sheet.right - sheet.left) if rest.strip() else [])]


def box_field(sheet: Sheet, height: float, boxed: bool) -> None:
    """The two boxes of a field."""
    if boxed:
        sheet.canvas.setStrokeColor(HexColor("#404040"))
        sheet.canvas.setLineWidth(0.5)
        sheet.canvas.rect(sheet.left, sheet.y - height, 110, height, stroke=1, fill=0)
        sheet.canvas.rect(
            sheet.left + 110, sheet.y - height, sheet.right - sheet.left - 110, height, stroke=1, fill=0
        )


def draw_departments(sheet: Sheet, proposal: Proposal, boxed: bool) -> None:
    """The departments with their marks, two on a line where they fit."""
    size = sheet.dress.size
    start = sheet.left + (114 if boxed else 12)
    room = sheet.right - start - 8
    widest = max(sheet.measure(name, 1) for name in proposal.departments) + 22
    across = 2 if widest * 2 <= room else 1
    rows = -(-len(proposal.departments) // across)
    labels = sheet.wrap(proposal.affected_label, 102, 1) if boxed else [proposal.affected_label]
    offset = 0 if boxed else 1
    height = max(len(labels), rows + offset) * size * 1.3 + 6
    sheet.need(height)
    for index, line in enumerate(labels):
        sheet.put(line, sheet.left + PAD * boxed, sheet.y - size * (1.2 + 1.25 * index), 1)
    for index, name in enumerate(proposal.departments):
        y = sheet.y - size * (1.2 + 1.3 * (index // across + offset))
        draw_mark(sheet, name, name in proposal.marked, start + (index % across) * room / across, y)
    box_field(sheet, height, boxed)
    sheet.y -= height


def draw_mark(sheet: Sheet, name: str, marked: bool, x: float, y: float) -> None:
    """One department with a cross, a box sign, a drawn square or bold letters."""
    kind, size = sheet.dress.mark_kind, sheet.dress.size
    if kind == "box":
        sheet.put_sign("\u2612" if marked else "\u2610", x, y)
    elif kind == "x" and marked:
        sheet.put("X", x, y)
    elif kind == "vector":
        sheet.canvas.setStrokeColor(HexColor("#000000"))
        sheet.canvas.setFillColor(HexColor("#000000"))
        sheet.canvas.rect(x, y - 0.5, size * 0.75, size * 0.75, stroke=1, fill=int(marked))
    shift = 0 if kind == "bold" else 14
    sheet.put(name, x + shift, y, int(kind == "bold" and marked))
