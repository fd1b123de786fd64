"""Amounts of money in sentences."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from parsers.amounts.find import AmountHit, find_amounts

CASES = tomllib.loads((Path(__file__).parent / "data" / "amounts.toml").read_text(encoding="utf-8"))["case"]


def _said(text: str, hit: AmountHit) -> dict[str, Any]:
    """What was read, as the table of sentences writes it."""
    same = hit.low == hit.high
    said = {
        "printed": text[hit.start : hit.end],
        "kroner": hit.high if same else None,
        "low": None if same else hit.low,
        "high": None if same else hit.high,
        "bound": hit.bound,
        "expected": hit.expected,
        "direction": hit.direction,
        "from": hit.first_year,
        "to": hit.last_year,
        "years": hit.years,
        "frequency": hit.frequency,
        "per": hit.per,
        "price_year": hit.price_year,
        "purpose": text[slice(*hit.purpose)] if hit.purpose else None,
    }
    defaults = {"bound": "exact", "expected": False, "direction": "unknown"}
    return {name: value for name, value in said.items() if value != defaults.get(name)}


def _due(amount: dict[str, Any]) -> dict[str, Any]:
    """An expected amount with its numbers exact."""
    return {k: Decimal(str(v)) if k in ("kroner", "low", "high") else v for k, v in amount.items()}


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_sentences_are_read(case: dict[str, Any]) -> None:
    said = [_said(case["text"], hit) for hit in find_amounts(case["text"])]
    assert said == [_due(amount) for amount in case["amounts"]]
