"""Scans are read: words, tables, signs and boxes stand where they stand on the page shown."""

from __future__ import annotations

import io
import math
from pathlib import Path

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from benchmarks.made_scans import Scanner, draw_pages, save_pages, scan_page, scan_pdf
from extract.read import read_document
from extract.settings import ReadSettings
from models.errors import InputError
from models.page import Box, Document, Page
from tests.samples_scans import ROWS, SIZE, TEXT, draw_text, paper


def read(
    tmp_path: Path, data: bytes, name: str = "scan.pdf", settings: ReadSettings | None = None
) -> Document:
    path = tmp_path / name
    path.write_bytes(data)
    return read_document(path, settings or ReadSettings())


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines if line.table is None]


def cells(page: Page) -> list[list[str]]:
    (table,) = page.tables
    assert table.ruled
    return [[cell.text if cell else "" for cell in row] for row in table.grid()]


SCANNERS = {
    "clean": Scanner(dpi=300),
    "skew and noise": Scanner(dpi=200, skew=1.3, noise=8, specks=0.0005, paper=238),
    "one bit, on its head": Scanner(dpi=300, skew=-0.7, quarters=2, one_bit=True),
    "on its side": Scanner(dpi=200, quarters=1),
    "on its other side, coarse": Scanner(dpi=150, quarters=3, skew=0.5),
}


@pytest.mark.parametrize("name", SCANNERS)
def test_scan_is_read_like_print(tmp_path: Path, name: str) -> None:
    scanner = SCANNERS[name]
    document = read(tmp_path, scan_pdf(paper(), scanner))
    (page,) = document.pages
    assert (document.read_by, page.read_by) == ("ocr", "ocr")
    assert texts(page) == TEXT
    assert cells(page) == ROWS
    assert page.quarters == (4 - scanner.quarters) % 4
    assert page.skew == pytest.approx(scanner.skew, abs=0.1)
    printed = read(tmp_path, paper(), "print.pdf").pages[0]
    for own, other in zip(printed.lines[:3], page.lines[:3], strict=True):
        for want, got in zip(own.words, other.words, strict=True):
            assert got.confidence is not None and got.confidence > 0.5
            # the box is where the word is on the page as it is shown
            assert middle(page.shown(got.box)) == pytest.approx(scanned(*middle(want.box), scanner), abs=2.0)


def middle(box: Box) -> tuple[float, float]:
    return (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2


def scanned(x: float, y: float, scanner: Scanner) -> tuple[float, float]:
    """Where the scanner puts a point of the paper: set askew about the middle, then turned clockwise."""
    wide, high = SIZE
    slant = math.radians(scanner.skew)
    dx, dy = x - wide / 2, y - high / 2
    x = wide / 2 + math.cos(slant) * dx - math.sin(slant) * dy
    y = high / 2 + math.sin(slant) * dx + math.cos(slant) * dy
    for _ in range(scanner.quarters):
        x, y, wide, high = high - y, x, high, wide
    return x, y


def test_pages_of_one_file_are_turned_each_by_itself(tmp_path: Path) -> None:
    drawn = draw_pages(paper(), 200)[0]
    scanners = [Scanner(dpi=200, quarters=quarters, skew=0.4 * quarters) for quarters in (0, 3, 1)]
    pages = [scan_page(drawn, scanner) for scanner in scanners]
    document = read(tmp_path, save_pages(pages, "PDF", scanners[0]))
    assert [texts(page) for page in document.pages] == [TEXT] * 3
    assert [page.quarters for page in document.pages] == [0, 1, 3]


@pytest.mark.parametrize(
    ("kind", "media_type"), [("TIFF", "image/tiff"), ("JPEG", "image/jpeg"), ("PNG", "image/png")]
)
def test_pictures_are_documents(tmp_path: Path, kind: str, media_type: str) -> None:
    scanner = Scanner(dpi=200, one_bit=kind == "TIFF")
    pages = [scan_page(page, scanner) for page in draw_pages(paper(2), 200)]
    document = read(tmp_path, save_pages(pages, kind, scanner), "uden endelse")
    assert document.source.media_type == media_type
    assert document.read_by == "ocr"
    assert len(document.pages) == (2 if kind == "TIFF" else 1)
    for page in document.pages:
        assert texts(page) == TEXT
        assert (page.width, page.height) == pytest.approx(SIZE, abs=0.5)


def test_picture_without_dots_an_inch_is_taken_for_a4(tmp_path: Path) -> None:
    (drawn,) = draw_pages(paper(size=(595.0, 842.0)), 200)
    buffer = io.BytesIO()
    drawn.save(buffer, "PNG")
    (page,) = read(tmp_path, buffer.getvalue(), "a.png").pages
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)
    assert texts(page) == TEXT


def test_damaged_picture_says_so(tmp_path: Path) -> None:
    scanner = Scanner(dpi=100)
    whole = save_pages(draw_pages(paper(), 100), "PNG", scanner)
    with pytest.raises(InputError, match=r"a\.png: .*(billedet|filen)"):
        read(tmp_path, whole[: len(whole) // 2], "a.png")


def test_part_of_a_page_outside_the_crop_box_moves_nothing(tmp_path: Path) -> None:
    writer = pypdfium2.PdfDocument(scan_pdf(paper(), Scanner(dpi=200)))
    writer[0].set_cropbox(20, 30, 420, 300)
    buffer = io.BytesIO()
    writer.save(buffer)
    (page,) = read(tmp_path, buffer.getvalue()).pages
    plain = read(tmp_path, scan_pdf(paper(), Scanner(dpi=200)), "b.pdf").pages[0]
    assert (page.width, page.height) == pytest.approx((400, 270), abs=0.5)
    assert texts(page) == TEXT
    for cut, whole in zip(page.lines[0].words, plain.lines[0].words, strict=True):
        assert middle(cut.box) == pytest.approx((middle(whole.box)[0] - 20, middle(whole.box)[1]), abs=1.0)


def test_check_boxes_and_bold_words_are_seen(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    draw_text(canvas, TEXT, SIZE[1])
    canvas.setFont("Times-Bold", 12)
    canvas.drawString(50, 150, "Beslutning i sagen")
    canvas.setFont("Times-Roman", 12)
    for x, text, on in ((50, "Vedtaget", True), (180, "Forkastet", False)):
        canvas.rect(x, 110, 9, 9)
        if on:
            canvas.line(x + 1, 111, x + 8, 118)
            canvas.line(x + 1, 118, x + 8, 111)
        canvas.drawString(x + 14, 110, text)
    canvas.showPage()
    canvas.save()
    (page,) = read(tmp_path, scan_pdf(buffer.getvalue(), Scanner(dpi=300))).pages
    assert page.lines[-1].text == "☒ Vedtaget ☐ Forkastet"
    assert [line.bold for line in page.lines] == [False, False, False, True, False]
