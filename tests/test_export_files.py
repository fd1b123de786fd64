"""The store as files for other programs, read back by readers that are not ours."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import networkx
import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest
from click.testing import CliRunner

import referat
from models.store import Store
from models.views.flat import VIEWS
from referat.cli import main
from referat.searching.topic_index import update_topics
from tests.made_records import PARSED, document
from tests.test_search import item, meeting

FORMULA = '=HYPERLINK("http://nørreby.example")'


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    opened.save_document(document("/arkiv/nørreby.pdf", "a"), PARSED, "1")
    case = item("1", "Salg af grund ved havnen", "Udsat.", "postponed")
    later = replace(case, number=item("4", "x").number)
    for day, one in ((3, case), (24, later)):
        parsed = meeting(
            "Byrådet", datetime.date(2024, 10, day), one, item("2", FORMULA), item("3", "Klokke\x07spil")
        )
        opened.save_document(document(f"/arkiv/{day}.pdf", str(day)), parsed, "1")
    update_topics(opened)
    yield opened
    opened.close()


def run(store: Store, *arguments: str) -> Any:
    return CliRunner().invoke(main, ["--db", str(store.path), "export", *arguments])


def test_csv_is_read_by_pandas_and_is_no_formula(store: Store, tmp_path: Path) -> None:
    result = run(store, "--format", "csv", "--output", str(tmp_path / "ud"), "--bom")
    assert result.exit_code == 0, result.output
    assert {path.stem for path in (tmp_path / "ud").iterdir()} == {view.name for view in VIEWS}
    raw = (tmp_path / "ud" / "items.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    items = pd.read_csv(tmp_path / "ud" / "items.csv", encoding="utf-8-sig", parse_dates=["date"])
    assert len(items) == len(referat.items(store))
    assert items["date"].dt.year.dropna().eq(2024).any()
    assert f"'{FORMULA}" in set(items["title"])


def test_a_workbook_has_typed_cells_and_headings_that_stay(store: Store, tmp_path: Path) -> None:
    result = run(store, "--format", "xlsx", "--output", str(tmp_path / "ud.xlsx"))
    assert result.exit_code == 0, result.output
    book = openpyxl.load_workbook(tmp_path / "ud.xlsx")
    assert set(book.sheetnames) == {view.name for view in VIEWS} - {"provenance"}
    sheet = book["items"]
    assert sheet.freeze_panes == "A2"
    heads = {cell.value: cell.column for cell in sheet[1]}
    rows = list(sheet.iter_rows(min_row=2))
    titles = {row[heads["title"] - 1].value: row for row in rows}
    assert titles[FORMULA][heads["title"] - 1].data_type == "s"
    assert "Klokkespil" in titles
    held = titles["Salg af grund ved havnen"][heads["date"] - 1]
    assert held.is_date
    assert isinstance(book["amounts"].cell(2, 1).value, int)


def test_parquet_keeps_the_types(store: Store, tmp_path: Path) -> None:
    result = run(store, "--format", "parquet", "--output", str(tmp_path / "ud"))
    assert result.exit_code == 0, result.output
    read = pyarrow.parquet.read_table(tmp_path / "ud" / "amounts.parquet")
    types = {field.name: str(field.type) for field in read.schema}
    assert (types["year"], types["value"]) == ("int64", "double")
    assert read.num_rows == len(referat.amounts(store))


def test_the_graph_is_read_by_networkx(store: Store, tmp_path: Path) -> None:
    result = run(store, "--format", "graphml", "--output", str(tmp_path / "ud.graphml"))
    assert result.exit_code == 0, result.output
    graph = networkx.read_graphml(tmp_path / "ud.graphml")
    sold = [edge for edge in graph.edges(data=True) if "grund" in graph.nodes[edge[0]]["title"]]
    ((one, other, told),) = sold
    assert (told["kind"], told["state"]) == ("next", "true")
    assert [graph.nodes[code]["date"] for code in (one, other)] == ["2024-10-03", "2024-10-24"]


def test_the_ending_of_the_name_tells_the_format(store: Store, tmp_path: Path) -> None:
    assert run(store, "--output", str(tmp_path / "ud.xlsx")).exit_code == 0
    assert "items" in openpyxl.load_workbook(tmp_path / "ud.xlsx").sheetnames


def test_what_cannot_be_written_says_so(store: Store) -> None:
    assert "--output" in run(store, "--format", "xlsx").stderr
    assert "--bom" in run(store, "--format", "xlsx", "--bom").stderr
