"""Which papers are taken for minutes or agendas, by marks that no single layout has."""

from models.records import Meeting
from parsers.document import parse_document
from parsers.flow import build_flow
from parsers.minutes.recognition import looks_like_minutes
from tests.minutes_told import numbered_titles as titles
from tests.paper import build_text

PORTAL = """
Dagsordener og referater

Her kan du læse papirerne fra kommunens møder.

Læs papirer til og med den 3. maj 2026

Printvenlig version

Udvalg: Natur- og Havneudvalg

Dato: Tirsdag den 15. maj 2029

Tid: Kl. 17:30

Sted: lokale 4

Indkaldelse :

 • Formand Karen Holm (F)
 • Jens Friis (A)

Indholdsfortegnelse

1. Tema - Besøg fra havnen
2. Ny mole ved fyret
3. Eventuelt

1. Tema - Besøg fra havnen

Anledning

Besøg fra havnen.
"""
LISTED = """
Dagsordenspunkter

  åbent 1 Valg til havnerådet
  åbent 2 Årsberetning 2028
  lukket 3 Lukket punkt

 1                  Valg til havnerådet

Sagsfremstilling

Karen Holm udtræder af havnerådet.
"""
LETTER = """
Nørreby Havn
Dato: 3. maj 2029
Til: Karen Holm

Tak for dit brev. Vi har set på tre ting.

1. Molen
Den skal males.

2. Fyret
Det lyser.
"""
PARISH = """
14. august 2029 (ekstraordinær)

REFERAT

Deltagere: Karen Holm, Jens Friis og Anna Lund.

1. Godkendelse af dagsorden.
Dagsorden godkendt.

2. Brev fra naboer til haven.
Karen Holm taler med dem.

3. Eventuelt.
Intet
"""


def read(text: str) -> Meeting:
    """The one meeting of a paper that nobody said was minutes."""
    (meeting,) = parse_document(build_text(text)).meetings
    return meeting


def test_a_labelled_head_tells_a_meeting_and_its_day() -> None:
    meeting = read(PORTAL)
    assert titles(meeting) == [
        ("1", "Tema - Besøg fra havnen"),
        ("2", "Ny mole ved fyret"),
        ("3", "Eventuelt"),
    ]
    assert meeting.body is not None and meeting.body.value == "Natur- og Havneudvalg"
    assert meeting.date is not None and meeting.date.value.isoformat() == "2029-05-15"


def test_contents_that_say_what_is_open_tell_an_agenda() -> None:
    meeting = read(LISTED)
    assert [(item.number.value, item.closed) for item in meeting.items] == [
        ("1", False),
        ("2", False),
        ("3", True),
    ]


def test_a_letter_with_a_date_and_a_receiver_is_no_meeting() -> None:
    assert looks_like_minutes(build_flow(build_text(LETTER))) == 0
    assert parse_document(build_text(LETTER)).kind == "other"


def test_a_day_over_items_of_every_agenda_tells_a_meeting() -> None:
    assert titles(read(PARISH)) == [
        ("1", "Godkendelse af dagsorden."),
        ("2", "Brev fra naboer til haven."),
        ("3", "Eventuelt."),
    ]


def test_statutes_without_a_day_are_no_meeting() -> None:
    text = "Vedtægter\n\n§ 5. På mødet behandles:\n\n1. Godkendelse af referat\n2. Budget\n3. Eventuelt\n"
    assert parse_document(build_text(text)).kind == "other"
