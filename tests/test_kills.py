"""Imports that are killed: nothing reported is lost, no process is left behind, and the end is the same."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks.kills import SAMPLES, begin, disturb
from benchmarks.same_store import check, compare, names
from models.store import open_store
from referat.config import Settings
from referat.importing.pool import Here
from referat.pipeline import import_paths

KILLS = 6


def test_killed_imports_end_as_undisturbed_ones(tmp_path: Path) -> None:
    trial = begin(tmp_path, seed=4, largest=5000)
    assert trial.wrong == [] and trial.files >= 6
    while trial.kills < KILLS:
        disturb(trial, KILLS - trial.kills)
    assert trial.wrong == []
    assert 0 < trial.main_only < KILLS


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two stores of the same two files, taken in another order."""
    folder = tmp_path_factory.mktemp("to-databaser")
    files = sorted(SAMPLES.glob("*.pdf"), key=lambda path: path.stat().st_size)[:2]
    paths = (folder / "en.db", folder / "to.db")
    for path, order in zip(paths, (files, files[::-1]), strict=True):
        store = open_store(path)
        for file in order:
            import_paths([file], store, Settings(ocr="never"), executor=Here())
        store.close()
    return paths


@pytest.fixture
def two_stores(made: tuple[Path, Path], tmp_path: Path) -> tuple[Path, Path]:
    """Copies of them that a test may change."""
    first, second = made
    return first, Path(shutil.copy(second, tmp_path))


def test_stores_that_differ_in_order_only_are_the_same(two_stores: tuple[Path, Path]) -> None:
    first, second = two_stores
    assert compare(first, second) == []
    assert check(first) == []
    assert len(names(first)) == 2


@pytest.mark.parametrize(
    ("change", "table"),
    [
        ("UPDATE evidence SET rule = 'x' WHERE id = 1", "evidence"),
        ("DELETE FROM evidence_span WHERE id = 1", "evidence_span"),
        ("UPDATE evidence SET field = 'x' WHERE id = 1", "evidence"),
        ("UPDATE meeting SET document_id = 3 - document_id", "meeting"),
        ("UPDATE document_name SET path = 1 WHERE id = 1", "document_name"),
    ],
)
def test_what_differs_is_found(two_stores: tuple[Path, Path], change: str, table: str) -> None:
    first, second = two_stores
    with closing(sqlite3.connect(second)) as connection:
        connection.execute(change)
        connection.commit()
    assert any(line.startswith(f"{table}:") for line in compare(first, second))


def test_a_broken_file_is_found(two_stores: tuple[Path, Path]) -> None:
    _, second = two_stores
    with closing(sqlite3.connect(second)) as connection:
        connection.execute("DELETE FROM document WHERE id = 1")
        connection.commit()
    assert any("points to no row" in line for line in check(second))
