"""The export: exactly the fields of the contract, plain numbers, ISO dates."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.page import Source
from models.store import open_store
from referat.exporting.records import build_export, column_keys
from referat.pipeline import import_paths
from tests.made_records import PARSED, document

FIELDS = {
    "document": "source sha256 media_type pages read_by kind meetings proposals overview_tables findings",
    "meeting": "title body municipality kind date start end location information present absent"
    " nested_in_item items",
    "item": "number title duration_min category case_number caseworker responsible time_slot closed"
    " recommendations nested_recommendations decision_text decision_points votes follow_ups attachments"
    " listed_attachments",
    "recommendation": "point text",
    "decision_point": "point text outcome condition body date",
    "votes": "for against abstain",
    "follow_up": "responsible text deadline",
    "attachment": "number title pages",
    "proposal": "code title summary department affected_departments price_year payback_service_years"
    " payback_total_years hearings section_titles pages tables",
    "hearing": "party answer date note",
    "table": "number caption unit multiplier price_year columns pages rows",
    "row": "section label steering_area appropriation kind values",
    "finding": "code severity where expected found message",
}


@pytest.fixture
def exported(tmp_path: Path) -> dict[str, Any]:
    store = open_store(tmp_path / "x.db")
    store.save_document(document(), PARSED, "1")
    source = Source(sha256="", path="/papers/locked.pdf", media_type="application/pdf", size=3)
    store.save_failure(source, "encrypted", "/papers/locked.pdf: kræver adgangskode.", "1")
    built: dict[str, Any] = json.loads(json.dumps(build_export(store)))
    store.close()
    return {entry["source"]: entry for entry in built["documents"]}


def assert_fields(kind: str, record: dict[str, Any]) -> None:
    missing = set(FIELDS[kind].split()) - set(record)
    assert not missing, f"{kind}: {missing}"


def test_every_field_of_the_contract_is_there(exported: dict[str, Any]) -> None:
    whole = exported["nørreby.pdf"]
    meeting, item = whole["meetings"][0], whole["meetings"][0]["items"][0]
    proposal = whole["proposals"][0]
    table = proposal["tables"][0]
    for kind, record in (
        ("document", whole),
        ("meeting", meeting),
        ("item", item),
        ("item", meeting["items"][1]),
        ("recommendation", item["recommendations"][0]),
        ("recommendation", item["nested_recommendations"][0]),
        ("decision_point", item["decision_points"][0]),
        ("votes", item["votes"]),
        ("follow_up", item["follow_ups"][0]),
        ("attachment", item["attachments"][0]),
        ("proposal", proposal),
        ("hearing", proposal["hearings"][0]),
        ("table", table),
        ("table", whole["overview_tables"][0]),
        ("row", table["rows"][0]),
        ("finding", whole["findings"][0]),
    ):
        assert_fields(kind, record)


def test_values_are_plain(exported: dict[str, Any]) -> None:
    meeting = exported["nørreby.pdf"]["meetings"][0]
    assert (meeting["date"], meeting["start"], meeting["end"]) == ("2024-03-05", "16:30", None)
    assert meeting["items"][0]["votes"] == {"for": ["A", "B"], "against": ["Karen Holm"], "abstain": []}
    assert meeting["items"][1]["votes"] is None
    assert meeting["items"][0]["attachments"][0] == {
        "number": "1",
        "title": "Kort over stien",
        "pages": [2, 2],
    }
    nested = exported["nørreby.pdf"]["meetings"][1]
    assert nested["nested_in_item"] == {"meeting_index": 0, "item_number": "3"}
    assert exported["nørreby.pdf"]["proposals"][0]["payback_service_years"] == 2.5


def test_a_row_has_a_value_or_null_for_each_column(exported: dict[str, Any]) -> None:
    rows = exported["nørreby.pdf"]["proposals"][0]["tables"][0]["rows"]
    assert rows[0]["values"] == {"2024": 1250, "2025": None, "I alt": 0.1, "I alt (2)": 2}
    assert isinstance(rows[0]["values"]["2024"], int)
    assert rows[1]["values"]["2025"] == 0
    assert (rows[3]["kind"], rows[3]["values"]) == ("payback", {})


def test_a_file_that_could_not_be_read_stands_there_too(exported: dict[str, Any]) -> None:
    locked = exported["locked.pdf"]
    assert_fields("document", locked)
    assert (locked["status"], locked["meetings"], locked["pages"]) == ("encrypted", [], None)


def test_headings_that_are_alike_are_told_apart() -> None:
    assert column_keys(("I alt", "2024", "I alt")) == ("I alt", "2024", "I alt (2)")


def test_amounts_in_text_and_checks_are_there(exported: dict[str, Any]) -> None:
    whole = exported["nørreby.pdf"]
    proposal = whole["proposals"][0]
    kept = {
        holder: record["text_amounts"] for holder, record in (("document", whole), ("proposal", proposal))
    }
    assert [amount["printed"] for amount in kept["document"]] == ["5 kr."]
    assert {"kroner", "from_year", "to_year", "direction", "purpose", "sentence", "part", "compared"} <= set(
        kept["proposal"][0]
    )
    (check,) = whole["checks"]
    assert {"status", "kind", "place", "expected", "found", "off", "slack", "note"} <= set(check)
    assert check["cells"][0]["role"] == "total"
    grants = [amount for item in whole["meetings"][0]["items"] for amount in item["text_amounts"]]
    assert [amount["kroner"] for amount in grants][:1] == [2_000_000]


def test_a_number_that_is_only_counted_is_none_of_the_paper(tmp_path: Path) -> None:
    text = (
        "Nørreby Lokalråd\nReferat fra møde den 3. juni 2019\n\nNyt fra formanden\nKonklusion:\n"
        "Orienteringen blev taget til efterretning.\n\nCykelsti\nKonklusion:\nUdsat.\n\n"
        "Havnen\nKonklusion:\nGodkendt.\n"
    )
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / "lokalraad.txt").write_text(text, encoding="utf-8")
    store = open_store(tmp_path / "x.db")
    import_paths([papers], store)
    items = build_export(store)["documents"][0]["meetings"][0]["items"]
    assert [(item["number"], item["counted_number"], item["title"]) for item in items] == [
        (None, "1", "Nyt fra formanden"),
        (None, "2", "Cykelsti"),
        (None, "3", "Havnen"),
    ]
