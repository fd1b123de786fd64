"""Votes as many kinds of minutes tell of them, read as an item's decision is read."""

import tomllib
from pathlib import Path

import pytest

from parsers.flow import build_flow
from parsers.minutes.blocks import Block
from parsers.minutes.item_decision import Decided, build_decision
from parsers.minutes.rows import build_rows
from tests.paper import build_text

TABLE: dict[str, list[dict[str, str]]] = tomllib.loads(
    (Path(__file__).parent / "data" / "votes_wide.toml").read_text(encoding="utf-8")
)
SIDES = ("for", "against", "abstain")


def decide(text: str) -> Decided:
    flow = build_flow(build_text(text))
    rows = build_rows([place.piece() for place in flow.places])
    return build_decision([Block("decision", None, None, False, None, list(rows))], flow.known)[0]


def read_sides(text: str) -> dict[str, str]:
    votes = decide(text).votes
    if votes is None:
        return {}
    told = zip(SIDES, (votes.in_favour, votes.against, votes.abstain), strict=True)
    return {side: "|".join(name.value for name in names) for side, names in told if names}


def expected(row: dict[str, str]) -> dict[str, str]:
    return {side: row[side] for side in SIDES if side in row}


@pytest.mark.parametrize("row", TABLE["tuned"], ids=lambda row: row["text"][:50])
def test_votes(row: dict[str, str]) -> None:
    assert read_sides(row["text"]) == expected(row)


def test_votes_held_out_as_a_share() -> None:
    rows = TABLE["held_out"]
    right = [read_sides(row["text"]) == expected(row) for row in rows]
    assert sum(right) >= 0.9 * len(right)
