"""What is lacking in a file, counted on made records."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import referat
from models.evidence import Issue
from models.records import Attachment, Meeting, Parsed
from models.store import Store
from referat.cli import main
from referat.reports.lacking import name_pages
from tests.made_records import MEETING, document, found

LACKING = Issue(code="minutes.item_without_text", severity="warning", message="Punkt 4 har ingen tekst.")
GAP = Issue(code="minutes.number_gap", severity="info", message="Punkt 5 mangler.")


def meeting() -> Meeting:
    """A meeting whose first item names three annexes, one of which the file carries."""
    first, *others = MEETING.items
    carried = Attachment(number=found("1"), title=found("Notat"), pages=(2, 2))
    listed = tuple(found(name) for name in ("Notat", "Kort", "Budget"))
    return replace(
        MEETING, items=(replace(first, attachments=(carried,), listed_attachments=listed), *others)
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    whole = Parsed(kind="minutes", meetings=(meeting(),), issues=(LACKING, GAP))
    opened.save_document(document("/arkiv/mangler.pdf", "a", pages=5), whole, "1")
    opened.save_document(document("/arkiv/hel.pdf", "b", pages=1), Parsed(kind="other"), "1")
    yield opened
    opened.close()


def test_each_file_has_a_row_with_what_is_lacking(store: Store) -> None:
    rows = referat.completeness(store).set_index("file")
    lacking = rows.loc["mangler.pdf"]
    assert (lacking["without_text"], lacking["without_decision"], lacking["number_gaps"]) == (1, 0, 1)
    assert (lacking["listed"], lacking["not_present"]) == (3, 2)
    assert lacking["unclaimed_pages"].endswith("5") and not lacking["complete"]
    assert list(referat.completeness(store, file="hel")["file"]) == ["hel.pdf"]


def test_the_command_gives_rows_as_data(store: Store, tmp_path: Path) -> None:
    store.close()
    ran = CliRunner().invoke(main, ["--db", str(tmp_path / "x.db"), "completeness", "mangler", "--json"])
    (row,) = json.loads(ran.stdout)
    assert (ran.exit_code, row["file"], row["without_text"], row["complete"]) == (0, "mangler.pdf", 1, False)
    shown = CliRunner().invoke(main, ["--db", str(tmp_path / "x.db"), "completeness", "--all"])
    assert "mangler.pdf" in shown.stdout and "Uden tekst" in shown.stdout


def test_pages_are_named_as_people_write_them() -> None:
    assert name_pages({2, 3, 4, 9}) == "2-4, 9"
    assert name_pages(set()) is None
    assert (name_pages(set(range(1, 99, 2))) or "").endswith("steder mere")
