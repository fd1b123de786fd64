"""Tables of sentences on votes: tuned ones one by one, held-out ones as a share."""

import tomllib
from pathlib import Path

import pytest

from models.records_rulings import find_votes
from parsers.flow import build_flow
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import build_rows
from parsers.minutes.voting.ballots import build_ballots
from parsers.minutes.voting.votes import read_rounds
from tests.paper import build_text
from tests.test_votes_wide import decide

DATA = Path(__file__).parent / "data"
TABLES: list[dict[str, list[dict[str, str]]]] = [
    tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    for name in ("votes_more.toml", "votes_rounds.toml")
]
SIDES = ("for", "against", "abstain")


def read_sides(text: str) -> dict[str, str]:
    """Who voted what, in the form of the table."""
    flow = build_flow(build_text(text))
    prose = build_prose(build_rows([place.piece() for place in flow.places]), flow.known)
    votes = find_votes(build_ballots(prose, read_rounds(prose), ()))
    if votes is None:
        return {}
    told = zip(SIDES, (votes.in_favour, votes.against, votes.abstain), strict=True)
    return {side: "|".join(name.value for name in names) for side, names in told if names}


def expected(row: dict[str, str]) -> dict[str, str]:
    return {side: row[side] for side in SIDES if side in row}


@pytest.mark.parametrize(
    "row", [row for table in TABLES for row in table["tuned"]], ids=lambda row: row["text"][:50]
)
def test_tuned_votes(row: dict[str, str]) -> None:
    assert read_sides(row["text"]) == expected(row)


def test_held_out_votes_as_a_share() -> None:
    rows = [row for table in TABLES for row in table["held_out"]]
    right = [read_sides(row["text"]) == expected(row) for row in rows]
    assert sum(right) >= 0.75 * len(right)


@pytest.mark.parametrize(
    "said",
    [
        "Indstillingen blev nedstemt med 5 stemmer (A og F) mod 2 (V).",
        "Forslaget blev forkastet med 5 stemmer (A og F) imod 2 stemmer (V).",
        "Afvist med 5 stemmer (A, F) mod 2 (V).",
    ],
)
def test_names_and_counts_of_what_was_lost_are_on_one_side(said: str) -> None:
    (ballot,) = decide(said).ballots
    assert [name.value for name in ballot.against] == ["A", "F"]
    assert [name.value for name in ballot.in_favour] == ["V"]
    assert [one.value for one in (ballot.count_for, ballot.count_against) if one] == [2, 5]


def test_one_vote_has_its_name() -> None:
    (ballot,) = decide("Forslaget blev vedtaget med 2 stemmer (A og F) mod 1 stemme (V).").ballots
    assert [name.value for name in ballot.against] == ["V"]


@pytest.mark.parametrize(
    ("said", "rest", "result"),
    [
        ("Udvalget afviste enstemmigt forslaget.", "against", "rejected"),
        ("Et enigt udvalg afslog ansøgningen.", "against", "rejected"),
        ("Afvist enstemmigt.", "against", "rejected"),
        ("Indstillingen om afslag blev enstemmigt godkendt.", "for", "adopted"),
        ("Enstemmigt godkendt.", "for", "adopted"),
    ],
)
def test_all_that_reject_a_matter_are_against_it(said: str, rest: str, result: str) -> None:
    (ballot,) = decide(said).ballots
    assert [one.value for one in (ballot.rest, ballot.result) if one] == [rest, result]


@pytest.mark.parametrize(
    ("said", "in_favour", "against"),
    [
        ("Rådet forkastede forslaget mod V.", ["V"], []),
        ("Forslaget blev afvist mod stemmerne fra V og C.", ["V", "C"], []),
        ("Forslaget blev forkastet med stemmerne fra A mod V's stemmer.", ["V"], ["A"]),
        ("Forslaget om at afvise planen blev vedtaget mod V.", [], ["V"]),
    ],
)
def test_who_is_against_a_rejection_is_for_the_matter(
    said: str, in_favour: list[str], against: list[str]
) -> None:
    (ballot,) = decide(said).ballots
    assert [name.value for name in ballot.in_favour] == in_favour
    assert [name.value for name in ballot.against] == against


def test_a_line_of_counts_ends_before_the_label_of_the_next() -> None:
    said = "For stemte: 9 (A, F)\nImod stemte: 15 (C, V, I)\nUndlod at stemme: 2 (D, Ø)\nForslaget faldt."
    (ballot,) = decide(said).ballots
    sides = (ballot.in_favour, ballot.against, ballot.abstain)
    assert ["".join(name.value for name in names) for names in sides] == ["AF", "CVI", "DØ"]
    counts = (ballot.count_for, ballot.count_against, ballot.count_abstain)
    assert [one.value for one in counts if one] == [9, 15, 2]


def test_those_who_could_accept_a_matter_are_for_it_where_others_could_not() -> None:
    decided = decide(
        "Et flertal kunne tiltræde indstillingen.\n"
        "Karen Holm, Bo Dam og Ida Bro kunne tiltræde indstillingen.\n"
        "Ole Krag kunne ikke tiltræde indstillingen."
    )
    (ballot,) = decided.ballots
    assert [name.value for name in ballot.in_favour] == ["Karen Holm", "Bo Dam", "Ida Bro"]
    assert [name.value for name in ballot.against] == ["Ole Krag"]
    assert [point.text.value for point in decided.points] == ["Et flertal kunne tiltræde indstillingen."]
    assert decide("Karen Holm kunne tiltræde indstillingen.").ballots == ()
