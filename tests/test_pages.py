"""The page cache leaves nothing behind that is not whole."""

from pathlib import Path

import pytest

from extract.settings import ReadSettings
from models.page import Document, Line, Page, Source
from referat.importing.pages import load_pages, save_pages


def test_a_disk_that_gives_up_leaves_no_part_of_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = Page(number=1, lines=(Line(text="Punkt 1", start=0),), read_by="text")
    source = Source(sha256="ab" * 32, path="a.txt", media_type="text/plain", size=7)
    document = Document(source=source, pages=(page,), read_by="text")
    with monkeypatch.context() as full:
        full.setattr(Path, "replace", _give_up)
        save_pages(tmp_path, document, ReadSettings())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    save_pages(tmp_path, document, ReadSettings())
    known = load_pages(tmp_path, source.sha256, ReadSettings())
    assert known is not None and known.pages == document.pages


def _give_up(path: Path, target: Path) -> Path:
    raise OSError(28, "No space left on device")
