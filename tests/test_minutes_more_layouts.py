"""More made-up layouts: running case numbers, old protocols, packs with memos to other bodies."""

from datetime import date, time

from tests.minutes_told import numbers, outcomes
from tests.minutes_told import read_minutes as read

COMPETENCE = """
Engby Kommune
Kommunalbestyrelsen
Protokol
Møde onsdag den 25. september 2019 kl. 19.00

Medlemmer: Karen Holm (A), Jens Friis (C), Ole Krag (F)
Fraværende: Ida Bro (V)

Sag nr. 129 Takster for daginstitutioner
Beslutningskompetence: KB
Sagens kerne
Taksterne skal fastsættes.
Indstilling
Forvaltningen indstiller, at taksterne godkendes.
Børneudvalget, 10. september 2019, pkt. 65: Anbefales.
Beslutning
Godkendt.

Sag nr. 130 Ny legeplads
Beslutningskompetence: KB
Sagens kerne
Parken mangler en legeplads.
Indstilling
Forvaltningen indstiller, at legepladsen bygges i 2020.
Beslutning
Sagen tilbagesendes til Teknisk Udvalg.
"""


def test_running_case_numbers_with_competence() -> None:
    meeting = read(COMPETENCE).meetings[0]
    assert numbers(meeting) == ["129", "130"]
    assert meeting.body and meeting.body.value == "Kommunalbestyrelsen"
    assert meeting.date and meeting.date.value == date(2019, 9, 25)
    assert meeting.start and meeting.start.value == time(19, 0)
    assert [name.value for name in meeting.absent] == ["Ida Bro"]
    assert len(meeting.present) == 3
    assert [outcomes(item) for item in meeting.items] == [["approved"], ["referred"]]
    assert "legepladsen bygges i 2020" in meeting.items[1].recommendations[0].text.value


ABSENCE_FIRST = """
Referat - åben dagsorden
Fritidsudvalget
Mødedato: 14. august 2014
Mødested: Fritidscentret, mødelokale 2
Starttidspunkt: 15.30
Sluttidspunkt: 17.45

Pkt. 1 Fraværende
Beslutning
Fraværende: Poul Mark

Pkt. 2 Tilskud til spejderne
J.nr.: 18.15.00G01-0012
Resume
Spejderne søger 20.000 kr.
Sagsforløb: FRU
Indstilling
Direktionen foreslår, at ansøgningen imødekommes.
Beslutning
Udvalget vedtog at udsætte sagen.
Fraværende: Poul Mark

Pkt. 3 Orientering fra formanden
Beslutning
Orienteringen blev taget til efterretning. Formanden vender tilbage på næste møde.
Fraværende: Poul Mark

Mødet hævet kl. 17.40
"""


def test_absence_item_and_labels() -> None:
    meeting = read(ABSENCE_FIRST).meetings[0]
    assert numbers(meeting) == ["1", "2", "3"]
    assert [name.value for name in meeting.absent] == ["Poul Mark"]
    assert meeting.start and meeting.start.value == time(15, 30)
    assert meeting.end and meeting.end.value == time(17, 45)
    assert outcomes(meeting.items[1]) == ["postponed"]
    assert outcomes(meeting.items[2]) == ["noted"]


OLD_PROTOCOL = """
Sundby Kommune
Teknisk Udvalg
Referat af mødet onsdag den 15-maj-2002 kl. 16.30

ÅBNE SAGER

Til behandling - for åbne døre

Nr. 41 Kloakering af Engvej
J.nr.: 06.01.00P20
Sagsfremstilling
Vejen har ingen kloak.
Beslutning
Tiltrådt.

Nr. 42 Salg af traktor
Sagsfremstilling
Traktoren er fra 1979.
Beslutning
Bortfaldt.

LUKKEDE SAGER

Nr. 43 Lukket punkt
"""


def test_old_protocol_with_open_and_closed_cases() -> None:
    meeting = read(OLD_PROTOCOL).meetings[0]
    assert numbers(meeting) == ["41", "42", "43"]
    assert meeting.date and meeting.date.value == date(2002, 5, 15)
    assert [outcomes(item) for item in meeting.items[:2]] == [["approved"], ["withdrawn"]]
    assert meeting.items[2].closed


OTHER_BODY = """
Rådmandsmøde (Rådmandsmøde d. 7. oktober)

07-10-2024 10:00 - 11:00

Indhold

Punkt 1: Byrådsindstilling om nyt plejehjem (10 min) 1
Punkt 2: Bordet rundt 5

Punkt 1: Byrådsindstilling om nyt plejehjem (10 min)

.

Beslutning for Punkt 1: Byrådsindstilling om nyt plejehjem (10 min)

at 1) rådmanden godkendte, at indstillingen sendes til byrådet.

Økonomi følger op.

Indstilling til rådmanden

INDSTILLING

Det indstilles,

1. at rådmanden godkender, at indstillingen sendes til byrådet.

BILAG

Bilag 1: Byrådsindstilling om nyt plejehjem

Sagsbehandler: Bo Kær

Indstilling

Til Nørreby Byråd via Magistraten
Fra Sundhed og Omsorg
Dato 1. oktober 2024

Nyt plejehjem

1. Resume

Kommunen mangler plejeboliger.

2. Beslutningspunkter

Det indstilles,

At 1) byggeriet af plejehjemmet godkendes.

At 2) der gives en anlægsbevilling på 80 mio. kr.

3. Baggrund

Flere bliver gamle.

Punkt 2: Bordet rundt

Beslutning for Punkt 2: Bordet rundt

Intet til referat.
"""


def test_points_of_a_memo_to_another_body_are_kept_apart() -> None:
    meeting = read(OTHER_BODY).meetings[0]
    assert numbers(meeting) == ["1", "2"]
    home = meeting.items[0]
    assert home.decision_text and home.decision_text.value.endswith("Økonomi følger op.")
    assert [f.responsible.value for f in home.follow_ups] == ["Økonomi"]
    assert [p.text.value for p in home.recommendations] == [
        "at rådmanden godkender, at indstillingen sendes til byrådet."
    ]
    assert [p.text.value for p in home.nested_recommendations] == [
        "byggeriet af plejehjemmet godkendes.",
        "der gives en anlægsbevilling på 80 mio. kr.",
    ]
    assert home.caseworker and home.caseworker.value == "Bo Kær"
    assert outcomes(meeting.items[1]) == ["no_record"]


PLAIN = """
Referat fra Handicaprådet
Tirsdag den 2. april 2024 kl. 14.00-16.00 på Rådhuset

Til stede: Karen Holm, Jens Friis
Afbud: Anna Lund

1. Velkomst og godkendelse af dagsorden
Dagsordenen blev godkendt.

2. Tilgængelighed på stationen
Rådet drøftede forholdene på stationen. Karen Holm kontakter banen senest den 1. maj.

3. Eventuelt
Intet.
"""


def test_plain_minutes_without_heading_words() -> None:
    meeting = read(PLAIN).meetings[0]
    assert numbers(meeting) == ["1", "2", "3"]
    assert meeting.kind == "minutes"
    assert [name.value for name in meeting.absent] == ["Anna Lund"]
    assert [outcomes(item) for item in meeting.items] == [["approved"], ["discussed"], ["no_record"]]
    assert [f.responsible.value for f in meeting.items[1].follow_ups] == ["Karen Holm"]
