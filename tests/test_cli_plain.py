"""What a terminal, a pipe and a script see: dress, questions nobody answers, readers that go first."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from rich.console import Console

import referat
from referat.cli import main
from referat.pipeline import import_paths
from referat.screens import lists, show
from tests.made_records import PARSED, TABLE, document, found

SAMPLE = Path(__file__).parent.parent / "data" / "samples" / "byraadet-2025-02-26.pdf"
DRESS = re.compile("\x1b\\[")


@pytest.fixture
def database(tmp_path: Path) -> str:
    path = tmp_path / "x.db"
    store = referat.open_store(path, create=True)
    store.save_document(document(), PARSED, "1")
    store.close()
    return str(path)


@pytest.mark.parametrize("plain", [False, True])
def test_no_color_takes_bold_too(database: str, plain: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1" if plain else "")
    told = CliRunner().invoke(main, ["--db", database, "decisions"]).output
    assert bool(DRESS.search(told)) != plain


def test_a_question_that_nobody_answers_has_a_line_of_its_own(database: str) -> None:
    told = CliRunner().invoke(main, ["--db", database, "forget", "nørreby"], input="")
    assert told.exit_code == 2
    assert "[j/N] \nFejl: der kom intet svar." in told.stderr


def go_away(*_: Any) -> None:
    raise SystemExit(0)


def test_pages_are_drawn_though_the_reader_of_the_list_goes_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = referat.open_store(tmp_path / "y.db", create=True)
    import_paths([SAMPLE], store)
    store.close()
    monkeypatch.setattr(lists, "print_explained", go_away)
    out = tmp_path / "sider"
    arguments = ["--db", str(tmp_path / "y.db"), "explain", SAMPLE.name, "--page", "1", "--images", str(out)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert len(list(out.iterdir())) == 1


@pytest.mark.parametrize(
    ("caption", "title"),
    [
        ("Økonomi", "Økonomi (1.000 kr., 2024 p/l)"),
        ("Økonomi (1.000 kr.)", "Økonomi (1.000 kr.) (2024 p/l)"),
        ("Økonomi i 1.000 kr., 2024 p/l", "Økonomi i 1.000 kr., 2024 p/l"),
        ("Økonomi (1000 kr. i 2024-priser)", "Økonomi (1000 kr. i 2024-priser)"),
        ("Økonomi (2023-priser)", "Økonomi (2023-priser) (1.000 kr., 2024 p/l)"),
    ],
)
def test_a_caption_that_says_the_unit_says_it_once(caption: str, title: str) -> None:
    made = replace(
        TABLE, number=None, caption=found(caption), unit=found("1.000 kr."), price_year=found(2024)
    )
    console = Console(width=120, file=io.StringIO())
    with console.capture() as told:
        console.print(show.finance_table(made))
    assert told.get().splitlines()[1].strip() == title
