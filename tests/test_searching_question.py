"""Questions that name a thing by its abbreviation find it by its words, and the other way round."""

from __future__ import annotations

import sqlite3

import pytest

from parsers.searching.words import find_stem, find_tokens
from referat.searching.question import parse_question

SAID = ("Kommunen prøver kunstig intelligens", "AI i sagsbehandlingen", "En intelligens, der er kunstig")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("AI", [1, 2]),
        ("kunstig intelligens", [1, 2]),
        ("kunstig intelligens -AI", [1]),
        ("kunstig ELLER intelligens", [1, 3]),
        ("ai*", [2]),
    ],
)
def test_an_abbreviation_and_its_words_are_one(asked: str, found: list[int]) -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE said USING fts5(words, tokenize = \"ascii tokenchars '_'\")")
    for words in SAID:
        stems = " ".join(find_stem(token.form) for token in find_tokens(words))
        connection.execute("INSERT INTO said (words) VALUES (?)", (stems,))
    query = "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rowid"
    assert [row[0] for row in connection.execute(query, (parse_question(asked).fts(),))] == found
    connection.close()
