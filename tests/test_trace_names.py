"""What is traced: what a name means, and the list of what it can mean."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import referat
from models.errors import Ambiguous, NotFound
from models.store import Store
from referat.cli import main
from tests.made_records import document
from tests.test_search import item, meeting
from tests.test_tracing import papers, proposal


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    day = datetime.date
    files = {
        "forslag": papers(proposal("NB12", "Ny bro", 2025), proposal("NB01", "Lys på stier", 2025)),
        "byråd": meeting("Byrådet", day(2024, 9, 11), item("3", "Takster", "Godkendt.")),
        "udvalg": meeting(
            "Vejudvalget", day(2024, 3, 4), item("3", "Mad i 0.-3. klasse"), item("4", "Salt i 3 år")
        ),
    }
    for name, parsed in files.items():
        opened.save_document(document(f"/arkiv/{name}.pdf", name), parsed, "1")
    yield opened
    opened.close()


def run(store: Store, *arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "160"}).invoke(main, ["--db", str(store.path), "trace", *arguments])


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("3", ["Mad i 0.-3. klasse", "Takster"]),
        ("nb", ["Lys på stier", "Ny bro"]),
    ],
)
def test_a_name_of_several_is_answered_with_all_of_them(store: Store, name: str, titles: list[str]) -> None:
    with pytest.raises(Ambiguous) as refused:
        referat.trace(store, name)
    assert [title for _, title, _ in refused.value.meant] == titles
    told = run(store, name)
    assert (told.exit_code, told.stdout) == (7, "")
    assert told.stderr.startswith(f"Fejl: {name}: 2 sager passer. Skriv id'et på den, der menes:\n")
    for (code, title, place), line in zip(refused.value.meant, told.stderr.splitlines()[3:], strict=True):
        assert line.split("  ")[0] == code
        assert title in line and place in line


@pytest.mark.parametrize(
    ("name", "title"), [("4", "Salt i 3 år"), ("nb12", "Ny bro"), ("i", None), ("kst", "Takster")]
)
def test_a_short_name_is_a_number_or_a_whole_word(store: Store, name: str, title: str | None) -> None:
    if title is None:
        with pytest.raises(NotFound):
            referat.trace(store, name)
    else:
        assert list(referat.trace(store, name)["title"]) == [title]
