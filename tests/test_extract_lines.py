"""Reading order, and what stands on page after page."""

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from extract.pdf.glyphs import repair
from extract.read import read_document
from models.page import Document

BODY = (
    "Udvalget for Teknik og Miljø drøftede forslaget om en ny sti langs Nørresø og bad forvaltningen vende "
    "tilbage med en plan for, hvordan de berørte lodsejere bliver hørt, inden byrådet tager stilling. "
)
SENDER = [
    "Nørreby Kommune",
    "Teknik og Miljø",
    "Torvegade 4",
    "9999 Nørreby",
    "Telefon 11 22 33 44",
    "Sag 24/118",
]


def new_canvas(path: Path) -> Canvas:
    return Canvas(str(path), pagesize=(595, 842), invariant=1)


def write_text(canvas: Canvas, x: float, y: float, width: float, text: str, size: float = 10) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if stringWidth(longer, "Helvetica", size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(x, 842 - y - 1.25 * size * number, line)
    return lines


def write_block(canvas: Canvas, x: float, y: float, lines: list[str], size: float) -> None:
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(x, 842 - y - 1.3 * size * number, line)


@pytest.mark.parametrize(("body_x", "sender_x", "sender_y"), [(56, 440, 100), (56, 440, 104), (200, 56, 103)])
def test_a_side_column_comes_after_the_text(
    tmp_path: Path, body_x: float, sender_x: float, sender_y: float
) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    body = write_text(canvas, body_x, 100, 330, BODY * 3)
    write_block(canvas, sender_x, sender_y, SENDER, 8)
    canvas.save()
    lines = [line.text for line in read_document(tmp_path / "a.pdf").pages[0].lines]
    assert lines == [*body, *SENDER]


def test_two_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    title = write_text(canvas, 56, 80, 480, "Nyt fra udvalget", 16)
    left = write_text(canvas, 56, 120, 225, BODY * 2)
    right = write_text(canvas, 310, 120, 225, "Desuden blev det oplyst, at " + BODY * 2)
    canvas.save()
    assert [line.text for line in read_document(tmp_path / "a.pdf").pages[0].lines] == [*title, *left, *right]


def test_list_marks_stay_with_their_text(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    for number in range(6):
        write_text(canvas, 56, 100 + 14 * number, 20, f"{number + 1}.")
        write_text(canvas, 90, 100 + 14 * number, 400, "at sagen sendes videre til byrådet")
    canvas.save()
    lines = [line.text for line in read_document(tmp_path / "a.pdf").pages[0].lines]
    assert lines == [f"{n + 1}. at sagen sendes videre til byrådet" for n in range(6)]


def test_labels_a_little_above_their_text_stay_with_it(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    y, expected = 100.0, []
    for label in ("Baggrund", "Indstilling", "Beslutning", "Vedlagt", "Økonomi", "Sagens forløb"):
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(56, 842 - y + 3, label)
        lines = write_text(canvas, 160, y, 380, BODY)
        expected += [f"{label} {lines[0]}", *lines[1:]]
        y += 20 + 12.5 * len(lines)
    canvas.save()
    assert [line.text for line in read_document(tmp_path / "a.pdf").pages[0].lines] == expected


def test_a_few_values_beside_labels_are_no_column(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    told = [
        ("Udskrift 2.3.2022", "Referat - Nørreby Kommune"),
        ("Mødested", "Rådssalen"),
        ("Udvalg", "Seniorråd"),
    ]
    told += [("Bemærkninger", "Afbud fra: Ida Bro")]
    for number, (label, value) in enumerate(told):
        write_text(canvas, 56, 40 + 40 * min(number, 1) + 13 * number, 200, label)
        write_text(canvas, 310, 40 + 40 * min(number, 1) + 13 * number, 220, value)
    below = [write_text(canvas, 56, 160 + 20 * n, 200, f"Punkt {n} blev godkendt")[0] for n in range(1, 9)]
    canvas.save()
    lines = [line.text for line in read_document(tmp_path / "a.pdf").pages[0].lines]
    assert lines == [*(f"{label} {value}" for label, value in told), *below]


def test_text_on_its_side_does_not_break_the_lines(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    body = write_text(canvas, 56, 100, 400, BODY)
    canvas.saveState()
    canvas.translate(30, 600)
    canvas.rotate(90)
    canvas.drawString(0, 0, "Dokument 118")
    canvas.restoreState()
    canvas.save()
    lines = [line.text for line in read_document(tmp_path / "a.pdf").pages[0].lines]
    assert lines == [*body, "Dokument 118"]


@pytest.mark.parametrize(("slope", "size"), [(40, 90), (-55, 70), (0, 120)])
def test_a_watermark_does_not_break_the_lines(tmp_path: Path, slope: float, size: float) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    canvas.saveState()
    canvas.setFont("Helvetica-Bold", size)
    canvas.translate(120, 600 if slope <= 0 else 400)
    canvas.rotate(slope)
    canvas.drawString(0, 0, "UDKAST")
    canvas.restoreState()
    canvas.setFont("Helvetica", 10)
    body = [line for n in range(8) for line in write_text(canvas, 56, 100 + 60 * n, 400, BODY)]
    canvas.save()
    lines = read_document(tmp_path / "a.pdf").pages[0].lines
    assert [line.text for line in lines if not line.running] == body
    assert "".join(line.text for line in lines if line.running).replace(" ", "") == "UDKAST"


def test_a_large_title_is_text(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    canvas.setFont("Helvetica-Bold", 60)
    canvas.drawString(56, 740, "Havneplan")
    canvas.setFont("Helvetica", 10)
    body = write_text(canvas, 56, 200, 400, BODY)
    canvas.save()
    lines = read_document(tmp_path / "a.pdf").pages[0].lines
    assert [line.text for line in lines if not line.running] == ["Havneplan", *body]


def paged(
    path: Path, count: int, head: str = "", foot: str = "", title: str = "", size: float = 8
) -> Document:
    """Pages with a text that starts and ends elsewhere on each; {n} in head, foot and title is the page."""
    canvas = new_canvas(path)
    for number in range(1, count + 1):
        canvas.setFont("Helvetica", size)
        canvas.drawString(56, 842 - 36, head.format(n=number, part="ABC"[(number - 1) // 3 % 3]))
        canvas.drawString(56, 842 - 812, foot.format(n=number, part="ABC"[(number - 1) // 3 % 3]))
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(56, 842 - 72, title.format(n=number))
        write_text(canvas, 56, 100, 480, f"Afsnit {number * 7 % 11}. " + BODY * (3 + number % 4))
        canvas.showPage()
    canvas.save()
    return read_document(path)


def running(document: Document) -> list[list[str]]:
    return [[line.text for line in page.lines if line.running] for page in document.pages]


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("Nørreby Kommune, Byrådet", "Side {n} af 6"),
        ("", "{n}"),
        ("", "{n} / 6"),
        ("", "Afdeling {part} Side {n}"),
        ("Kapitel {part}: et navn der skifter", ""),
        ("", "Forslag {part}0{n}   Side {n}"),
    ],
)
def test_heads_and_feet_are_running(tmp_path: Path, head: str, foot: str) -> None:
    found = running(paged(tmp_path / "a.pdf", 6, head, foot))
    for number, lines in enumerate(found, 1):
        part = "ABC"[(number - 1) // 3 % 3]
        wanted = [text.format(n=number, part=part) for text in (head, foot) if text]
        assert lines == [" ".join(text.split()) for text in wanted]


def test_headings_and_text_at_the_top_are_not_running(tmp_path: Path) -> None:
    assert running(paged(tmp_path / "a.pdf", 6, title="FORSLAG")) == [[]] * 6
    assert running(paged(tmp_path / "b.pdf", 2, title="FORSLAG")) == [[]] * 2
    assert running(paged(tmp_path / "c.pdf", 2, head="Del {part}{n} af sagen", size=12)) == [[]] * 2


@pytest.mark.parametrize(
    ("head", "foot", "size"),
    [("", "Referat af mødet den 3. maj 2024   {n}/2", 8), ("Nørreby Kommune, Byrådet", "Side {n} af 2", 8)],
)
def test_heads_and_feet_of_two_pages_are_running(tmp_path: Path, head: str, foot: str, size: float) -> None:
    for number, lines in enumerate(running(paged(tmp_path / "a.pdf", 2, head, foot, size=size)), 1):
        assert lines == [" ".join(text.format(n=number).split()) for text in (head, foot) if text]
    assert running(paged(tmp_path / "b.pdf", 1, head)) == [[]]


def test_a_wrapped_stamp_is_running_on_all_its_lines(tmp_path: Path) -> None:
    canvas = new_canvas(tmp_path / "a.pdf")
    for number in range(1, 7):
        item = 1 + number // 4
        canvas.setFont("Helvetica-Bold", 8)
        for row, text in enumerate((f"Sag {item}, Tillæg {number}:", "Notat om stier", "ved søen")):
            canvas.drawRightString(577, 842 - 18 - 9 * row, text)
        write_text(canvas, 56, 100, 480, f"Afsnit {number * 5 % 7}. {BODY * (2 + number % 3)}")
        canvas.showPage()
    canvas.save()
    for number, lines in enumerate(running(read_document(tmp_path / "a.pdf")), 1):
        assert lines == [f"Sag {1 + number // 4}, Tillæg {number}:", "Notat om stier", "ved søen"]


@pytest.mark.parametrize(
    ("raw", "meant", "mended"),
    [
        ("e\ufb00ekt", "effekt", 0),
        ("informa\u019fon", "information", 1),
        ("sti\u01afe", "stiffe", 1),
        ("\uf0b7", "•", 0),
        ("Styrings\x02", "Styrings-", 0),
        ("Teknik\u00ad", "Teknik-", 0),
        ("Æblevej", "Æblevej", 0),
        ("\u019f", "\u019f", 0),
        ("a\u200bb", "ab", 0),
    ],
)
def test_glyphs_are_read_as_printed(raw: str, meant: str, mended: int) -> None:
    assert repair(raw) == (meant, mended)


def test_numbered_headings_at_the_tops_of_pages_are_no_page_numbers(tmp_path: Path) -> None:
    path = tmp_path / "punkter.pdf"
    sheet = Canvas(str(path), invariant=1)
    titles = ["Godkendelse af dagsorden", "Cykelstier i Vestbyen", "Ny tagflade på skolen", "Eventuelt"]
    for number, title in enumerate(titles, 1):
        sheet.setFont("Helvetica-Bold", 11)
        sheet.drawString(60, 790, f"{number}. {title}")
        sheet.setFont("Helvetica", 11)
        for row in range(12):
            sheet.drawString(60, 760 - 16 * row, f"Her står der noget om sagen på linje {row} af mange.")
        sheet.drawString(280, 30, f"Side {number}")
        sheet.showPage()
    sheet.save()
    document = read_document(path)
    assert [page.lines[0].running for page in document.pages] == [False] * 4
    assert [line.text for page in document.pages for line in page.lines if line.running] == [
        f"Side {number}" for number in range(1, 5)
    ]
