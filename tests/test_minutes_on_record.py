"""What members had put on record, where a paper gathers it behind its last item."""

import pytest

from models.records import AgendaItem
from tests.minutes_told import decision, read_meeting

HEAD = "Skovby Byråd\nReferat\nMødedato: 3. april 2019\n"
ITEMS = "1. Budget\nBeslutning\nVedtaget.\n\n2. Havnen\nBeslutning\n{points}Vedtaget.\n\n"


def put_on_record(item: AgendaItem) -> list[tuple[list[str], str]]:
    """By whom and what, of each statement of an item."""
    return [([name.value for name in one.by], one.text.value) for one in item.statements]


@pytest.mark.parametrize(
    "gathered",
    [
        "Protokoltilførsler\nAd punkt 1\nIb Toft savner tal.\nAd punkt 2\nA og F er imod.\nHavnen er dyr.",
        "Protokoltilførsler:\n\nPunkt 1: Ib Toft savner tal.\nPunkt 2: A og F er imod.\nHavnen er dyr.",
        "Særudtalelser\nAd 1. Budget\nIb Toft savner tal.\nAd 2. Havnen\nA og F er imod. Havnen er dyr.",
    ],
)
def test_statements_behind_the_last_item_are_told_of_their_own(gathered: str) -> None:
    meeting = read_meeting(HEAD + ITEMS.format(points="") + gathered + "\nMødet hævet kl. 19.30\n")
    assert [decision(item) for item in meeting.items] == ["Vedtaget.", "Vedtaget."]
    assert put_on_record(meeting.items[0]) == [(["Ib Toft"], "Ib Toft savner tal.")]
    assert put_on_record(meeting.items[1]) == [(["A", "F"], "A og F er imod. Havnen er dyr.")]
    assert meeting.end is not None
    assert meeting.items[0].passages[-1].role == "statements"


@pytest.mark.parametrize(
    "said", ["Ad 1. Vi er imod.", "Ad punkt 1: Vi er imod.", "Punkt 1 i indstillingen: Vi er imod."]
)
def test_a_point_of_the_last_item_is_no_item(said: str) -> None:
    points = "" if "indstilling" in said else "1. at havnen graves ud\n2. at molen males\n"
    meeting = read_meeting(f"{HEAD}{ITEMS.format(points=points)}Protokoltilførsler\n{said}\n")
    assert not meeting.items[0].statements
    assert (decision(meeting.items[1]) or "").endswith("Vi er imod.")
