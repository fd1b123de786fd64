"""Minutes without figures before their items, and heads of meetings that say things in sentences."""

from datetime import time

import pytest

from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from tests.paper import build_text

HEAD = """
Møde i Lokalrådet for Vestbro torsdag den 3. maj 2029 kl. 19.30 i
Forsamlingshuset
Alle medlemmer var mødt undtagen K. Holm, der havde meldt forfald.
"""
TITLES = """
Godkendelse af referat

Konklusion:
Referatet blev godkendt.

Ny legeplads
Kommunen har svaret, at pladsen kan anlægges i 2030.

Konklusion:
Punktet blev udsat.
"""
SIGNED = """
Beslutningspunkter

{0} Budget for 2030
Beslutning
Budgettet blev godkendt.

{1} Åbningstider
Beslutning
Udsat.

Orienteringspunkter

{2} Nyt fra formanden
Beslutning
Taget til efterretning.
"""
PLAIN = """
1) Ansøgning om tilskud til en legeplads.
Der bevilgedes 1.500 kr.
2) Skrivelse om en bivej.
Udsattes til næste møde.
3) Skatteklager.
Henvistes til skatteudvalget.
Mødet hævet kl. 22,15.
"""


def read(text: str) -> Meeting:
    (meeting,) = parse_minutes(build_flow(build_text(HEAD + text))).meetings
    return meeting


def told(meeting: Meeting) -> list[tuple[str, str, list[str]]]:
    return [
        (
            item.number.value,
            item.title.value if item.title else "",
            [p.outcome.value for p in item.decision_points],
        )
        for item in meeting.items
    ]


def test_titles_alone_are_counted() -> None:
    meeting = read(TITLES)
    assert told(meeting) == [
        ("1", "Godkendelse af referat", ["approved"]),
        ("2", "Ny legeplads", ["postponed"]),
    ]
    number = meeting.items[0].number
    assert (number.certainty, number.spans) == ("inferred", ()) and number.note


@pytest.mark.parametrize(
    "signs", [("A1.", "A2.", "B1."), ("I.", "II.", "III."), ("1.1", "1.2", "2.1"), ("§ 7.", "§ 8.", "§ 9.")]
)
def test_items_with_other_signs_than_figures(signs: tuple[str, str, str]) -> None:
    meeting = read(SIGNED.format(*signs))
    assert [number for number, _, _ in told(meeting)] == [sign.strip("§ ").rstrip(".") for sign in signs]
    assert [outcomes for _, _, outcomes in told(meeting)] == [["approved"], ["postponed"], ["noted"]]


def test_old_minutes_that_say_the_ruling_right_under_the_matter() -> None:
    meeting = read(PLAIN)
    assert [outcomes for _, _, outcomes in told(meeting)] == [["approved"], ["postponed"], ["referred"]]
    assert meeting.end and meeting.end.value == time(22, 15)


def test_the_head_says_in_sentences_when_where_and_who() -> None:
    meeting = read(PLAIN)
    assert meeting.body and meeting.body.value == "Lokalrådet for Vestbro"
    assert meeting.start and meeting.start.value == time(19, 30)
    assert meeting.location and meeting.location.value == "Forsamlingshuset"
    assert [name.value for name in meeting.absent] == ["K. Holm"]
