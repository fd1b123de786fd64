"""The rooms: their names are ours alone, and the directions between them hold."""

import ast
import importlib.metadata
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("extract", "parsers", "models", "referat")


@pytest.mark.parametrize("room", ROOMS)
def test_room_name_belongs_to_no_other_distribution(room: str) -> None:
    owners = importlib.metadata.packages_distributions().get(room, ["referat"])
    assert set(owners) == {"referat"}


@pytest.mark.parametrize("room", ROOMS)
def test_room_is_imported_from_this_checkout(room: str) -> None:
    module = __import__(room)
    assert module.__file__ is not None
    assert Path(module.__file__).parent == ROOT / room


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_shadows_the_standard_library(room: str) -> None:
    names = {path.stem for path in (ROOT / room).glob("*.py")}
    assert names & set(sys.stdlib_module_names) <= {"__init__"}


@pytest.mark.parametrize("room", ROOMS)
def test_imports_are_absolute(room: str) -> None:
    relative = [
        f"{path}:{node.lineno}"
        for path in sorted((ROOT / room).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def test_import_rules_fail_when_a_parser_reaches_for_the_store(tmp_path: Path) -> None:
    for room in ROOMS:
        copy = tmp_path / room
        copy.mkdir()
        for path in (ROOT / room).rglob("*.py"):
            target = copy / path.relative_to(ROOT / room)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    assert _lint(tmp_path).returncode == 0
    with (tmp_path / "parsers" / "text.py").open("a", encoding="utf-8") as file:
        file.write("\nimport models.store\n")
    broken = _lint(tmp_path)
    assert broken.returncode == 1
    assert "The store is referat's" in broken.stdout


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    code = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; "
        "sys.exit(lint_imports(no_cache=True))"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(folder), "PATH": "", "PYTHONUTF8": "1"},
        check=False,
    )


def test_the_status_of_a_run_is_shown_without_what_only_tables_need() -> None:
    code = (
        "import sys, referat.cli, referat.screens.run, referat.reports.files; "
        "sys.exit(any(name in sys.modules for name in ('pandas', 'spacy', 'cv2', 'pypdfium2')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
