"""Files good and bad through the one public door of the reader."""

import hashlib
import io
import os
import re
import tempfile
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

import extract.pdf.pages
import extract.pdf.second
from extract.pdf.second import read_sheets_again
from extract.read import read_document
from extract.settings import ReadSettings
from models.errors import DamagedPdf, EmptyFile, EncryptedPdf, InputError, NotAPdf, NoTextLayer

WORDS = "Udvalget godkendte indstillingen om nye cykelstier på Æblevej, Ørevej og Åvej den 3. maj"


def write_pdf(path: Path, pages: list[list[tuple[float, float, str]]], **options: object) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1, **options)
    for page in pages:
        for x, y, text in page:
            canvas.drawString(x, 842 - y, text)
        canvas.showPage()
    canvas.save()
    return path


def test_reads_pdf_with_source_pages_and_lines(tmp_path: Path) -> None:
    path = write_pdf(
        tmp_path / "referat.pdf", [[(56, 80, "Referat"), (56, 110, WORDS)], [(56, 80, "Side to")]]
    )
    document = read_document(path)
    assert document.source.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert document.source.path == str(path)
    assert document.source.media_type == "application/pdf"
    assert document.read_by == "pdf"
    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[0].text == f"Referat\n{WORDS}"
    assert document.notes == ()


def test_boxes_are_points_from_the_top_left(tmp_path: Path) -> None:
    document = read_document(write_pdf(tmp_path / "a.pdf", [[(56, 100, "Punkt Dagsorden")]]))
    line = document.pages[0].lines[0]
    assert line.box is not None
    assert (round(line.box.x0), document.pages[0].width) == (56, 595)
    assert line.box.top < 100 < line.box.bottom
    assert line.box.bottom - line.box.top < 14
    first, second = line.words
    assert first.text == "Punkt" and second.text == "Dagsorden" and first.box.x1 < second.box.x0
    assert line.size == 12.0 and not line.bold


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_rotated_pages_are_read_as_seen(tmp_path: Path, rotation: int) -> None:
    plain = read_document(write_pdf(tmp_path / "plain.pdf", [[(100, 200, "Oppe"), (100, 400, "Nede")]]))
    path = tmp_path / "rotated.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    canvas.setPageRotation(rotation)
    canvas.translate(*{0: (0, 0), 90: (842, 0), 180: (595, 842), 270: (0, 595)}[rotation])
    canvas.rotate(rotation)
    canvas.drawString(100, 842 - 200, "Oppe")
    canvas.drawString(100, 842 - 400, "Nede")
    canvas.save()
    page = read_document(path).pages[0]
    assert page.text == "Oppe\nNede"
    for ours, theirs in zip(page.lines, plain.pages[0].lines, strict=True):
        assert ours.box is not None and theirs.box is not None
        assert abs(ours.box.x0 - theirs.box.x0) < 0.5 and abs(ours.box.top - theirs.box.top) < 0.5


def test_page_with_all_text_on_its_side_is_turned(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "side.pdf"), pagesize=(595, 842), invariant=1)
    canvas.translate(595, 0)
    canvas.rotate(90)
    canvas.drawString(60, 500, "Bilag med tabel på tværs")
    canvas.drawString(60, 480, "Anden linje")
    canvas.save()
    document = read_document(tmp_path / "side.pdf")
    assert document.pages[0].text == "Bilag med tabel på tværs\nAnden linje"
    assert (document.pages[0].width, document.pages[0].height) == (842, 595)
    assert [note.code for note in document.notes] == ["pdf.turned_page"]


def test_bold_and_size_are_those_of_most_characters(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica-Bold", 14)
    canvas.drawString(56, 780, "Beslutning")
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(56, 750, "Sted:")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(90, 750, "Rådhuset i Nørreby, lokale 204")
    canvas.save()
    heading, form = read_document(tmp_path / "a.pdf").pages[0].lines
    assert (heading.size, heading.bold) == (14.0, True)
    assert (form.size, form.bold) == (10.0, False)


def test_raised_print_stays_with_its_line(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842), invariant=1)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(56, 700, "Arealet er 250 m")
    canvas.setFont("Helvetica", 6)
    canvas.drawString(134, 703.5, "2")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(140, 700, "i alt")
    canvas.drawString(56, 688, "Næste linje")
    canvas.save()
    assert read_document(tmp_path / "a.pdf").pages[0].text == "Arealet er 250 m 2 i alt\nNæste linje"


def test_few_words_on_a_page_are_not_torn_apart(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[(56, 60, "Salg af ejendom"), (56, 75, "I alt -128 -189")]])
    assert read_document(path).pages[0].text == "Salg af ejendom\nI alt -128 -189"


def test_blank_page_is_no_finding(tmp_path: Path) -> None:
    document = read_document(write_pdf(tmp_path / "a.pdf", [[(56, 80, "Tekst")], [], [(56, 80, "Mere")]]))
    assert document.notes == ()


def encrypted(path: Path) -> Path:
    return write_pdf(path, [[(56, 80, "Hemmeligt")]], encrypt=StandardEncryption("lukket", canPrint=0))


def test_bad_files_say_what_and_what_to_do(tmp_path: Path) -> None:
    good = write_pdf(tmp_path / "good.pdf", [[(56, 80, "Tekst")]]).read_bytes()
    files = {
        "tom.pdf": b"",
        "blank.txt": b" \n\n ",
        "brev.pdf": b"Dette er slet ikke en PDF",
        "kort.pdf": b"%PDF-1.4\nafbrudt",
        "halv.pdf": good[: len(good) // 3],
        "billede.txt": bytes(range(256)) * 40,
    }
    expected = [
        ("tom.pdf", EmptyFile, "tom"),
        ("blank.txt", EmptyFile, "tom"),
        ("brev.pdf", NotAPdf, "ikke en PDF"),
        ("kort.pdf", DamagedPdf, "beskadiget"),
        ("halv.pdf", DamagedPdf, "beskadiget"),
        ("billede.txt", NotAPdf, "ikke tekst"),
        ("findes_ikke.pdf", InputError, "findes ikke"),
    ]
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    for name, error, said in expected:
        with pytest.raises(error) as caught:
            read_document(tmp_path / name)
        message = str(caught.value)
        assert said in message and name in message and "\n" not in message, name


def test_folder_and_locked_file_are_input_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="mappe"):
        read_document(tmp_path)
    locked = tmp_path / "lukket.txt"
    locked.write_text("tekst")
    locked.chmod(0)
    if not os.access(locked, os.R_OK):
        with pytest.raises(InputError, match="læseadgang"):
            read_document(locked)


def test_encrypted_pdf(tmp_path: Path) -> None:
    with pytest.raises(EncryptedPdf, match="adgangskode"):
        read_document(encrypted(tmp_path / "kode.pdf"))


def test_pdf_without_any_text(tmp_path: Path) -> None:
    with pytest.raises(NoTextLayer, match="OCR"):
        read_document(write_pdf(tmp_path / "scan.pdf", [[], []]))


def test_content_not_suffix_decides(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "navn.txt", [[(56, 80, "En PDF under falsk navn")]])
    assert read_document(path).source.media_type == "application/pdf"
    plain = tmp_path / "referat.md"
    plain.write_text("# Referat\n\nGodkendt på Ærø", encoding="utf-8")
    document = read_document(plain)
    assert (document.read_by, document.source.media_type) == ("text", "text/plain")
    assert document.pages[0].lines[2].text == "Godkendt på Ærø"


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1", "cp850", "cp865", "mac_roman"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_old_encodings_are_told_by_their_danish_letters(tmp_path: Path, encoding: str, ending: str) -> None:
    told = ["Ældrerådet på Ærø", "Søren Øst så åen"]
    path = tmp_path / "referat.txt"
    path.write_bytes(ending.join(told).encode(encoding))
    document = read_document(path)
    assert [line.text for line in document.pages[0].lines] == told
    assert [note.code for note in document.notes] == ["text.encoding"]


def test_markdown_is_told_by_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "referat.txt"
    path.write_text("# Byrådet\n\n## 1. Budget\n\n**Beslutning:** Godkendt.\n", encoding="utf-8")
    lines = [line.text for line in read_document(path).pages[0].lines if line.text]
    assert lines == ["Byrådet", "1. Budget", "Beslutning: Godkendt."]


def test_pdfplumber_agrees_and_can_stand_in(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[(56, 80 + 14 * i, f"{WORDS} {i}") for i in range(20)]])
    (first,) = extract.pdf.pages.read_sheets(path.read_bytes(), ReadSettings())
    again = list(read_sheets_again(io.BytesIO(path.read_bytes()), ReadSettings()))
    assert first is not None and len(again) == 1
    assert sorted(word.text for word in again[0].words) == sorted(word.text for word in first.words)
    assert again[0].words[0].text == "Udvalget" and abs(again[0].words[0].x0 - 56) < 0.5


def fail_on_page(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """PDFium gives up on one page (from 1)."""
    whole = extract.pdf.pages._read_sheet

    def broken(page: object, at: int, *rest: object) -> object:
        if at == number:
            raise pypdfium2.PdfiumError("Failed to load page.")
        return whole(page, at, *rest)

    monkeypatch.setattr(extract.pdf.pages, "_read_sheet", broken)


THREE_PAGES = [[(56, 80, "Første"), (56, 100, WORDS)], [(56, 80, "Anden side")], [(56, 80, "Tredje side")]]


def test_a_page_pdfium_gives_up_on_is_read_by_pdfplumber(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_pdf(tmp_path / "a.pdf", THREE_PAGES)
    whole = read_document(path)
    fail_on_page(monkeypatch, 2)
    document = read_document(path)
    assert [page.text for page in document.pages] == [page.text for page in whole.pages]
    assert [(note.code, note.page) for note in document.notes] == [("pdf.page_read_again", 2)]
    assert "Side 2" in document.notes[0].message
    assert document.pages[0] == whole.pages[0] and document.pages[2] == whole.pages[2]


def test_a_page_neither_can_read_is_noted_and_the_others_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_pdf(tmp_path / "a.pdf", THREE_PAGES)
    fail_on_page(monkeypatch, 2)
    monkeypatch.setattr(extract.pdf.second, "_build_sheet", unreadable)
    document = read_document(path)
    assert [page.text for page in document.pages] == [f"Første\n{WORDS}", "", "Tredje side"]
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [(note.code, note.page) for note in document.notes] == [("pdf.page_unreadable", 2)]
    assert "Side 2 er beskadiget" in document.notes[0].message


def unreadable(*arguments: object) -> None:
    raise ValueError("Invalid octal digit")


def test_a_page_object_that_is_missing_is_noted(tmp_path: Path) -> None:
    path = write_pdf(tmp_path / "a.pdf", THREE_PAGES)
    data = path.read_bytes()
    kids = re.search(rb"/Kids \[ (\d+) 0 R (\d+) 0 R (\d+) 0 R \]", data)
    assert kids is not None
    path.write_bytes(data[: kids.start(2)] + b"0" * len(kids[2]) + data[kids.end(2) :])
    document = read_document(path)
    assert [page.text for page in document.pages] == [f"Første\n{WORDS}", "", "Tredje side"]
    assert [note.code for note in document.notes] == ["pdf.page_unreadable"]


def test_messages_of_broken_files_are_danish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_pdf(tmp_path / "a.pdf", [[(56, 80, WORDS)]])
    broken = tmp_path / "b.pdf"
    broken.write_bytes(path.read_bytes()[:200])
    fail_on_page(monkeypatch, 1)
    monkeypatch.setattr(extract.pdf.second, "_build_sheet", unreadable)
    for file in (path, broken):
        with pytest.raises(DamagedPdf) as caught:
            read_document(file)
        message = str(caught.value).removeprefix(str(file))
        assert "beskadiget" in message and "Hent filen igen" in message
        assert not re.search(r"[Ff]ail|load|error|PDFium|\(", message)


PRINTABLE = st.text(
    st.characters(min_codepoint=33, max_codepoint=255, exclude_categories=("C", "Z")), min_size=1
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(PRINTABLE.map(lambda w: w[:12]), min_size=1, max_size=6), min_size=1, max_size=12))
def test_lines_lie_in_the_page_text_where_they_say(lines: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        texts = [(40, 60 + 20 * number, " ".join(words)) for number, words in enumerate(lines)]
        path = write_pdf(Path(folder) / "a.pdf", [[*texts, (40, 500, "slut")]])
        page = read_document(path).pages[0]
    assert page.text == "\n".join(line.text for line in page.lines)
    for line in page.lines:
        assert page.text[line.start : line.start + len(line.text)] == line.text
        assert line.text == " ".join(line.text.split())
        assert len(line.word_x) == 2 * len(line.text.split(" "))
        assert all(word.box.x0 <= word.box.x1 for word in line.words)
