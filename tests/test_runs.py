"""Unattended runs: killed, resumed, retried, planned, limited, and what is told of them afterwards."""

from __future__ import annotations

import datetime
import json
import multiprocessing
import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.store import Store, open_store
from referat.exporting.records import build_export
from referat.importing.pool import Here, Limits, WorkerPool
from referat.pipeline import import_paths
from referat.reports.summary import summarise
from tests import pool_tasks
from tests.made_records import PARSED
from tests.runs_made import Readings, run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


def content(store: Store) -> Any:
    """What the store holds, without when it came in."""
    return build_export(store)["documents"], sorted(info.paths for info in store.load_documents())


# Killed and resumed


def import_slowly(papers: str, database: str) -> None:
    """An import in a process that is to be killed."""
    import_paths([Path(papers)], open_store(database), executor=Here())


class HangsAfterThree:
    """Progress of an import that gets no further than three files."""

    def __init__(self) -> None:
        self.files = 0

    def start(self, total: int) -> None:
        pass

    def file(self, path: str) -> None:
        pass

    def done(self, result: Any) -> None:
        self.files += 1
        if self.files == 3:
            time.sleep(600)


def import_three(papers: str, database: str) -> None:
    """An import in a process that is to be killed after three files."""
    import_paths([Path(papers)], open_store(database), progress=HangsAfterThree(), executor=Here())


class StopsAfterFive:
    """Progress of an import that a person stops after five files."""

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
        target=import_three, args=(str(papers), str(store.path))
    )
    process.start()
    last = time.monotonic() + 120
    while len(store.load_documents()) < 2 and time.monotonic() < last:  # two of the three files are alike
        time.sleep(0.01)
    os.kill(process.pid or 0, signal.SIGKILL)
    process.join()
    run_of = summarise(store)
    assert run_of.state == "killed"
    assert run_of.unseen == 12 - sum(run_of.files.values()) > 0
    shown = run("--db", str(store.path), "status").stdout
    assert "afbrudt" in shown and "er set på" in shown and "gemt" in shown


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


class BreaksLater(Here):
    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Any:
        return super().submit(pool_tasks.raise_ours)


def test_a_file_that_breaks_a_limit_later_keeps_its_records(
    papers: Path, store: Store, parsed_quickly: None
) -> None:
    import_paths([papers / "03.txt"], store)

    report = import_paths([papers / "03.txt"], store, again=True, executor=BreaksLater())
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
    assert (actions["tom.txt"], actions["00.txt"], actions["01.txt"]) == ("empty", "read", "copy")
    assert not database.exists() and readings.read == 0
    run("--db", str(database), "import", str(papers))
    before = database.read_bytes(), readings.read
    (papers / "03.txt").write_text("Ny\n", encoding="utf-8")
    second = run("--db", str(database), "import", "--dry-run", "--retry", "--json", str(papers))
    actions = {Path(entry["path"]).name: entry["action"] for entry in json.loads(second.stdout)}
    assert (actions["02.txt"], actions["03.txt"], actions["tom.txt"]) == ("unchanged", "read", "empty")
    assert (database.read_bytes(), readings.read) == before
    assert (
        "Intet er læst eller skrevet" in run("--db", str(database), "import", "--dry-run", str(papers)).stderr
    )
