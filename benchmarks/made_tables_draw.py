"""Sets made-up tables on paper: column widths, wrapped cells, headers, rulings, shading, page breaks."""

from dataclasses import dataclass, field

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth

from benchmarks.made_tables_dress import Dress, is_strong
from benchmarks.made_tables_model import Row, Table, TextTable
from benchmarks.made_tables_sheet import LEFT, Sheet, wrap

PALE, DARKER = Color(0.93, 0.95, 0.97), Color(0.8, 0.85, 0.9)
PAD = 4.0
LEAST, SMALLEST = 6.5, 4.5  # points; what is wider at the least size lies down, and may be smaller there


@dataclass(slots=True, kw_only=True)
class Cell:
    """Lines of text over the columns first to last; mark is a raised sign after the last line."""

    lines: list[str]
    first: int
    last: int
    align: str = "left"
    bold: bool = False
    indent: float = 0
    mark: str = ""
    numbers: bool = False


@dataclass(slots=True, kw_only=True)
class Band:
    """One printed row of cells; kind "head" for headers, else that of the row."""

    cells: list[Cell]
    kind: str = "detail"


@dataclass(slots=True, kw_only=True)
class Plan:
    """A table ready to be set: widths in points, header and rows."""

    size: float
    widths: list[float]
    head: list[Band] = field(default_factory=list)
    rows: list[Band] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """Which columns stand before the amounts and after."""

    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def first(self) -> int:
        """The first column of amounts."""
        return len(self.before)


def plan_table(table: Table, sheet: Sheet, corner: str, merged: str) -> Plan | None:
    """The finance table in the largest size that fits; None where an upright page is too narrow for it."""
    look = sheet.look
    shape = Shape(
        before=(corner, *(h for h in (table.area_header, table.appropriation_header) if h)),
        after=(table.remark_header,) if table.remark_header else (),
    )
    size = look.size or 9
    widths = find_widths(table, sheet, shape, size)
    while not widths and size > (SMALLEST if sheet.wide else LEAST):
        size -= 0.5
        widths = find_widths(table, sheet, shape, size)
    if not widths:
        return None
    plan = Plan(size=size, widths=widths)
    plan.head = head_bands(table, sheet, shape, plan, merged)
    plan.rows = [row_band(table, row, sheet, shape, plan) for row in table.rows]
    return plan


def find_widths(table: Table, sheet: Sheet, shape: Shape, size: float) -> list[float]:
    """Widths of the columns in a font size; empty where they need more than the page has."""
    bold = sheet.faces[1]
    look = sheet.look
    amounts = []
    for c, column in enumerate(table.columns):
        needed = [stringWidth(row.printed[c], bold, size) + (5 if row.mark else 0) for row in table.rows]
        words = column.name.split(" ") if look.header == "wrapped" or " " in column.name else [column.name]
        needed += [stringWidth(word, bold, size) for word in words]
        amounts.append(max(needed) + 2 * PAD + (0 if look.ruling == "grid" else 7))
    sides = [side_width(header, sheet, size) for header in shape.before[1:]]
    after = [side_width(header, sheet, size) for header in shape.after]
    longest = max(stringWidth(row.label, bold, size) + row.level * (look.indent or 0) for row in table.rows)
    label = min(longest + 2 * PAD + 2, max(60.0, (look.label or 0.3) * sheet.span))
    if not look.cuts:
        parts = [word for row in table.rows for word in row.label.split(" ")]
        indent = 2 * (look.indent or 0)
        label = max(label, max(stringWidth(word, bold, size) for word in parts) + indent + 2 * PAD)
    widths = [label, *sides, *amounts, *after]
    return widths if sum(widths) <= sheet.span else []


def side_width(header: str, sheet: Sheet, size: float) -> float:
    """The width of a column of words; narrow where words are cut."""
    font = sheet.faces[1]
    share = 0.09 if sheet.look.cuts else 0.17
    word = "" if sheet.look.cuts else "Efterspørgselsstyrede"
    return max(
        share * sheet.span, stringWidth(header, font, size) + 2 * PAD, stringWidth(word, font, size) + 2 * PAD
    )


def head_bands(table: Table, sheet: Sheet, shape: Shape, plan: Plan, merged: str) -> list[Band]:
    """One header row, or two with what is merged over the amounts."""
    last = shape.first + len(table.columns) - 1
    cells = [head_cell(text, c, c, sheet, plan, "left") for c, text in enumerate(shape.before)]
    align = "centre" if sheet.look.align == "centre" else "right"
    for c, column in enumerate(table.columns):
        cells.append(head_cell(column.name, shape.first + c, shape.first + c, sheet, plan, align))
    cells += [head_cell(text, last + 1, last + 1, sheet, plan, "left") for text in shape.after]
    bands = [Band(cells=cells, kind="head")]
    if merged:
        grouped = [c for c, column in enumerate(table.columns) if column.group or merged == table.unit]
        end = shape.first + (max(grouped) if grouped else len(table.columns) - 1)
        above = [head_cell("", c, c, sheet, plan, "left") for c in range(shape.first)]
        above.append(head_cell(merged, shape.first, end, sheet, plan, "centre"))
        above += [head_cell("", c, c, sheet, plan, "left") for c in range(end + 1, len(plan.widths))]
        bands.insert(0, Band(cells=above, kind="head"))
    return bands


def head_cell(text: str, first: int, last: int, sheet: Sheet, plan: Plan, align: str) -> Cell:
    """A bold cell of the header, wrapped to its columns."""
    room = sum(plan.widths[first : last + 1]) - 2 * PAD + 0.5
    lines = wrap(text, sheet.faces[1], plan.size, room, sheet.look.cuts)
    return Cell(lines=lines, first=first, last=last, align=align, bold=True)


def row_band(table: Table, row: Row, sheet: Sheet, shape: Shape, plan: Plan) -> Band:
    """One row; a heading runs over all columns where no grid holds it."""
    look, strong = sheet.look, is_strong(row, sheet.look)
    font = sheet.faces[strong]
    indent = row.level * (look.indent or 0)
    heading = row.kind == "heading"
    last = len(plan.widths) - 1 if heading else 0
    room = sum(plan.widths[: last + 1]) - 2 * PAD - indent + 0.5
    label = wrap(row.label, font, plan.size, room, look.cuts)
    cells = [Cell(lines=label, first=0, last=last, bold=strong, indent=indent, mark=row.mark)]
    if heading:
        return Band(cells=cells, kind="heading")
    sides = [row.area] if table.area_header else []
    sides += [row.appropriation] if table.appropriation_header else []
    for c, text in enumerate(sides, 1):
        lines = wrap(text, font, plan.size, plan.widths[c] - 2 * PAD + 0.5, look.cuts)
        cells.append(Cell(lines=lines, first=c, last=c, bold=strong))
    for c, text in enumerate(row.printed, shape.first):
        cells.append(Cell(lines=[text], first=c, last=c, align=look.align, bold=strong, numbers=True))
    if table.remark_header:
        c = len(plan.widths) - 1
        cells.append(Cell(lines=[row.remark], first=c, last=c, numbers=True))
    return Band(cells=cells, kind=row.kind)


def plan_texts(table: TextTable, sheet: Sheet) -> Plan:
    """A table of words: columns by the share of their longest text."""
    size = min(sheet.look.size or 9, 10)
    plan = Plan(size=size, widths=word_widths(table, sheet, size))
    plan.head = [
        Band(
            cells=[head_cell(text, c, c, sheet, plan, "left") for c, text in enumerate(table.columns)],
            kind="head",
        )
    ]
    for row in table.rows:
        cells = [
            Cell(lines=wrap(text, sheet.faces[0], size, plan.widths[c] - 2 * PAD), first=c, last=c)
            for c, text in enumerate(row)
        ]
        plan.rows.append(Band(cells=cells))
    return plan


def word_widths(table: TextTable, sheet: Sheet, size: float) -> list[float]:
    """Widths by the share of each column's longest text, none less than its longest word needs."""
    columns = [[row[c] for row in [table.columns, *table.rows]] for c in range(len(table.columns))]
    words = [[word for text in column for word in text.split(" ")] for column in columns]
    least = [max(stringWidth(word, sheet.faces[1], size) for word in part) + 2 * PAD for part in words]
    lengths = [max(8, *map(len, column)) for column in columns]
    spare = sheet.span - sum(least)
    return [need + spare * length / sum(lengths) for need, length in zip(least, lengths, strict=True)]


def band_height(band: Band, plan: Plan, look: Dress) -> float:
    """How high a row is, in points."""
    lines = max(len(cell.lines) for cell in band.cells)
    return lines * plan.size * (look.lead or 1.2) + (look.gap or 0)


def plan_height(plan: Plan, look: Dress) -> float:
    """How high the whole table is, in points."""
    return sum(band_height(band, plan, look) for band in (*plan.head, *plan.rows))


def set_plan(plan: Plan, sheet: Sheet) -> list[int]:
    """Sets the table, over pages where it must; gives the pages of its rows."""
    pages = []
    for band in plan.head:
        set_band(band, plan, sheet, 0)
    for i, band in enumerate(plan.rows):
        together = band_height(band, plan, sheet.look)
        if band.kind == "heading" and i + 1 < len(plan.rows):
            together += band_height(plan.rows[i + 1], plan, sheet.look)
        if sheet.room < together:
            sheet.turn_page(sheet.wide)
            for head in plan.head if sheet.look.repeats else ():
                set_band(head, plan, sheet, 0)
        set_band(band, plan, sheet, i)
        pages.append(sheet.number)
    return pages


def set_band(band: Band, plan: Plan, sheet: Sheet, count: int) -> None:
    """One row at the place where the page is, with its ground and its lines."""
    look, canvas = sheet.look, sheet.canvas
    height = band_height(band, plan, look)
    top, bottom = sheet.y, sheet.y - height
    edges = [LEFT + sum(plan.widths[:c]) for c in range(len(plan.widths) + 1)]
    ground = ground_of(band, look, count)
    if ground:
        canvas.setFillColor(ground)
        canvas.rect(edges[0], bottom, edges[-1] - edges[0], height, stroke=0, fill=1)
        canvas.setFillColor(Color(0, 0, 0))
    canvas.setLineWidth(0.5)
    if look.ruling == "grid":
        for cell in band.cells:
            canvas.rect(edges[cell.first], bottom, edges[cell.last + 1] - edges[cell.first], height)
    elif look.ruling == "lines" or (look.ruling == "frame" and band.kind in ("head", "total", "grand_total")):
        canvas.line(edges[0], bottom, edges[-1], bottom)
        if band.kind in ("total", "grand_total") and look.ruling == "frame":
            canvas.line(edges[0], top, edges[-1], top)
    most = max(len(cell.lines) for cell in band.cells)
    for cell in band.cells:
        set_cell(cell, plan, sheet, (edges[cell.first], edges[cell.last + 1]), most, band.kind)
    sheet.y = bottom


def ground_of(band: Band, look: Dress, count: int) -> Color | None:
    """The colour behind a row, None for white."""
    if band.kind == "head":
        return DARKER if look.shade in ("head", "zebra") else None
    return PALE if look.shade == "zebra" and count % 2 else None


def set_cell(cell: Cell, plan: Plan, sheet: Sheet, edges: tuple[float, float], most: int, kind: str) -> None:
    """The lines of one cell; amounts stand where the dress has them in a row of several lines."""
    look, canvas, font = sheet.look, sheet.canvas, sheet.faces[cell.bold]
    step = plan.size * (look.lead or 1.2)
    spare = most - len(cell.lines)
    skipped = {"first": 0.0, "last": float(spare), "middle": spare / 2}[look.numbers or "first"]
    skipped = skipped if cell.numbers else float(spare) if kind == "head" else 0.0
    y = sheet.y - (look.gap or 0) / 2 - skipped * step - 0.8 * step
    canvas.setFont(font, plan.size)
    for line in cell.lines:
        if cell.align == "right":
            canvas.drawRightString(edges[1] - PAD, y, line)
        elif cell.align == "centre":
            canvas.drawCentredString((edges[0] + edges[1]) / 2, y, line)
        else:
            canvas.drawString(edges[0] + PAD + cell.indent, y, line)
        y -= step
    if cell.mark:
        x = edges[0] + PAD + cell.indent + stringWidth(cell.lines[-1], font, plan.size) + 0.5
        canvas.setFont(font, 0.65 * plan.size)
        canvas.drawString(x, y + step + 0.33 * plan.size, cell.mark)
