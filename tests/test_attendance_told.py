"""Sentences on who came, left, came for another or took no part."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsers.flow import build_flow
from parsers.minutes.heads.attendance import find_attendance_told
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import build_rows
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import read_meeting
from tests.paper import build_text

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "data" / "attendance.toml").read_text(encoding="utf-8")
)


def read(text: str) -> list[str]:
    flow = build_flow(build_text(text))
    prose = build_prose(build_rows([place.piece() for place in flow.places]), flow.known)
    return [
        ";".join(
            (
                one.name.value,
                one.status,
                one.time.value.isoformat("minutes") if one.time else "",
                one.stands_in_for.value if one.stands_in_for else "",
                one.at_item.value if one.at_item else "",
            )
        )
        for one in find_attendance_told(prose)
    ]


@pytest.mark.parametrize("row", TABLE["tuned"], ids=lambda row: row["text"][:50])
def test_attendance_told(row: dict[str, Any]) -> None:
    assert read(row["text"]) == row["told"]


def test_attendance_held_out_as_a_share() -> None:
    right = [read(row["text"]) == row["told"] for row in TABLE["held_out"]]
    assert sum(right) >= 0.9 * len(right)


MINUTES = """
Kulturudvalget
Referat
Mødedato: tirsdag den 4. juni 2019 kl. 16.00
Til stede: Karen Holm (A), Bo Dam (V), Mai Vig (F)
Afbud: Ida Berg (C)
Fraværende: Per Lund (O)
Suppleant Ole Krag (C) deltog i stedet for Ida Berg.
Bo Dam ankom kl. 16.20 under punkt 1.

1. Godkendelse af dagsorden
Beslutning
Godkendt.

2. Salg af grund
Beslutning
Godkendt.
Karen Holm var inhabil og deltog ikke i sagens behandling.

3. Tilskud til museet
Beslutning
Godkendt.
Følgende deltog ikke i behandlingen af punktet:
Mai Vig
"""


def test_a_meeting_and_its_items_tell_of_attendance() -> None:
    meeting = parse_minutes(build_flow(build_text(MINUTES))).meetings[0]
    told = {(one.name.value, one.status) for one in meeting.attendance}
    assert told == {("Ida Berg", "excused"), ("Ole Krag", "substitute"), ("Bo Dam", "late")}
    assert [[(one.name.value, one.status) for one in item.attendance] for item in meeting.items] == [
        [],
        [("Karen Holm", "recused")],
        [("Mai Vig", "away")],
    ]
    assert {name.value for name in meeting.absent} == {"Ida Berg", "Per Lund"}
    late = next(one for one in meeting.attendance if one.status == "late")
    assert late.said is not None and late.said.spans[0].printed == "Bo Dam ankom kl. 16.20 under punkt 1"


@pytest.mark.parametrize(
    "text",
    (
        "Firmaet Nord Anlæg deltog ikke i udbuddet.",
        "Karen Holm deltog ikke i mødet i sidste uge.",
        "Udvalget drøftede, om Karen Holm var inhabil, og fandt, at hun ikke var det.",
    ),
)
def test_what_is_told_of_other_things_is_no_attendance(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("listed", "absent", "recused"),
    [
        ("Fraværende:\nKaren Holm (A), inhabil\nPer Lund (O), ferie", ["Per Lund"], ["Karen Holm"]),
        ("Fraværende:\nKaren Holm (A) (inhabil)\nPer Lund (O)", ["Per Lund"], ["Karen Holm"]),
        ("Fraværende: Karen Holm, inhabil", [], ["Karen Holm"]),
        ("Fraværende: Per Lund", ["Per Lund"], []),
        ("Karen Holm (A) var fraværende, da punktet blev behandlet.", [], []),
        ("Borteblevne: Per Lund og Bo Krag", ["Per Lund", "Bo Krag"], []),
        ("Per Lund havde meldt forfald.", ["Per Lund"], []),
        ("Per Lund udeblev uden afbud.", ["Per Lund"], []),
        ("Mai Vig (O) deltog i mødet i stedet for Per Lund (O).", ["Per Lund"], []),
        ("Mai Vig (O) deltog i mødet i stedet for Per Lund (O) under punkt 1.", [], []),
    ],
)
def test_away_from_one_item_is_not_away_from_the_meeting(
    listed: str, absent: list[str], recused: list[str]
) -> None:
    head = "Kulturudvalget\nReferat\nMødedato: 4. juni 2019\nTil stede: Karen Holm (A), Bo Dam (V)\n\n"
    text = f"{head}1. Ny bro\n\nBeslutning\n\nGodkendt.\n\n{listed}\n\n2. Ny vej\n\nBeslutning\n\nTiltrådt.\n"
    (meeting,) = parse_minutes(build_flow(build_text(text))).meetings
    assert [name.value for name in meeting.absent] == absent
    told = [one.name.value for one in meeting.items[0].attendance if one.status == "recused"]
    assert told == recused
    assert "Karen Holm" in [name.value for name in meeting.present]


def test_stand_ins_are_listed_below_their_label() -> None:
    listed = "Suppleanter:\n- Anna Ravn (O) for Per Lund (O)\nIngrid Toft for Ida Berg\nSekretær: Ib Ø"
    meeting = read_meeting(MINUTES.replace("Suppleant Ole Krag (C) deltog i stedet for Ida Berg.", listed))
    came = [
        (one.name.value, one.stands_in_for.value if one.stands_in_for else None)
        for one in meeting.attendance
        if one.status == "substitute"
    ]
    assert came == [("Anna Ravn", "Per Lund"), ("Ingrid Toft", "Ida Berg")]
