"""Which pages go to OCR, and what happens where it is missing, hangs or was asked before."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

import extract.ocr.program
import extract.ocr.tesseract
from benchmarks.made_scans import Scanner, draw_pages, scan_pdf
from extract.ocr.textlayer import judge_text
from extract.read import read_document
from extract.settings import ReadSettings
from extract.sheet import Ink
from models.errors import NoTextLayer
from models.evidence import Span
from models.page import Document
from models.records import Parsed
from referat.placing import place_spans
from tests.samples_scans import SIZE, TEXT, draw_text, paper

GOOD = (
    "Udvalget godkendte at der er afsat penge til en ny sti ved skolen og til de ældre på hjemmet i byen. "
    * 2
)
MOVED = "".join(chr(ord(c) + 3) if c.isalpha() else c for c in GOOD)


def ink(text: str) -> list[Ink]:
    return [Ink(word, 0, 0, 1, 1, 10, False) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("", "none"),
        (GOOD, "good"),
        ("The council of the town agreed to grant the sum and asked for a report in the spring " * 3, "good"),
        ("Drift 2025 2026 2027 Service -942 1.250 0 Anlæg 300 " * 5, "good"),
        ("Karen Holm Åse Ørum Tage Winkel Bo Lind Ib Skov Nørreby Engskolen " * 4, "good"),
        ("Side 3 af 4", "sparse"),
        (" ".join(GOOD.replace(" ", "")), "worthless"),
        ("(cid:12)(cid:7)(cid:44) " * 9, "worthless"),
        ("\uf0b7\uf041\uf0c3\uf0d3 \ue001\ue002\ue003 " * 9, "worthless"),
        ("Bl\ufffdr \ufffdg k\ufffdl " * 9, "worthless"),
        (MOVED, "worthless"),
        ("Xkrzt bvndlp Qwrtsf grkplm Tznvbk hjklmn wrtzps dfghkl", "worthless"),
    ],
)
def test_worth_of_a_text_layer(text: str, verdict: str) -> None:
    assert judge_text(ink(text)) == verdict


def test_heading_of_lone_signs_over_normal_words_is_no_letter_spaced_page() -> None:
    heading = "B e s l u t ■ i ■ g e ☐ ☐ g i ■ d s t i l i ■ g e ☐ t i l u d ❖ a l g e t "
    words = "Havneforvaltningen Anlæg 1.250 Kulturforvaltningen Drift -370 Ældreplejen Rengøring 45 "
    assert judge_text(ink(heading + 3 * words)) == "good"
    spaced = " ".join(GOOD.replace(" ", ""))
    assert judge_text(ink(spaced + " " + words)) == "worthless"


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("ocr-cache")


def read(folder: Path, data: bytes, settings: ReadSettings) -> Document:
    path = folder / "a.pdf"
    path.write_bytes(data)
    return read_document(path, settings)


def mixed() -> bytes:
    """Good print, a scan with a stamp, a scan with someone's good hidden text, one with bad, a blank page."""
    (drawn,) = draw_pages(paper(), 200)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    draw_text(canvas, [*TEXT, *(GOOD[i : i + 50] for i in range(0, 200, 50))], SIZE[1])
    canvas.showPage()
    for hidden in ("", GOOD, MOVED):
        canvas.drawImage(ImageReader(drawn), 0, 0, *SIZE)
        text = canvas.beginText(20, 200)
        text.setTextRenderMode(3)
        for start in range(0, len(hidden), 60):
            text.textLine(hidden[start : start + 60])
        canvas.drawText(text)
        if not hidden:
            canvas.drawString(300, 12, "Modtaget 3/4")
        canvas.showPage()
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_each_page_of_a_mixed_file_is_decided_by_itself(tmp_path: Path, kept: Path) -> None:
    document = read(tmp_path, mixed(), ReadSettings(cache=kept))
    assert document.read_by == "mixed"
    assert [page.read_by for page in document.pages] == ["pdf", "ocr", "pdf", "ocr", "pdf"]
    for number in (1, 3):
        assert [line.text for line in document.pages[number].lines[:3]] == TEXT
    assert "godkendte" in document.pages[2].text
    assert document.pages[4].lines == ()
    assert not [note for note in document.notes if note.page == 5]


def test_title_page_with_a_photo_keeps_its_text(tmp_path: Path) -> None:
    photo = Image.linear_gradient("L").resize((420, 300)).point(lambda v: v // 2)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    canvas.drawImage(ImageReader(photo), 0, 0, *SIZE)
    canvas.drawString(50, 150, "Årsberetning for Nørreby Kommune")
    canvas.showPage()
    canvas.save()
    (page,) = read(tmp_path, buffer.getvalue(), ReadSettings()).pages
    assert (page.read_by, page.text) == ("pdf", "Årsberetning for Nørreby Kommune")


def test_picture_without_text_gives_no_words_but_a_finding(tmp_path: Path) -> None:
    dirt = np.random.default_rng(7)
    coarse = Image.fromarray(dirt.integers(0, 255, (30, 42), dtype=np.uint8))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    draw_text(canvas, TEXT, SIZE[1])
    canvas.showPage()
    canvas.drawImage(ImageReader(coarse.resize((840, 600), Image.Resampling.BICUBIC)), 0, 0, *SIZE)
    canvas.showPage()
    canvas.save()
    document = read(tmp_path, buffer.getvalue(), ReadSettings())
    assert document.pages[1].lines == ()
    assert [(note.code, note.page) for note in document.notes] == [("pdf.page_without_text", 2)]


def test_never_and_force(tmp_path: Path, kept: Path) -> None:
    never = ReadSettings(ocr="never", cache=kept)
    with pytest.raises(NoTextLayer, match="OCR er slået fra"):
        read(tmp_path, scan_pdf(paper(), Scanner(dpi=200)), never)
    document = read(tmp_path, mixed(), never)
    assert [page.read_by for page in document.pages] == ["pdf"] * 5
    assert {(note.page, note.code) for note in document.notes if "OCR er slået fra" in note.message} == {
        (2, "ocr.page_unread"),
        (4, "ocr.worthless_text"),
    }
    forced = read(tmp_path, mixed(), ReadSettings(ocr="force", cache=kept))
    assert [page.read_by for page in forced.pages] == ["pdf", "ocr", "ocr", "ocr", "pdf"]


def test_answers_are_kept_by_content_and_broken_ones_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = ReadSettings(cache=tmp_path / "kept")
    scan = scan_pdf(paper(), Scanner(dpi=200))
    first = read(tmp_path, scan, settings)
    entries = sorted((tmp_path / "kept" / "ocr").rglob("*.tsv"))
    assert entries
    with monkeypatch.context() as patch:
        patch.setattr(extract.ocr.tesseract, "_run", _fail)
        assert read(tmp_path, scan, settings).pages == first.pages
    whole = [entry.read_bytes() for entry in entries]
    for entry, broken in zip(entries, (b"", b"\xff\xfe", whole[0][:-30]), strict=False):
        entry.write_bytes(broken)
    assert read(tmp_path, scan, settings).pages == first.pages
    assert [entry.read_bytes() for entry in entries] == whole


def _fail(*_: object) -> str:
    raise AssertionError("Tesseract was called")


@pytest.mark.parametrize(
    ("script", "hint"),
    [(None, "tesseract-ocr og tesseract-ocr-dan"), ("echo eng", "tesseract-ocr-dan")],
)
def test_missing_program_is_a_finding_with_a_hint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, hint: str
) -> None:
    _only_program(tmp_path, monkeypatch, script)
    document = read(tmp_path, mixed(), ReadSettings())
    assert [page.read_by for page in document.pages] == ["pdf"] * 5
    notes = {note.page: note.message for note in document.notes}
    assert hint in notes[2] and hint in notes[4] and 5 not in notes
    with pytest.raises(NoTextLayer, match=rf"a\.pdf: .*{hint}"):
        read(tmp_path, scan_pdf(paper(), Scanner(dpi=100)), ReadSettings())


@pytest.mark.parametrize("size", [(2, 3000), (3000, 2), (1, 1)])
def test_a_strip_too_narrow_for_text_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    """Tesseract takes long over a black strip, and finds nothing."""
    monkeypatch.setattr(extract.ocr.tesseract, "_run", _fail)
    Image.new("L", size, 0).save(tmp_path / "streg.png")
    with pytest.raises(NoTextLayer, match="blanke"):
        read_document(tmp_path / "streg.png")


def test_program_that_does_not_answer_is_asked_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = tmp_path / "asked"
    monkeypatch.setattr(extract.ocr.program, "ANSWER_SECONDS", 5)
    _only_program(tmp_path, monkeypatch, f"echo x >> {asked}; exec /bin/sleep 60")
    document = read(tmp_path, mixed(), ReadSettings())
    assert [note.code for note in document.notes] == ["ocr.missing"] * 2
    assert "svarer ikke" in document.notes[0].message and asked.read_text() == "x\n"


@pytest.mark.parametrize(
    ("script", "seconds", "reason"),
    [
        ("case $1 in --*) echo dan;; *) exec sleep 60;; esac", 0.5, "efter 0.5 sekunder"),
        ("case $1 in --*) echo dan;; *) echo i stykker >&2; exit 3;; esac", 60, "i stykker"),
        ("case $1 in --*) echo dan;; *) echo volapyk;; esac", 60, "svar kan ikke læses"),
    ],
)
def test_page_that_hangs_or_breaks_ocr_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, seconds: float, reason: str
) -> None:
    _only_program(tmp_path, monkeypatch, script)
    document = read(tmp_path, mixed(), ReadSettings(ocr_seconds=seconds))
    assert [page.read_by for page in document.pages] == ["pdf"] * 5
    assert reason in next(note.message for note in document.notes if note.page == 4)


def test_worthless_text_that_ocr_cannot_replace_is_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = "level\\tblock_num\\tpar_num\\tline_num\\tleft\\ttop\\twidth\\theight\\tconf\\ttext"
    _only_program(tmp_path, monkeypatch, f"case $1 in --*) echo dan;; *) printf '{head}\\n';; esac")
    document = read(tmp_path, mixed(), ReadSettings())
    (said,) = (note for note in document.notes if note.page == 4)
    assert said.code == "ocr.worthless_text" and "OCR fandt heller ikke" in said.message


def test_a_page_without_extent_breaks_nothing(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    draw_text(canvas, TEXT, SIZE[1])
    canvas.showPage()
    canvas.setCropBox((5000, 5000, 5100, 5100))
    canvas.showPage()
    canvas.save()
    document = read(tmp_path, buffer.getvalue(), ReadSettings())
    assert document.pages[0].lines and ("pdf.page_without_text", 2) in {
        (note.code, note.page) for note in document.notes
    }


def _only_program(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str | None) -> None:
    """Make Tesseract this shell script, or missing."""
    programs = folder / "programs"
    programs.mkdir()
    if script:
        program = programs / "tesseract"
        program.write_text(f"#!/bin/sh\nPATH=/bin:/usr/bin\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(programs))


def test_evidence_of_a_page_on_its_side_is_on_the_page_shown(tmp_path: Path, kept: Path) -> None:
    document = read(tmp_path, scan_pdf(paper(), Scanner(dpi=200, quarters=1)), ReadSettings(cache=kept))
    (page,) = document.pages
    line = page.lines[0]
    span = Span(1, 0, len(line.text), line.box, line.text)
    (placed,) = place_spans(Parsed(kind="minutes", unclaimed=(span,)), document).unclaimed
    assert placed.box is not None and line.box is not None
    # turned clockwise, the top line stands upright along the right side
    assert placed.box.x0 > SIZE[1] - 60 and placed.box.bottom - placed.box.top > 60
    assert placed.box.bottom - placed.box.top == pytest.approx(line.box.x1 - line.box.x0, abs=0.1)
