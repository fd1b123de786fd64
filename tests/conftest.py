"""What tests share: the samples, the records made from them, and the documents beside the checkout."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import models.store
import parsers.document
import referat.pipeline
from models.store import Store, open_store
from referat.exporting.records import build_export
from referat.importing.pool import Here
from referat.pipeline import import_paths
from tests.made_records import PARSED, document
from tests.runs_made import PAPER, Readings

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "data" / "samples"
SHARED = ROOT.parent / "shared"
# Tests of how stores are made and brought up, also by programs that are killed meanwhile; and what does it.
MAKING = ("test_store", "test_runs.py")
BRING_UP = models.store._bring_up_to_date
LEFT_OUT = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update writes the outputs that the README shows; it is refused in CI, where nobody reads them."""
    parser.addoption("--update", action="store_true", help="write the present output into the README")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker of tests with processes; stop a run that would overwrite what it is to check."""
    config.addinivalue_line("markers", "workers: files are read in worker processes, as users have it")
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("--update is for people: in CI the README is only checked")


@pytest.fixture(autouse=True)
def work_here(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read and parse in this process, where readers and parsers can be replaced; not for tests of workers."""
    if request.node.get_closest_marker("workers") is None:
        monkeypatch.setattr(referat.pipeline, "WorkerPool", lambda *_: Here())


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new store without anything in it, brought up to the present schema once."""
    path = tmp_path_factory.mktemp("empty") / "empty.db"
    open_store(path).close()
    return path


@pytest.fixture(autouse=True)
def stores_made_quickly(
    request: pytest.FixtureRequest, empty_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """New stores are copies of an empty one, a tenth of the work; not in tests of how stores are made."""
    if not request.node.path.name.startswith(MAKING):
        monkeypatch.setattr(models.store, "_bring_up_to_date", partial(_copy_empty, empty_store, BRING_UP))


def _copy_empty(empty: Path, bring_up: Callable[[Store, float], None], store: Store, wait: float) -> None:
    """Bring a store up to the present schema; one that is not there yet is a copy of the empty one."""
    if not store.path.exists():
        with suppress(OSError):
            copied = store.path.with_name(f"{store.path.name}.{os.getpid()}.copied")
            shutil.copyfile(empty, copied)
            copied.replace(store.path)
    bring_up(store, wait)


@pytest.fixture(scope="session")
def samples_dir() -> Path:
    """The folder of the samples; those in its folder bad/ cannot be read, or only with a remark."""
    return SAMPLES


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The folder of real documents beside the checkout; tests on it are left out where it is missing."""
    return SHARED


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, opened once for the tests of a module."""
    from tests.web_browser import open_browser

    with open_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page; whoever asks anything beyond this machine fails."""
    from tests.web_browser import visit

    with visit(browser) as page:
        yield page


@pytest.fixture(scope="session")
def sample_records(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """The export of all samples after one import, by file name."""
    return export_of([SAMPLES], tmp_path_factory.mktemp("samples") / "samples.sqlite")


def export_of(paths: list[Path], database: Path) -> dict[str, dict[str, Any]]:
    store = open_store(database)
    try:
        import_paths(paths, store)
        documents = build_export(store)["documents"]
    finally:
        store.close()
    return {Path(document["source"]).name: document for document in documents}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Without the shared documents, take out the tests that ask for them and remember their names."""
    if SHARED.is_dir():
        return
    needing = [item for item in items if "shared_dir" in getattr(item, "fixturenames", ())]
    config.stash[LEFT_OUT] = [item.nodeid for item in needing]
    config.hook.pytest_deselected(items=needing)
    items[:] = [item for item in items if item not in needing]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name the tests that were left out, so that nobody takes them for passed."""
    if SHARED.is_dir():
        return
    terminalreporter.section("left out: no folder ../shared beside the checkout")
    for name in config.stash.get(LEFT_OUT, ["every test that asks for shared_dir"]):
        terminalreporter.line(name)


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test in a folder of its own, without settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFERAT_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """A database in that folder with one file in it."""
    path = tmp_path / "referat.db"
    store = open_store(path)
    store.save_document(document(), replace(PARSED, overview_tables=()), "1")
    store.close()
    return path


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


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> Readings:
    return Readings(monkeypatch)
