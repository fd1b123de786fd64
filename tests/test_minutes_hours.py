"""Hours, late arrivals and case numbers that a sentence, a bracket or another label stands beside."""

import pytest

from tests.minutes_told import read_meeting

PAPER = """
Trafikrådet
Referat
Trafikrådet, onsdag den 13. juni 2029
{0}

1. Dagsorden
Sagsnr. 11/2040   Drøftes i: TR, KB
Beslutning
Godkendt.

2. Eventuelt
Beslutning
Intet.
"""


@pytest.mark.parametrize(
    ("line", "start", "end"),
    [
        ("Mødet begyndte kl. 17.00 og sluttede kl. 20.40.", "17:00:00", "20:40:00"),
        ("Mødet blev åbnet kl. 17.00", "17:00:00", "None"),
        ("Tid: kl. 13-15", "13:00:00", "15:00:00"),
    ],
)
def test_a_sentence_about_the_hours_is_no_place(line: str, start: str, end: str) -> None:
    meeting = read_meeting(PAPER.format(line))
    hours = [str(hour.value if hour else None) for hour in (meeting.start, meeting.end)]
    assert (hours, meeting.location) == ([start, end], None)


def test_a_bracket_tells_of_the_one_before_it_alone() -> None:
    came = "Karen Holm, Bo Dam (mødte kl. 14.20, pkt. 2), Ida Bro (A) (gik kl. 15.10)"
    told = [
        (one.name.value, one.status, str(one.time and one.time.value), one.at_item and one.at_item.value)
        for one in read_meeting(PAPER.format(f"Til stede: {came}")).attendance
    ]
    assert told == [("Bo Dam", "late", "14:20:00", "pkt. 2"), ("Ida Bro", "left", "15:10:00", None)]


def test_a_case_number_stands_before_another_label() -> None:
    first = read_meeting(PAPER.format("")).items[0]
    assert first.case_number is not None and first.case_number.value == "11/2040"
