"""Unattended runs: killed, resumed, retried, planned, limited, and what is told of them afterwards."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import os
import random
import signal
import time
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import extract.read
import parsers.document
import referat.importing.progress
import referat.importing.revision
import referat.importing.running
import referat.pipeline
from models.errors import StoreError
from models.page import Document
from models.records import Parsed
from models.runs import load_run_files
from models.store import Store, open_store
from referat.cli import main
from referat.config import Settings
from referat.exporting.records import build_export
from referat.importing.pages import cache_folder, trim_pages
from referat.importing.pool import Here, Limits, WorkerPool
from referat.pipeline import import_paths
from referat.reports.summary import summarise
from tests import pool_tasks
from tests.made_records import PARSED

PAPER = "Nørreby Kommune\nPunkt 1: Budget\nBeslutning\nGodkendt.\n"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """Twelve texts, two of the same content."""
    folder = tmp_path / "papers"
    folder.mkdir()
    for n in range(12):
        (folder / f"{n:02}.txt").write_text(PAPER + f"Sag {n // 2 if n < 2 else n}\n", encoding="utf-8")
    return folder


@pytest.fixture
def parsed_quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers.document, "parse_document", lambda document, hints: PARSED)


class Readings:
    """Counts how often files are read and parsed, and reads and parses them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read = self.parsed = 0
        self.reader = extract.read.read_document
        monkeypatch.setattr(extract.read, "read_document", self.read_document)
        monkeypatch.setattr(parsers.document, "parse_document", self.parse_document)

    def read_document(self, *args: Any, **kwargs: Any) -> Document:
        self.read += 1
        return self.reader(*args, **kwargs)

    def parse_document(self, document: Document, hints: object) -> Parsed:
        self.parsed += 1
        return PARSED


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    return Readings(monkeypatch)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def content(store: Store) -> Any:
    """What the store holds, without when it came in."""
    return build_export(store)["documents"], sorted(info.paths for info in store.load_documents())


# Killed and resumed


def import_slowly(papers: str, database: str) -> None:
    """An import in a process that is to be killed."""
    import_paths([Path(papers)], open_store(database), executor=Here())


def test_after_kills_at_any_moment_the_store_is_that_of_a_quiet_run(
    tmp_path: Path, papers: Path, parsed_quickly: None
) -> None:
    quiet = open_store(tmp_path / "quiet.db")
    import_paths([papers], quiet)
    chance = random.Random(3)
    killed = 0
    for n in range(8):
        process = multiprocessing.get_context("fork").Process(
            target=import_slowly, args=(str(papers), str(tmp_path / "killed.db"))
        )
        process.start()
        time.sleep(chance.uniform(0, 0.15) * (n + 1) / 4)
        os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        killed += process.exitcode == -signal.SIGKILL
    store = open_store(tmp_path / "killed.db")
    report = import_paths([papers], store)
    assert killed > 0 and report.failed == ()
    assert content(store) == content(quiet)


def test_what_was_told_as_done_is_kept_when_the_run_is_stopped(
    papers: Path, store: Store, parsed_quickly: None
) -> None:
    class StopsAfterFive:
        def __init__(self) -> None:
            self.done_with: list[str] = []

        def start(self, total: int) -> None:
            pass

        def file(self, path: str) -> None:
            pass

        def done(self, result: Any) -> None:
            self.done_with.append(Path(result.path).name)
            if len(self.done_with) == 5:
                raise KeyboardInterrupt

    told = StopsAfterFive()
    with pytest.raises(KeyboardInterrupt):
        import_paths([papers], store, progress=told)
    kept = {name for info in store.load_documents() for name in info.names}
    assert kept == set(told.done_with) and len(kept) == 5
    assert summarise(store).state == "stopped"
    report = import_paths([papers], store)
    assert (report.count("unchanged"), report.count("added"), report.count("failed")) == (5, 7, 0)


def test_a_killed_run_says_so(papers: Path, store: Store, parsed_quickly: None) -> None:
    process = multiprocessing.get_context("fork").Process(
        target=import_slowly, args=(str(papers), str(store.path))
    )
    process.start()
    last = time.monotonic() + 30
    while len(store.load_documents()) < 3 and time.monotonic() < last:
        time.sleep(0.01)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    run_of = summarise(store)
    if run_of.state == "finished":  # it was quicker than the kill
        pytest.fail("the run was done before it was killed")
    assert run_of.state == "killed"
    assert run_of.unseen == 12 - sum(run_of.files.values()) > 0
    shown = run("--db", str(store.path), "status").stdout
    assert "afbrudt" in shown and "er set på" in shown and "gemt" in shown


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


# Limits and other executors


class OneBreaks(WorkerPool):
    """A pool in which the file 03.txt hangs, crashes or takes too much memory; the others are read here."""

    broken = staticmethod(pool_tasks.hang)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        if args[0].path.endswith("03.txt"):
            return super().submit(self.broken)
        return Here().submit(fn, *args, **kwargs)


@pytest.mark.parametrize(
    ("broken", "status", "said"),
    [
        (pool_tasks.hang, "timeout", "--retry --time-limit 360"),
        (pool_tasks.take_memory, "memory", "--retry --memory-limit 4000"),
        (pool_tasks.crash, "crashed", "SIGSEGV"),
    ],
)
@pytest.mark.workers
def test_a_file_that_breaks_a_limit_is_set_aside(
    papers: Path,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    parsed_quickly: None,
    broken: Any,
    status: str,
    said: str,
) -> None:
    monkeypatch.setattr(OneBreaks, "broken", staticmethod(broken))
    names = ("02.txt", "03.txt", "04.txt")
    chosen = [papers / name for name in names]
    with OneBreaks(1, Limits(seconds=2 if status == "timeout" else 60, memory_mb=700)) as pool:
        report = import_paths(chosen, store, executor=pool)
    (failed,) = report.failed
    assert failed.status == status and said in (failed.reason or "")
    assert "Filen er sat til side" in (failed.reason or "")
    again = import_paths(chosen, store, executor=Here())
    assert [file.status for file in again.failed] == [status]
    shown = run("--db", str(store.path), "status").stdout
    assert "Filen er sat til side" in " ".join(shown.split())
    assert import_paths(chosen, store, executor=Here(), retry=True).failed == ()


def test_a_file_that_breaks_a_limit_later_keeps_its_records(
    papers: Path, store: Store, parsed_quickly: None
) -> None:
    import_paths([papers / "03.txt"], store)

    class Breaks(Here):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            return super().submit(pool_tasks.raise_ours)

    report = import_paths([papers / "03.txt"], store, again=True, executor=Breaks())
    assert report.failed[0].status == "crashed"
    assert store.load_parsed(1) == PARSED


@pytest.mark.workers
def test_any_executor_gives_the_same_store(tmp_path: Path, samples_dir: Path) -> None:
    """A local Dask cluster in place of the pool: processes of another engine, the same parsers."""
    import distributed

    chosen = [samples_dir / "byraadet-2024-10-23.pdf", samples_dir / "businesscases-2018.pdf"]
    chosen += sorted((samples_dir / "bad").glob("*.txt"))
    here = open_store(tmp_path / "here.db")
    import_paths(chosen, here, executor=Here())
    there = open_store(tmp_path / "there.db")
    with (
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        report = import_paths(chosen, there, executor=client.get_executor())
        pids = client.run(os.getpid)
    assert report.count("added") == 3 and os.getpid() not in pids.values()
    assert content(there) == content(here)


# Choices


def test_since_leaves_out_what_is_older(papers: Path, store: Store, parsed_quickly: None) -> None:
    old = datetime.datetime(2024, 3, 5, 12, 0).timestamp()
    for path in papers.iterdir():
        os.utime(path, (old, old))
    os.utime(papers / "07.txt")
    report = import_paths([papers], store, since=datetime.date(2024, 3, 6))
    assert (report.count("added"), report.count("older")) == (1, 11)
    assert import_paths([papers], store, since=datetime.date(2024, 3, 5)).count("added") == 10


def test_retry_takes_only_what_failed(papers: Path, store: Store, readings: Readings) -> None:
    (papers / "tom.txt").write_bytes(b"")
    import_paths([papers], store)
    import_paths([papers], store)
    assert readings.read == 12
    import_paths([papers], store, retry=True)
    assert readings.read == 13


def test_a_dry_run_writes_nothing(papers: Path, tmp_path: Path, readings: Readings) -> None:
    database = tmp_path / "x.db"
    (papers / "tom.txt").write_bytes(b"")
    (papers / "billede.bmp").write_bytes(b"BM")
    first = run("--db", str(database), "import", "--dry-run", "--json", str(papers))
    actions = {Path(entry["path"]).name: entry["action"] for entry in json.loads(first.stdout)}
    assert actions["03.txt"] == "read" and actions["billede.bmp"] == "skipped"
    assert actions["tom.txt"] == "empty"
    assert not database.exists() and readings.read == 0
    run("--db", str(database), "import", str(papers))
    before = database.read_bytes(), readings.read
    (papers / "03.txt").write_text("Ny\n", encoding="utf-8")
    second = run("--db", str(database), "import", "--dry-run", "--retry", "--json", str(papers))
    actions = {Path(entry["path"]).name: entry["action"] for entry in json.loads(second.stdout)}
    assert (actions["02.txt"], actions["03.txt"], actions["tom.txt"]) == ("unchanged", "read", "retry")
    assert (database.read_bytes(), readings.read) == before
    assert (
        "Intet er læst eller skrevet" in run("--db", str(database), "import", "--dry-run", str(papers)).stderr
    )


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


def test_what_needs_a_person_comes_worst_first(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def parse(document: Document, hints: object) -> Parsed:
        if document.source.path.endswith("07.txt"):
            raise KeyError("a rule")
        return PARSED

    (papers / "tom.txt").write_bytes(b"")
    monkeypatch.setattr(parsers.document, "parse_document", parse)
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


def test_what_stopped_the_run_is_what_is_told(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch, parsed_quickly: None
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise StoreError("test.db: databasen er låst.")

    class Stops(Here):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
            monkeypatch.setattr(referat.importing.running, "count_in_run", fail)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_paths([papers], store, executor=Stops())


def test_kept_pages_that_cannot_be_removed_stop_no_run(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch, parsed_quickly: None
) -> None:
    def refuse(path: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        report = import_paths([papers], store, Settings(cache_limit=0.0001))
    assert report.failed == () and summarise(store).state == "finished"


def test_a_run_that_the_database_stops_says_so(
    papers: Path, store: Store, monkeypatch: pytest.MonkeyPatch, parsed_quickly: None
) -> None:
    def fail(store: Store) -> int:
        raise StoreError("test.db: disken er fuld.")

    monkeypatch.setattr(referat.pipeline, "link_sittings", fail)
    with pytest.raises(StoreError):
        import_paths([papers], store)
    assert summarise(store).state == "failed"
