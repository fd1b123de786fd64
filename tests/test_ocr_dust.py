"""Dust on a scan is wiped out; stops, commas and the dots of letters stay, at any size of print."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.made_scans import Scanner, draw_pages, scan_page, scan_pdf
from extract.ocr.dust import without_dust
from extract.ocr.scan import Picture, even_light
from extract.read import read_document
from extract.settings import ReadSettings
from tests.samples_scans import ROWS, TEXT, draw_text, paper

A4 = (595.0, 842.0)
SIGNS = [
    "Åse Ørum, Çelik, Müller og Björn: 1.250,5 kr.; jf. § 3, stk. 2.",
    "Initiativ i Nørreby. Idéen afvises ... og udgår.",
    "· et punkt med en lille prik foran",
    "Side 1 af 2 ..................... 14",
    "“Citat”, 'citat' og %-tal: 0,5 % i alt.",
]


def signs(size: float, font: str) -> bytes:
    """A page of lines full of small signs, with a cell that is a stop alone."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(420, 300), invariant=1)
    canvas.setFont(font, size)
    for nth, line in enumerate([*SIGNS, *TEXT]):
        canvas.drawString(30, 270 - 2 * size * nth, line)
    canvas.setFont(font, 0.7 * size)
    canvas.drawString(30, 40, "Note: tallene, jf. bilag 1, er i 1.000 kr., afrundet til nærmeste 0,1 mio.")
    for x, text in ((30, "Antal"), (150, "12,5"), (220, "."), (290, "1.004"), (360, "-")):
        canvas.drawString(x, 20, text)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def grey(data: bytes, scanner: Scanner) -> Picture:
    page = scan_page(draw_pages(data, scanner.dpi)[0], scanner, seed=5)
    return even_light(np.asarray(page.convert("L"), dtype=np.uint8), scanner.dpi / 72)


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica", "Helvetica-Bold"])
@pytest.mark.parametrize(("dpi", "size"), [(150, 11), (200, 8), (200, 11), (300, 8), (300, 11)])
def test_clean_page_loses_nothing(dpi: int, size: float, font: str) -> None:
    flat = grey(signs(size, font), Scanner(dpi=dpi))
    assert np.array_equal(without_dust(flat, dpi / 72), flat)


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica"])
def test_only_dust_goes(font: str) -> None:
    data = signs(11, font)
    printed, dusty = (grey(data, Scanner(dpi=300, one_bit=True, dust=dust)) for dust in (0, 350))
    clean = without_dust(dusty, 300 / 72)
    dirt, left = ((picture < 200) & (printed >= 200) for picture in (dusty, clean))
    assert int(dirt.sum()) > 500
    assert int(left.sum()) < 0.1 * int(dirt.sum())  # what touches a letter
    assert not ((clean >= 200) & (printed < 100)).any()


def test_specks_as_large_as_stops_go_where_no_stop_can_be() -> None:
    flat = grey(signs(11, "Helvetica"), Scanner(dpi=300))
    dirty = flat.copy()
    for x, y in ((1500, 800), (1600, 300), (20, 500)):
        dirty[y : y + 4, x : x + 4] = 60
    assert np.array_equal(without_dust(dirty, 300 / 72) < 200, flat < 200)


def test_page_without_letters_to_compare_with_loses_only_its_smallest_dots() -> None:
    flat = np.full((600, 600), 250, np.uint8)
    flat[100:105, 100:105] = 0
    flat[300, 300] = 0
    clean = without_dust(flat, 300 / 72)
    assert clean[102, 102] == 0 and clean[300, 300] == 255


@pytest.mark.parametrize("skew", [0.0, 0.6])
def test_table_of_a_dusty_page_is_read_exactly(tmp_path: Path, skew: float) -> None:
    path = tmp_path / "stoev.pdf"
    path.write_bytes(scan_pdf(paper(size=A4), Scanner(dpi=300, one_bit=True, dust=350, skew=skew), seed=11))
    (page,) = read_document(path, ReadSettings()).pages
    assert [line.text for line in page.lines if line.table is None] == TEXT
    (table,) = page.tables
    assert [[cell.text if cell else "" for cell in row] for row in table.grid()] == ROWS


def test_table_without_rulings_keeps_its_numbers_among_dust(tmp_path: Path) -> None:
    rows = [["Drift", "-370", "1.250"], ["Anlæg", "-610", "-45"], ["I alt", "-980", "1.205"]]
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    draw_text(canvas, TEXT, A4[1])
    for nth, row in enumerate(rows):
        canvas.drawString(50, 700 - 18 * nth, row[0])
        for x, text in zip((300, 420), row[1:], strict=True):
            canvas.drawRightString(x, 700 - 18 * nth, text)
    canvas.showPage()
    canvas.save()
    path = tmp_path / "stoev.pdf"
    path.write_bytes(scan_pdf(buffer.getvalue(), Scanner(dpi=300, one_bit=True, dust=350), seed=3))
    (page,) = read_document(path, ReadSettings()).pages
    assert [word.text for line in page.lines for word in line.words][-9:] == [
        text for row in rows for text in " ".join(row).split()
    ][-9:]
