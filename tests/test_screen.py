"""Names and text that a screen could take for orders, and rows that look alike: shown as they are."""

from __future__ import annotations

import io
import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from models.store import open_store
from referat import screen
from referat.cli import main
from referat.report import FileResult
from tests.made_records import MEETING, PARSED, TABLE, document, found


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test in a folder of its own, without settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFERAT_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "120")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_a_place_that_is_no_file_or_folder_is_named(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "rør")
    result = run("import", "rør", "x" * 300)
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()[:2]
    assert first == "Fejl: rør: er hverken en fil eller en mappe. Angiv en af dem."
    assert second.endswith("kan ikke åbnes (navnet er for langt). Tjek sti og rettigheder.")


def test_a_name_that_no_screen_should_get_is_written_with_its_codes(tmp_path: Path) -> None:
    for name in (b"r\xe6v.txt", b"\x1b[31mr\xc3\xb8d.txt", b"to\nlinjer.txt", b"[bold]x[.txt"):
        (tmp_path / os.fsdecode(name)).write_bytes(b"" if b"linjer" in name else b"Dagsorden " + name)
    result = run("import", ".")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        r"Fejl: to\nlinjer.txt: filen er tom. Tjek, at den er overført helt, og prøv igen.",
        "4 filer: 3 nye, 1 kom ikke ind",
    ]
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
    with screen.progress() as bar:
        bar.start(1)
        bar.file("papers/[x]\x1b.pdf")
        bar.done(FileResult(path="x", fate="added"))
    assert r"[x]\x1b.pdf" in terminal.getvalue()


def test_two_meetings_of_one_body_and_day_are_two_on_the_screen(tmp_path: Path) -> None:
    store = open_store(tmp_path / "referat.db")
    store.save_document(document(), replace(PARSED, meetings=(MEETING, MEETING)), "1")
    assert run("decisions").stdout.count("Teknisk Udvalg 5.3.2024") == 2
    assert run("items").stdout.count("Teknisk Udvalg 5.3.2024") == 2
