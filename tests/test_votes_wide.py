"""Votes as many kinds of minutes tell of them, read as an item's decision is read."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.records import AgendaItem, Meeting
from models.records_rulings import Attendance, Ballot, find_votes
from parsers.flow import build_flow
from parsers.minutes.blocks.cut import Block
from parsers.minutes.decisions.of_item import Decided, build_decision
from parsers.minutes.paper.rows import build_rows
from parsers.minutes.voting.issues import find_vote_issues
from tests.made_records import found
from tests.paper import build_text

DATA = Path(__file__).parent / "data"
TABLES: list[dict[str, list[dict[str, str]]]] = [
    tomllib.loads((DATA / name).read_text(encoding="utf-8"))
    for name in ("votes_wide.toml", "votes_later.toml", "votes_worded.toml")
]
TABLE = {kind: [row for table in TABLES for row in table[kind]] for kind in ("tuned", "held_out")}
SIDES = ("for", "against", "abstain")


def decide(text: str) -> Decided:
    flow = build_flow(build_text(text))
    rows = build_rows([place.piece() for place in flow.places])
    return build_decision([Block("decision", None, None, False, None, list(rows))], flow.known)[0]


def read_sides(text: str) -> dict[str, str]:
    votes = find_votes(decide(text).ballots)
    if votes is None:
        return {}
    told = zip(SIDES, (votes.in_favour, votes.against, votes.abstain), strict=True)
    return {side: "|".join(name.value for name in names) for side, names in told if names}


def expected(row: dict[str, str]) -> dict[str, str]:
    return {side: row[side] for side in SIDES if side in row}


@pytest.mark.parametrize("row", TABLE["tuned"], ids=lambda row: row["text"][:50])
def test_votes(row: dict[str, str]) -> None:
    assert read_sides(row["text"]) == expected(row)


def test_votes_held_out_as_a_share() -> None:
    rows = TABLE["held_out"]
    right = [read_sides(row["text"]) == expected(row) for row in rows]
    assert sum(right) >= 0.9 * len(right)


def counts_of(ballot: Ballot) -> str:
    told = (ballot.count_for, ballot.count_against, ballot.count_abstain)
    text = "-".join("" if count is None else str(count.value) for count in told)
    return "" if text == "--" else text


@pytest.mark.parametrize("row", TABLE["tuned"], ids=lambda row: row["text"][:50])
def test_counts_of_the_last_round(row: dict[str, str]) -> None:
    ballots = decide(row["text"]).ballots
    assert (counts_of(ballots[-1]) if ballots else "") == row.get("counts", "")


def test_counts_held_out_as_a_share() -> None:
    rows = TABLE["held_out"]
    read = [decide(row["text"]).ballots for row in rows]
    right = [
        (counts_of(one[-1]) if one else "") == row.get("counts", "")
        for one, row in zip(read, rows, strict=True)
    ]
    assert sum(right) >= 0.9 * len(right)


def told(text: str) -> list[tuple[str, str | None, int | None, str | None]]:
    """Each round: what it was on, the printed words for that, the point, and what came of it."""
    return [
        (
            one.matter,
            one.about.value if one.about else None,
            one.point,
            one.result.value if one.result else None,
        )
        for one in decide(text).ballots
    ]


def test_each_round_has_its_matter_and_result() -> None:
    text = (
        "Bo Dam (V) stillede et underændringsforslag. For underændringsforslaget stemte V. Imod stemte A. "
        "Underændringsforslaget faldt.\nÆndringsforslag 2 blev vedtaget: For stemte A og F. Imod stemte V.\n"
        "Den ændrede indstilling blev herefter vedtaget: For stemte A, F og V."
    )
    assert told(text) == [
        ("subamendment", "underændringsforslaget", None, "rejected"),
        ("amendment", "Ændringsforslag 2", None, "adopted"),
        ("matter", "indstilling", None, "adopted"),
    ]


@pytest.mark.parametrize(
    ("text", "result"),
    [
        (
            "Afstemning om godkendelse af planen: For stemte A. Imod stemte V og C. Det blev forkastet.",
            "rejected",
        ),
        ("Ida Bro (O) stemte imod godkendelsen.", None),
        ("A stemte for at godkende planen. Imod stemte V og C. Planen faldt.", "rejected"),
        ("Indstillingen blev tiltrådt. Imod stemte V.", "adopted"),
    ],
)
def test_the_words_of_what_was_moved_are_no_result(text: str, result: str | None) -> None:
    (ballot,) = decide(text).ballots
    assert (ballot.result.value if ballot.result else None) == result
    assert ballot.rest is None or result == "adopted"


@pytest.mark.parametrize(
    "text",
    [
        "Et flertal (A og F) kunne ikke godkende indstillingen. V stemte for.",
        "Et flertal (A) indstiller, at forslaget afvises. Et mindretal (V) foreslår, at forslaget vedtages.",
        "Et mindretal (V) foreslår, at forslaget vedtages. Et flertal (A) indstiller, at forslaget afvises.",
        "Karen Holm stemte imod. Anbefales ikke, idet stemmerne stod lige.",
        "Karen Holm stemte imod. Forslaget vedtages ikke.",
    ],
)
def test_what_a_majority_does_not_want_is_one_round_that_is_lost(text: str) -> None:
    (ballot,) = decide(text).ballots
    assert ballot.result is not None and ballot.result.value == "rejected"
    assert ballot.rest is None


def test_a_vote_in_a_points_text_is_that_points() -> None:
    text = "Ad 1) Godkendt.\nAd 2) Forkastet. For stemte C. Imod stemte A, F og V.\nAd 3) Godkendt."
    decided = decide(text)
    (ballot,) = decided.ballots
    assert (ballot.point, ballot.decision) == (2, 1)
    assert decided.points[1].point == 2
    assert ballot.result is not None
    assert (ballot.result.value, ballot.result.certainty) == ("rejected", "inferred")


def test_a_vote_on_lines_of_its_own_under_a_point_is_that_points() -> None:
    text = "Ad 1) Godkendt.\nAd 2) Godkendt.\nFor stemte: A og F\nImod stemte: C"
    (ballot,) = decide(text).ballots
    assert (ballot.point, ballot.decision) == (2, 1)


def test_what_the_others_voted_says_that_it_is_inferred() -> None:
    (said,) = decide("Ida Bro (O) stemte imod. De øvrige stemte for.").ballots
    assert said.rest is not None
    assert (said.rest.value, said.rest.certainty, bool(said.rest.spans)) == ("for", "inferred", True)
    assert said.in_favour == ()
    (silent,) = decide("Godkendt, idet Ida Bro (O) stemte imod.").ballots
    assert silent.rest is not None
    assert (silent.rest.value, silent.rest.certainty, silent.rest.spans) == ("for", "inferred", ())
    assert silent.rest.note


def test_all_agreed_is_a_round_without_names_and_no_vote_none() -> None:
    (ballot,) = decide("Enstemmigt godkendt.").ballots
    assert ballot.rest is not None and ballot.rest.certainty == "inferred"
    assert decide("Godkendt uden afstemning.").ballots == ()


def test_numbers_behind_parties_are_summed_and_said_to_be() -> None:
    (ballot,) = decide("For stemte: A (9), F (2). Imod stemte: V og C (8).").ballots
    assert ballot.count_for is not None and ballot.count_against is not None
    assert (ballot.count_for.value, ballot.count_for.certainty) == (11, "inferred")
    assert (ballot.count_against.value, ballot.count_against.certainty) == (8, "printed")


@pytest.mark.parametrize(
    ("present", "votes", "code"),
    [
        (4, {"count_for": 5}, "minutes.votes_above_present"),
        (9, {"count_for": 5, "count_against": 2}, "minutes.votes_below_present"),
        (7, {"count_for": 5, "count_against": 2}, None),
        (2, {"count_for": 5, "count_against": 2}, None),
        (7, {"count_for": 3, "in_favour": ("Ida Bro", "Bo Dam")}, "minutes.votes_named_otherwise"),
        (7, {"count_for": 3, "in_favour": ("A", "F")}, None),
        (7, {"against": ("A",), "in_favour": ("A", "F")}, "minutes.voted_twice"),
    ],
)
def test_votes_are_held_against_those_present(present: int, votes: dict[str, Any], code: str | None) -> None:
    read = {
        name: tuple(found(one) for one in value) if isinstance(value, tuple) else found(value)
        for name, value in votes.items()
    }
    item = AgendaItem(number=found("3"), title=None, ballots=(Ballot(**read),))
    meeting = Meeting(kind="minutes", present=tuple(found(f"Per Uhd {n}") for n in range(present)))
    issues = find_vote_issues(meeting, item, "Byrådet, punkt 3")
    assert [issue.code for issue in issues] == ([code] if code else [])


@pytest.mark.parametrize("other", [None, "Per Uhd 1", "Karen Holm"])
def test_who_came_for_another_is_one_of_those_there(other: str | None) -> None:
    stand_in = Attendance(
        name=found("Anna Ravn"), status="substitute", stands_in_for=found(other) if other else None
    )
    present = tuple(found(f"Per Uhd {n}") for n in range(4))
    item = AgendaItem(number=found("3"), title=None, ballots=(Ballot(count_for=found(5)),))
    meeting = Meeting(kind="minutes", present=present)
    there = 4 if other == "Per Uhd 1" else 5
    told = find_vote_issues(replace(meeting, attendance=(stand_in,)), item, "Byrådet")
    assert [issue.code for issue in told] == (["minutes.votes_above_present"] if there == 4 else [])
    (alone,) = find_vote_issues(meeting, item, "Byrådet")
    assert alone.code == "minutes.votes_above_present"
