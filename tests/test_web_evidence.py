"""From any value that is shown one click leads to the place it is printed at."""

from __future__ import annotations

import html
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote

import pytest

from referat.web.places import write_spot
from tests.web_room import ask, import_samples, open_app

PAPERS = (
    *("byraadet-2024-10-23.pdf", "teknik-og-miljoeudvalget-2024-12-04.pdf", "investeringsforslag-2025.pdf"),
    *("businesscases-2018.pdf", "bad/aeldreraadet-latin1.txt"),
)
SHOWN = {"item": "/punkt/", "proposal": "/forslag/", "overview": "/oversigt/"}
# What pages do not show, or show as something else: what a row is follows from its label, an amount's purpose
# is told by its sentence, and a decision point by point. A row of years to pay back is a field.
UNSHOWN = {("finance_row", "kind"), ("text_amount", "purpose"), ("item", "decision_text")}
VALUES = """
SELECT e.record_table, e.field, e.record_id, s.* FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id
WHERE s.ordinal = 0 AND e.id NOT IN (SELECT e.id FROM evidence e JOIN item i ON e.record_table = 'item'
 AND e.record_id = i.id AND i.closed) AND e.id NOT IN (SELECT e.id FROM evidence e JOIN finance_row r
 ON e.record_table = 'finance_row' AND e.record_id = r.id AND r.kind = 'payback')"""
MEETINGS = (
    "SELECT substr(d.sha256, 1, 12) || '-m' || (m.ordinal + 1) FROM meeting m"
    " JOIN document d ON d.id = m.document_id"
)
# A heading is shown where its text is.
HEADINGS = "SELECT id, heading, text FROM passage"


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("steder")
    return import_samples(folder / "arkiv.db", folder, PAPERS)


def read_pages(path: Path) -> Iterator[str]:
    """The text of the page of every record."""
    app = open_app(path)
    with closing(sqlite3.connect(path)) as connection:
        entries = connection.execute("SELECT kind, code FROM search_entry").fetchall()
        meetings = connection.execute(MEETINGS).fetchall()
    for address in (
        *(SHOWN[kind] + code for kind, code in entries),
        *(f"/moede/{code}" for (code,) in meetings),
    ):
        yield unquote(html.unescape(ask(app, address).text))


def test_every_value_that_is_shown_leads_to_its_place(path: Path) -> None:
    pages = list(read_pages(path))
    places = {
        spot for page in pages for marks in re.findall(r'vis=([^"#]+)', page) for spot in marks.split(";")
    }
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        values = [SimpleNamespace(**dict(row)) for row in connection.execute(VALUES)]
        passages = {row["id"]: row for row in connection.execute(HEADINGS)}
    lacking = []
    for value in values:
        if write_spot(value) in places or (value.record_table, value.field) in UNSHOWN:
            continue
        if value.record_table == "passage":
            row = passages[value.record_id]
            if not row["text"] or not any(f">{row['heading']}<" in page for page in pages):
                continue
        lacking.append((value.record_table, value.field, value.printed))
    assert len(values) > 500
    assert lacking == []


def test_addresses_are_the_same_in_another_archive(path: Path, tmp_path: Path) -> None:
    """They follow from the content: what is cited today is found after everything was imported anew."""
    other = import_samples(tmp_path / "andet.db", tmp_path, (PAPERS[1],))
    kept = []
    for store in (other, path):
        with closing(sqlite3.connect(store)) as connection:
            codes = {
                code for (code,) in connection.execute("SELECT code FROM search_entry WHERE kind = 'item'")
            }
        kept.append(codes)
    assert kept[0] and kept[0] <= kept[1]
    shown = [
        {
            code: re.findall(r'href="\?(vis=[^"]+)"', ask(open_app(store), f"/punkt/{code}").text)
            for code in kept[0]
        }
        for store in (other, path)
    ]
    assert all(shown[0].values()) and shown[0] == shown[1]


def test_a_page_that_was_drawn_is_kept_and_no_other_is_drawn_before_it_is_asked_for(tmp_path: Path) -> None:
    path = import_samples(tmp_path / "arkiv.db", tmp_path, (PAPERS[0],))
    with closing(sqlite3.connect(path)) as connection:
        code = connection.execute("SELECT substr(sha256, 1, 12) FROM document").fetchone()[0]
    app = open_app(path)
    first = ask(app, f"/side/{code}/1.png").content
    (tmp_path / "papirer" / PAPERS[0]).unlink()
    assert ask(app, f"/side/{code}/1.png").content == first
    assert ask(app, f"/side/{code}/2.png").status_code == 404
