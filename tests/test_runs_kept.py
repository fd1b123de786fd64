"""Pages kept between runs, contents that come twice, and what is forgotten."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import referat.importing.progress
import referat.importing.revision
import referat.importing.running
import referat.pipeline
from models.runs import load_run_files
from models.store import Store, open_store
from referat.config import Settings
from referat.importing.pages import cache_folder, trim_pages
from referat.pipeline import import_paths
from tests.runs_made import PAPER, Readings, run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


# Contents, caches and what is done again


def test_the_same_content_is_read_once_and_has_both_names(
    papers: Path, store: Store, readings: Readings, tmp_path: Path
) -> None:
    with zipfile.ZipFile(papers / "samlet.zip", "w") as packed:
        packed.write(papers / "05.txt", "mappe/05 kopi.txt")
        packed.write(papers / "05.txt", "mappe/igen.txt")
    report = import_paths([papers], store)
    assert report.failed == () and readings.read == 11
    names = {info.names for info in store.load_documents()}
    assert ("00.txt", "01.txt") in names
    assert {"05.txt", "05 kopi.txt", "igen.txt"} in [set(each) for each in names]
    assert import_paths([papers], store).count("unchanged") == 14


def test_a_member_has_the_name_of_its_archive(tmp_path: Path, store: Store, parsed_quickly: None) -> None:
    with zipfile.ZipFile(tmp_path / "moede.zip", "w") as packed:
        packed.writestr("bilag/note.txt", PAPER)
        packed.writestr("tom.txt", "")
        packed.writestr("regneark.xlsx", "x")
    report = import_paths([tmp_path / "moede.zip"], store)
    assert [(Path(file.path).name, file.fate) for file in report.files] == [
        ("moede.zip", "opened"),
        ("note.txt", "added"),
        ("tom.txt", "failed"),
        ("regneark.xlsx", "skipped"),
    ]
    assert f"{tmp_path}/moede.zip/bilag/note.txt" in [
        path for info in store.load_documents() for path in info.paths
    ]


def test_what_a_file_is_follows_from_its_bytes_where_its_ending_does_not_say(
    tmp_path: Path, store: Store, readings: Readings, samples_dir: Path
) -> None:
    """In an archive as in a folder: a paper without an ending is read, what is no paper is named."""
    paper = (samples_dir / "byraadet-2024-10-23.pdf").read_bytes()
    files = {
        "Dagsorden": paper,
        "Referat 12.03.2024": paper + b"\n",
        "Indkaldelse": PAPER.encode(),
        "brev.p7m": b"\x30\x82\x05",
        "kort.gpx": b"<?xml version='1.0'?><gpx/>",
        "gammel.db": b"SQLite format 3\x00" + b"\x00" * 84,
    }
    (tmp_path / "mappe").mkdir()
    with zipfile.ZipFile(tmp_path / "moede.zip", "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
            (tmp_path / "mappe" / name).write_bytes(data)
    (tmp_path / "mappe" / "gammel.db-wal").write_bytes(b"\x37\x7f")
    wanted = {"Dagsorden": "added", "Referat 12.03.2024": "added", "Indkaldelse": "added"}
    for path in (tmp_path / "moede.zip", tmp_path / "mappe"):
        report = import_paths([path], store, again=True)
        fates = {Path(file.path).name: file.fate for file in report.files if file.fate != "opened"}
        assert set(fates) == set(files)
        for name, fate in fates.items():
            assert (fate == "skipped") == (name not in wanted), name
    said = next(file.reason or "" for file in report.files if file.path.endswith("gammel.db"))
    assert "det er en database" in said and "PDF" not in said


def test_another_parser_works_on_kept_pages(
    papers: Path, store: Store, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_paths([papers], store)
    assert (readings.read, readings.parsed) == (11, 11)
    import_paths([papers], store)
    assert (readings.read, readings.parsed) == (11, 11)
    import_paths([papers], store, again=True)
    assert (readings.read, readings.parsed) == (11, 22)
    room = referat.importing.revision._room
    monkeypatch.setattr(
        referat.importing.revision, "_room", lambda name: "changed!" if name == "parsers" else room(name)
    )
    assert import_paths([papers], store).count("replaced") == 11
    assert (readings.read, readings.parsed) == (11, 33)


def test_kept_pages_may_be_damaged_or_gone(papers: Path, store: Store, readings: Readings) -> None:
    import_paths([papers], store)
    kept = sorted(cache_folder(store.path).glob("pages/*/*.pages"))
    assert len(kept) == 11
    kept[0].write_bytes(b"x")
    kept[1].unlink()
    assert import_paths([papers], store, again=True).failed == ()
    assert readings.read == 13


def test_kept_pages_take_no_more_than_they_may(papers: Path, store: Store, parsed_quickly: None) -> None:
    import_paths([papers], store)
    folder = cache_folder(store.path)
    trim_pages(folder, 0.001)
    assert sum(path.stat().st_size for path in folder.glob("pages/*/*")) <= 1000
    import_paths([papers], store, Settings(cache_limit=0))
    assert run("--db", str(store.path), "import", str(folder)).stderr.endswith("0 filer: intet at læse\n")


def test_forgetting_a_file_leaves_no_trace_of_it(papers: Path, store: Store, parsed_quickly: None) -> None:
    import_paths([papers], store)
    assert run("--db", str(store.path), "forget", "05.txt", "--yes").exit_code == 0
    assert len(list(cache_folder(store.path).glob("pages/*/*"))) == 10
    shown = run("--db", str(store.path), "status", "--csv").stdout
    assert "04.txt" in shown and "05.txt" not in shown


def test_the_history_never_names_another_document(papers: Path, store: Store, parsed_quickly: None) -> None:
    """A document that another content took the place of is gone, and its number may be given away."""
    first, second, third = (papers / name for name in ("05.txt", "06.txt", "07.txt"))
    import_paths([first, second], store)
    second.write_bytes(first.read_bytes())
    import_paths([second], store)
    import_paths([third], store)
    with store.reading() as connection:
        named = {Path(file.path).name: file.document_id for file in load_run_files(connection, 1)}
        (new,) = load_run_files(connection, 3)
    assert named == {"05.txt": 1, "06.txt": None} and new.document_id == 2


def test_ocr_is_never_taken_back_by_itself(papers: Path, store: Store, readings: Readings) -> None:
    import_paths([papers / "03.txt"], store, Settings(ocr="force"))
    assert import_paths([papers / "03.txt"], store).count("unchanged") == 1
    assert import_paths([papers / "03.txt"], store, Settings(ocr="never")).count("unchanged") == 1
    assert import_paths([papers / "03.txt"], store, Settings(ocr="never"), again=True).count("replaced") == 1
    assert import_paths([papers / "03.txt"], store).count("replaced") == 1
