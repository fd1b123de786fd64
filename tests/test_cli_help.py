"""The help of every command on a narrow screen, and the options that all lists have."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import referat
from referat.cli import main
from referat.pipeline import import_paths

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
# What lists rows, with the options it is asked with.
LISTS = (
    "amounts", "amounts --text", "attendees", "completeness --all", "decisions", "items",
    "sittings", "sittings --items", "topics", "votes", "votes --choice imod",
)  # fmt: skip


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("help") / "x.db"
    store = referat.open_store(path, create=True)
    names = ("byraadet-2024-10-23.pdf", "byraadet-2025-02-26.pdf", "investeringsforslag-2025.pdf")
    import_paths([SAMPLES / name for name in names], store)
    store.close()
    return str(path)


def ask(*arguments: str, width: int = 80) -> Result:
    return CliRunner(env={"COLUMNS": str(width)}).invoke(main, list(arguments))


@pytest.mark.parametrize("command", ["", *main.commands])
def test_help_fits_a_narrow_screen_and_is_danish(command: str) -> None:
    told = ask(*filter(None, [command]), "--help").output
    assert max(map(len, told.splitlines())) <= 80
    assert told.startswith("Brug: ") and "[x" not in told and "<=x" not in told
    for english in ("Options", "Show this", "COMMAND", "[default"):
        assert english not in told


def test_no_command_is_told_of_in_half_a_sentence() -> None:
    listed = ask("--help").output.partition("Kommandoer:")[2].partition("Afslutningskoder")[0]
    lines = [line for line in listed.splitlines() if line.strip()]
    assert len(lines) == len(main.commands)
    assert [line for line in lines if not line.endswith(".") or line.endswith("...")] == []


@pytest.mark.parametrize("command", LISTS)
def test_lists_print_no_more_than_is_asked_for(database: str, command: str) -> None:
    asked = ["--db", database, *command.split(), "--limit", "1"]
    every = json.loads(ask("--db", database, *command.split(), "--json").stdout)
    assert len(every) > 1
    assert json.loads(ask(*asked, "--json").stdout) == every[:1]
    told = ask(*asked, width=120)
    assert "1 række er vist; der er flere (--limit)" in told.stderr
    enough = ask("--db", database, *command.split(), "--limit", str(len(every)))
    assert "flere" not in enough.stderr


@pytest.mark.parametrize(
    "command", ["corrections", "findings", "laws", "links", "review", "search bro", "statements"]
)
def test_lists_that_may_be_empty_take_the_option_too(database: str, command: str) -> None:
    assert ask("--db", database, *command.split(), "--limit", "1").exit_code == 0
    refused = ask("--db", database, *command.split(), "--limit", "0")
    assert (refused.exit_code, "--limit" in refused.stderr) == (2, True)


def test_the_way_to_a_first_database_names_only_one_that_is_called_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFERAT_DB", raising=False)
    assert "Importér først: referat import MAPPE." in ask("decisions", width=120).stderr
    assert "referat --db x.db import MAPPE." in ask("--db", "x.db", "decisions", width=120).stderr


@pytest.mark.parametrize(
    "command",
    ["attendees", "decisions", "items", "sittings", "sittings --items", "votes", "votes --choice imod"],
)
def test_lists_of_meetings_are_chosen_by_municipality(database: str, command: str) -> None:
    asked = ["--db", database, *command.split(), "--json"]
    every = json.loads(ask(*asked).stdout)
    assert json.loads(ask(*asked, "--municipality", "NØRREBY").stdout) == every != []
    elsewhere = ask(*asked, "--municipality", "Vestby")
    assert (elsewhere.exit_code, elsewhere.stdout) == (7, "")
    assert "Ingen kommune hedder noget med 'Vestby'" in elsewhere.stderr
