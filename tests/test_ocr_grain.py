"""What is no print goes, what is print stays: grain, shaded rows, faint letters, noughts, bullets."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks.made_scans import Scanner, draw_pages, scan_page, scan_pdf
from extract.ocr.again import look_again
from extract.ocr.scan import FAINTEST, even_light, without_grain
from extract.ocr.tesseract import Call, Read, read_words
from extract.ocr.words import place_words
from extract.read import read_document
from extract.settings import ReadSettings
from models.page import Page

COARSE = Scanner(dpi=200, skew=-0.7, noise=10, specks=0.0002, blur=0.4, paper=238)
NUMBERS = (("-1,5", "-1,6", "-2"), ("-4", "-4", "-4"), ("-13", "0", "-25"), ("-5", "-7", "-7"))


def drawn(rows: tuple[tuple[str, ...], ...], *, shade: float = 0.88, ink: float = 0.0) -> bytes:
    """A heading and rows of numbers behind their labels, every second one shaded."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.setFillGray(ink)
    canvas.drawString(60, 780, "Forslag til budgettet for Nørreby Kommune")
    for i, row in enumerate(rows):
        level = 740 - 18 * i
        if i % 2 == 0:
            canvas.setFillGray(shade)
            canvas.rect(55, level - 5, 480, 18, stroke=0, fill=1)
        canvas.setFillGray(ink)
        canvas.drawString(60, level, f"Flere haver i bydel {i + 1}")
        for j, number in enumerate(row):
            canvas.drawRightString(330 + 90 * j, level, number)
    canvas.save()
    return buffer.getvalue()


def read(tmp_path: Path, data: bytes, scanner: Scanner) -> Page:
    path = tmp_path / "scan.pdf"
    path.write_bytes(scan_pdf(data, scanner))
    (page,) = read_document(path).pages
    return page


def test_numbers_on_shaded_rows_are_read_exactly(tmp_path: Path) -> None:
    page = read(tmp_path, drawn(NUMBERS), COARSE)
    found = [line.text.split()[-3:] for line in page.lines if line.text.startswith("Flere haver")]
    assert found == [list(row) for row in NUMBERS]


def test_grain_of_an_almost_empty_page_gives_no_words(tmp_path: Path) -> None:
    page = read(tmp_path, drawn(()), COARSE)
    assert [line.text for line in page.lines] == ["Forslag til budgettet for Nørreby Kommune"]


@pytest.mark.parametrize("ink", [0.0, 0.3, 0.5])
def test_faint_print_stays(tmp_path: Path, ink: float) -> None:
    page = read(tmp_path, drawn(NUMBERS, shade=1.0, ink=ink), Scanner(dpi=300, noise=2))
    assert "Forslag til budgettet for Nørreby Kommune" in [line.text for line in page.lines]


@pytest.mark.parametrize("noise", [0.0, 6.0, 12.0, 30.0])
def test_only_what_is_lighter_than_faint_print_is_whitened(noise: float) -> None:
    (page,) = draw_pages(drawn(NUMBERS), 150)
    flat = even_light(np.asarray(scan_page(page, Scanner(dpi=150, noise=noise), 1)), 150 / 72)
    clean = without_grain(flat)
    assert np.array_equal(clean[flat <= FAINTEST], flat[flat <= FAINTEST])
    assert set(np.unique(clean[flat != clean])) <= {255}


def test_nought_read_as_a_bracket_is_told_by_its_ink() -> None:
    settings = ReadSettings()
    (page,) = draw_pages(drawn(NUMBERS), 200)
    clean = without_grain(even_light(np.asarray(page), 200 / 72))
    reads = read_words(clean, Call(6, 200), settings)
    before = [read.text for read in reads].index("-25") - 1
    spoilt = [*reads[:before], reads[before]._replace(text="(", confidence=0.0), *reads[before + 1 :]]
    again, _ = look_again(spoilt, clean, 200 / 72, settings)
    assert [read.text for read in again if "(" in read.text or read.text == "0"] == ["0"]


@pytest.mark.parametrize("dpi", [200, 300])
def test_bullets_are_bullets_and_nothing_else_is(tmp_path: Path, dpi: int) -> None:
    printed = (
        "Forvaltningen indstiller,",
        "• at forslaget godkendes, og",
        "- at udvalget orienteres.",
        "I alt 3",
    )
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4)
    canvas.setFont("Helvetica", 10.5)
    for i, text in enumerate(printed):
        canvas.drawString(70, 760 - 16 * i, text)
    canvas.save()
    page = read(tmp_path, buffer.getvalue(), Scanner(dpi=dpi, noise=5, blur=0.4))
    assert tuple(line.text for line in page.lines) == printed


def test_a_stop_by_itself_is_dirt_unless_it_is_very_sure() -> None:
    clean = np.full((100, 400), 255, np.uint8)
    line = (1, 1, 1)
    words = (Read("At", 80, 40, 110, 60, 0.9, line), Read("3)", 120, 40, 140, 60, 0.9, line))
    for text, sure, kept in ((".", 0.7, False), (".", 0.95, True), ("-", 0.7, True), ("'", 0.8, False)):
        placing = place_words((Read(text, 20, 50, 24, 54, sure, line), *words), clean, 200 / 72)
        assert [word.text for word in placing.words] == ([text] if kept else []) + ["At", "3)"], text
        assert placing.specks == (not kept)
