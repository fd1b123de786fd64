"""The command that searches: what it shows, its options, its filters."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

import referat
from models.store import Store
from referat.cli import main
from tests.made_records import PARSED, document
from tests.test_search import COMMITTEE, COUNCIL, run


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    opened.save_document(document("/arkiv/byraadet.pdf", "a"), COUNCIL, "1")
    opened.save_document(document("/arkiv/aeldre.pdf", "b"), COMMITTEE, "1")
    yield opened
    opened.close()


def test_the_command_shows_hits_and_how_many(store: Store) -> None:
    result = run(store, "teknologi", "-hjemmepleje")
    assert result.exit_code == 0
    assert "punkt 2 · Byrådet 23.10.2024 · afslået · byraadet.pdf" in result.stdout
    assert "1 fund" in result.stderr


def test_the_command_gives_data(store: Store) -> None:
    rows = json.loads(run(store, "hjemløse", "--json").stdout)
    assert [(row["kind"], row["number"], row["outcomes"]) for row in rows] == [("item", "1", "approved")]


def test_the_command_says_what_was_perhaps_meant(store: Store) -> None:
    result = run(store, "hjemløze")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Mente du 'hjemløse' i stedet for 'hjemløze'?" in result.stderr


def test_the_command_knows_its_options(store: Store) -> None:
    result = run(store, "bolig", "--limt", "3")
    assert result.exit_code == 2
    assert "--limt" in result.stderr


@pytest.mark.parametrize("said", ["1.000.000", "1000000", "0,5", "-3"])
def test_amounts_are_written_as_danes_do(store: Store, said: str) -> None:
    assert run(store, "bolig", "--min-amount", said).exit_code == 0


@pytest.mark.parametrize("said", ["mange", "1.00", "1,000,000"])
def test_what_is_no_amount_says_so(store: Store, said: str) -> None:
    result = run(store, "bolig", "--min-amount", said)
    assert result.exit_code == 2
    assert "er intet beløb; skriv fx 1.000.000" in result.stderr


@pytest.mark.parametrize(
    ("period", "expected"),
    [(("--from", "2024", "--to", "2024"), 1), (("--from", "2021", "--to", "2024"), 2), (("--to", "2020"), 0)],
)
def test_a_year_is_all_of_it(store: Store, period: tuple[str, ...], expected: int) -> None:
    assert len(json.loads(run(store, "teknologi", *period, "--json").stdout)) == expected


def test_what_is_not_there_says_so(store: Store) -> None:
    for command, said in (
        (("links", "0123456789ab-m1-1"), "ingen post har det id"),
        (("forget", "findes-ikke.pdf"), "filen er ikke importeret"),
    ):
        result = CliRunner().invoke(main, ["--db", str(store.path), *command])
        assert result.exit_code == 7
        assert said in result.stderr


@pytest.mark.parametrize("command", [("search", "teknologi"), ("decisions",), ("items",)])
def test_a_body_that_there_is_none_of_is_told_with_the_nearest(
    store: Store, command: tuple[str, ...]
) -> None:
    result = CliRunner(env={"COLUMNS": "200"}).invoke(
        main, ["--db", str(store.path), *command, "--body", "ældreudvalgt"]
    )
    assert "Intet organ hedder noget med 'ældreudvalgt'. Nærmest ligger: Ældreudvalget" in result.stderr


@pytest.mark.parametrize("command", ["search", "decisions"])
def test_a_municipality_that_there_is_none_of_is_told_with_the_nearest(store: Store, command: str) -> None:
    store.save_document(document("/arkiv/forslag.pdf", "c"), PARSED, "1")
    words = ["teknologi"] if command == "search" else []
    result = CliRunner(env={"COLUMNS": "200"}).invoke(
        main, ["--db", str(store.path), command, *words, "--municipality", "nærreby"]
    )
    assert "Ingen kommune hedder noget med 'nærreby'. Nærmest ligger: Nørreby Kommune" in result.stderr


def test_a_quotation_mark_without_its_fellow_is_told(store: Store) -> None:
    assert "Et citationstegn mangler sin mage" in run(store, '"housing first').stderr
    assert "citationstegn" not in run(store, '"housing first"').stderr
