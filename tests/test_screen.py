"""Names and text that a screen could take for orders, and rows that look alike: shown as they are."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console

from models.evidence import Issue
from models.store import open_store
from referat.cli import main
from referat.importing import progress
from referat.reports.report import FileResult
from referat.screens import screen
from referat.screens.show import show_meeting
from tests.made_records import MEETING, PARSED, TABLE, document, found


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test in a folder of its own, without settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFERAT_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "120")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_decisions_say_which_body_made_them_where_that_is_another() -> None:
    points = MEETING.items[0].decision_points
    told = tuple(replace(one, body=found("Byrådet") if n else None) for n, one in enumerate(points))
    item = replace(MEETING.items[0], decision_points=told)
    store = open_store(Path("referat.db"), create=True)
    store.save_document(document(), replace(PARSED, meetings=(replace(MEETING, items=(item,)),)), "1")
    store.close()
    said = run("decisions").stdout
    assert "Organ" in said and said.count("Byrådet") == 1
    assert said.count("Teknisk Udvalg") == 2, "the meeting's own heading, and the body of the first point"


def test_an_item_is_shown_with_the_page_of_its_heading_and_not_of_the_contents() -> None:
    told = io.StringIO()
    listed = replace(MEETING.items[0], title=found("Nye lamper", page=2), pages=(9, 11))
    unwritten = replace(listed, number=found("2", page=2), pages=None)
    show_meeting(replace(MEETING, items=(listed, unwritten)), Console(file=told, width=100))
    rows = [line.split() for line in told.getvalue().splitlines() if "Nye lamper" in line]
    assert [row[-1] for row in rows] == ["9", "2"]


def test_a_place_that_is_no_file_or_folder_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør")
    result = run("import", "rør", "x" * 300)
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()[2:4]
    assert first == "Fejl: rør: er hverken en fil eller en mappe. Angiv en af dem."
    assert second.endswith("kan ikke åbnes (navnet er for langt). Tjek sti og rettigheder.")


def test_a_name_that_no_screen_should_get_is_written_with_its_codes(tmp_path: Path) -> None:
    for name in (b"r\xe6v.txt", b"\x1b[31mr\xc3\xb8d.txt", b"to\nlinjer.txt", b"[bold]x[.txt"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"" if b"linjer" in name else b"Dagsorden " + name)
    result = run("import", ".")
    assert result.exit_code == 1
    first, *_, last = result.stderr.splitlines()[2:]
    assert first == r"Fejl: to\nlinjer.txt: filen er tom. Tjek, at den er overført helt, og prøv igen."
    assert last == "4 filer: 3 nye, 1 kom ikke ind"
    assert all(line.isprintable() for line in result.stderr.splitlines())
    shown = run("show").stdout
    assert "\x1b" not in shown
    for name in (r"r\udce6v.txt", r"\x1b[31mrød.txt", r"to\nlinjer.txt", "[bold]x[.txt"):
        assert name in shown


def test_text_on_paper_is_no_order_to_the_screen(tmp_path: Path) -> None:
    columns = (found(">3 år"), found("!x"), *TABLE.columns[2:])
    table = replace(TABLE, caption=found("[red]Alt[/red]"), columns=columns)
    meeting = replace(PARSED.meetings[0], absent=(found("Ida [b]Berg"), found("Per :x: Lund [/]")))
    store = open_store(tmp_path / "referat.db")
    parsed = replace(PARSED, meetings=(meeting,), proposals=(), overview_tables=(table,))
    store.save_document(document("/[bold]navn[x].pdf"), parsed, "1")
    shown = run("show", "navn").stdout
    for text in ("[bold]navn[x].pdf", "Ida [b]Berg, Per :x: Lund [/]", "[red]Alt[/red]", " >3 år ", " !x "):
        assert text in shown
    assert "[bold]navn[x].pdf" in run("decisions").stdout


def test_the_bar_shows_a_name_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = io.StringIO()
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress.progress() as bar:
        bar.start(1)
        bar.file("papers/[x]\x1b.pdf")
        bar.done(FileResult(path="x", fate="added"))
    assert r"[x]\x1b.pdf" in terminal.getvalue()


def test_two_meetings_of_one_body_and_day_are_two_on_the_screen(tmp_path: Path) -> None:
    store = open_store(tmp_path / "referat.db")
    store.save_document(document(), replace(PARSED, meetings=(MEETING, MEETING)), "1")
    assert run("decisions").stdout.count("Teknisk Udvalg 5.3.2024") == 2
    assert run("items").stdout.count("Teknisk Udvalg 5.3.2024") == 2


def _printed(width: int, made: screen.FittedTable) -> list[str]:
    console = Console(file=io.StringIO(), width=width)
    console.print(made)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue().splitlines()


def test_a_narrow_screen_leaves_out_spare_columns_and_cuts_no_number() -> None:
    made = screen.table("Række", "Område", ">2024", ">2025", ">I alt", spare=("Område",))
    made.add_row(*(screen.cell(text) for text in ("Drift af stier", "Service", "1.250", "-942", "308.000")))
    for width in range(16, 80):
        lines = _printed(width, made)
        words = " ".join(lines).split()
        assert max(map(len, lines)) <= width
        assert {"2024", "2025", "1.250", "-942", "308.000"} <= set(words)
        assert ("Service" in words) == (width >= 49)
    assert len(_printed(49, made)) == 3


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_amounts_show_label_and_kroner_on_every_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    store = open_store(tmp_path / "referat.db")
    store.save_document(document("/a.pdf", "a"), replace(PARSED, overview_tables=()), "1")
    store.save_document(document("/b.pdf", "b"), replace(PARSED, overview_tables=()), "1")
    shown = run("amounts", "--proposal", "nk07").stdout
    assert shown.count("NK07 Lys på stierne, Tabel 1  (") == 2
    assert "(a.pdf)" in shown and "(b.pdf)" in shown
    line = next(line for line in shown.splitlines() if "Vedligehold" in line)
    assert {"Vedligehold", "2024", "-942", "-942.000", "2"} <= set(line.split())


def test_a_finding_shows_what_it_is_about_once(tmp_path: Path) -> None:
    place = "Teknisk Udvalg 5.3.2024, punkt 3"
    issues = (
        Issue(code="a", severity="info", message="Punkt 3 har ingen beslutning.", where=place),
        Issue(code="b", severity="info", message=f"{place}: uklart udfald.", where=place),
        Issue(code="c", severity="info", message="Ukendt papir."),
    )
    store = open_store(tmp_path / "referat.db")
    store.save_document(document("/a.pdf"), replace(PARSED, issues=issues), "1")
    lines = run("findings").stdout.splitlines()
    for said in (f"{place}   Punkt 3 har ingen", f"{place}   uklart udfald", "oplysning " + " " * 34):
        assert any(said in line for line in lines), said


@pytest.mark.parametrize("width", ["60", "80", "120"])
def test_explain_shows_every_value_on_every_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    store = open_store(tmp_path / "referat.db")
    store.save_document(document("/a.pdf"), PARSED, "1")
    lines = run("explain", "a.pdf").stdout.splitlines()
    cell = next(line for line in lines if line.split()[:2] == ["2024", "1250"])
    assert ("test.rule" in cell) == (width == "120")
    assert any(line.split()[:4] == ["Udfald", "godkendt", "med", "ændringer"] for line in lines)
    assert any(line.split()[:2] == ["Slags", "samlet"] for line in lines)
