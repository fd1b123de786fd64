"""Commands that are asked for what is not there, in several words, or by filters alone."""

import copy
import json
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from click.testing import CliRunner
from sqlalchemy import insert

import models.records
import referat
from models.evidence import Found
from models.records import Parsed
from models.store import Store
from models.tables.tracing import StoredLink
from models.toml_errors import SAID, explain_toml
from referat.cli import main
from referat.danish.field_names import FIELDS, OF_EXPORT, RECORD_NAMES
from referat.danish.wording import CODES
from referat.emptiness import MISSING, tell_empty
from referat.exporting.records import build_meeting
from referat.layouts import find_differences
from referat.screens.lists import CODED_FIELDS
from referat.tracing.contradiction import tell_contradiction
from referat.tracing.links import update_links
from tests.made_records import PARSED, document, found
from tests.test_search import item, meeting
from tests.test_tracing import DAY, papers, proposal

FESTIVAL, GARDEN = "Festival for korsang i Nørreby", "Byhaver på tagene"
BUDGET = papers(
    proposal("NB01", FESTIVAL, 2024, 100),
    proposal("NB02", GARDEN, 2024, 200),
    proposal("QX07", "Lys på cykelstien", 2019, 50),
)
COUNCIL = meeting(
    "Byrådet",
    DAY(2024, 9, 11),
    item("3", FESTIVAL, "Godkendt.", text="Det er NB01."),
    item("4", GARDEN, "Forkastet.", "rejected"),
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = referat.open_store(tmp_path / "x.db", create=True)
    opened.save_document(document("/arkiv/budget.pdf", "a"), BUDGET, "1")
    opened.save_document(document("/arkiv/byråd.pdf", "b"), COUNCIL, "1")
    yield opened
    opened.close()


@pytest.fixture
def letters(tmp_path: Path) -> Iterator[Store]:
    """A store that holds one paper of no kind."""
    opened = referat.open_store(tmp_path / "breve.db", create=True)
    opened.save_document(document("/arkiv/brev.pdf", "c"), Parsed(kind="other"), "1")
    yield opened
    opened.close()


def run(store: Store, *arguments: str, answer: str | None = None) -> Any:
    runner = CliRunner(env={"COLUMNS": "200"})
    return runner.invoke(main, ["--db", str(store.path), *arguments], input=answer)


def test_every_coded_value_has_its_danish_word() -> None:
    for record in vars(models.records).values():
        if not hasattr(record, "__dataclass_fields__"):
            continue
        for name, hint in get_type_hints(record).items():
            for kind in (hint, *get_args(hint)):
                if get_origin(kind) is Found and (codes := get_args(get_args(kind)[0])) and codes != (str,):
                    coded = [code for code in codes if isinstance(code, str)]
                    assert not coded or set(coded) <= set(CODES[CODED_FIELDS[name]]), name


def test_explain_says_what_came_of_a_vote_in_danish(tmp_path: Path) -> None:
    opened = referat.open_store(tmp_path / "y.db", create=True)
    opened.save_document(document(), PARSED, "1")
    told = run(opened, "explain", "nørreby").stdout
    opened.close()
    assert "vedtaget" in told and "adopted" not in told


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("decisions",), "ingen beslutninger"),
        (("items",), "ingen dagsordenspunkter"),
        (("sittings",), "ingen møder"),
        (("amounts",), "ingen økonomitabeller"),
        (("amounts", "--text"), "ingen beløb i sætninger"),
        (("trace",), "ingen forslag"),
        (("links",), "ingen forbindelser"),
        (("votes",), "ingen afstemninger"),
        (("attendees",), "ingen mødedeltagere"),
    ],
)
def test_where_nothing_of_the_kind_is_there_it_is_said(
    letters: Store, command: tuple[str, ...], said: str
) -> None:
    result = run(letters, *command)
    assert (result.exit_code, result.stdout) == (0, "")
    assert f"Der er {said} i databasen." in result.stderr and "Ingen rækker" not in result.stderr


def test_a_filter_that_nothing_passes_is_told_apart_from_an_empty_store(store: Store, tmp_path: Path) -> None:
    assert "Ingen rækker passer." in run(store, "items", "--text", "Månebase").stderr
    empty = referat.open_store(tmp_path / "tom.db", create=True)
    assert "Databasen er tom" in run(empty, "items").stderr
    assert "Databasen er tom" in run(empty, "completeness").stderr
    empty.close()


def test_every_list_knows_what_it_lacks(letters: Store) -> None:
    for view, (what, _) in MISSING.items():
        said = tell_empty(letters, view)
        assert said is None if view == "documents" else said and f"ingen {what}" in said


def test_completeness_of_an_unknown_file_names_those_there_are(store: Store) -> None:
    result = run(store, "completeness", "budgte.pdf")
    assert (result.exit_code, result.stdout) == (7, "")
    assert "budgte.pdf: filen er ikke importeret. Nærmest ligger: budget.pdf" in result.stderr


def test_items_are_chosen_by_outcome_municipality_and_topic(store: Store) -> None:
    rejected = json.loads(run(store, "items", "--outcome", "afslået", "--json").stdout)
    assert [row["title"] for row in rejected] == [GARDEN]
    assert list(referat.items(store, outcome="rejected")["title"]) == [GARDEN]
    assert run(store, "items", "--outcome", "måske").exit_code == 2
    assert run(store, "items", "--topic", "findes-ikke").exit_code == 7
    assert len(referat.items(store, municipality="nørreby")) in (0, 2)
    assert referat.items(store, municipality="sønderlev").empty


def test_a_search_by_filters_alone_finds_what_they_let_through(store: Store) -> None:
    hits = json.loads(run(store, "search", "--outcome", "afslået", "--json").stdout)
    assert [hit["title"] for hit in hits] == [GARDEN]
    assert "punkt" in run(store, "search", "--outcome", "afslået", "--facets").stdout
    nothing = run(store, "search")
    assert nothing.exit_code == 2 and "mindst ét ord" in nothing.stderr


def test_trace_takes_several_words_and_the_beginning_of_codes(store: Store) -> None:
    steps = json.loads(run(store, "trace", *FESTIVAL.split(), "--json").stdout)
    assert {row["title"] for row in steps} == {FESTIVAL}
    several = run(store, "trace", "nb")
    assert several.exit_code == 7
    assert "2 sager passer" in several.stderr and "NB01" in several.stderr and "NB02" in several.stderr
    assert "QX07" not in several.stderr
    assert json.loads(run(store, "trace", "qx", "--json").stdout)[0]["number"] == "QX07"


def test_an_item_stands_on_its_own_page_not_on_that_of_the_contents(tmp_path: Path) -> None:
    first, *others = COUNCIL.meetings[0].items
    listed = replace(first, title=found(FESTIVAL, 1), number=found("3", 1), pages=(4, 5))
    paper = replace(COUNCIL, meetings=(replace(COUNCIL.meetings[0], items=(listed, *others)),))
    opened = referat.open_store(tmp_path / "z.db", create=True)
    opened.save_document(document("/arkiv/byråd.pdf", "b", pages=6), paper, "1")
    (hit,) = json.loads(run(opened, "search", "korsang", "--json").stdout)
    opened.close()
    assert hit["page"] == 4


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('a = "x', "ved slutningen: en tekst mangler sit sidste citationstegn"),
        ('b = 2\na = "x\n', "linje 2, tegn 7: en tekst mangler sit sidste citationstegn"),
        ("a = [1", "ved slutningen: en liste mangler sin slutning"),
        ("a = nej", "linje 1, tegn 5: værdien duer ikke"),
        ("a = 1\na = 2", "navnet står der to gange"),
        ("[a]\n[a]", "afsnittet står der to gange"),
        ("[a", "et afsnits navn mangler sin slutning"),
        ("a 1", "der mangler et lighedstegn"),
        ("= 1", "linjen er hverken"),
        ("a = 1 b", "mere på linjen"),
        ('a = "c:\\dal"', "omvendt skråstreg"),
    ],
)
def test_what_is_wrong_in_toml_is_said_in_danish(text: str, said: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as err:
        tomllib.loads(text)
    told = explain_toml(err.value)
    assert said in told
    assert "(at " not in told and not any(english in told for english in SAID)


def test_a_file_that_is_no_utf8_is_told_of() -> None:
    with pytest.raises(UnicodeDecodeError) as err:
        b"\xe6".decode("utf-8")
    assert explain_toml(err.value) == "den er ikke gemt som UTF-8"


def test_all_that_a_meeting_has_in_an_export_has_a_danish_name() -> None:
    names: set[str] = set()
    left: list[Any] = [build_meeting(one) for one in PARSED.meetings]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            names |= one.keys()
            left += one.values()
        elif isinstance(one, list):
            left += one
    assert not names - RECORD_NAMES.keys() - FIELDS.keys() - OF_EXPORT.keys()


def tie(store: Store, one: str, other: str) -> None:
    """A link between two records that is only suggested, whatever they are."""
    update_links(store)
    with store.writing() as connection:
        said = {"kind": "decided", "score": 0.5, "rule": "title", "from_evidence": "", "to_evidence": ""}
        connection.execute(insert(StoredLink), [{"from_code": one, "to_code": other} | said])


def test_a_confirmation_that_ties_two_matters_is_asked_about(store: Store) -> None:
    codes = {
        row["title"]: row["id"]
        for row in json.loads(run(store, "search", "--kind", "forslag", "--json").stdout)
    }
    garden, lamps = codes[GARDEN], codes["Lys på cykelstien"]
    tie(store, garden, lamps)
    refused = run(store, "links", "--confirm", garden, lamps, answer="n\n")
    assert refused.exit_code == 130 and "Intet er bekræftet." in refused.stderr
    assert "koder (NB02 og QX07) og år (2024 og 2019)" in refused.stderr
    assert run(store, "links", "--confirm", garden, lamps, answer="").exit_code == 2
    listed = json.loads(run(store, "links", garden, "--json").stdout)
    assert "confirmed" not in {row["state"] for row in listed if lamps in (row["from_id"], row["to_id"])}
    assert run(store, "links", "--confirm", garden, lamps, answer="j\n").stderr.endswith(
        "1 forbindelse bekræftet.\n"
    )
    assert run(store, "links", "--reject", garden, lamps).stderr == "1 forbindelse afvist.\n"
    assert run(store, "links", "--yes", "--confirm", garden, lamps).stderr == "1 forbindelse bekræftet.\n"


def test_records_of_one_matter_are_tied_without_a_question(store: Store) -> None:
    steps = json.loads(run(store, "trace", FESTIVAL, "--json").stdout)
    one, other = (row["id"] for row in steps)
    with store.reading() as connection:
        assert tell_contradiction(connection, one, other) is None
    assert run(store, "links", "--confirm", one, other).stderr == "1 forbindelse bekræftet.\n"


def test_places_where_readings_of_a_layout_differ_are_named_in_danish() -> None:
    before: list[Any] = [
        {"items": [{"title": "Haver"}, {"recommendations": [{}]}, {"decision_points": [{"text": "Nej"}]}]}
    ]
    now = copy.deepcopy(before)
    now[0]["items"][0]["title"] = None
    now[0]["items"][1]["recommendations"] *= 3
    now[0]["items"][2]["decision_points"][0]["text"] = "Ja"
    assert list(find_differences(before, before)) == []
    assert list(find_differences(before, now)) == [
        "Møde 1, Punkt 1, Titel",
        "Møde 1, Punkt 2, Indstilling: 3 i stedet for 1",
        "Møde 1, Punkt 3, Beslutning 1, Tekst",
    ]
