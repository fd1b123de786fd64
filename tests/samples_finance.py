"""Finance tables as the samples print them, and the records they should be read as."""

from __future__ import annotations

from dataclasses import dataclass, field

from tests.samples_paper import Grid, Paper, plain
from tests.samples_truth import Record

EMPTY = {"", "-", "–"}


@dataclass
class Row:
    """One printed row; values are parted by spaces, "." is an empty cell. area is what its column prints."""

    label: str
    values: str = ""
    area: str = ""
    grant: str = ""
    kind: str = "detail"

    def cells(self, count: int) -> list[str]:
        cells = ["" if v == "." else v for v in self.values.split()]
        return cells + [""] * (count - len(cells))


@dataclass
class Money:
    """A finance table: label_head stands over the labels, area over the steering areas."""

    number: str | None
    caption: str
    label_head: str
    columns: str
    rows: list[Row]
    unit: str | None = "1.000 kr."
    multiplier: int = 1000
    price_year: int | None = None
    area: str = ""
    grant: str = ""
    prefix: str = "Tabel {n}. "
    hidden_label: bool = False
    named: str = field(default="")


def number(printed: str) -> float | int | None:
    if printed in EMPTY:
        return None
    value = float(printed.replace(".", "").replace(",", ".").replace("−", "-"))
    return int(value) if value == int(value) else value


def table_truth(table: Money, pages: list[int]) -> Record:
    columns = table.columns.split()
    rows: list[Record] = []
    section = None
    for row in table.rows:
        if row.kind == "section":
            section = plain(row.label)
            continue
        if row.kind in ("grand_total", "payback"):
            section = None
        cells = row.cells(len(columns))
        rows.append(
            {
                "section": section,
                "label": table.named if table.hidden_label else plain(row.label),
                "steering_area": row.area
                if row.area not in ("", "-", "_") and row.kind != "payback"
                else None,
                "appropriation": row.grant or None,
                "kind": row.kind,
                "values": {}
                if row.kind == "payback"
                else dict(zip(columns, map(number, cells), strict=True)),
            }
        )
    return {
        "number": table.number,
        "caption": plain(table.caption),
        "unit": table.unit,
        "multiplier": table.multiplier,
        "price_year": table.price_year,
        "columns": columns,
        "pages": sorted(set(pages)),
        "rows": rows,
    }


def draw_money(paper: Paper, table: Money, dress: str, *, size: float = 8.5, aligned: bool = False) -> Record:
    """Print a finance table and give its record."""
    columns = table.columns.split()
    lead = [table.label_head] + [head for head in (table.grant, table.area) if head]
    narrow = 40 if len(columns) > 3 else 60
    extra = [72] * (len(lead) - 1)
    widths = [paper.width - sum(extra) - narrow * len(columns), *extra, *[narrow] * len(columns)]
    rows = [[*lead, *columns]]
    bold, sections = [], []
    for at, row in enumerate(table.rows, 1):
        more = ([row.grant] if table.grant else []) + ([row.area] if table.area else [])
        rows.append([row.label, *more, *row.cells(len(columns))])
        if row.kind == "section":
            sections.append(at)
        elif row.kind in ("total", "grand_total"):
            bold.append(at)
    if table.hidden_label:
        rows = [row[1:] for row in rows]
        widths = widths[1:]
    paper.room(70)
    prefix = table.prefix.format(n=table.number) if table.number else ""
    paper.text(prefix + table.caption, bold=True, size=9.5, after=3)
    grid = Grid(
        widths,
        rows,
        dress=dress,
        bold=tuple(bold),
        sections=tuple(sections),
        right_from=0 if table.hidden_label else len(lead),
        size=size,
        bottom_aligned=aligned,
    )
    return table_truth(table, paper.table(grid))
