"""Items that are closed, as papers say it: over the title, in it, under it, or over several of them."""

import pytest

from tests.minutes_told import numbered_titles, read_meeting

PAPER = """
Socialudvalget
Referat af mødet onsdag den 11. maj 2005 kl. 15.30

ÅBENT MØDE

51. Regnskab for institutionerne
Beslutning
Godkendt.

52. Aflastning
Beslutning
Godkendt.

{group}

53. {third}
{below}
54. Underskriftsside
"""


@pytest.mark.parametrize(
    ("group", "third", "below", "title"),
    [
        ("LUKKET MØDE", "Ansøgning om støtte", "", "Ansøgning om støtte"),
        ("Lukkede sager", "Ansøgning om støtte", "", "Ansøgning om støtte"),
        ("", "Ansøgning om støtte - lukket sag", "", "Ansøgning om støtte"),
        ("", "Ansøgning om støtte", "Punktet er lukket.\n", "Ansøgning om støtte"),
        ("", "Ansøgning om støtte", "Sagen blev behandlet for lukkede døre.\n", "Ansøgning om støtte"),
    ],
    ids=["group", "cases", "title", "below", "doors"],
)
def test_closed_items_are_told(group: str, third: str, below: str, title: str) -> None:
    meeting = read_meeting(PAPER.format(group=group, third=third, below=below))
    assert [item.closed for item in meeting.items] == [False, False, True, False]
    assert numbered_titles(meeting)[2] == ("53", title)


OVER = """
Klima- og Planudvalget
Referat af mødet onsdag den 26. februar 2025 kl. 16.00

Punkt 12 | Åben
Dagsorden
Beslutning
Godkendt.

Punkt 13 | Lukket
Køb af areal

Punkt 14 | Åben
Underskriftsblad
"""


def test_what_stands_beside_the_number_may_only_say_whether_an_item_is_open() -> None:
    meeting = read_meeting(OVER)
    assert numbered_titles(meeting) == [
        ("12", "Dagsorden"),
        ("13", "Køb af areal"),
        ("14", "Underskriftsblad"),
    ]
    assert [item.closed for item in meeting.items] == [False, True, False]


@pytest.mark.parametrize(
    ("between", "closed"),
    [("Orientering", False), ("", True), ("Udsat", True), ("Karen Holm", True), ("Se bilag 2", True)],
)
def test_a_line_like_the_one_that_gathers_closed_items_ends_them(between: str, closed: bool) -> None:
    last = f"Beslutning\nGodkendt.\n\n{between}\n\n54. Nyt fra formanden\nBeslutning\nIntet.\n"
    meeting = read_meeting(PAPER.format(group="Lukkede sager", third="Salg af areal", below=last))
    assert [item.closed for item in meeting.items][:4] == [False, False, True, closed]
