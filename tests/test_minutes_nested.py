"""Meetings whose papers hold other meetings, and paper that is no meeting."""

from datetime import date

from parsers.flow import build_flow
from parsers.minutes.recognition import looks_like_minutes
from tests.minutes_told import numbers, outcomes, titles
from tests.minutes_told import read_minutes as read
from tests.paper import build_text

NESTED = """
Direktionsmøder 2024 (Direktionsmøde d. 12. marts)

12-03-2024 09:00 - 10:30

Mødelokale Birk

Information: Ida er ordstyrer.

Indhold

Kategori - Beslutninger

Punkt 1: Dagsorden 1
Punkt 2: Referat 1
Punkt 3: Nyt it-system til skolerne (10 min) 2

Kategori - Orientering

Punkt 4: Orientering om udvalgsmødet 3
Punkt 5: Eventuelt 4

Punkt 1: Dagsorden

.

Beslutning for Punkt 1: Dagsorden

Godkendt. Ole Krag meldte afbud.

Punkt 2: Referat

.

Beslutning for Punkt 2: Referat

Godkendt uden bemærkninger.

Direktionsmøder 2024 (Direktionsmøde d. 5. marts)

05-03-2024 09:00 - 10:30

Mødelokale Birk

Punkt 1: Dagsorden

Beslutning for Punkt 1: Dagsorden

Godkendt.

Punkt 2: Ferieplan

Beslutning for Punkt 2: Ferieplan

- Planen blev drøftet.
- HR følger op.

Punkt 3: Nyt it-system til skolerne (10 min)

.

Beslutning for Punkt 3: Nyt it-system til skolerne (10 min)

at 1) direktionen godkendte indkøbet med bemærkning om, at prisen skal holdes.

at 2) direktionen tog tidsplanen til efterretning.

Bemærkninger

- Nogen spurgte til licenserne.

Indstilling til direktionen

INDSTILLING

Det indstilles,

1. at direktionen godkender indkøbet.

2. at direktionen tager tidsplanen til efterretning.

BILAG

Bilag 1: Tilbud på it-system

Bilag 2: Tidsplan

Sagsbehandler: Bo Kær

Punkt 3, Bilag 1: Tilbud på
it-system

Punkt 4: Orientering om udvalgsmødet

.

Børneudvalgsmøde

Mødedato: 20. marts 2024
Mødetid: Kl. 16.15 – 18.00
Mødested: Rådhuset, lokale 7

Dagsorden kort:

1. Godkendelse af dagsorden
2. Besøg på skole
3. Evt.

1. Godkendelse af dagsorden

Ansvarlig: Karen Holm

Tid: 16.15 – 16.20 (5 min.)

2. Besøg på skole

Ansvarlig: Jens Friis

Tid: 16.20 – 17.50 (90 min.)

Bilag:
- Kort over skolen

3. Evt.

Ansvarlig: Karen Holm

Tid: 17.50 – 18.00 (10 min.)

Beslutning for Punkt 4: Orientering om udvalgsmødet

Direktionen tog orienteringen til efterretning.

Punkt 5: Eventuelt

Beslutning for Punkt 5: Eventuelt

Punktet udgik.
"""


def test_nested_meetings_keep_their_numbers() -> None:
    outer, minutes, agenda = read(NESTED).meetings
    assert numbers(outer) == ["1", "2", "3", "4", "5"]
    assert outer.body and outer.body.value == "Direktionsmøde"
    assert outer.information and outer.information.value == "Ida er ordstyrer."
    assert outer.location and outer.location.value == "Mødelokale Birk"
    assert [name.value for name in outer.absent] == ["Ole Krag"]
    assert [item.category.value if item.category else None for item in outer.items][:4] == [
        "Beslutninger",
        "Beslutninger",
        "Beslutninger",
        "Orientering",
    ]
    assert minutes.nested_in_item and minutes.nested_in_item.item_number == "2"
    assert minutes.date and minutes.date.value == date(2024, 3, 5)
    assert titles(minutes) == ["Dagsorden", "Ferieplan"]
    assert [f.responsible.value for f in minutes.items[1].follow_ups] == ["HR"]
    assert agenda.nested_in_item and agenda.nested_in_item.item_number == "4"
    assert agenda.kind == "agenda"
    assert agenda.body and agenda.body.value == "Børneudvalget"
    assert [item.duration_min.value if item.duration_min else None for item in agenda.items] == [5, 90, 10]
    system = outer.items[2]
    assert outcomes(system) == ["approved_with_changes", "noted"]
    assert [(a.number.value, a.title.value) for a in system.attachments] == [("1", "Tilbud på it-system")]
    assert [e.value for e in system.listed_attachments] == [
        "Bilag 1: Tilbud på it-system",
        "Bilag 2: Tidsplan",
    ]
    assert [p.point for p in system.recommendations] == [1, 2]
    assert outcomes(outer.items[3]) == ["noted"]
    assert outcomes(outer.items[4]) == ["withdrawn"]


def test_minutes_that_hold_others_are_told_from_other_paper() -> None:
    assert looks_like_minutes(build_flow(build_text(NESTED))) >= 0.2


def test_a_recipe_is_no_meeting() -> None:
    parsed = read("Boller\n1. Bland mel og vand.\n2. Ælt dejen.\n3. Bag i 20 minutter.\n")
    assert parsed.meetings == ()


ANNEX_LISTS = """
Miljøudvalget
Referat
Mødedato: 3. maj 2021
Mødested: Rådhuset

Indholdsfortegnelse
01. Godkendelse af dagsorden ........ 1
02. Støj fra havnen og forslag til nye regler for lastning om natten og
i weekenden ........ 1
03. Salg af grund - LUKKET ........ 2

1. Godkendelse af dagsorden
Sag 516-2021-4698 Dok. 516-2021-3309 Initialer: KHO Åbent
Beslutning
Godkendt.

2. Støj fra havnen og forslag til nye regler for lastning om natten og
i weekenden
Sag 516-2021-4699 Dok. 516-2021-3310 Initialer: KHO Åbent
Sagsfremstilling
Der er tre forslag:
1. Ingen lastning om natten
2. Kun lastning i weekenden
3. Frivillige aftaler
Indstilling
Det indstilles, at reglerne sendes i høring.
Bilag
1. Målinger
2. Tidsplan
Beslutning
Miljøudvalgets beslutning den 12. april 2021
1. april 2021: Udsat.
3. maj 2021: Godkendt.

3. Salg af grund - LUKKET
"""


def test_lists_are_no_meetings_and_dated_points() -> None:
    read_paper = read(ANNEX_LISTS)
    assert len(read_paper.meetings) == 1
    meeting = read_paper.meetings[0]
    noise = "Støj fra havnen og forslag til nye regler for lastning om natten og i weekenden"
    assert titles(meeting) == ["Godkendelse af dagsorden", noise, "Salg af grund"]
    assert [item.closed for item in meeting.items] == [False, False, True]
    assert meeting.items[0].case_number and meeting.items[0].case_number.value == "516-2021-4698"
    assert meeting.items[0].caseworker and meeting.items[0].caseworker.value == "KHO"
    points = meeting.items[1].decision_points
    assert [(p.text.value, p.date and p.date.value) for p in points] == [
        ("Udsat.", date(2021, 4, 1)),
        ("Godkendt.", date(2021, 5, 3)),
    ]
    assert len(meeting.items[1].listed_attachments) == 2
