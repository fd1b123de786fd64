"""Explaining: every value with its place, the lines nothing claimed, pictures of pages."""

from __future__ import annotations

import hashlib
import inspect
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

import models.records
from extract.picture import Mark, draw_page
from models.errors import DamagedPdf, NotFound
from models.evidence import Found
from models.page import Box
from models.store import open_store
from referat.danish.field_names import FIELDS
from referat.explain import explain, explain_table, save_pictures
from referat.querying.lookup import find_document
from tests.made_records import CASES, PARSED, document


def count_found(value: Any) -> int:
    if isinstance(value, Found):
        return 1
    if isinstance(value, tuple):
        return sum(count_found(entry) for entry in value)
    if is_dataclass(value):
        return sum(count_found(getattr(value, spec.name)) for spec in fields(value))
    return 0


def test_every_value_is_explained_once() -> None:
    values = explain(PARSED)
    assert len(values) == count_found(PARSED) > 60


def test_a_value_is_named_by_its_record() -> None:
    named = {(value.record, value.field): value.found.value for value in explain(PARSED)}
    assert named["Møde 1, Punkt 3, Beslutning 1", "outcome"] == "approved_with_changes"
    assert named["Møde 1, Punkt 3, Afstemning 1", "against[1]"] == "Karen Holm"
    assert named["Forslag NK07, Tabel 1, Række 1", "values[1]"] == 1250


def test_a_cell_of_another_table_is_named_by_row_and_column() -> None:
    cells = [value for value in explain(PARSED) if "Anden tabel 1, Felt " in value.record]
    told = {value.record.rpartition("Felt ")[2]: value.heading for value in cells}
    headings = [column.value for column in CASES.columns]
    assert told["1.1"] == headings[0]
    assert told["1.2"] == headings[1]


def test_a_cell_has_the_heading_of_its_column() -> None:
    frame = explain_table(explain(PARSED), PARSED)
    cells = frame[frame["record"] == "Forslag NK07, Tabel 1, Række 1"]
    headings = dict(zip(cells["field"], cells["heading"], strict=True))
    assert headings["values[1]"] == "2024" and headings["values[3]"] == "I alt"
    assert headings["label"] is None


def test_every_field_has_a_danish_name() -> None:
    records = [kind for _, kind in inspect.getmembers(models.records, is_dataclass)]
    names = {spec.name for kind in records for spec in fields(kind) if "Found" in str(spec.type)}
    assert len(names) > 40
    assert {name for name in names if name not in FIELDS} == set()


def test_a_page_shows_only_what_stands_on_it() -> None:
    fields_on_two = {value.field for value in explain(PARSED, 2)}
    assert "decision_text" in fields_on_two
    assert "case_number" not in fields_on_two


def test_the_table_ends_with_the_lines_nothing_claimed() -> None:
    frame = explain_table(explain(PARSED), PARSED)
    last = frame.iloc[-1]
    assert (last["printed"], last["page"], last["rule"]) == ("Løst", 1, None)
    assert list(frame.columns[:3]) == ["record", "field", "value"]


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "page.pdf"
    drawn = canvas.Canvas(str(path), pagesize=(300, 200), invariant=1)
    drawn.drawString(50, 130, "Godkendt.")
    drawn.save()
    return path


def test_a_box_is_drawn_where_it_says(pdf: Path) -> None:
    mark = Mark(box=Box(50, 58, 110, 73), label="outcome", colour="#b3261e")
    plain, marked = (
        draw_page(pdf.read_bytes(), "page.pdf", 1, [], 2.0),
        draw_page(pdf.read_bytes(), "page.pdf", 1, [mark], 2.0),
    )
    assert marked.size == (600, 400)
    assert marked.getpixel((98, 130)) != plain.getpixel((98, 130))
    assert marked.getpixel((500, 300)) == plain.getpixel((500, 300)) == (255, 255, 255)


def test_a_mark_without_a_label_is_drawn_wherever_it_stands(pdf: Path) -> None:
    data = pdf.read_bytes()
    plain = draw_page(data, "page.pdf", 1, [], 2.0)
    for top in (50.0, 50.25, 50.5, 50.75):
        mark = Mark(box=Box(50, top, 110, top + 20), label="", colour="#b3261e")
        assert draw_page(data, "page.pdf", 1, [mark], 2.0).getpixel((98, 130)) != plain.getpixel((98, 130))


def test_a_page_that_is_not_there_is_named(pdf: Path) -> None:
    with pytest.raises(DamagedPdf, match="side 7"):
        draw_page(pdf.read_bytes(), "page.pdf", 7, [], 1.0)


def test_pictures_are_written_for_the_pages_asked_for(pdf: Path, tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db")
    made = document(str(pdf))
    same = replace(made.source, sha256=hashlib.sha256(pdf.read_bytes()).hexdigest())
    store.save_document(replace(made, source=same), PARSED, "1")
    info = find_document(store.load_documents(), "page.pdf")
    (written,) = save_pictures(info, PARSED, [1], tmp_path / "out", 1.5)
    assert written.name == "page-001.png"
    with Image.open(written) as picture:
        assert picture.size == (450, 300)
    pdf.write_bytes(pdf.read_bytes() + b"\n")
    with pytest.raises(NotFound, match="flyttet eller ændret"):
        save_pictures(info, PARSED, [1], tmp_path / "out", 1.5)
    pdf.unlink()
    with pytest.raises(NotFound, match="flyttet eller ændret"):
        save_pictures(info, PARSED, [1], tmp_path / "out", 1.5)
    with pytest.raises(NotFound, match="ingen sider at tegne"):
        save_pictures(replace(info, media_type="text/plain"), PARSED, [1], tmp_path / "out", 1.5)


def test_a_name_that_fits_none_or_several_is_said_so(tmp_path: Path) -> None:
    store = open_store(tmp_path / "x.db")
    store.save_document(document("/a/one.pdf", "1"), PARSED, "1")
    store.save_document(document("/a/one-two.pdf", "2"), PARSED, "1")
    assert find_document(store.load_documents(), "one.pdf").names == ("one.pdf",)
    with pytest.raises(NotFound, match=r"flere filer passer \(/a/one-two.pdf, /a/one.pdf\)"):
        find_document(store.load_documents(), "one")
    store.save_document(document("/b/one.pdf", "3"), PARSED, "1")
    assert find_document(store.load_documents(), "/b/one.pdf").paths == ("/b/one.pdf",)
    with pytest.raises(NotFound, match="ikke importeret"):
        find_document(store.load_documents(), "three")
