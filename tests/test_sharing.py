"""Equal values of a document are kept once, as read and from the page cache; nothing seen of it changes."""

import copy
from pathlib import Path

from extract.settings import ReadSettings
from models.page import Box, Cell, Document, Line, Page, Source, Table
from models.sharing import FEW_PAGES, Shared, share_values
from referat.importing.pages import load_pages, save_pages


def build_page(number: int) -> Page:
    """A page with a line and a cell at places that are made anew for each."""
    x0, top = 56.0 + number * 0, float("100.25")
    box = Box(x0, top, x0 + 100.5, top + 12.125)
    line = Line(
        text=" ".join(["Punkt", "om haver"]), start=1000, box=box, size=top / 10, word_x=(x0, x0 + 30.5)
    )
    cell = Cell(text=line.text[:5] + "er", row=0, column=0, box=copy.deepcopy(box))
    table = Table(box=box, rows=1, columns=1, cells=(cell,), ruled=True)
    return Page(number=number, width=595.0, height=842.0, lines=(line,), tables=(table,))


def are_shared(first: Page, second: Page) -> bool:
    """Whether two equal pages hold the very same numbers and texts."""
    a, b = first.lines[0], second.lines[0]
    c, d = first.tables[0].cells[0], second.tables[0].cells[0]
    assert a.box and b.box and c.box and d.box
    boxes = [(a.box, b.box), (c.box, d.box), (a.box, d.box)]
    pairs = [
        (a.text, b.text),
        (c.text, d.text),
        (a.start, b.start),
        (a.size, b.size),
        *zip(a.word_x, b.word_x, strict=True),
    ]
    pairs += [
        (getattr(p, side), getattr(q, side)) for p, q in boxes for side in ("x0", "top", "x1", "bottom")
    ]
    return all(one is other for one, other in pairs)


def test_equal_values_of_two_pages_are_one_object() -> None:
    shared = Shared()
    apart = [build_page(FEW_PAGES + 1), build_page(FEW_PAGES + 2)]
    assert not are_shared(*apart)
    before = repr(apart)
    assert are_shared(*(share_values(page, shared) for page in apart))
    assert repr(apart) == before


def test_the_first_pages_are_left_as_they_are() -> None:
    shared = Shared()
    assert not are_shared(*(share_values(build_page(number), shared) for number in (1, FEW_PAGES)))


def test_both_zeros_stay_what_they_are() -> None:
    shared = Shared()
    lines = tuple(Line(text="a", start=0, box=Box(x, x, 1.0, 1.0), word_x=(x, 1.0)) for x in (0.0, -0.0))
    page = share_values(Page(number=FEW_PAGES + 1, lines=lines), shared)
    assert [str(line.word_x[0]) for line in page.lines] == ["0.0", "-0.0"]
    assert [str(line.box.x0) for line in page.lines if line.box] == ["0.0", "-0.0"]


def test_pages_from_the_cache_share_their_values(tmp_path: Path) -> None:
    source = Source(sha256="ab" * 32, path="a.pdf", media_type="application/pdf", size=7)
    pages = (build_page(FEW_PAGES + 1), build_page(FEW_PAGES + 2))
    document = Document(source=source, pages=pages, read_by="pdf")
    save_pages(tmp_path, document, ReadSettings())
    known = load_pages(tmp_path, source.sha256, ReadSettings())
    assert known is not None and known.pages == document.pages
    assert are_shared(*known.pages)


def test_a_file_of_the_cache_that_is_cut_short_is_no_document(tmp_path: Path) -> None:
    source = Source(sha256="cd" * 32, path="a.pdf", media_type="application/pdf", size=7)
    save_pages(tmp_path, Document(source=source, pages=(build_page(1),), read_by="pdf"), ReadSettings())
    kept = next(tmp_path.rglob("*.pages"))
    kept.write_bytes(kept.read_bytes()[:-20])
    assert load_pages(tmp_path, source.sha256, ReadSettings()) is None
