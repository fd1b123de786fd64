"""Settings and help of the command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from referat.danish.wording import CODES
from tests.cli_run import run

pytestmark = pytest.mark.usefixtures("own_folder")

COMMANDS = (
    "import",
    "show",
    "decisions",
    "items",
    "sittings",
    "amounts",
    "findings",
    "export",
    "explain",
    "forget",
    "demo",
)


def test_the_database_is_the_options_then_the_variables_then_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from referat.config import load_settings

    assert load_settings({}).db == Path("referat.db")
    (tmp_path / "referat.toml").write_text('db = "fil.db"\nlock_wait_seconds = 2\n', encoding="utf-8")
    assert load_settings({}).db == tmp_path / "fil.db"
    assert load_settings({}).lock_wait_seconds == 2.0
    (tmp_path / "referat.toml").write_text('db = "~/hjemme.db"\n', encoding="utf-8")
    assert load_settings({}).db == Path.home() / "hjemme.db"
    monkeypatch.setenv("REFERAT_DB", "variabel.db")
    assert load_settings({}).db == Path("variabel.db")
    assert load_settings({"db": "valg.db"}).db == Path("valg.db")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("db = ", "ikke gyldig TOML"),
        ("dba = 'x'", "ukendt indstilling"),
        ("strict = 'måske'", "Skriv true eller false"),
        ("lock_wait_seconds = -1", "Skriv et tal over 0 og højst 1.000"),
        ("db = 3", "Skriv en sti"),
        ("jobs = 0", "Skriv et helt tal fra 1"),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "referat.toml").write_text(content, encoding="utf-8")
    result = run("show")
    assert (result.exit_code, said in result.stderr) == (3, True)


def test_without_arguments_the_help_is_shown() -> None:
    result = run()
    assert "Kommandoer:" in result.output and "Fejl" not in result.output.split("Afslutningskoder")[0]


def test_a_reader_that_goes_early_is_no_failure(filled: Path) -> None:
    for command in ("show", "decisions", "explain nørreby.pdf --csv"):
        code = f"import sys; from referat.cli import main; sys.argv[1:] = {command.split()!r}; main()"
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdout is not None and child.stderr is not None
        child.stdout.close()
        assert (child.wait(), b"Error" in child.stderr.read()) == (0, False)
        child.stderr.close()


def test_every_command_has_danish_help() -> None:
    top = run("--help").stdout
    for command in COMMANDS:
        assert command in top
        shown = run(command, "--help").stdout
        assert shown.startswith("Brug: ") and "Show this message" not in shown
    assert "Afslutningskoder" in top


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom referat.cli import main\n"
        "CliRunner().invoke(main, ['--help'])\n"
        "print([m for m in ('pandas', 'spacy', 'sqlalchemy', 'pypdfium2', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("asked", ["decisions --csv", "amounts", "search robot", "findings --kind sum"])
def test_lists_and_searches_load_no_tables(filled: Path, asked: str) -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom referat.cli import main\n"
        f"done = CliRunner().invoke(main, ['--db', {str(filled)!r}, *{asked.split()!r}])\n"
        "print(done.exit_code, [m for m in ('pandas', 'spacy', 'sqlalchemy.orm') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"


def test_the_version_is_printed() -> None:
    assert run("--version").stdout.startswith("referat ")


def test_every_outcome_has_a_danish_word() -> None:
    from typing import get_args

    from models.evidence import Certainty, Severity
    from models.records import DocumentKind, Outcome, RowKind

    for kind, codes in (
        ("outcome", Outcome),
        ("document_kind", DocumentKind),
        ("row_kind", RowKind),
        ("certainty", Certainty),
        ("severity", Severity),
    ):
        assert set(CODES[kind]) == set(get_args(codes))
