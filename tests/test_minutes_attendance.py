"""Who was not there, said under the heading of a decision: text of the decision, and no point of it."""

import pytest

from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import read_meeting
from tests.paper import build_text

MINUTES = """
Kulturudvalget
Referat
Mødedato: tirsdag den 4. juni 2019

1. Godkendelse af dagsorden
Beslutning
Fraværende: Karen Holm (A)
Godkendt.

2. Nye lokaler til musikskolen
Indstilling
Forvaltningen indstiller, at
1) skolen flytter,
2) huset sælges.
Beslutning
1) Godkendt.
Afbud: Jens Friis (V),
Ida Bro (C)
2) Godkendt.
Følgende deltog ikke i behandlingen af punktet:
Ole Krag
Bilag
Kort over lokaler

3. Eventuelt
Beslutning
Fraværende:
Bilag
"""


def read() -> Meeting:
    return parse_minutes(build_flow(build_text(MINUTES))).meetings[0]


def test_attendance_stays_in_the_decision_in_printed_order() -> None:
    texts = [item.decision_text.value if item.decision_text else None for item in read().items]
    assert texts[0] == "Fraværende: Karen Holm (A)\nGodkendt."
    assert texts[1] is not None
    assert texts[1].split("\n") == [
        "1) Godkendt.",
        "Afbud: Jens Friis (V), Ida Bro (C)",
        "2) Godkendt.",
        "Følgende deltog ikke i behandlingen af punktet:",
        "Ole Krag",
    ]


def test_attendance_is_no_point_and_names_the_absent() -> None:
    meeting = read()
    points = [[(point.point, point.text.value) for point in item.decision_points] for item in meeting.items]
    assert points == [[(None, "Godkendt.")], [(1, "Godkendt."), (2, "Godkendt.")], []]
    assert [name.value for name in meeting.absent] == ["Karen Holm", "Jens Friis", "Ida Bro"]
    assert [name.value for name in meeting.items[1].listed_attachments] == ["Kort over lokaler"]


def test_an_empty_label_alone_is_no_decision() -> None:
    assert read().items[2].decision_text is None


def test_those_who_stand_for_a_municipality_are_named_without_it() -> None:
    meeting = read_meeting("""
Referat af møde i bestyrelsen onsdag den 14. juni 2017 kl. 9.00
Til stede
For Nørby Kommune: Anna Lyhne, Bo Termansen
For Ålev Kommune: Ejnar Krag
Afbud: Frede Bonde (Ålev)

1. Dagsorden
Beslutning
Godkendt.

2. Eventuelt
Beslutning
Intet.
""")
    assert [name.value for name in meeting.present] == ["Anna Lyhne", "Bo Termansen", "Ejnar Krag"]
    assert [name.value for name in meeting.absent] == ["Frede Bonde"]


NAMED = """
Referat af møde i Trafikrådet den 14. juni 2029
{0}

1. Dagsorden
Beslutning
Godkendt.

2. Eventuelt
Beslutning
Karen Holm forlod mødet efter punkt 1.
"""


ROSTERS = [
    (
        "Til stede:\nAnna Lyhne, Formand, valgt af Byrådet\nBo Dam, Cyklisterne\nEjnar Krag, Nørby Klub\n"
        "Ida Bro, valgt af Byrådet\nAfbud:\nOle Krag, Fodgængerne",
        "Anna Lyhne|Bo Dam|Ejnar Krag|Ida Bro",
        "Ole Krag",
    ),
    ("Deltagere\n • Anna Lyhne, V\n • Bo Dam, A\n\n • Afbud\n • Ida Bro, F", "Anna Lyhne|Bo Dam", "Ida Bro"),
    (
        "Deltagende med stemmeret:\nAnna Lyhne\nBo Dam Afbud\nDeltagende uden stemmeret:\nIda Bro/Referent",
        "Anna Lyhne|Ida Bro",
        "Bo Dam",
    ),
    ("Mødedeltagere:\n\nPunkt Titel", "", ""),
    (
        "Fraværende: Anna Lyhne, Bo Dam, Ejnar Krag Holm, Ida Marie Bro og Ole Krag\nBemærkninger",
        "",
        "Anna Lyhne|Bo Dam|Ejnar Krag Holm|Ida Marie Bro|Ole Krag",
    ),
]


@pytest.mark.parametrize(("roster", "present", "absent"), ROSTERS)
def test_lists_of_those_who_were_there(roster: str, present: str, absent: str) -> None:
    meeting = read_meeting(NAMED.format(roster))
    assert "|".join(name.value for name in meeting.present) == present
    assert "|".join(name.value for name in meeting.absent) == absent
    assert [len(item.decision_points) for item in meeting.items] == [1, 0]
