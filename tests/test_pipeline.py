"""The run: what is taken up, what is passed over, what happens to a file that breaks something."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import extract.read
import parsers.document
from models.errors import NoTextLayer
from models.page import Document, ReaderNote
from models.records import Parsed
from models.store import Store, open_store
from referat.config import Settings
from referat.importing.files import find_files
from referat.pipeline import import_paths
from referat.reports.report import FileResult
from tests.made_records import PARSED


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two texts, of which the second breaks the parser, in a folder with other things."""
    made = tmp_path / "papers"
    (made / "sub").mkdir(parents=True)
    (made / "a.txt").write_text("Dagsorden\n", encoding="utf-8")
    (made / "b.txt").write_text("BREAKS\n", encoding="utf-8")
    (made / "sub" / "c.md").write_text("Referat\n", encoding="utf-8")
    (made / "d.xlsx").write_bytes(b"PK")
    (made / ".hidden.txt").write_text("x", encoding="utf-8")
    monkeypatch.setattr(parsers.document, "parse_document", parse_or_break)
    return made


def parse_or_break(document: Document, hints: object = ()) -> Parsed:
    if "BREAKS" in document.pages[0].text:
        raise KeyError("a rule")
    return PARSED


def fates(files: tuple[FileResult, ...]) -> dict[str, str]:
    return {Path(file.path).name: file.fate for file in files}


def test_a_folder_is_read_in_order_of_name_and_the_rest_is_named(folder: Path) -> None:
    assert fates(find_files(folder)) == {
        "a.txt": "added",
        "b.txt": "added",
        "c.md": "added",
        "d.xlsx": "skipped",
    }
    assert [Path(file.path).name for file in find_files(folder)] == ["a.txt", "b.txt", "d.xlsx", "c.md"]


def test_files_that_are_named_as_copies_come_last(tmp_path: Path) -> None:
    names = ["Kopi af møde.txt", "møde (2).txt", "møde - Kopi.txt", "kopimaskiner.txt", "møde.txt"]
    for name in names:
        (tmp_path / name).write_text("Referat\n", encoding="utf-8")
    found = [Path(file.path).name for file in find_files(tmp_path)]
    assert found == ["kopimaskiner.txt", "møde.txt", "Kopi af møde.txt", "møde (2).txt", "møde - Kopi.txt"]


def test_a_file_that_breaks_a_parser_does_not_stop_the_run(folder: Path, store: Store) -> None:
    report = import_paths([folder], store)
    assert fates(report.files) == {"a.txt": "added", "b.txt": "failed", "d.xlsx": "skipped", "c.md": "added"}
    (failed,) = report.failed
    assert failed.status == "parse_failed"
    assert "KeyError" in (failed.reason or "") and "Traceback" in (failed.trace or "")
    statuses = {info.names[0]: info.status for info in store.load_documents()}
    assert statuses == {"a.txt": "ok", "b.txt": "parse_failed", "c.md": "ok"}


def test_a_second_run_leaves_everything_but_tells_of_the_failure_again(folder: Path, store: Store) -> None:
    import_paths([folder], store)
    before = store.load_documents()
    report = import_paths([folder], store)
    assert fates(report.files)["a.txt"] == "unchanged"
    assert [Path(file.path).name for file in report.failed] == ["b.txt"]
    assert store.load_documents() == before


def test_again_reads_what_is_unchanged(folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import_paths([folder], store)
    monkeypatch.setattr(parsers.document, "parse_document", lambda document, hints: Parsed(kind="other"))
    report = import_paths([folder], store, again=True)
    assert set(fates(report.files).values()) == {"replaced", "skipped"}
    assert {info.kind for info in store.load_documents()} == {"other"}


def test_a_changed_file_is_read_again(folder: Path, store: Store) -> None:
    import_paths([folder], store)
    (folder / "a.txt").write_text("Dagsorden igen\n", encoding="utf-8")
    assert fates(import_paths([folder], store).files)["a.txt"] == "replaced"
    assert len(store.load_documents()) == 3


def test_the_same_content_twice_is_one_document_with_two_names(folder: Path, store: Store) -> None:
    (folder / "e.txt").write_bytes((folder / "a.txt").read_bytes())
    import_paths([folder], store)
    assert ("a.txt", "e.txt") in [info.names for info in store.load_documents()]


def test_strict_stops_at_the_first_failure(folder: Path, store: Store) -> None:
    report = import_paths([folder / "b.txt", folder / "a.txt"], store, Settings(strict=True))
    assert fates(report.files) == {"b.txt": "failed"}


def test_a_path_given_twice_is_taken_once(folder: Path, store: Store) -> None:
    report = import_paths([folder / "a.txt", folder / "a.txt", folder / "nothing"], store)
    assert fates(report.files) == {"a.txt": "added", "nothing": "missing"}


def test_what_the_reader_noticed_becomes_a_finding(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read = extract.read.read_document
    note = ReaderNote(code="pdf.page_without_text", page=1, message="Side 1 har ingen tekst.")
    monkeypatch.setattr(
        extract.read, "read_document", lambda path, *_, **__: replace(read(path), notes=(note,))
    )
    import_paths([folder / "a.txt"], store)
    issue = store.load_parsed(1).issues[0]
    assert (issue.code, issue.severity, issue.where) == ("pdf.page_without_text", "warning", "side 1")
    assert issue.span is not None and issue.span.page == 1


def read_nothing(path: Path, *_: Any, **__: Any) -> Document:
    raise NoTextLayer(f"{path}: ingen side har tekst.")


def test_a_document_without_text_is_kept_with_its_status(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(extract.read, "read_document", read_nothing)
    import_paths([folder / "a.txt"], store)
    (info,) = store.load_documents()
    assert (info.status, info.kind, info.pages) == ("no_text", None, None)


def refuse_to_read(path: Path) -> bytes:
    raise PermissionError(13, "Permission denied", str(path))


def test_a_file_without_permission_is_named(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", refuse_to_read)
    report = import_paths([folder / "a.txt"], store)
    assert report.failed[0].status == "unreadable"


def test_a_file_that_cannot_be_opened_keeps_what_it_yielded_before(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_paths([folder / "a.txt"], store)

    monkeypatch.setattr(Path, "read_bytes", refuse_to_read)
    report = import_paths([folder / "a.txt"], store, again=True)
    assert report.failed[0].status == "unreadable"
    (info,) = store.load_documents()
    assert (info.status, store.load_parsed(info.id)) == ("ok", PARSED)


def test_the_same_failure_under_two_names_names_each(folder: Path, store: Store) -> None:
    for name in ("x.txt", "y.txt"):
        (folder / name).write_bytes(b"")
    for _ in range(2):
        report = import_paths([folder / "x.txt", folder / "y.txt"], store)
        assert [Path((file.reason or "").split(":")[0]).name for file in report.failed] == ["x.txt", "y.txt"]
    (info,) = store.load_documents()
    assert (info.names, info.status) == (("x.txt", "y.txt"), "empty")


def test_a_text_that_was_named_as_a_pdf_is_read_under_its_right_name(folder: Path, store: Store) -> None:
    wrong = (folder / "a.txt").rename(folder / "a.pdf")
    assert import_paths([wrong], store).failed[0].status == "not_a_document"
    right = wrong.rename(folder / "a.txt")
    assert import_paths([right], store).failed == ()
    (info,) = store.load_documents()
    assert (info.status, store.load_parsed(info.id)) == ("ok", PARSED)


def test_a_folder_that_cannot_be_opened_is_named(
    folder: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = os.scandir

    def refuse(path: str) -> Any:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", refuse)
    (closed, *_) = find_files(folder)
    assert closed.fate == "missing"
    assert (closed.reason or "").endswith("mappen kan ikke åbnes (ingen adgang). Tjek rettigheder.")


class Told:
    def __init__(self) -> None:
        self.said: list[str] = []

    def start(self, total: int) -> None:
        self.said.append(f"{total} files")

    def file(self, path: str) -> None:
        self.said.append(Path(path).name)

    def done(self, result: FileResult) -> None:
        self.said.append(result.fate)


def test_progress_is_told_of_every_file(folder: Path, store: Store) -> None:
    told = Told()
    import_paths([folder / "a.txt", folder / "b.txt"], store, progress=told)
    assert told.said == ["2 files", "a.txt", "added", "b.txt", "failed"]
