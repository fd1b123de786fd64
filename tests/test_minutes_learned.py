"""Headings that no list knows, learned from their repetition, and minutes told in other words."""

import pytest

from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.headings import find_heading
from tests.paper import build_text

OUTCOME_HEADING = """
Byudvalget
Mødedato: 14. marts 2023
Mødested: Rådhuset

21. Godkendelse af dagsordenen

Mødets udfald
Godkendt.

22. Skov ved Bredmose
Sagsnr. 22/7713

Det handler sagen om
Der kan rejses 64 hektar skov.

Det foreslår vi
at aftalen indgås.

Historien bag
Udvalget drøftede i november, om arealet kunne bruges til andet.

Mødets udfald
Godkendt med den tilføjelse, at naboerne høres først.

23. Parkering ved Sygehusvej
Sagsnr. 23/0190

Det handler sagen om
Beboerne klager over fremmede biler.

Det foreslår vi
at der indføres to timers parkering.

Historien bag
Politiet har givet samtykke til skiltene.

Mødets udfald
Sagen blev udsat til april.
"""

TOLD_AS_MINUTES = """
Referat af møde i Ældrerådet
Tirsdag den 9. februar 2010, kl. 13.30
Til stede: Aase Bloch og Egon Friis.

1. Valg af dirigent

Referat:
Egon Friis blev valgt.

2. Sommerudflugt

Indhold: Rådet skal vælge mellem to ture.

Referat:
Begge forslag blev drøftet.

3. Eventuelt

Referat:
Intet.
Mødet sluttede kl. 15.
Egon Friis
"""

AD_THE_AGENDA = """
Referat fra møde i Handicaprådet
Tirsdag den 4. juni 2013 kl. 14.00
Til stede: Gerda Thrane, Niels Ottosen

Dagsorden:
1. Godkendelse af dagsorden
2. Den nye svømmehal
3. Eventuelt

Ad 1. Godkendelse af dagsorden
Dagsordenen blev godkendt.

Ad 2. Den nye svømmehal
Tegningerne blev drøftet.

Ad 3. Eventuelt
Intet.
"""


def meeting_of(text: str) -> Meeting:
    return parse_minutes(build_flow(build_text(text))).meetings[0]


def decisions_of(meeting: Meeting) -> list[str | None]:
    return [item.decision_text.value if item.decision_text else None for item in meeting.items]


def test_a_heading_nobody_listed_is_learned_from_the_rulings_under_it() -> None:
    meeting = meeting_of(OUTCOME_HEADING)
    assert decisions_of(meeting) == [
        "Godkendt.",
        "Godkendt med den tilføjelse, at naboerne høres først.",
        "Sagen blev udsat til april.",
    ]
    recommended = [[one.text.value for one in item.recommendations] for item in meeting.items]
    assert recommended == [[], ["at aftalen indgås."], ["at der indføres to timers parkering."]]


def test_what_stands_under_referat_in_every_item_is_its_decision() -> None:
    meeting = meeting_of(TOLD_AS_MINUTES)
    assert decisions_of(meeting) == ["Egon Friis blev valgt.", "Begge forslag blev drøftet.", "Intet."]
    assert meeting.end is not None and meeting.end.value.hour == 15


def test_the_agenda_is_followed_by_what_was_said_of_each_item() -> None:
    meeting = meeting_of(AD_THE_AGENDA)
    assert [item.number.value for item in meeting.items] == ["1", "2", "3"]
    assert decisions_of(meeting) == ["Dagsordenen blev godkendt.", "Tegningerne blev drøftet.", "Intet."]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Kommunalbestyrelsen vedtog:", "decision"),
        ("REGIONSRÅDETS STILLINGTAGEN", "decision"),
        ("Udvalget traf følgende beslutning:", "decision"),
        ("Økonomiudvalgets behandling den 4. maj 2010", "decision"),
        ("Stillingtagen i Udvalget for Børn og Unge den 3. maj 2011", "decision"),
        ("Indstilling fra Kulturudvalget", "recommendation"),
        ("Administrationen foreslår", "recommendation"),
        ("Kommunens afgørelse", None),
        ("Byrådets vedtagelse af budgettet", None),
        ("Byrådet besluttede den 29. april at sende", None),
        ("Udvalgets behandling af sagen", None),
    ],
)
def test_rulings_go_by_many_words(line: str, role: str | None) -> None:
    heading = find_heading(line)
    assert (heading.role if heading else None) == role


NEITHER_NOR = """
Møde i Integrationsrådet onsdag den 5. marts 2014
Kl. 17.00-19.00 i Medborgerhuset
Afbud fra: Olga Lind

1) Siden sidst
Lars Egholm orienterede om et besøg.

2) Aktivitetsplan for 2014
Planen blev vedtaget.

3) Høring om skoler
Rådet udsatte punktet til april.
"""


def test_a_paper_that_does_not_say_what_it_is_tells_it_by_its_rulings() -> None:
    meeting = meeting_of(NEITHER_NOR)
    assert meeting.kind == "minutes"
    assert decisions_of(meeting) == [
        "Lars Egholm orienterede om et besøg.",
        "Planen blev vedtaget.",
        "Rådet udsatte punktet til april.",
    ]
