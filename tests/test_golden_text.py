"""The minutes among the samples give the same records as text without layout as they do as PDF."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import export_of
from tests.make_samples import GOLDEN, golden_name, lines_name
from tests.records_diff import differences
from tests.samples_paper import as_text

MINUTES = [
    "raadmandsmoede-2025-03-10.pdf",
    "direktionsmoede-2025-11-17-uden-forside.pdf",
    "teknik-og-miljoeudvalget-2024-12-04.pdf",
    "byraadet-2024-10-23.pdf",
]


@pytest.mark.parametrize("sample", MINUTES)
def test_minutes_as_text_give_the_same_records(sample: str, tmp_path: Path) -> None:
    truth = json.loads((GOLDEN / golden_name(sample)).read_text(encoding="utf-8"))
    printed = json.loads((GOLDEN / lines_name(sample)).read_text(encoding="utf-8"))["pages"]
    file = tmp_path / "minutes.txt"
    file.write_text(as_text(printed), encoding="utf-8")
    got = export_of([file], tmp_path / "text.sqlite")["minutes.txt"]
    found = differences({name: truth[name] for name in ("kind", "meetings", "pages")}, got)
    assert not found, f"{len(found)} differences\n" + "\n".join(found[:60])
