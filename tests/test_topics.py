"""Topics: lists of them, which a text is about and why, and how lists are changed without a new import."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import referat
from models.danish_words import is_known
from models.errors import ConfigError, NotFound, UnknownWord
from models.store import Store
from parsers.searching.compounds import build_index_text
from parsers.searching.words import find_tokens
from parsers.topics.lists import builtin_topics, find_group, parse_topics
from parsers.topics.scores import TopicWords
from referat.cli import main
from referat.config import load_settings
from referat.searching.topic_frames import without_topics
from referat.searching.topic_index import update_topics, use_builtin_topics
from tests.made_records import document, found
from tests.test_search import item, meeting

KLE = """KLENummer='17.00.00':KLETitel='Skoler i det hele':Keywords[Weight]=skole[10];elev[10];
KLENummer='17.05.05':KLETitel='Skolebusser':Keywords[Weight]=skolebus[10];ok01[1000];
KLENummer='05.01.00':KLETitel='Veje i det hele':Keywords[Weight]=vej[10];cykelsti[10];orientering[10];
"""
OWN = """
[[topic]]
code = "fjord"
title = "Fjorden"
words = ["fjord:5", "sejlende bro:4"]
"""


def about(**fields: str) -> list[str]:
    """The codes of the topics of a text, by the list that comes along."""
    words = TopicWords(builtin_topics())
    indexed = {name: build_index_text(said, find_tokens(said), is_known) for name, said in fields.items()}
    return [scored.topic.code for scored in words.score(indexed)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Sager på vej til byrådet", []),
        ("Status undervejs og udveje", []),
        ("Huller på vejen til skolen", ["17", "05"]),
        ("Vejledning om vejen", ["05", "54"]),
        ("Brobygning og en ny bro", ["05"]),
        ("Ledelse og ledere", []),
        ("Ledige og langtidsledige", ["15"]),
        ("Hastesager om møder", []),
    ],
)
def test_words_that_look_like_a_topic_and_are_none(title: str, expected: list[str]) -> None:
    assert sorted(about(title=title)) == sorted(expected)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Anlægsbevilling til cykelstier langs Fjordvej", "05"),
        ("Almene boliger på Møllegrunden, skema B", "03"),
        ("Omstilling af hjemløseområdet", "27"),
        ("Ny normering i vuggestuerne", "28"),
        ("Lukning af skolen i Sønderby", "17"),
        ("Udbud af rengøring", "88"),
        ("Tilsyn med plejecentrene", "27"),
        ("Regnskab for svømmehallen", "04"),
        ("Miljøgodkendelse af et husdyrbrug", "09"),
        ("Forslag til lokalplan 117", "01"),
        ("Valgbestyrelse til kommunalvalget", "84"),
        ("Kunstig intelligens i sagsbehandlingen", "85"),
    ],
)
def test_a_title_is_enough(title: str, expected: str) -> None:
    assert about(title=title)[:1] == [expected]


@pytest.mark.parametrize(
    "title",
    [
        "Sortering af sager",
        "Cirkulære om mødepligt",
        "Godkendelse af dagsorden",
        "Eventuelt",
        "Orientering",
        "Meddelelser",
    ],
)
def test_what_is_about_nothing_has_no_topic(title: str) -> None:
    assert about(title=title, decision="Udvalget tog orienteringen til efterretning.") == []


def test_a_text_can_have_several_topics() -> None:
    assert set(about(title="Energirenovering af skoler", text="Skolernes bygninger får varmepumper.")) >= {
        "17",
        "82",
    }


def test_a_long_text_does_not_outweigh_the_title() -> None:
    text = "Der er talt med beboerne om trafik, affald, idræt, kultur og skat i mange møder. " * 30
    assert about(title="Ny cykelsti", text=text)[0] == "05"


def test_a_case_number_holds_a_subject() -> None:
    assert find_group("17.01.04-P19-5-23") == "17.01.04"
    assert find_group("17.01.04") == "17.01.04"
    assert [find_group(said) for said in ("24-1234", None, "17.01.041", "2024.01.02")] == [None] * 4


def test_a_kle_list_is_read_and_names_the_nearest_subject() -> None:
    topics = parse_topics(KLE, "kle.txt")
    assert [topic.code for topic in topics] == ["17.00.00", "17.05.05", "05.01.00"]
    indexed = {"title": build_index_text("Skolebus", find_tokens("Skolebus"), is_known)}
    (scored,) = TopicWords(topics).score(indexed)
    assert (scored.topic.code, scored.words[0]) == ("17.05.05", "skolebus")


@pytest.mark.parametrize(
    "said",
    ["", "[[topic]]\ncode = 1", "[[topic]\n", 'topic = "x"', "[[topic]]\ncode='a'\ntitle='b'\nwords=[':']"],
)
def test_a_list_that_is_none_says_what_to_write(said: str) -> None:
    with pytest.raises(ConfigError, match=r"mine\.toml: .*\[\[topic\]\]"):
        parse_topics(said, "mine.toml")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    cased = replace(item("4", "Sag uden ord"), case_number=found("17.01.04-P19-5-23"))
    parsed = meeting(
        "Byrådet",
        datetime.date(2024, 10, 23),
        item("1", "Ny cykelsti langs fjorden", "Godkendt."),
        item("2", "Lukning af skolen i Sønderby", "Forkastet.", "rejected"),
        item("3", "Eventuelt"),
        cased,
    )
    opened = referat.open_store(tmp_path / "x.db", create=True)
    opened.save_document(document("/arkiv/byraadet.pdf", "a"), parsed, "1")
    yield opened
    opened.close()


def told(store: Store, topic: str | None = None) -> list[tuple[str, str]]:
    frame = referat.topics(store, topic)
    return list(zip(frame["topic"], frame["title"], strict=True))


def test_topics_of_a_store(store: Store) -> None:
    assert told(store) == [
        ("05", "Ny cykelsti langs fjorden"),
        ("17", "Lukning af skolen i Sønderby"),
        ("17", "Sag uden ord"),
    ]
    assert told(store, "folkeskole") == told(store, "17")
    frame = referat.topics(store)
    assert list(frame["source"]) == ["words", "words", "case_number"]
    assert frame["words"][0] == "cykelsti"
    assert list(without_topics(store)["title"]) == ["Eventuelt"]


def test_a_list_of_ones_own_comes_without_a_new_import(store: Store, tmp_path: Path) -> None:
    own, kle = tmp_path / "mine.toml", tmp_path / "kle.txt"
    own.write_text(OWN, encoding="utf-8")
    kle.write_text(KLE, encoding="utf-8")
    assert update_topics(store, (own,)) == 1
    assert told(store, "fjord") == [("fjord", "Ny cykelsti langs fjorden")]
    assert update_topics(store, (own,)) == 0
    own.write_text(OWN.replace("fjord:5", "skole:5"), encoding="utf-8")
    assert update_topics(store, (own,)) == 1
    assert told(store, "fjord") == [("fjord", "Lukning af skolen i Sønderby")]
    assert update_topics(store, (kle,)) == 1
    assert told(store, "17") == [("17.00.00", "Lukning af skolen i Sønderby")]


def test_the_store_keeps_the_lists_in_use(store: Store, tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    for said in (OWN, OWN.replace("fjord:5", "havn:5")):
        own.write_text(said, encoding="utf-8")
        update_topics(store, (own,))
    own.unlink()
    later = meeting("Byrådet", datetime.date(2024, 11, 1), item("1", "Ny havn"))
    store.save_document(document("/arkiv/senere.pdf", "b"), later, "1")
    assert told(store, "fjord") == [("fjord", "Ny havn")]
    assert list(referat.search(store, "havn", topic="fjord")["title"]) == ["Ny havn"]
    with store.reading() as connection:
        kept = connection.exec_driver_sql("SELECT name, ordinal FROM topic_list ORDER BY id").all()
    assert [tuple(row) for row in kept] == [("mine.toml", None), ("mine.toml", 0)]
    use_builtin_topics(store)
    assert ("08", "Ny havn") in told(store)
    with pytest.raises(UnknownWord, match="intet emne"):
        told(store, "fjord")


def test_a_new_import_of_a_file_gives_its_topics_anew(store: Store) -> None:
    assert len(told(store)) == 3
    changed = meeting("Byrådet", datetime.date(2024, 10, 23), item("1", "Ny havn"))
    store.save_document(document("/arkiv/byraadet.pdf", "a"), changed, "2")
    update_topics(store)
    assert told(store) == [("08", "Ny havn")]


def test_search_by_topic(store: Store) -> None:
    assert list(referat.search(store, "forkastet ELLER godkendt", topic="17")["number"]) == ["2"]
    with pytest.raises(UnknownWord, match="intet emne"):
        referat.search(store, "godkendt", topic="rumfart")
    with pytest.raises(NotFound, match="intet punkt"):
        referat.topics(store, "0123456789ab-m1-1")


def test_the_setting_is_seen_from_its_file(tmp_path: Path) -> None:
    (tmp_path / "referat.toml").write_text('topics = ["mine.toml"]', encoding="utf-8")
    assert load_settings({}, tmp_path, {}).topics == (tmp_path / "mine.toml",)
    assert load_settings({}, tmp_path, {"REFERAT_TOPICS": "a.toml:b.txt"}).topics == (
        Path("a.toml"),
        Path("b.txt"),
    )


def run(store: Store, *arguments: str) -> Any:
    return CliRunner(env={"COLUMNS": "200"}).invoke(main, ["--db", str(store.path), *arguments])


def test_the_commands(store: Store, tmp_path: Path) -> None:
    listed = run(store, "topics")
    assert "17     Folkeskole" in listed.stdout
    assert "1 post uden emne" in listed.stderr
    rows = json.loads(run(store, "topics", "17", "--json").stdout)
    assert [row["title"] for row in rows] == ["Lukning af skolen i Sønderby", "Sag uden ord"]
    assert "sagsnr. 17.01.04-P19-5-23" in run(store, "topics", rows[1]["id"]).stdout
    assert "Eventuelt" in run(store, "topics", "--none").stdout
    assert run(store, "topics", "--builtin").exit_code == 0
    missing = run(store, "topics", "--list", str(tmp_path / "findes-ikke.toml"))
    assert missing.exit_code == 4
    assert "emnelisten kan ikke åbnes" in missing.stderr
    facets = json.loads(run(store, "search", "forkastet", "--facets", "--json").stdout)
    assert {"facet": "topic", "value": "Folkeskole", "count": 1} in facets
