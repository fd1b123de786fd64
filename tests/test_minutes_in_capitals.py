"""Old minutes: who decided stands in capitals before the ruling, heading words are cut short."""

import pytest

from models.records import AgendaItem
from tests.minutes_told import outcomes, read_meeting, rulings

HEAD = "Skovby Kommune\nByrådet\nReferat\nMødedato: 3. april 2029\n\n"


def read_item(text: str) -> AgendaItem:
    return read_meeting(f"{HEAD}1. Havnen\n{text}\n\n2. Kajen\n{text}\n").items[0]


def test_heading_words_cut_short_part_what_is_proposed_from_the_case() -> None:
    item = read_item("Kajen er slidt.\nINDST.: At kajen lukkes.\nBESL.: Godkendt.")
    assert item.decision_text and item.decision_text.value == "Godkendt."
    assert [one.text.value for one in item.recommendations] == ["At kajen lukkes."]


def test_a_body_in_capitals_before_a_ruling_decided() -> None:
    item = read_item("Økonomiudvalget anbefaler, at der gives 1,2 mio. kr.\nBYRÅDET: Vedtaget.")
    assert [one.text.value for one in item.recommendations] == ["at der gives 1,2 mio. kr."]
    (point,) = item.decision_points
    assert (point.text.value, point.body and point.body.value) == ("Vedtaget.", "Byrådet")


def test_a_body_in_capitals_before_other_words_decides_nothing() -> None:
    assert outcomes(read_item("BYRÅDET: Medlemmerne mødes på kajen.")) == []


def test_what_a_committee_sent_on_is_no_task_and_no_motion() -> None:
    moved = "Havneudvalget fremsender forslag om, at kajen lukkes pr.\n1. august 2030.\n"
    vote = "Forslaget sattes til afstemning.\nFor stemte 4. Imod stemte 5.\nForslaget var dermed bortfaldet."
    for said in (f"{moved}BYRÅDET: {vote}", f"Beslutning\n{moved}{vote}"):
        item = read_item(said)
        assert item.follow_ups == ()
        assert [ballot.matter for ballot in item.ballots] == ["matter"]


def test_a_line_that_awaits_its_day_goes_on() -> None:
    item = read_item("Beslutning\nByrådet vedtog, at kajen lukkes pr.\n1. august 2030.")
    assert [one.text.value for one in item.decision_points] == [
        "Byrådet vedtog, at kajen lukkes pr. 1. august 2030."
    ]


@pytest.mark.parametrize(("number", "came"), [("1", "withdrawn"), ("27", "other")])
def test_another_item_taken_off_the_agenda_does_not_withdraw_this(number: str, came: str) -> None:
    item = read_item(f"Beslutning\nGodkendt. Punkt {number} blev taget af dagsordenen.")
    assert outcomes(item) == ["approved", came]


def test_an_item_that_only_says_what_came_of_it_has_a_decision_beside_headed_ones() -> None:
    text = "Skovby Skole\nSkolebestyrelsen\n3. april 2029\n\n"
    text += "Pkt. 1. Sidste referat\nReferatet blev godkendt.\n\n"
    meeting = read_meeting(
        f"{text}Pkt. 2. Mobiler\nBeslutning: Forkastet.\n\nPkt. 3. Eventuelt\nIb takkede.\n"
    )
    assert rulings(meeting) == ["Referatet blev godkendt.", "Forkastet.", None]
