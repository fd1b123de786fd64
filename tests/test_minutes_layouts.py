"""Made-up minutes in the layouts that Danish municipalities use, read without any hint of which it is."""

from datetime import date, time

import pytest

from parsers.flow import build_flow
from parsers.minutes.recognition import looks_like_minutes
from tests.minutes_told import decision, numbers, outcomes, titles
from tests.minutes_told import read_minutes as read
from tests.paper import build_text

RUNNING_HEADS = """
Kulturudvalget
Referat
Åbent referat
Dato: 04.12.2019
Side 1

Mødedato: tirsdag den 4. december 2019, kl. 13:00
Mødested: Mødelokale 2, Nørreby Rådhus
Tilstede: Karen Holm (A), Jens Friis (V)
Afbud/Fraværende: Anna Lund (C)
Sekretær: Ole Krag

INDHOLDSFORTEGNELSE
Åbent referat
1. Godkendelse af dagsorden 2
2. Ny svømmehal ved havnen 2
3. Meddelelser 4

Kulturudvalget
Referat
Åbent referat
Dato: 04.12.2019
Side 2

1. Godkendelse af dagsorden
Sagsnr.: 2019-10001
Indstilling
Center for Kultur indstiller, at
A) dagsordenen godkendes
Kulturudvalgets beslutning den 04.12.2019 Punkt 1
Godkendt.
Følgende deltog ikke i behandlingen af punktet:

2. Ny svømmehal ved havnen
Sagsnr.: 2019-28504
Dok.nr.: 2019-203438
Sammendrag
Byen har vokset, og svømmehallen er blevet for lille.
Baggrund
Der er tre muligheder:
1. En ny hal
2. En større hal
3. Ingen hal

Kulturudvalget
Referat
Åbent referat
Dato: 04.12.2019
Side 3

Økonomiske konsekvenser og finansiering
Hallen koster 40 mio. kr.
Bilag
2019-200782 - Skitse af svømmehallen
2019-200783 - Budget for
svømmehallen
Beslutningen træffes af
Byrådet
Indstilling
Center for Kultur indstiller, at
A) forslaget om en ny hal godkendes
B) sagen sendes i høring
Kulturudvalgets beslutning den 04.12.2019 Punkt 2
Sagen udsat til næste møde.

3. Meddelelser
Kulturudvalgets beslutning den 04.12.2019 Punkt 3
Der var ingen meddelelser.
"""


def test_running_heads_and_body_decisions() -> None:
    meeting = read(RUNNING_HEADS).meetings[0]
    assert numbers(meeting) == ["1", "2", "3"]
    assert titles(meeting) == ["Godkendelse af dagsorden", "Ny svømmehal ved havnen", "Meddelelser"]
    assert meeting.date and meeting.date.value == date(2019, 12, 4)
    assert meeting.start and meeting.start.value == time(13, 0)
    assert meeting.body and meeting.body.value == "Kulturudvalget"
    assert [name.value for name in meeting.absent] == ["Anna Lund"]
    assert [name.value for name in meeting.present] == ["Karen Holm", "Jens Friis"]
    assert [outcomes(item) for item in meeting.items] == [["approved"], ["postponed"], ["no_record"]]
    pool = meeting.items[1]
    assert pool.case_number and pool.case_number.value == "2019-28504"
    assert [point.point for point in pool.recommendations] == [1, 2]
    assert [entry.value for entry in pool.listed_attachments] == [
        "2019-200782 - Skitse af svømmehallen",
        "2019-200783 - Budget for svømmehallen",
    ]
    point = pool.decision_points[0]
    assert point.body and point.body.value == "Kulturudvalget"
    assert point.date and point.date.value == date(2019, 12, 4)


CAPITALS = """
Møde i Regionsrådet den 18. september 2018

1. GODKENDELSE AF BUDGET
PUNKTET BEHANDLET TIDLIGERE
Forretningsudvalget den 11. september 2018
ADMINISTRATIONENS INDSTILLING
Administrationen indstiller til regionsrådet,
at budgettet godkendes
at restbeløbet lægges i kassen
RESUME
Budgettet er i balance.
SAGEN AFGØRES AF
Regionsrådet
FORRETNINGSUDVALGETS BESLUTNING
Anbefales.
REGIONSRÅDETS BESLUTNING
Administrationens indstilling blev godkendt.

2. NYT HOSPITAL
RESUME
Tomt indhold
FORRETNINGSUDVALGETS BESLUTNING
Anbefales ikke.
REGIONSRÅDETS BESLUTNING
Forslaget blev forkastet.
"""


def test_decisions_of_two_bodies_in_capitals() -> None:
    meeting = read(CAPITALS).meetings[0]
    assert numbers(meeting) == ["1", "2"]
    assert outcomes(meeting.items[0]) == ["approved", "approved"]
    assert outcomes(meeting.items[1]) == ["rejected", "rejected"]
    bodies = [point.body.value if point.body else None for point in meeting.items[0].decision_points]
    assert bodies == ["Forretningsudvalget", "Regionsrådet"]
    assert len(meeting.items[0].recommendations) == 2


CASE_FIRST = """
Vesterlund Kommune
Byrådet

Mødedato: 27. november 2018
Mødetidspunkt: 17:00
Mødested: Byrådssalen

Sag nr. 129
Salg af grund på Strandvej
Sag 306-2009-600
Åbent
Sagsfremstilling
Kommunen ejer en grund på Strandvej.
Indstilling
Det indstilles,
at grunden sælges
Sagen afgøres i
Byrådet
Beslutning i Økonomiudvalget 20. november 2018:
Indstilles godkendt.
Beslutning i Byrådet 27. november 2018:
Fraværende: Poul Mark (V)
Godkendt. For stemte: A, B og V. Imod stemte: Ø.

Sag nr. 130
Lokalplan for Møllevej
Sagsfremstilling
Planen har været i høring.
Beslutning i Byrådet 27. november 2018:
Fraværende: Poul Mark (V)
Et flertal bestående af A, B og Ø godkendte planen. V stemte imod.
"""


def test_case_numbers_votes_and_absentees() -> None:
    meeting = read(CASE_FIRST).meetings[0]
    assert numbers(meeting) == ["129", "130"]
    assert titles(meeting) == ["Salg af grund på Strandvej", "Lokalplan for Møllevej"]
    assert meeting.municipality and meeting.municipality.value == "Vesterlund Kommune"
    assert [name.value for name in meeting.absent] == ["Poul Mark"]
    sale = meeting.items[0]
    assert sale.case_number and sale.case_number.value == "306-2009-600"
    assert outcomes(sale)[:2] == ["approved", "approved"]
    assert [p.date.value if p.date else None for p in sale.decision_points][:2] == [
        date(2018, 11, 20),
        date(2018, 11, 27),
    ]
    assert sale.votes and [v.value for v in sale.votes.in_favour] == ["A", "B", "V"]
    assert [v.value for v in sale.votes.against] == ["Ø"]
    plan = meeting.items[1]
    assert plan.votes and [v.value for v in plan.votes.in_favour] == ["A", "B", "Ø"]
    assert [v.value for v in plan.votes.against] == ["V"]


LETTERED = """
Referat
Økonomiudvalget
mandag den 1. oktober 2018 kl. 15.00
Mødelokale 1

1. Godkendelse af dagsorden (B)
Kompetence: Økonomiudvalget
Beslutningstema
Udvalget skal godkende dagsordenen.
Indstilling
Forvaltningen indstiller,
1. at dagsordenen godkendes
Beslutning i Økonomiudvalget den 1. oktober 2018:
Fraværende: Ida Bro (A)
Godkendt.

2. Budgetopfølgning (O)
Kompetence: Byrådet
Beslutningstema
Udvalget orienteres om forbruget.
Indstilling
Forvaltningen indstiller,
1. at orienteringen tages til efterretning
2. at restbeløbet overføres til 2019
Beslutning i Økonomiudvalget den 1. oktober 2018:
Ad 1: Taget til efterretning.
Ad 2: Indstillingen blev ikke godkendt.

4. Eventuelt
Beslutning i Økonomiudvalget den 1. oktober 2018:
Intet til referat.
"""


def test_lettered_items_points_and_a_gap() -> None:
    parsed = read(LETTERED)
    meeting = parsed.meetings[0]
    assert numbers(meeting) == ["1", "2", "4"]
    assert meeting.kind == "minutes"
    assert meeting.date and meeting.date.value == date(2018, 10, 1)
    assert [name.value for name in meeting.absent] == ["Ida Bro"]
    assert outcomes(meeting.items[1]) == ["noted", "rejected"]
    assert [p.point for p in meeting.items[1].decision_points] == [1, 2]
    assert outcomes(meeting.items[2]) == ["no_record"]
    assert "minutes.number_gap" in [issue.code for issue in parsed.issues]


EARLY_DECISION = """
Magistraten i Sønderby Kommune
Mødedato: 3. maj 2021
Dagsorden

1. Ny cykelsti
Beslutning
Indstillingen blev godkendt med den ændring, at stien belyses.
Resumé
Der mangler en sti mellem skolen og hallen.
Indstilling
At 1) magistraten godkender cykelstien.
At 2) der afsættes 2 mio. kr. i 2022.
Sagens forløb
Byrådet den 2. marts 2021

2. Leje af lokaler
Beslutning
Sagen henvises til behandling i Teknisk Udvalg. Karen Holm følger op inden 1. juni.
Resumé
Foreningerne mangler lokaler.
Indstilling
At 1) lokalerne lejes.
"""


def test_decision_before_the_case() -> None:
    meeting = read(EARLY_DECISION).meetings[0]
    assert numbers(meeting) == ["1", "2"]
    path, rooms = meeting.items
    assert decision(path) == "Indstillingen blev godkendt med den ændring, at stien belyses."
    assert outcomes(path) == ["approved_with_changes"]
    assert path.decision_points[0].condition and path.decision_points[0].condition.value == "stien belyses"
    assert [p.text.value for p in path.recommendations] == [
        "magistraten godkender cykelstien.",
        "der afsættes 2 mio. kr. i 2022.",
    ]
    assert outcomes(rooms) == ["referred"]
    assert [f.responsible.value for f in rooms.follow_ups] == ["Karen Holm"]
    assert rooms.follow_ups[0].deadline and rooms.follow_ups[0].deadline.value == "inden 1. juni"


NAMED_VOTES = """
Byrådet i Fjordby Kommune
Møde den 19-12-2016 kl. 18.00

Nr.178 - Takster for 2017
Beslutning i Byrådet den 19-12-2016
For: 3 (Karen Holm (A), Jens Friis (B), Anna Lund (V))
Imod: 2 (Ole Krag (Ø), Ida Bro (C))
Godkendt.

Nr.179 - Ny skole
Beslutning i Byrådet den 19-12-2016
Vedtaget. Undlod at stemme 2 (Ole Krag (Ø), Ida Bro (C)).
"""


def test_named_votes() -> None:
    meeting = read(NAMED_VOTES).meetings[0]
    assert numbers(meeting) == ["178", "179"]
    votes = meeting.items[0].votes
    assert votes and [v.value for v in votes.in_favour] == [
        "Karen Holm (A)",
        "Jens Friis (B)",
        "Anna Lund (V)",
    ]
    assert [v.value for v in votes.against] == ["Ole Krag (Ø)", "Ida Bro (C)"]
    other = meeting.items[1].votes
    assert other and [v.value for v in other.abstain] == ["Ole Krag (Ø)", "Ida Bro (C)"]
    assert outcomes(meeting.items[1])[0] == "approved"


CASEWORKERS = """
Teknik- og Miljøudvalget
Dagsorden for møde torsdag den 9. september 2021 kl. 8.30-11.00 i lokale 12

1. Godkendelse af dagsorden
Sagsnr.: 00.01.00-A00-12-21
Sagsbehandler: Mette Dam
Resume
Dagsordenen skal godkendes.

2. Vejbelysning
i landsbyerne
01.02.05-P16-3-21
Sagsbehandler: Bo Kær
Sagsbeskrivelse
Lamperne er gamle.
Bilag:
- Kort over lamper
- Pris på nye lamper

3. Lukket punkt

4. Eventuelt
Sagsbehandler: Mette Dam
"""


def test_agenda_with_caseworkers_and_closed_item() -> None:
    meeting = read(CASEWORKERS).meetings[0]
    assert meeting.kind == "agenda"
    assert numbers(meeting) == ["1", "2", "3", "4"]
    assert meeting.items[1].case_number and meeting.items[1].case_number.value == "01.02.05-P16-3-21"
    assert meeting.items[1].caseworker and meeting.items[1].caseworker.value == "Bo Kær"
    assert [e.value for e in meeting.items[1].listed_attachments] == [
        "Kort over lamper",
        "Pris på nye lamper",
    ]
    assert meeting.items[2].closed
    assert meeting.start and meeting.start.value == time(8, 30)
    assert meeting.end and meeting.end.value == time(11, 0)


@pytest.mark.parametrize("text", [RUNNING_HEADS, CAPITALS, CASE_FIRST, LETTERED, EARLY_DECISION, NAMED_VOTES])
def test_minutes_are_told_from_other_paper(text: str) -> None:
    assert looks_like_minutes(build_flow(build_text(text))) >= 0.2
