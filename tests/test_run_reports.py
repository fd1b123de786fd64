"""What is told of runs: the report, what needs a person, the log, earlier runs."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import parsers.document
import referat.importing.progress
import referat.importing.revision
import referat.importing.running
import referat.pipeline
from models.errors import StoreError
from models.page import Document
from models.records import Parsed
from models.runs import RunEntry, begin_run, write_entry
from models.store import Store, open_store
from referat.config import Settings
from referat.importing.pool import Here
from referat.pipeline import import_paths
from referat.reports.summary import summarise
from tests.made_records import PARSED
from tests.runs_made import PAPER, run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


# Reports


class Page(HTMLParser):
    """An HTML page read back: its text, and what it would fetch."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.open: list[str] = []
        self.fetched: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br"):
            self.open.append(tag)
        self.fetched += [name for name, _ in attrs if name in ("src", "href")]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.text.append(" ".join(data.split()))


def test_the_page_says_what_the_json_says(papers: Path, tmp_path: Path, parsed_quickly: None) -> None:
    (papers / "<b>tom & væk.txt").write_bytes(b"")
    database, page = str(tmp_path / "x.db"), tmp_path / "rapport.html"
    done = run("--db", database, "import", "--json", "--report", str(page), str(papers))
    assert done.exit_code == 1
    data = json.loads(done.stdout)
    assert (data["files"]["added"], data["files"]["failed"], data["pages"]["read"]) == (11, 1, 11)
    assert data["files"]["copied"] == 1 and data["unseen"] == 0
    shown = Page(page.read_text(encoding="utf-8"))
    assert shown.open == [] and shown.fetched == []
    text = " ".join(shown.text)
    for said in (
        "Import nr. 1",
        "13 filer er set på. 1 fil kom ikke ind.",
        "<b>tom & væk.txt",
        "filen er tom.",
    ):
        assert said in text
    later = json.loads(run("--db", database, "status", "--json").stdout)
    assert {name: later[name] for name in data} == data
    assert later["archive"]["documents"] == 12 and later["archive"]["not_read"] == {"empty": 1}


def parse_by_name(document: Document, hints: object) -> Parsed:
    if document.source.path.endswith("07.txt"):
        raise KeyError("a rule")
    return PARSED


def test_what_needs_a_person_comes_worst_first(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (papers / "tom.txt").write_bytes(b"")
    monkeypatch.setattr(parsers.document, "parse_document", parse_by_name)
    import_paths([papers], store)
    found = summarise(store)
    assert [Path(entry.path).name for entry in found.attention[:2]] == ["07.txt", "tom.txt"]
    ranks = [entry.rank for entry in found.attention]
    assert ranks == sorted(ranks)


def test_annexes_are_counted_by_kind_and_listed_on_demand(tmp_path: Path) -> None:
    """Thousands of files that are neither meeting nor proposal must not hide what a person should see to."""
    folder, database = tmp_path / "bilag", str(tmp_path / "x.db")
    folder.mkdir()
    for n in range(25):
        (folder / f"bilag {n:02}.txt").write_text(f"Kære Karen Holm. Hermed kortet nr. {n}.\n")
    (folder / "brev.eml").write_text("From: kh@x\nTo: bo@x\nSubject: Kort\n\nHej.\n")
    page = tmp_path / "rapport.html"
    done = run("--db", database, "import", "--report", str(page), str(folder))
    said = "26 filer er hverken møde eller forslag (25 TXT, 1 EML)"
    assert said in done.stderr and "bør ses efter" not in done.stderr
    shown = run("--db", database, "status").stdout
    assert said in " ".join(shown.split()) and "bilag 07.txt" not in shown
    assert said in page.read_text(encoding="utf-8") and "bilag 07.txt" in page.read_text(encoding="utf-8")
    (folder / "rapport.html").write_bytes(page.read_bytes())
    assert (
        "rapport.html: sprunget over; det er en rapport"
        in run("--db", database, "import", str(folder)).stderr
    )
    listed = run("--db", database, "findings")
    assert "bilag" not in listed.stdout and listed.stderr.startswith("26 filer er hverken møde")
    assert "Ingen" not in listed.stderr
    assert run("--db", database, "findings", "--kind", "genkendt").stdout.count("bilag ") == 25
    data = json.loads(run("--db", database, "status", "--run", "1", "--json").stdout)
    assert [(group["kind"], len(group["files"])) for group in data["unrecognised"]] == [
        ("TXT", 25),
        ("EML", 1),
    ]
    assert len(json.loads(run("--db", database, "findings", "--json").stdout)) == 26


def test_a_file_with_more_to_see_to_is_unrecognised_too_and_copies_count_once(store: Store) -> None:
    unknown = ("warning", "document.nothing_recognised", 1)
    more = (unknown, ("warning", "document.part_damaged", 1))
    told = [
        ("brev.txt", 1, (unknown,)),
        ("kopi.txt", 1, (unknown,)),
        ("kort.txt", 2, more),
        ("sag.txt", 3, ()),
    ]
    with store.writing() as connection:
        run_id = begin_run(connection, 1, "1", {})
        for path, document_id, found in told:
            write_entry(connection, RunEntry(run_id=run_id, path=path, findings=found), "added", document_id)
    groups = summarise(store, run_id).unrecognised
    assert [(group.kind, group.files) for group in groups] == [("TXT", ("brev.txt", "kort.txt"))]


def test_a_log_says_at_once_what_is_done_and_why_there_are_more_files(
    papers: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parsed_quickly: None
) -> None:
    monkeypatch.setattr(referat.importing.progress, "QUIET_SECONDS", 0.0)
    monkeypatch.setattr(referat.importing.progress, "LINE_SECONDS", 0.0)
    with zipfile.ZipFile(papers / "a.zip", "w") as packed:
        for n in range(3):
            packed.writestr(f"{n}.txt", PAPER + f"Pakket {n}\n")
    lines = run("--db", str(tmp_path / "x.db"), "import", str(papers)).stderr.splitlines()
    assert lines[:2] == ["Leder efter filer ...", "13 filer at se på. Gør klar til at læse ..."]
    assert any(line.startswith("16 af 16 filer (heraf 3 i arkiver og breve), ") for line in lines)


def test_earlier_runs_are_remembered(papers: Path, store: Store, parsed_quickly: None) -> None:
    database = str(store.path)
    import_paths([papers / "01.txt"], store)
    import_paths([papers], store)
    assert len(json.loads(run("--db", database, "status", "--runs", "--json").stdout)) == 2
    assert "Kørsel 1," in run("--db", database, "status", "--run", "1").stdout
    missing = run("--db", database, "status", "--run", "9")
    assert missing.exit_code == 7 and "kørsel 9 findes ikke" in missing.stderr


def test_a_report_of_another_kind_is_refused_before_anything_is_read(papers: Path, tmp_path: Path) -> None:
    done = run("--db", str(tmp_path / "x.db"), "import", "--report", "rapport.pdf", str(papers))
    assert done.exit_code == 2 and "rapport.pdf" in done.stderr
    assert not (tmp_path / "x.db").exists()


def fail_to_start(*_: object, **__: object) -> None:
    raise StoreError("test.db: databasen er låst.")


def test_what_stopped_the_run_is_what_is_told(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch, parsed_quickly: None
) -> None:
    class Stops(Here):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            monkeypatch.setattr(referat.importing.running, "count_in_run", fail_to_start)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_paths([papers], store, executor=Stops())


def refuse_to_remove(path: Path, missing_ok: bool = False) -> None:
    raise PermissionError(13, "Permission denied")


def test_kept_pages_that_cannot_be_removed_stop_no_run(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch, parsed_quickly: None
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse_to_remove)
        report = import_paths([papers], store, Settings(cache_limit=0.0001))
    assert report.failed == () and summarise(store).state == "finished"


def fail_to_write(store: Store) -> int:
    raise StoreError("test.db: disken er fuld.")


def test_a_run_that_the_database_stops_says_so(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch, parsed_quickly: None
) -> None:
    monkeypatch.setattr(referat.pipeline, "link_sittings", fail_to_write)
    with pytest.raises(StoreError):
        import_paths([papers], store)
    assert summarise(store).state == "failed"
