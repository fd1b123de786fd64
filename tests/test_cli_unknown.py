"""What is asked for and not there: what is said, what lies near, and one exit code for each kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import referat
from models.errors import UnknownName
from models.store import Store
from referat.cli import main
from referat.querying.nearest import near_names, require_names
from tests.made_records import PARSED, document, found
from tests.test_search import item, meeting
from tests.test_tracing import DAY, overview, papers, proposal


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    council = meeting("Byrådet", DAY(2024, 9, 11), item("3", "Ny bro", "Godkendt."))
    table = overview("Oversigt", 2025, {"Ny bro": (5,)})
    area = tuple(replace(row, steering_area=found("Anlæg")) for row in table.rows)
    opened.save_document(document("/arkiv/byråd.pdf", "a"), council, "1")
    opened.save_document(document("/arkiv/prøve.pdf", "b"), PARSED, "1")
    budget = papers(proposal("NB12", "Ny bro", 2025, 100), overviews=(replace(table, rows=area),))
    opened.save_document(document("/arkiv/budget.pdf", "c"), budget, "1")
    yield opened
    opened.close()


def run(store: Store, *arguments: str) -> Result:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, ["--db", str(store.path), *arguments])


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (
            ("decisions", "--file", "budgte"),
            "Ingen fil hedder noget med 'budgte'. Nærmest ligger: budget.pdf",
        ),
        (("findings", "--file", "budgte"), "Nærmest ligger: budget.pdf"),
        (("sittings", "--file", "budgte"), "Nærmest ligger: budget.pdf"),
        (("search", "bro", "--file", "budgte"), "Nærmest ligger: budget.pdf"),
        (("items", "--body", "Byrod"), "Intet organ hedder noget med 'Byrod'. Nærmest ligger: Byrådet"),
        (("attendees", "--body", "Byrod"), "Nærmest ligger: Byrådet"),
        (("search", "bro", "--body", "Byrod"), "Nærmest ligger: Byrådet"),
        (("decisions", "--topic", "hokuspokus"), "hokuspokus: intet emne hedder sådan."),
        (("items", "--topic", "hokuspokus"), "hokuspokus: intet emne hedder sådan."),
        (("search", "--topic", "hokuspokus"), "hokuspokus: intet emne hedder sådan."),
        (("topics", "99999"), "99999: intet emne hedder sådan."),
        (("votes", "--voter", "xx"), "Ingen har stemt under navnet 'xx'."),
        (("attendees", "--name", "Karren Holm"), "Ingen deltager hedder noget med 'Karren Holm'. Nærmest"),
        (
            ("amounts", "--proposal", "NB99"),
            "Intet forslag har koden eller titlen 'NB99'. Nærmest ligger: NB12",
        ),
        (("amounts", "--steering-area", "Drift"), "Intet styringsområde hedder noget med 'Drift'."),
        (("audit", "--proposal", "NB99"), "Nærmest ligger: NB12"),
        (("findings", "--kind", "hokuspokus"), "Ingen slags bemærkning hedder noget med 'hokuspokus'."),
        (("show", "hokuspokus"), "intet dokument, møde eller forslag hedder sådan"),
        (("show", "NB1Z"), "Nærmest ligger: NB12."),
        (("show", "byrod"), "Nærmest ligger: Byrådet"),
        (("trace", "NB1Z"), "Nærmest ligger: NB12."),
        (("trace", "Ny brro"), "Nærmest ligger: Ny bro"),
        (("audit", "NB1Z"), "Nærmest ligger: NB12."),
        (("explain", "budgte.pdf"), "filen er ikke importeret. Nærmest ligger: budget.pdf"),
        (("trace", "hokuspokus"), "intet forslag, punkt eller sagsnummer hedder sådan"),
        (("links", "hokuspokus"), "ingen post har det id"),
    ],
)
@pytest.mark.parametrize("form", [(), ("--json",)])
def test_a_name_that_nothing_has_is_told_with_what_is_near(
    store: Store, command: tuple[str, ...], said: str, form: tuple[str, ...]
) -> None:
    if command[0] == "show" and form:
        return
    result = run(store, *command, *form)
    assert (result.exit_code, result.stdout) == (7, "")
    assert said in result.stderr


@pytest.mark.parametrize(
    "command",
    [
        ("decisions", "--text", "månebase"),
        ("decisions", "--from", "1900", "--to", "1901"),
        ("items", "--body", "byråd", "--text", "månebase"),
        ("amounts", "--year", "1900"),
        ("amounts", "--proposal", "ny br", "--year", "1900"),
        ("votes", "--text", "månebase"),
        ("search", "månebase"),
        ("findings", "--kind", "felter, der ikke er udfyldt"),
    ],
)
def test_where_nothing_passes_all_is_well(store: Store, command: tuple[str, ...]) -> None:
    result = run(store, *command)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.startswith(("Ingen rækker passer.", "Intet fundet."))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("decisions", "--from", "2025", "--to", "2024"), "perioden slutter (2024-12-31), før den begynder"),
        (("search", "bro", "--from", "2025", "--to", "2024"), "perioden slutter"),
        (("votes", "--from", "2025", "--to", "2024"), "Byt om på --from og --to."),
        (("decicions",), "kommandoen decicions findes ikke. Mente du decisions"),
        (("hokuspokus",), "kommandoen hokuspokus findes ikke.\n"),
        (("items", "--outcome", "hokuspokus"), "ukendt. Vælg en af: godkendt"),
        (("findings", "--severity", "hokuspokus"), "ukendt. Vælg en af: fejl"),
    ],
)
def test_wrong_usage(store: Store, command: tuple[str, ...], said: str) -> None:
    result = run(store, *command)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in result.stderr


def test_a_list_of_topics_that_cannot_be_read(store: Store, tmp_path: Path) -> None:
    bad = tmp_path / "emner.toml"
    bad.write_text("[", encoding="utf-8")
    for path in (tmp_path / "findes-ikke.toml", bad):
        assert run(store, "topics", "--list", str(path)).exit_code == 4


def test_names_of_an_empty_store_are_not_missed(tmp_path: Path) -> None:
    empty = referat.open_store(tmp_path / "tom.db", create=True)
    require_names(empty, {"body": "Byrådet", "file": "nope", "voter": "A", "proposal": "NB12"})
    assert run(empty, "decisions", "--body", "Byrådet").stderr.startswith("Databasen er tom.")
    empty.close()


def test_a_party_is_known_by_all_its_names(store: Store) -> None:
    with store.reading() as connection:
        voters = set(connection.exec_driver_sql("SELECT voter FROM votes").scalars())
    assert {"A", "Ø"} & voters, voters
    for name in ("A", "Socialdemokratiet", "Liste A") if "A" in voters else ("Ø", "Enhedslisten"):
        require_names(store, {"voter": name})
    with pytest.raises(UnknownName):
        require_names(store, {"voter": "Q"})


def test_few_names_are_all_told() -> None:
    assert near_names("xyz", ["Byrådet", "Vejudvalget"]) == " Der er: Byrådet, Vejudvalget."
    assert near_names("xyz", []) == ""
    assert near_names("Byliste", [*"ABCDEF", "Bylisten"]) == " Nærmest ligger: Bylisten."


@pytest.mark.parametrize("body", ["Byrådet", "byraadet", "BYRÅD", "BYRAAD"])
def test_letters_that_a_keyboard_lacks_may_be_spelt_out(store: Store, body: str) -> None:
    for command in (("decisions",), ("items",), ("search", "bro")):
        result = run(store, *command, "--body", body, "--json")
        assert (result.exit_code, "Byrådet" in result.stdout) == (0, True)
    assert "Ny bro" in run(store, "show", body).stdout
    assert run(store, "explain", "proeve.pdf").exit_code == 0
