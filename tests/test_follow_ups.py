"""Who is to do what after a meeting, and until when."""

import pytest

from models.records import FollowUp
from parsers.flow import build_flow
from parsers.minutes.decisions.follow_ups import build_follow_ups, is_only_follow_up
from parsers.minutes.decisions.points import build_points, find_sentences
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import build_rows
from tests.paper import build_text


def prose_of(text: str) -> Prose:
    flow = build_flow(build_text(text))
    return build_prose(build_rows([place.piece() for place in flow.places]), flow.known)


def tasks_of(text: str) -> tuple[FollowUp, ...]:
    prose = prose_of(text)
    return build_follow_ups(prose, find_sentences(prose.text, 0, len(prose.text)))


TASKS = [
    ("Karen Holm følger op.", "Karen Holm", None),
    ("Forvaltningen følger op senest den 1. maj 2022.", "Forvaltningen", "senest den 1. maj 2022"),
    (
        "Center for Kultur og Fritid undersøger sagen inden 1. maj.",
        "Center for Kultur og Fritid",
        "inden 1. maj",
    ),
    ("Teknik og Miljø kontakter ejeren.", "Teknik og Miljø", None),
    ("Havnechefen indhenter tilbud inden udgangen af maj.", "Havnechefen", "inden udgangen af maj"),
    ("HR sørger for, at skolerne får besked.", "HR", None),
    (
        "Plan- og Miljøafdelingen udarbejder et notat til næste møde.",
        "Plan- og Miljøafdelingen",
        "til næste møde",
    ),
    ("Direktøren vender tilbage med en plan.", "Direktøren", None),
    ("BYG/MIL afklarer adgangsvejen.", "BYG/MIL", None),
    ("Sekretariatet indkalder til et nyt møde i uge 12.", "Sekretariatet", None),
    ("Karen Holm og Jens Friis skriver til ministeren.", "Karen Holm og Jens Friis", None),
    ("Byggesagskontoret tager kontakt til naboen inden den 3/5.", "Byggesagskontoret", "inden den 3/5"),
    ("Det blev aftalt, at Karen Holm tager kontakt til regionen.", "Karen Holm", None),
    ("Forvaltningen skal melde tilbage senest i uge 40.", "Forvaltningen", "senest i uge 40"),
]


@pytest.mark.parametrize(("text", "who", "deadline"), TASKS)
def test_tasks(text: str, who: str, deadline: str | None) -> None:
    (task,) = tasks_of(text)
    assert task.responsible.value == who
    assert task.text.value == text
    assert (task.deadline.value if task.deadline else None) == deadline


@pytest.mark.parametrize(
    "text",
    [
        "Byrådet godkendte planen.",
        "Udvalget drøftede sagen.",
        "Det følger af loven, at naboerne høres.",
        "Rådmanden godkender planen.",
        "Karen Holm meldte afbud.",
    ],
)
def test_no_tasks_are_made_up(text: str) -> None:
    assert tasks_of(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Imod stemte A og B. HR følger op.",
        "Imod: 6 (O, Ø) HR følger op.",
        "Imod: 2 (Karen Holm (A), Jens Friis (V)) HR følger op.",
        "Godkendt. HR følger op.",
    ],
)
def test_a_task_after_the_votes_is_a_sentence_of_its_own(text: str) -> None:
    (task,) = tasks_of(text)
    assert task.text.value == "HR følger op."
    assert is_only_follow_up(task.text.value)


def test_a_decision_with_its_own_date() -> None:
    prose = prose_of("18. maj 2021: Sagen udsat til næste møde.\n\n1. juni 2021: Godkendt.")
    points = build_points(prose, 0, len(prose.text))
    assert [point.text.value for point in points] == ["Sagen udsat til næste møde.", "Godkendt."]
    assert [point.date.value.isoformat() for point in points if point.date] == ["2021-05-18", "2021-06-01"]
