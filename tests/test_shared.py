"""Real documents with hand-made records beside the checkout: no measure falls under its floor."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.conftest import SHARED, export_of

# The least F1 of each measure, all references together; tables are counted by kind of file.
FLOORS = {
    "meetings": 0.98,
    "items": 0.98,
    "decision text": 0.95,
    "decision points": 0.92,
    "outcomes": 0.92,
    "recommendations": 0.95,
    "follow-ups": 0.85,
    "attachments": 0.95,
    "listed attachments": 0.92,
    "proposals": 0.99,
    "proposal fields": 0.95,
}
TABLE_FLOORS = {
    (".pdf", "tables"): 0.99,
    (".pdf", "table cells"): 0.985,
    (".txt", "tables"): 0.97,
    (".txt", "table cells"): 0.96,
}
KINDS = ("meetings", "proposals", "overview_tables")
Documents = dict[str, dict[str, Any]]


def is_scan(reference: dict[str, Any]) -> bool:
    """Whether the document is a picture without text, which is read in another way."""
    return "scan" in Path(reference["source"]).stem


def load_references() -> list[dict[str, Any]]:
    paths = sorted((SHARED / "reference").glob("*.json"))
    references = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    return [reference for reference in references if not is_scan(reference)]


@pytest.fixture(scope="module")
def score(shared_dir: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("shared_score", shared_dir / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def documents(shared_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Documents:
    files = [*sorted((shared_dir / "texts").iterdir()), *sorted((shared_dir / "pdfs").iterdir())]
    chosen = [file for file in files if not is_scan({"source": file.name})]
    return export_of(chosen, tmp_path_factory.mktemp("shared") / "shared.sqlite")


def tally_of(score: ModuleType, documents: Documents, suffix: str = "") -> dict[str, float]:
    """F1 of each measure over the references whose source ends so."""
    tally = score.Tally()
    for reference in load_references():
        source = Path(reference["source"]).name
        if not source.endswith(suffix):
            continue
        got = {kind: documents.get(source, {}).get(kind, []) for kind in KINDS}
        if reference.get("meetings"):
            score.score_meetings(tally, reference["meetings"], got["meetings"])
        if reference.get("proposals"):
            score.score_proposals(tally, reference["proposals"], got["proposals"])
        if reference.get("overview_tables"):
            score.score_tables(tally, reference["overview_tables"], got["overview_tables"], "overview")
    return {name: f1(*row) for name, row in tally.rows.items()}


def f1(correct: int, wanted: int, found: int) -> float:
    return 2 * correct / (wanted + found) if wanted + found else 1.0


@pytest.fixture(scope="module")
def measures(score: ModuleType, documents: Documents) -> dict[str, float]:
    return tally_of(score, documents)


@pytest.mark.parametrize("measure", FLOORS)
def test_measure_is_at_its_floor(measure: str, measures: dict[str, float]) -> None:
    reached = measures.get(measure, 0.0)
    assert reached >= FLOORS[measure], f"{measure}: {reached:.3f}"


@pytest.mark.parametrize(("suffix", "measure"), TABLE_FLOORS)
def test_tables_are_at_their_floor(
    suffix: str, measure: str, score: ModuleType, documents: Documents
) -> None:
    reached = tally_of(score, documents, suffix).get(measure, 0.0)
    assert reached >= TABLE_FLOORS[suffix, measure], f"{measure} ({suffix}): {reached:.3f}"


def test_every_document_was_read(documents: Documents) -> None:
    assert {name: d["reason"] for name, d in documents.items() if d["status"] != "ok"} == {}
    assert {Path(r["source"]).name for r in load_references()} <= documents.keys()
