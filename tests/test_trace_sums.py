"""Sums that proposals ask for, told so that nobody compares what cannot be compared."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import referat
from referat.cli import main
from referat.tracing.trace_list import tell_sums
from tests.made_records import document, finance_row
from tests.test_tracing import overview, papers, proposal

SENSORS = "Sensorer i affaldsbeholdere på havnen"


def row(**said: Any) -> dict[str, Any]:
    plain = {
        "asked_kroner": 500_000.0,
        "granted_kroner": None,
        "asked_years": "2025-2028",
        "asked_price_year": 2025,
        "asked_unit": "1.000 kr.",
    }
    return {**plain, **said}


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([row(), row()], ()),
        ([row(), row(asked_years="2026-2029")], ("over forskellige år (2025-2028, 2026-2029).",)),
        ([row(), row(asked_price_year=2024)], ("i forskellige prisniveauer (2024, 2025 p/l).",)),
        (
            [row(), row(asked_years="2026", asked_price_year=2026)],
            ("over forskellige år (2025-2028, 2026) og i forskellige prisniveauer (2025, 2026 p/l).",),
        ),
        ([row(), row(asked_unit=None)], ("1 tabel siger ikke, om tallene er kr., 1.000 kr. eller mio. kr.",)),
        ([row(granted_kroner=1.0)], ("af: summerne er over de af årene",)),
        ([row(), row(asked_kroner=None, asked_years="2030", asked_unit=None)], ()),
        ([row(asked_years=str(year)) for year in range(2020, 2027)], ("2020, 2021, 2022, 2023 og 3 til",)),
    ],
)
def test_what_keeps_sums_from_being_compared(rows: list[dict[str, Any]], told: tuple[str, ...]) -> None:
    notes = tell_sums(rows)
    assert len(notes) == len(told)
    for note, part in zip(notes, told, strict=True):
        assert part in note


def test_the_list_tells_the_years_and_prices_of_its_sums(tmp_path: Path) -> None:
    store = referat.open_store(tmp_path / "x.db", create=True)
    first = papers(
        proposal("NB12", SENSORS, 2025, 1100, 200, 300),
        overviews=(overview("Oversigt over godkendte forslag", 2025, {SENSORS: (1100, 200)}),),
    )
    store.save_document(document("/arkiv/a.pdf", "a"), first, "1")
    store.save_document(document("/arkiv/b.pdf", "b"), papers(proposal("NB13", "Ny bro", 2026, 700)), "1")
    frame = referat.statuses(store).set_index("code")
    assert list(frame["asked_years"]) == ["2025-2027", "2026"]
    assert list(frame["asked_unit"]) == ["1.000 kr.", "1.000 kr."]
    shown = CliRunner(env={"COLUMNS": "200"}).invoke(main, ["--db", str(store.path), "trace"]).stdout
    store.close()
    assert "af 2025-2027" in shown and "1.300.000" in shown
    assert "kan ikke sammenlignes" in shown


def test_the_last_and_only_total_of_the_only_table_is_what_is_asked_for(tmp_path: Path) -> None:
    one = proposal("NB14", "Ny bro", 2026, 700)
    rows = (
        finance_row("Beton", "detail", "500"),
        finance_row("Rækværk", "detail", "150"),
        finance_row("I alt", "total", "650"),
    )
    alone = replace(one, tables=(replace(one.tables[0], rows=rows),))
    parts = replace(alone, code=proposal("NB15", "", 2026).code, tables=alone.tables * 2)
    store = referat.open_store(tmp_path / "x.db", create=True)
    store.save_document(document("/arkiv/a.pdf", "a"), papers(alone, parts), "1")
    asked = referat.statuses(store).set_index("code")["asked_kroner"]
    store.close()
    assert asked["NB14"] == 650_000 and asked.isna()["NB15"]
