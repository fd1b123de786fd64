"""The store as files for other programs: CSV, a workbook, Parquet, and the graph of the trace."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from models.errors import ConfigError
from models.store import Store
from models.views.flat import VIEWS
from referat.querying.frames import load_view
from referat.querying.selecting import Selection, load_rows
from referat.querying.tabular import write_csv
from referat.searching.topic_index import update_topics
from referat.tracing.links import update_links

# What a workbook leaves out: one row a value, more than a sheet holds.
TOO_LONG = ("provenance",)
# How many rows a sheet has, and how wide a column is made at most, in characters.
SHEET_ROWS, WIDEST = 1_048_575, 60
# What neither a workbook nor XML can hold.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# How many rows are looked at to find a column's width.
LOOKED_AT = 200


def save_csv(store: Store, folder: Path, *, bom: bool = False) -> list[Path]:
    """One CSV file a view, UTF-8; with bom as a spreadsheet wants it, which then sees æ, ø and å.

    Text that a spreadsheet would run as a formula has an apostrophe before it. Gives the files.
    """
    written = []
    update_topics(store)
    update_links(store)
    for view in VIEWS:
        path = _place(folder) / f"{view.name}.csv"
        with path.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as out:
            write_csv(load_rows(store, Selection(view=view.name)), out)
        written.append(path)
    return written


def save_parquet(store: Store, folder: Path) -> list[Path]:
    """One Parquet file a view, with the types of its columns; needs pip install 'referat[parquet]'."""
    written = []
    for name, frame in _frames(store):
        path = _place(folder) / f"{name}.parquet"
        try:
            frame.to_parquet(path, index=False)
        except ImportError as err:
            raise ConfigError(
                "Parquet kræver pyarrow. Installér det: pip install 'referat[parquet]'."
            ) from err
        written.append(path)
    return written


def save_workbook(store: Store, path: Path) -> list[Path]:
    """One workbook with a sheet a view: numbers and dates as such, headings that stay, text never a formula.

    What is longer than a sheet ends with it; provenance, a row a value, is left to CSV and Parquet.
    """
    from openpyxl import Workbook

    _place(path.parent)
    book = Workbook(write_only=True)
    for name, frame in _frames(store):
        if name not in TOO_LONG:
            _add_sheet(book, name, frame.head(SHEET_ROWS))
    book.save(path)
    return [path]


def save_graph(store: Store, path: Path) -> list[Path]:
    """The graph of the trace as GraphML: records with what they are, links with their score and rule."""
    import networkx

    _place(path.parent)
    networkx.write_graphml(build_graph(store), path, encoding="utf-8")
    return [path]


def build_graph(store: Store) -> Any:
    """The graph of the trace (networkx.MultiDiGraph): a node a record that a link ties, an edge a link.

    Links that a person rejected are left out; state tells the true from the suggested.
    """
    import networkx

    from referat.tracing.links import links
    from referat.tracing.nodes import load_nodes

    frame = links(store)
    frame = frame[frame["state"] != "rejected"]
    tied = set(frame["from_id"]) | set(frame["to_id"])
    graph = networkx.MultiDiGraph()
    with store.reading() as connection:
        for node in load_nodes(connection):
            if node.code in tied:
                told = {
                    "kind": node.kind,
                    "title": node.title.said,
                    "number": node.number,
                    "body": node.body,
                    "date": node.date.isoformat() if node.date else None,
                    "outcomes": " ".join(node.outcomes),
                }
                graph.add_node(node.code, **{name: _plain(value) for name, value in told.items() if value})
    for row in frame.to_dict("records"):
        names = ("kind", "rule", "state", "from_evidence", "to_evidence")
        told = {name: _plain(row[name]) for name in names}
        graph.add_edge(row["from_id"], row["to_id"], **told, score=float(row["score"]))
    return graph


def _plain(said: str) -> str:
    """The text without the control characters that neither XML nor a workbook can hold."""
    return CONTROL.sub("", said)


def _frames(store: Store) -> Iterator[tuple[str, pd.DataFrame]]:
    """Every view with its name; topics are given first to what has none."""
    update_topics(store)
    update_links(store)
    for view in VIEWS:
        yield view.name, load_view(store, view.name)


def _place(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _add_sheet(book: Any, name: str, frame: pd.DataFrame) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for n, column in enumerate(frame.columns, 1):
        longest = max((len(str(value)) for value in frame[column].head(LOOKED_AT).dropna()), default=0)
        sheet.column_dimensions[get_column_letter(n)].width = min(max(longest, len(column)) + 2, WIDEST)
    heads = [WriteOnlyCell(sheet, column) for column in frame.columns]
    for head in heads:
        head.font = Font(bold=True)
    sheet.append(heads)
    for values in frame.itertuples(index=False, name=None):
        sheet.append([_cell(sheet, None if pd.isna(value) else value) for value in values])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(frame.columns))}{len(frame) + 1}"


def _cell(sheet: Any, value: Any) -> Any:
    """A cell of the type that its value has; text stays text, also "=1+1"."""
    from openpyxl.cell import WriteOnlyCell

    if isinstance(value, str):
        cell = WriteOnlyCell(sheet, _plain(value))
        cell.data_type = "s"
        return cell
    if isinstance(value, pd.Timestamp):
        return WriteOnlyCell(sheet, value.date())
    return WriteOnlyCell(sheet, value.item() if hasattr(value, "item") else value)
