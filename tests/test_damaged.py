"""Damaged PDFs: each is read or refused with a reason; none crashes the reader, none keeps it busy."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.damage_bytes import BYTE_DAMAGES
from benchmarks.damage_made import HEAVY, MADE, TREE, build, sound
from benchmarks.damage_worker import read_all
from benchmarks.damaged import write_damaged
from extract.read import read_document
from models.errors import DamagedPdf

SECONDS = 20.0
FILES = 150
REFUSED = {"ok", "damaged", "encrypted", "no_text", "empty", "not_a_document", "unreadable"}


def test_the_base_of_the_hand_written_files_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "hel.pdf"
    path.write_bytes(build(sound()))
    (page,) = read_document(path).pages
    assert [line.text for line in page.lines] == ["Dagsorden", "1. Godkendelse af dagsordenen"]


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in write_damaged(tmp_path / "a", 60, 3, heavy=61)]
    again = [path.read_bytes() for path in write_damaged(tmp_path / "b", 60, 3, heavy=61)]
    other = [path.read_bytes() for path in write_damaged(tmp_path / "c", 60, 4, heavy=61)]
    assert first == again
    assert first != other
    assert len(set(first)) == len(first)


def test_every_kind_of_damage_has_its_turn(tmp_path: Path) -> None:
    names = {path.stem.partition("-")[2] for path in write_damaged(tmp_path, 90, seed=1, heavy=13)}
    assert names == {damage.__name__ for damage in (*BYTE_DAMAGES, *MADE, *HEAVY)}


def test_damaged_files_are_read_or_refused(tmp_path: Path) -> None:
    outcomes = list(read_all(write_damaged(tmp_path, FILES, 5, heavy=FILES + 1, largest=9000), SECONDS))
    odd = [outcome for outcome in outcomes if outcome.status not in REFUSED]
    assert odd == []
    statuses = Counter(outcome.status for outcome in outcomes)
    assert sum(statuses.values()) == FILES
    assert statuses["ok"] > FILES / 4, "damage that leaves nothing tests the opening of files only"
    assert statuses["damaged"] > FILES / 20


@pytest.mark.parametrize("pages", [60, 1_000_000])
def test_pages_that_are_only_said_to_be_there_are_left(tmp_path: Path, pages: int) -> None:
    path = tmp_path / "for-mange.pdf"
    tree = b"<</Type /Pages /Kids [3 0 R] /Count %d>>" % pages
    path.write_bytes(build(sound() | {TREE: tree}))
    document = read_document(path)
    assert document.pages[0].lines[0].text == "Dagsorden"
    assert len(document.pages) == 51
    assert f"de {pages - 51} sider" in document.notes[-1].message
    assert all("sider" not in note.message for note in document.notes[:-1])


def test_a_file_in_which_no_page_is_there_is_damaged(tmp_path: Path) -> None:
    path = tmp_path / "ingen-sider.pdf"
    path.write_bytes(build(sound() | {TREE: b"<</Type /Pages /Kids [99 0 R] /Count 5000>>"}))
    with pytest.raises(DamagedPdf, match="beskadiget"):
        read_document(path)
