"""Words and boxes of awkward PDFs, with pdfplumber as the judge where it reads them right."""

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.pdf import read_sheets
from extract.settings import ReadSettings
from extract.sheet import Sheet

Draw = Callable[[Canvas], None]


def draw_letters(canvas: Canvas) -> None:
    for nth, letter in enumerate("Nørreby"):
        canvas.drawString(60 + 7 * nth, 700, letter)
    canvas.drawString(130, 700, "Kommune")


def draw_spaced(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Beslutning", charSpace=1.2)
    canvas.drawString(60, 680, "Godkendt af alle")


def draw_mirrored_size(canvas: Canvas) -> None:
    text = canvas.beginText()
    text.setFont("Helvetica", -11)
    text.setTextTransform(-1, 0, 0, -1, 60, 700)
    text.textOut("Dagsorden for udvalget")
    canvas.drawText(text)


def draw_columns(canvas: Canvas) -> None:
    for nth in range(8):
        canvas.drawString(60, 700 - 14 * nth, f"Venstre linje nummer {nth} om stier")
        canvas.drawString(330, 700 - 14 * nth, f"Højre linje nummer {nth} om veje")


def draw_danish(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Æblevej, Ørevej og Åvej: æøå ÆØÅ é ü")


def draw_on_its_side(canvas: Canvas) -> None:
    for nth in range(4):
        canvas.drawString(60, 700 - 14 * nth, "Udvalget godkendte indstillingen")
    canvas.translate(30, 400)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Bilag")


def draw_twice(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Beslutning om stier")
    canvas.drawString(60.3, 700, "Beslutning om stier")


def draw_outside(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Inde")
    canvas.drawString(700, 700, "Ude")
    canvas.drawString(60, -40, "Under")


def draw_soft_hyphen(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "1\u00a0250 kr. til cykel\u00adstier")


def write(path: Path, draw: Draw) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.save()
    return path


def sheet_of(path: Path) -> Sheet:
    (sheet,) = read_sheets(path.read_bytes(), ReadSettings())
    assert sheet is not None
    return sheet


@pytest.mark.parametrize("draw", [draw_letters, draw_spaced, draw_mirrored_size, draw_columns, draw_danish])
def test_words_and_boxes_are_those_of_pdfplumber(tmp_path: Path, draw: Draw) -> None:
    path = write(tmp_path / "a.pdf", draw)
    ours = sorted(sheet_of(path).words, key=lambda word: (word.text, word.top, word.x0))
    with pdfplumber.open(path) as pdf:
        found = pdf.pages[0].extract_words()
    theirs = sorted(found, key=lambda word: (word["text"], word["top"], word["x0"]))
    assert [word.text for word in ours] == [word["text"] for word in theirs]
    for word, other in zip(ours, theirs, strict=True):
        assert abs(word.x0 - other["x0"]) < 1 and abs(word.x1 - other["x1"]) < 1.5
        assert abs(word.top - other["top"]) < 3 and abs(word.bottom - other["bottom"]) < 3


def test_text_on_its_side_is_read_in_its_order(tmp_path: Path) -> None:
    assert [word.text for word in sheet_of(write(tmp_path / "a.pdf", draw_on_its_side)).aside] == ["Bilag"]


def test_text_drawn_twice_to_look_bold_is_read_once(tmp_path: Path) -> None:
    assert {word.text for word in sheet_of(write(tmp_path / "a.pdf", draw_twice)).words} == {
        "Beslutning",
        "om",
        "stier",
    }


def test_text_outside_the_page_is_left_out(tmp_path: Path) -> None:
    assert [word.text for word in sheet_of(write(tmp_path / "a.pdf", draw_outside)).words] == ["Inde"]


def test_soft_hyphens_and_fixed_spaces(tmp_path: Path) -> None:
    words = [word.text for word in sheet_of(write(tmp_path / "a.pdf", draw_soft_hyphen)).words]
    assert words[:3] == ["1", "250", "kr."] and words[-1].replace("-", "") == "cykelstier"
