"""Words as the search compares them: spelling, stems, parts of compounds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.danish_words import is_known
from parsers.searching.compounds import MARK, build_index_text, find_parts
from parsers.searching.words import find_stem, find_tokens, fold


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("hjemløs hjemløse hjemløses hjemløshed hjemløsheden", "endings"),
        ("bog bogen bøger bøgerne bøgernes", "another vowel in the plural"),
        ("barn barnet børn børnene", "another vowel in the plural"),
        ("teknologi teknologier teknologiske teknologisk", "noun and adjective"),
        ("økonomi økonomisk økonomien", "noun and adjective"),
        ("Aarhus århus AARHUS", "aa and å"),
        ("idé ide", "an accent"),
        ("Göteborg gøteborg", "letters that Danish has others for"),
        ("kommune kommunens kommunerne", "endings"),
        ("ledig ledige ledighed ledigheden", "no ending of led"),
    ],
)
def test_forms_of_a_word_have_one_stem(words: str, why: str) -> None:
    assert len({find_stem(fold(word)) for word in words.split()}) == 1, why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ledig", "leder"),
        ("hastighed", "haste"),
        ("lejlighed", "lejer"),
        ("politi", "politik"),
        ("skole", "skov"),
        ("bolig", "bil"),
        ("2024", "2025"),
        ("plan", "plads"),
    ],
)
def test_other_words_have_other_stems(one: str, other: str) -> None:
    assert find_stem(fold(one)) != find_stem(fold(other))


@pytest.mark.parametrize(
    ("compound", "part"),
    [
        ("velfærdsteknologiske", "teknologi"),
        ("boligstøtteloven", "bolig"),
        ("boligstøtteloven", "støtte"),
        ("boligstøtteloven", "lov"),
        ("handicaprådets", "råd"),
        ("byfornyelse", "by"),
        ("klimahandlingsplanen", "handlingsplan"),
        ("klimahandlingsplanen", "plan"),
        ("sundhedsplejersker", "sundhed"),
        ("cykelstier", "sti"),
        ("skolereformen", "reform"),
    ],
)
def test_a_compound_is_found_by_its_parts(compound: str, part: str) -> None:
    assert find_stem(fold(part)) in find_parts(fold(compound), is_known)


@pytest.mark.parametrize(
    "word", ["forslaget", "økonomi", "kommunens", "medarbejdere", "bestyrelse", "2024", "by"]
)
def test_a_simple_word_has_no_parts(word: str) -> None:
    assert find_parts(fold(word), is_known) == ()


def test_words_parted_by_a_hyphen_are_one_word_too() -> None:
    said = "Nyt CO2-regnskab"
    assert build_index_text(said, find_tokens(said), is_known).split() == [
        "nyt",
        "co2",
        "regnskab",
        "_co2regnskab",
        "_regn",
        "_skab",
    ]


@pytest.mark.parametrize(
    ("said", "forms"),
    [
        ("Brug af Al i plejen", ["brug", "af", "ai", "i", "plejen"]),
        ("Al-løsninger", ["ai", "løsninger"]),
        ("Det er slut. Al tvivl er væk", ["det", "er", "slut", "al", "tvivl", "er", "væk"]),
        ("1. Al trafik", ["1", "al", "trafik"]),
        ("i al hast", ["i", "al", "hast"]),
    ],
)
def test_ai_is_found_where_a_scan_has_al(said: str, forms: list[str]) -> None:
    assert [token.form for token in find_tokens(said)] == forms


def test_a_soft_hyphen_is_no_part_of_a_word() -> None:
    assert [token.form for token in find_tokens("vel\u00adfærd")] == ["velfærd"]


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(said: str) -> None:
    tokens = find_tokens(said)
    printed = [said[token.start : token.end] for token in tokens]
    assert all(fold(one) == token.form or one == "Al" for one, token in zip(printed, tokens, strict=True))
    assert all(one.end <= other.start for one, other in pairwise(tokens))


@given(st.text(max_size=80))
def test_what_is_indexed_needs_no_quoting(said: str) -> None:
    for word in build_index_text(said, find_tokens(said), is_known).split():
        assert word.removeprefix(MARK).isalnum()
