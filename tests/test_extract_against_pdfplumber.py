"""Words and boxes of awkward PDFs, with pdfplumber as the judge where it reads them right."""

from collections.abc import Callable
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from extract.pdf.pages import read_sheets
from extract.read import read_document
from extract.settings import ReadSettings
from extract.sheet import Sheet
from tests.raw_pdf import show, simple_font, write_pdf

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


@pytest.mark.parametrize("base", ["WinAnsiEncoding", "MacRomanEncoding"])
def test_danish_letters_by_their_names_without_a_map_to_unicode(tmp_path: Path, base: str) -> None:
    names = {1: "ae", 2: "oslash", 3: "aring", 4: "AE", 5: "Oslash", 6: "Aring"}
    line = b"R\x02d \x01ble p\x03 \x06vej, \x05vej og \x04blevej"
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf([show([line])], simple_font(names, base, mapped=False)))
    assert text_of(path) == "Rød æble på Åvej, Øvej og Æblevej" == plumber_text(path)


@pytest.mark.parametrize(
    ("base", "codec"), [("WinAnsiEncoding", "cp1252"), ("MacRomanEncoding", "mac_roman")]
)
def test_danish_letters_of_old_encodings(tmp_path: Path, base: str, codec: str) -> None:
    line = "Blå møbler, æbler, Ærø, Øster Å é ü"
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf([show([line.encode(codec)])], simple_font({}, base, mapped=False)))
    assert text_of(path) == line == plumber_text(path)


def test_ligatures_that_are_mapped_right_are_spelled_out(tmp_path: Path) -> None:
    plain = {code: chr(code) for code in range(32, 127)}
    path = tmp_path / "a.pdf"
    font = simple_font({1: "g431", 2: "g2"}, mapped=True)
    path.write_bytes(write_pdf([show([b"di\x01ust \x02nans"])], font, plain | {1: "ff", 2: "\ufb01"}))
    assert text_of(path) == "diffust finans"
    assert sheet_of(path).repaired == 0


def test_text_outside_the_crop_box_is_left_out(tmp_path: Path) -> None:
    boxes = b"/MediaBox[0 0 700 900]/CropBox[50 100 650 800]"
    content = show([b"Inde"], 60, 700) + show([b"Over"], 60, 850) + show([b"Ude"], 5, 700)
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf([content], boxes=boxes))
    sheet = sheet_of(path)
    assert (sheet.width, sheet.height) == (600, 700)
    (word,) = sheet.words
    assert word.text == "Inde"
    assert abs(word.x0 - 10) < 1 and abs(word.baseline - 100) < 1


def test_letters_drawn_twice_to_look_bold_are_read_once(tmp_path: Path) -> None:
    """Each word anew a little to the right: fake bold."""
    content = b"".join(
        show([word], x + shift, 700)
        for word, x in ((b"Beslutning", 60), (b"Godkendt", 160))
        for shift in (0, 1)
    )
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf([content]))
    assert text_of(path) == "Beslutning Godkendt"


def test_columns_hold_the_words_pdfplumber_finds_in_each(tmp_path: Path) -> None:
    path = write(tmp_path / "a.pdf", draw_prose)
    ours = [line.text for line in read_document(path).pages[0].lines]
    with pdfplumber.open(path) as pdf:
        page = pdf.pages[0]
        halves = [page.crop((0, 0, 300, 842)), page.crop((300, 0, 595, 842))]
        theirs = [line for half in halves for line in half.extract_text().split("\n")]
    assert ours == theirs


def test_a_page_only_pdfplumber_reads_yields_its_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "a.pdf", draw_table)
    (first,) = read_document(path).pages[0].tables
    monkeypatch.setattr("extract.pdf.second.read_sheets", lambda data, settings: iter([None]))
    document = read_document(path)
    (again,) = document.pages[0].tables
    assert [(cell.row, cell.column, cell.text) for cell in again.cells] == [
        (cell.row, cell.column, cell.text) for cell in first.cells
    ]
    assert [note.code for note in document.notes] == ["pdf.page_read_again"]


def test_a_file_only_pdfplumber_opens_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.pdf", draw_table)
    text = read_document(path).pages[0].text
    monkeypatch.setattr("extract.pdf.second.read_sheets", _refuse)
    document = read_document(path)
    assert document.pages[0].text == text and len(document.pages[0].tables) == 1
    assert [note.code for note in document.notes] == ["pdf.page_read_again"]


def _refuse(data: bytes, settings: ReadSettings) -> None:
    raise pypdfium2.PdfiumError("no")  # type: ignore[no-untyped-call]


def draw_prose(canvas: Canvas) -> None:
    words = ("udvalget", "drøftede", "hvordan", "stier", "og", "veje", "kan", "blive", "til", "gavn", "byens")
    for x, height, shift in ((60, 700, 0), (320, 693, 5)):
        for nth in range(16):
            first = 3 * nth + shift
            text = " ".join(words[(first + k) % len(words)] for k in range(6 + nth % 2))
            canvas.drawString(x, height - 14 * nth, text[:44].strip())


def draw_table(canvas: Canvas) -> None:
    canvas.grid([60, 200, 300, 400], [700, 680, 660, 640])
    for row, texts in enumerate((("Post", "2024", "2025"), ("Stier", "120", "80"), ("Veje", "35", "40"))):
        for x, text in zip((66, 206, 306), texts, strict=True):
            canvas.drawString(x, 685 - 20 * row, text)
    for nth in range(12):
        canvas.drawString(60, 600 - 14 * nth, "Udvalget godkendte forvaltningens indstilling til budgettet")


def text_of(path: Path) -> str:
    return " ".join(word.text for word in sheet_of(path).words)


def plumber_text(path: Path) -> str:
    with pdfplumber.open(path) as pdf:
        return " ".join(word["text"] for word in pdf.pages[0].extract_words())


def test_text_that_cannot_be_seen_is_counted_and_left_out(tmp_path: Path) -> None:
    content = show([b"Synlig tekst"]) + show([b"Skjult tekst"], 60, 600).replace(b"BT", b"BT 3 Tr")
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf([content]))
    assert text_of(path) == "Synlig tekst"
    assert sheet_of(path).hidden == 2


def test_a_page_of_nothing_but_hidden_text_keeps_it(tmp_path: Path) -> None:
    """The text that OCR programs lay under a scan."""
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf([show([b"Skjult tekst"]).replace(b"BT", b"BT 3 Tr")]))
    assert text_of(path) == "Skjult tekst"
