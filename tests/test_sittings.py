"""Meetings as held: documents of one meeting are tied in any order; what they say otherwise is found."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from extract.formats.containers import find_members
from extract.read import read_document
from models.store import Store, open_store
from parsers.document import parse_document
from referat.cli import main
from referat.joining.linking import link_sittings
from tests.samples_manifests import (
    AGENDA,
    ITEMS,
    MINUTES,
    SYSTEMS,
    MadeItem,
    MadeMeeting,
    meeting_lines,
    pdf_of,
    with_item,
    write_export,
)

DAY = datetime.date(2018, 8, 27)
ADDENDUM = replace(AGENDA, kind="tillægsdagsorden", items=(MadeItem("6", "Lån til svømmehallen"),))
LATE = replace(MINUTES, items=(*MINUTES.items, MadeItem("6", "Lån til svømmehallen", decision="Godkendt.")))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "test.db")
    yield opened
    opened.close()


def rows(store: Store, query: str) -> list[Any]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(text(query))]


def import_file(store: Store, path: Path) -> None:
    document = read_document(path)
    store.save_document(document, parse_document(document), "1")


def import_folder(store: Store, folder: Path) -> None:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        import_file(store, path)


def write_paper(folder: Path, name: str, meeting: MadeMeeting) -> Path:
    path = folder / name
    path.write_bytes(pdf_of(meeting_lines(meeting)))
    return path


def said(store: Store) -> set[tuple[str, str, str | None, str | None]]:
    """The differences: code, file, expected and found."""
    return set(rows(store, "SELECT code, file, expected, found FROM findings WHERE finding_id < 0"))


# --- documents of one meeting


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 0, 2), (2, 0, 1)])
def test_agenda_minutes_and_addendum_are_one_meeting(
    store: Store, tmp_path: Path, order: tuple[int, ...]
) -> None:
    papers = [
        write_paper(tmp_path, "dagsorden.pdf", AGENDA),
        write_paper(tmp_path, "tillaeg.pdf", ADDENDUM),
        write_paper(tmp_path, "referat.pdf", LATE),
    ]
    for at in order:
        import_file(store, papers[at])
        link_sittings(store)
    query = "SELECT date, agenda, addendum, minutes, manifest, item_count, decided_count FROM sittings"
    assert rows(store, query) == [("2018-08-27", "dagsorden.pdf", "tillaeg.pdf", "referat.pdf", None, 6, 5)]
    assert rows(
        store, "SELECT number, documents, outcomes FROM sitting_items WHERE number IN ('3', '6')"
    ) == [
        ("3", "referat.pdf s. 1; dagsorden.pdf s. 1", "postponed"),
        ("6", "referat.pdf s. 2; tillaeg.pdf s. 1", "approved"),
    ]
    assert said(store) == set()


def test_nothing_is_written_when_nothing_changed(store: Store, tmp_path: Path) -> None:
    import_file(store, write_paper(tmp_path, "referat.pdf", MINUTES))
    assert (link_sittings(store), link_sittings(store)) == (1, 0)
    import_file(store, write_paper(tmp_path, "dagsorden.pdf", AGENDA))
    other = replace(MINUTES, day=(2018, 9, 3))
    import_file(store, write_paper(tmp_path, "september.pdf", other))
    assert (link_sittings(store), link_sittings(store)) == (2, 0)
    assert rows(store, "SELECT date, meeting_count FROM sittings") == [("2018-08-27", 2), ("2018-09-03", 1)]


def test_what_is_forgotten_or_changed_is_looked_at_anew(store: Store, tmp_path: Path) -> None:
    import_file(store, write_paper(tmp_path, "dagsorden.pdf", AGENDA))
    import_file(
        store, write_paper(tmp_path, "referat.pdf", with_item(MINUTES, "2", title="Ny bro ved Søvej"))
    )
    link_sittings(store)
    assert {code for code, *_ in said(store)} == {"sitting.other_title"}
    import_file(store, write_paper(tmp_path, "referat.pdf", MINUTES))
    link_sittings(store)
    assert (said(store), rows(store, "SELECT meeting_count FROM sittings")) == (set(), [(2,)])
    store.forget_documents([info.id for info in store.load_documents() if info.names == ("dagsorden.pdf",)])
    link_sittings(store)
    assert rows(store, "SELECT meeting_count, agenda FROM sittings") == [(1, None)]
    store.forget_documents([info.id for info in store.load_documents()])
    link_sittings(store)
    assert rows(store, "SELECT COUNT(*) FROM sitting") == [(0,)]


def test_what_is_forgotten_leaves_no_word_behind(store: Store, tmp_path: Path) -> None:
    import_file(store, write_paper(tmp_path, "dagsorden.pdf", with_item(AGENDA, "2", title="Hemmelig sag")))
    import_file(store, write_paper(tmp_path, "referat.pdf", MINUTES))
    link_sittings(store)
    assert "Hemmelig sag" in {found for *_, found in said(store)}
    store.close()
    base = ["--db", str(store.path)]
    assert CliRunner().invoke(main, [*base, "forget", "dagsorden.pdf", "--yes"]).exit_code == 0
    again = open_store(store.path)
    assert rows(again, "SELECT agenda, minutes, meeting_count FROM sittings") == [(None, "referat.pdf", 1)]
    again.close()
    assert b"Hemmelig sag" not in store.path.read_bytes()


def test_the_same_however_often_and_in_whatever_steps_it_is_linked(tmp_path: Path) -> None:
    folder = tmp_path / "papirer"
    write_export(folder, "sbsys", LATE, with_item(LATE, "3", decision="Godkendt."), but=["Budget.pdf"])
    write_paper(folder, "tillaeg.pdf", ADDENDUM)
    write_paper(folder, "dagsorden.pdf", AGENDA)
    write_paper(folder, "andet udvalg.pdf", replace(AGENDA, body="Teknik- og Miljøudvalget"))
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    states = []
    for number, order in enumerate((paths, paths[::-1], paths[3:] + paths[:3])):
        store = open_store(tmp_path / f"{number}.db")
        for path in order:
            import_file(store, path)
            if number:
                link_sittings(store)
        link_sittings(store)
        state = [
            rows(store, f"SELECT {columns} FROM {view} ORDER BY {key}")
            for view, key, columns in (
                (
                    "sittings",
                    "sitting_id",
                    "sitting_id, body, agenda, addendum, minutes, manifest, item_count",
                ),
                (
                    "sitting_items",
                    "sitting_item_id",
                    "sitting_item_id, number, title, outcomes, documents, file",
                ),
            )
        ]
        states.append((state, said(store)))
        store.close()
    assert states[0] == states[1] == states[2]
    assert states[0][1]


# --- exports


@pytest.mark.parametrize("system", SYSTEMS)
def test_an_export_that_agrees_has_no_findings(store: Store, tmp_path: Path, system: str) -> None:
    write_export(tmp_path / "eksport", system, MINUTES, MINUTES)
    import_folder(store, tmp_path / "eksport")
    link_sittings(store)
    assert rows(store, "SELECT manifest, minutes, item_count FROM sittings") == [
        ("manifest.xml", "referat.pdf", 5)
    ]
    assert said(store) == set()


@pytest.mark.parametrize("system", SYSTEMS)
def test_what_manifest_and_paper_say_otherwise_is_found(store: Store, tmp_path: Path, system: str) -> None:
    paper = with_item(MINUTES, "3", title="Svømmehallens vandtemperatur", decision="Indstillingen godkendt.")
    paper = replace(paper, items=tuple(item for item in paper.items if item.number != "5"))
    folder = tmp_path / "eksport"
    write_export(folder, system, MINUTES, paper, but=["Budget.pdf"])
    (folder / "notat.pdf").write_bytes(pdf_of(["Et notat", "om noget helt andet"]))
    import_folder(store, folder)
    link_sittings(store)
    place = {"sbsys": "Bilag\\", "agman": "Enclosures/", "edoc": ""}[system]
    assert said(store) == {
        ("sitting.other_title", "referat.pdf", "Åbningstider på biblioteket", "Svømmehallens vandtemperatur"),
        ("sitting.other_outcome", "referat.pdf", "udsat", "godkendt"),
        ("sitting.item_missing", "referat.pdf", "Orientering om sommerkoncerter", None),
        ("manifest.file_missing", "manifest.xml", f"{place}Budget.pdf", None),
        ("manifest.unnamed_file", "notat.pdf", None, None),
    }
    query = "SELECT page, place FROM findings WHERE code = 'sitting.other_title'"
    assert rows(store, query) == [(1, "Kultur- og Fritidsudvalget 27.8.2018, punkt 3")]


@pytest.mark.parametrize("system", SYSTEMS)
def test_an_export_in_an_archive_is_read_as_its_folder_is(store: Store, tmp_path: Path, system: str) -> None:
    paper = with_item(MINUTES, "3", decision="Indstillingen godkendt.")
    write_export(tmp_path / "ud" / "Møde 27", system, MINUTES, paper, but=["Budget.pdf"])
    archive = tmp_path / "eksport.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted((tmp_path / "ud").rglob("*.*")):
            packed.write(path, path.relative_to(tmp_path / "ud").as_posix())
    for member in find_members(archive):
        document = read_document(archive, member=member)
        store.save_document(document, parse_document(document), "1")
    link_sittings(store)
    assert rows(store, "SELECT manifest, minutes, item_count FROM sittings") == [
        ("manifest.xml", "referat.pdf", 5)
    ]
    assert {code for code, *_ in said(store)} == {"sitting.other_outcome", "manifest.file_missing"}


def test_a_missing_file_that_comes_later_is_no_longer_missing(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "eksport"
    write_export(folder, "agman", MINUTES, None, but=["Budget.pdf"])
    import_folder(store, folder)
    link_sittings(store)
    assert {code for code, *_ in said(store)} == {"manifest.file_missing"}
    (folder / "Enclosures" / "Budget.pdf").write_bytes(pdf_of(["Budget", "for stien"]))
    link_sittings(store)
    assert {code for code, *_ in said(store)} == {"manifest.file_not_read"}
    import_file(store, folder / "Enclosures" / "Budget.pdf")
    link_sittings(store)
    assert said(store) == set()


def test_a_file_that_is_there_but_not_read_is_told_apart(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "eksport"
    write_export(folder, "edoc", MINUTES, None)
    import_file(store, folder / "manifest.xml")
    link_sittings(store)
    assert {code for code, *_ in said(store)} == {"manifest.file_not_read"}


def test_other_numbers_in_the_minutes_are_found(store: Store, tmp_path: Path) -> None:
    one, two, three, four, five = MINUTES.items
    turned = replace(MINUTES, items=(one, two, replace(five, number="3"), four, replace(three, number="5")))
    write_export(tmp_path / "eksport", "sbsys", MINUTES, turned)
    import_folder(store, tmp_path / "eksport")
    link_sittings(store)
    assert {(code, a, b) for code, _, a, b in said(store)} == {
        ("sitting.other_number", "3", "5"),
        ("sitting.other_number", "5", "3"),
    }


def test_a_paper_without_body_and_date_gets_them_from_its_manifest(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "eksport"
    write_export(folder, "edoc", MINUTES, None)
    lines = meeting_lines(MINUTES)
    bare = [line for line in lines if "udvalget" not in line and "Mødedato" not in line]
    (folder / "udskrift.pdf").write_bytes(pdf_of(bare))
    import_folder(store, folder)
    assert rows(store, "SELECT body, date FROM meeting WHERE body IS NULL OR date IS NULL") != []
    link_sittings(store)
    assert rows(store, "SELECT minutes, manifest, meeting_count FROM sittings") == [
        ("udskrift.pdf", "manifest.xml", 2)
    ]
    assert (said(store), link_sittings(store)) == (set(), 0)
    store.forget_documents([info.id for info in store.load_documents() if info.names == ("manifest.xml",)])
    link_sittings(store)
    assert rows(store, "SELECT * FROM sittings") == []


def test_the_command_lists_meetings_and_their_items(store: Store, tmp_path: Path) -> None:
    import_file(store, write_paper(tmp_path, "dagsorden.pdf", AGENDA))
    import_file(store, write_paper(tmp_path, "referat.pdf", MINUTES))
    link_sittings(store)
    runner = CliRunner(env={"COLUMNS": "150"})
    base = ["--db", str(store.path), "sittings"]
    shown = runner.invoke(main, base).stdout
    assert "27.8.2018" in shown and "Referat: referat.pdf" in shown
    items = runner.invoke(main, [*base, "--text", "cykelsti", "--file", "dagsorden"]).stdout
    assert "Ny cykelsti ved Åvej & Søvej" in items and "godkendt" in items and "biblioteket" not in items
    assert runner.invoke(main, [*base, "--csv"]).stdout.startswith("sitting_id,body,date,")
    assert runner.invoke(main, [*base, "--body", "skole", "--json"]).exit_code == 7
    assert runner.invoke(main, [*base, "--from", "2019", "--json"]).stdout == "[]\n"


def test_the_made_meeting_has_what_the_tests_rest_on() -> None:
    assert [item.open for item in ITEMS] == [True, True, True, False, True]
