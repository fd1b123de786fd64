"""A proposal of the samples from the catalogue over a committee to the council, with what was granted."""

from collections.abc import Iterator
from decimal import Decimal

import pandas as pd
import pytest
from click.testing import CliRunner
from sqlalchemy import create_engine

import referat
from models.store import Store
from parsers.amounts.find import find_amounts
from referat.cli import main
from referat.querying import tabular
from referat.tracing.amounts import load_recommended
from tests.conftest import ROOT

PAPERS = (
    "investeringsforslag-2025.pdf",
    "aeldre-og-sundhedsudvalget-2025-01-15.pdf",
    "byraadet-2025-02-26.pdf",
)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    opened = referat.open_store(tmp_path_factory.mktemp("trace") / "referat.db", create=True)
    referat.import_paths([ROOT / "data" / "samples" / name for name in PAPERS], opened)
    yield opened
    opened.close()


def test_a_trace_tells_what_each_body_decided(store: Store) -> None:
    steps = tabular.records(referat.trace(store, "NB11"))
    assert [(step["body"], step["outcomes"]) for step in steps] == [
        (None, None),
        ("Ældre- og Sundhedsudvalget", "postponed"),
        ("Byrådet", "approved"),
    ]
    assert [step["rulings"] for step in steps] == [
        None,
        None,
        "2025-02-05 Ældre- og Sundhedsudvalget: approved; 2025-02-19 Økonomiudvalget: approved;"
        " 2025-02-26 Byrådet: approved",
    ]


def test_what_an_approved_recommendation_grants_is_granted_and_explained(store: Store) -> None:
    became = referat.statuses(store).set_index("code")
    told = became.loc["NB11"]
    assert (told["status"], told["asked_kroner"], told["granted_kroner"]) == ("approved", 1_070_000, 900_000)
    assert "fordi færre medarbejdere frikøbes" in told["explained"]
    refused = became.loc["NB12"]
    assert refused["status"] == "rejected"
    assert pd.isna(refused["granted_kroner"])


def test_leave_to_ask_for_money_grants_none() -> None:
    with create_engine("sqlite://").begin() as connection:
        connection.exec_driver_sql(
            "CREATE TABLE text_amount (item_id, direction, part, kroner, from_year, to_year, ordinal)"
        )
        said = "at der søges om 900.000 kr. i 2025, og at der gives en bevilling på 800.000 kr. i 2026."
        for n, amount in enumerate(find_amounts(said)):
            connection.exec_driver_sql(
                "INSERT INTO text_amount VALUES (1, ?, 'recommendation', ?, ?, ?, ?)",
                (amount.direction, int(amount.high), amount.first_year, amount.last_year, n),
            )
        asked = {2025: Decimal(900_000), 2026: Decimal(800_000)}
        assert load_recommended(connection, 1, asked) == {2026: Decimal(800_000)}


def test_the_screen_has_a_line_for_each_body(store: Store) -> None:
    done = CliRunner(env={"COLUMNS": "130"}).invoke(main, ["--db", str(store.path), "trace", "NB11"])
    assert done.exit_code == 0, done.output
    assert "19.2.2025 Økonomiudvalget: godkendt" in done.output


def break_down(*_: object) -> None:
    raise KeyError("findes ikke")


def test_a_fault_of_ours_is_one_line_and_its_exit_code(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referat.tracing.frames.trace", break_down)
    done = CliRunner().invoke(main, ["--db", str(store.path), "trace", "NB11"])
    assert (done.exit_code, done.output.count("\n")) == (5, 1)
    assert done.output.startswith("Fejl i referat selv (KeyError: 'findes ikke').")
    assert "-v" in done.output
