"""Minutes as a portal on the web gives them away: folded titles, buttons between items, odd headings."""

from models.records import DocumentKind, Meeting
from parsers.document import parse_document
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
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


def read(text: str) -> Meeting:
    (meeting,) = parse_minutes(build_flow(build_text(text))).meetings
    return meeting


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
