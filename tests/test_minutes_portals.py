"""Minutes as a portal on the web gives them away: folded titles, buttons between items, odd headings."""

from models.records import DocumentKind
from parsers.document import parse_document
from tests.minutes_told import numbered_titles as titles
from tests.minutes_told import read_only_meeting as read
from tests.paper import build_text

FOLDED = """
Beslutningsprotokol

onsdag den 20. maj 2029 kl. 17:00
Mødested: | Byrådssalen, Nørreby |
Udvalg: | Byrådet |
Medlemmer: | Karen Holm, Jens Friis, Ole Krag |
Bemærkninger: | Der er afbud fra Ole Krag. |

 • Sagsid.: 29/1234, Sagsinitialer: kho

   Indstilling

   Sekretariatet indstiller,

   at Jens Friis vælges.

   Beslutning Byrådet den 20-05-2029

   Godkendt.

 • Sagsid.: 29/99

   Sagsfremstilling

   Nørreby Havn har søgt om tilskud.

   Beslutning Byrådet den 20-05-2029

   Udsat.
"""
NUMBERED = """
20-05-2029 kl. 17:30
Byrådssalen

Medlemmer

Karen Holm (A)

Jens Friis (V)

Nr.97 - Godkendelse af dagsordenen

Beslutning i Kulturudvalget (26-29) den 20-05-2029

Dagsordenen blev godkendt.

Nr.98 - Nyt bibliotek

Sagsnr.: 29/77

Sagsfremstilling

Biblioteket i Vestbro er for lille.
"""
BUTTONS = """
Byrådet - Referat

Dato: 29. maj 2029
Lokale: Byrådssalen, Nørreby Rådhus
Tidspunkt: Kl. 19:00

Indholdsfortegnelse1. Fraværende

Resume

Sagsforløb: BY

Beslutning

Karen Holm.

Til toppen

2. Bemærkninger til dagsordenen

Resume

Sagsforløb: BY

Beslutning

Ingen.

Til toppen
"""
REGION = """
Regionsrådet

Referat
til
mødet i regionsrådet
den 23. maj 2029 kl. 13:30
i Regionssalen, Regionshuset Vesthavn, Havnevej 26, 9999 Vesthavn (tidspunktet afklares)

Sagnr.: 0-3-1-20

1. Ny vedtægt

Forretningsudvalget indstiller,

at vedtægten oversendes til anden behandling.Beslutning fra forretningsudvalget, 21. maj 2029, pkt. 7:

Indstillingen blev tiltrådt.

Sagsfremstilling

Vedtægten er fra 2021.
"""


def kind_of(text: str) -> DocumentKind:
    return parse_document(build_text(text)).kind


def test_items_whose_titles_are_folded_away_begin_with_their_cases() -> None:
    meeting = read(FOLDED)
    assert meeting.body is not None and meeting.body.value == "Byrådet"
    assert meeting.location is not None and meeting.location.value == "Byrådssalen, Nørreby"
    assert [item.title for item in meeting.items] == [None, None]
    assert [item.case_number.value for item in meeting.items if item.case_number] == ["29/1234", "29/99"]
    told = [item.decision_text.value for item in meeting.items if item.decision_text]
    assert told == ["Godkendt.", "Udsat."]
    assert all(item.number.certainty == "inferred" for item in meeting.items)


def test_a_heading_with_the_years_of_its_body_names_the_body() -> None:
    meeting = read(NUMBERED)
    assert meeting.body is not None and meeting.body.value == "Kulturudvalget"
    assert meeting.body.certainty == "inferred"
    assert [item.number.value for item in meeting.items] == ["97", "98"]
    assert kind_of(NUMBERED) == "minutes"


def test_buttons_between_items_are_no_text_of_theirs() -> None:
    meeting = read(BUTTONS)
    assert [(item.number.value, item.title.value) for item in meeting.items if item.title] == [
        ("1", "Fraværende"),
        ("2", "Bemærkninger til dagsordenen"),
    ]
    assert meeting.items[0].decision_text is not None
    assert meeting.items[0].decision_text.value == "Karen Holm."


def test_a_ruling_run_together_with_the_last_point_is_cut_off() -> None:
    meeting = read(REGION)
    assert kind_of(REGION) == "minutes"
    assert meeting.location is not None
    assert meeting.location.value == "Regionssalen, Regionshuset Vesthavn, Havnevej 26, 9999 Vesthavn"
    (item,) = meeting.items
    assert [one.text.value for one in item.recommendations] == [
        "at vedtægten oversendes til anden behandling."
    ]
    assert item.decision_text is not None and item.decision_text.value == "Indstillingen blev tiltrådt."


POINTS = """
Referat

Mandag d. 7 februar 2029, kl. 10:15
MødestedRådssalen
UdvalgÆldreråd

Resume

Dagsordenen skal godkendes.

Indstilling

Forvaltningen indstiller, at

 1. Rådet godkender dagsordenen.

Beslutning

Godkendt.

Resume

Et nyt plejecenter skal have et navn.

Indstilling

Forvaltningen indstiller, at

 1. Rådet vælger et navn.
 2. Navnet offentliggøres.

Beslutning

Udsat.
"""


def test_points_of_what_is_proposed_are_no_items() -> None:
    meeting = read(POINTS)
    assert [item.decision_text.value for item in meeting.items if item.decision_text] == [
        "Godkendt.",
        "Udsat.",
    ]
    assert meeting.location and meeting.location.value == "Rådssalen"
    assert meeting.body and meeting.body.value == "Ældreråd"


EDAGSORDEN = """
UDVALG

Fritidsudvalget

MØDE

Referat

STED

Mødelokale 18, Torvet 1

STARTTIDSPUNKT

17-09-2029 17:15:00

PUNKTER

1. Godkendelse af dagsorden
2. Nyt bibliotek

1. Godkendelse af dagsorden

Godkendelse af dagsorden

Beslutning i Fritidsudvalget den 17-09-2029
Godkendt

2. Nyt bibliotek

Nyt bibliotek

Beslutning i Fritidsudvalget den 17-09-2029
Udsat
"""
UNDER_CASE = """
Dagsordener og referater

Udvalg: Fritidsudvalget
Mødedato: 2. juni 2029
Mødested: Via Skype

Dagsordenpunkter

Sagsnr.: 21.01.00-G01-1-29 Sagsbehandler: Karen Holm

Længere åbningstid på biblioteket

DIR

BYR

X

Sagsresume

Biblioteket har nye åbningstider.
"""


def test_labels_in_capitals_stand_over_what_they_label() -> None:
    meeting = read(EDAGSORDEN)
    assert meeting.body and meeting.body.value == "Fritidsudvalget"
    assert titles(meeting) == [("1", "Godkendelse af dagsorden"), ("2", "Nyt bibliotek")]


def test_a_title_under_the_line_of_its_case() -> None:
    meeting = read(UNDER_CASE)
    assert meeting.kind == "agenda"
    assert titles(meeting) == [("1", "Længere åbningstid på biblioteket")]
    (item,) = meeting.items
    assert item.case_number and item.case_number.value == "21.01.00-G01-1-29"


NUMBER_OVER_TITLE = """
Referat

Torsdag den 16. december 2029 kl. 19:00

Mødested: Mødesalen
Udvalg: Kommunalbestyrelsen
Medlemmer: Karen Holm (T), Jens Friis (O)
Bemærkninger: Godkendelse af dagsorden: Godkendt.
  • 1
    Spørgetid
    Sagsid.:

    BESLUTNING: Kommunalbestyrelsen den 16-12-2029

    Ingen spørgsmål.

  • 2
    Nyt bibliotek
    Sagsid.: 29/12

    BESLUTNING: Kulturudvalget den 09-12-2029

    Anbefales.

    BESLUTNING: Kommunalbestyrelsen den 16-12-2029

    Godkendt.
"""


def test_a_number_stands_over_the_title_and_a_body_and_day_behind_the_word_for_a_decision() -> None:
    meeting = read(NUMBER_OVER_TITLE)
    assert titles(meeting) == [("1", "Spørgetid"), ("2", "Nyt bibliotek")]
    told = [item.decision_text.value for item in meeting.items if item.decision_text]
    assert told == ["Ingen spørgsmål.", "Anbefales.\nGodkendt."]
    bodies = [point.body.value for point in meeting.items[1].decision_points if point.body]
    assert bodies == ["Kulturudvalget", "Kommunalbestyrelsen"]
