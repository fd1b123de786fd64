"""Opinions against a decision, notes, reservations, amendments and conditions."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.test_votes_wide import decide

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "data" / "statements.toml").read_text(encoding="utf-8")
)


def read(text: str) -> list[str]:
    return [
        ";".join((one.kind, "|".join(name.value for name in one.by), one.result.value if one.result else ""))
        for one in decide(text).statements
    ]


@pytest.mark.parametrize("row", TABLE["tuned"], ids=lambda row: row["text"][:50])
def test_statements(row: dict[str, Any]) -> None:
    assert read(row["text"]) == row["told"]


def test_statements_held_out_as_a_share() -> None:
    right = [read(row["text"]) == row["told"] for row in TABLE["held_out"]]
    assert sum(right) >= 0.9 * len(right)


def test_a_statement_is_word_for_word_and_tied_to_its_decision() -> None:
    decided = decide("Ad 1) Godkendt.\nAd 2) Godkendt. Bo Dam (V) tager forbehold for prisen.")
    (said,) = decided.statements
    assert said.text.value == "Bo Dam (V) tager forbehold for prisen."
    assert said.text.spans[0].printed == "Bo Dam (V) tager forbehold for prisen."
    assert decided.points[said.decision or 0].point == 2
