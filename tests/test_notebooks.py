"""The notebooks: kept without outputs, on the public functions alone, and running on the samples."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

import referat
from benchmarks.archive import write_archive
from tests.make_samples import ROOT, SAMPLES

NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
# Runs a notebook in a process of its own, and says how many pictures it drew.
RUN = """
import sys, nbformat
from nbclient import NotebookClient
book = nbformat.read(sys.argv[1], as_version=4)
where = {"metadata": {"path": sys.argv[2]}}
NotebookClient(book, timeout=120, kernel_name="python3", resources=where).execute()
shown = [one for cell in book.cells for one in cell.get("outputs", ())]
print(sum("image/png" in one.get("data", {}) for one in shown))
"""
PICTURES = {"beslutninger": 2, "investeringer": 4, "forloeb": 1}


def code_of(path: Path) -> str:
    book = nbformat.read(path, as_version=4)
    return "\n".join(cell.source for cell in book.cells if cell.cell_type == "code")


def make_store(folder: Path, *papers: Path) -> Path:
    store = referat.open_store(folder / "referat.db", create=True)
    referat.import_paths(list(papers), store)
    store.close()
    return folder


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    papers = (path for path in sorted(SAMPLES.iterdir()) if path.is_file() and "scan" not in path.name)
    return make_store(tmp_path_factory.mktemp("prøver"), *papers)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("arkiv")
    write_archive(folder / "papirer", 1, ("changed", "sent_back"))
    yield make_store(folder, folder / "papirer")


def run(book: Path, folder: Path) -> int:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(book), str(folder)],
        env={name: said for name, said in os.environ.items() if name != "MPLBACKEND"}
        | {"PYTHONPATH": str(ROOT), "IPYTHONDIR": str(folder)},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return int(done.stdout)


def test_there_are_three() -> None:
    assert {path.stem for path in NOTEBOOKS} == set(PICTURES)


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_outputs_are_stripped(path: Path) -> None:
    for cell in nbformat.read(path, as_version=4).cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_only_public_functions_are_used(path: Path) -> None:
    tree = ast.parse(code_of(path))
    taken = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
    ours = [node for node in taken if (node.module or "").split(".")[0] in ("referat", "models", "parsers")]
    assert {node.module for node in ours} == {"referat"}
    assert {name.name for node in ours for name in node.names} <= set(referat.__all__)
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "store"
    }
    assert used == {"close"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_it_runs_on_the_samples(path: Path, samples: Path) -> None:
    assert run(path, samples) == PICTURES[path.stem]


def test_a_matter_of_several_meetings_is_told(archive: Path) -> None:
    (book,) = (path for path in NOTEBOOKS if path.stem == "forloeb")
    assert run(book, archive) == 1
