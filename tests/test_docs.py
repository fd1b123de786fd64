"""The README and some pages of docs cannot rot: their commands are run and the output compared.

A block fenced as ```console holds "$ command" lines, each followed by what it prints; a line "..." stands for
any number of lines. `pytest tests/test_docs.py --update` writes the present output into them.
"""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "review.md", ROOT / "docs" / "layouts.md")
BLOCK = re.compile(r"(?<=```console\n).*?(?=```)", re.S)
TARGET = re.compile(r"(?:`|    )make (\w+)")


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("readme")
    for name in ("samples", "layouts"):
        shutil.copytree(ROOT / "data" / name, folder / "data" / name)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_outputs_shown_are_produced(page: Path, workplace: Path, request: pytest.FixtureRequest) -> None:
    text = page.read_text(encoding="utf-8")
    blocks = BLOCK.findall(text)
    assert blocks, f"{page.name} shows no command"
    fresh = [_run_block(block, workplace, request.config.getoption("--update")) for block in blocks]
    if request.config.getoption("--update"):
        parts = iter(fresh)
        page.write_text(BLOCK.sub(lambda _: next(parts), text), encoding="utf-8")


def test_make_targets_named_in_the_readme_exist() -> None:
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    named = set(TARGET.findall(README.read_text(encoding="utf-8")))
    assert {"demo", "test"} <= named
    assert named <= targets


def test_every_command_is_in_the_readme_and_has_help() -> None:
    from referat.cli import main

    text = README.read_text(encoding="utf-8")
    missing = [name for name in main.commands if f"referat {name}" not in text]
    assert missing == []
    assert [name for name, command in main.commands.items() if not command.help] == []


def test_every_view_is_in_the_readme_and_has_its_line() -> None:
    from models.views.flat import VIEWS

    listed = README.read_text(encoding="utf-8").partition("## SQL and Python")[2].partition("are flat")[0]
    assert sorted(re.findall(r"`(\w+)`", listed)) == sorted(view.name for view in VIEWS)
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "data.md").read_text(encoding="utf-8"), re.M)
    assert {view.name for view in VIEWS} <= set(told)


def _run_block(block: str, folder: Path, update: bool) -> str:
    shown = ""
    for part in re.split(r"^(?=\$ )", block, flags=re.M):
        if not part:
            continue
        command, _, expected = part.partition("\n")
        printed = _run(command.removeprefix("$ "), folder)
        if update:
            shown += command + "\n" + printed
            continue
        assert _matches(expected, printed), f"{command}\nshould print\n{expected}\nbut prints\n{printed}"
    return shown


def _run(command: str, folder: Path) -> str:
    env = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(folder),
        "COLUMNS": "110",
        "NO_COLOR": "1",
        "PYTHONUTF8": "1",
    }
    done = subprocess.run(
        command, shell=True, cwd=folder, env=env, capture_output=True, text=True, check=False, timeout=300
    )
    assert "Traceback" not in done.stderr, done.stderr
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def _matches(expected: str, printed: str) -> bool:
    parts = [re.escape(part) for part in re.split(r"^\.\.\.\n", expected, flags=re.M)]
    return re.fullmatch(r"(?:.*\n)*?".join(parts), printed) is not None


def test_pages_named_in_the_readme_exist() -> None:
    named = re.findall(r"\]\(((?:docs|data)/[\w./]+)\)", README.read_text(encoding="utf-8"))
    assert named and [name for name in named if not (ROOT / name).is_file()] == []


def test_python_of_the_docs_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from referat import open_store

    monkeypatch.chdir(tmp_path)
    open_store("referat.db", create=True).close()
    text = (ROOT / "docs" / "data.md").read_text(encoding="utf-8")
    code = re.findall(r"^    (?!referat ).*\n", text, re.M)
    done: dict[str, object] = {}
    exec(textwrap.dedent("".join(code)), done)
    assert {"rejected", "totals", "values", "sums"} <= done.keys()


def test_columns_of_search_and_trace_are_documented() -> None:
    from referat.searching.answering import COLUMNS
    from referat.tracing.frames import STEP_COLUMNS
    from referat.tracing.links import DTYPES

    table = (ROOT / "docs" / "data.md").read_text(encoding="utf-8").split("| column | of | is |")[1]
    told: dict[str, set[str]] = {"search": set(), "trace": set(), "links": set()}
    for row in table.split("\n\n")[0].splitlines()[2:]:
        _, names, places, _ = row.split("|", 3)
        for place in places.split(","):
            told[place.strip()] |= set(re.findall(r"`(\w+)`", names))
    assert told["search"] == set(COLUMNS)
    assert told["trace"] >= set(STEP_COLUMNS)
    assert told["links"] == set(DTYPES)
