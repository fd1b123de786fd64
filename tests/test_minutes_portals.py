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


LISTED = """
Referat
Kommunalbestyrelsen
20-05-2029 kl. 18:00
kommunalbestyrelsessalen, Torvet 26, Nørreby
Dagsordenspunkter

  åbent 1 Fraværende og bemærkninger
  åbent 2 Anmodning om udtræden
  lukket 101 Lukket punkt: udbud

Til indholdsfortegnelse

 Åbent  punkt

 1  Fraværende og bemærkninger

00.01.00P35-0098

Fraværende

Karen Holm

 Åbent  punkt

 2  Anmodning om udtræden

00.01.00A30-0083

Resumé

Jens Friis anmoder om at udtræde.
"""
GLUED = """
Natur og fritids møde den 17. april 2029

Ekstraordinært møde - Mødelokale F7 kl. 12.00

Referat

38Godkendelse af dagsorden

Beslutning

Godkendt

39Flytning af tandklinikken

Resume

Klinikken har for lidt plads.
"""
STANDING = """
Dagsorden til møde nr. 6 i Vestbro Menighedsråd, den 15. maj 2029, kl. 18:30 i sognegården

1. Fraværende: Karen Holm

2. Bemærkninger til dagsordenen:

3. Kvartalsrapport for 1. kvartal
Rapporten gennemgås.

4. Orientering fra formanden.

5. Orientering fra præsten.

6. Orientering fra kassereren.

7. Eventuelt.
"""
PADDED = """
Mødereferat

d.: 10-05-2029 kl.: 16:30 til 18:30 :

Vejudvalg

01 Bemærkninger til dagsordenen

Referat:

Godkendt

02 Godkendelse af referat fra mødet den 18.03.2029

Referat:

Godkendt

03 Orientering om arbejdet

a) Affaldsgruppen
"""
AGAIN = """
Referat
Planudvalget mandag den 26. maj 2029 kl. 17:00

Resume

Kvartalets opfølgning.

Indstilling

at orienteringen tages til efterretning.

Beslutning

Tiltrådt.

Bilag

Sagsfremstilling

Lauget ønsker foretræde.

Beslutning

Gennemført.

Resume

Legepladsen er slidt.

Beslutning

Udsat.
"""
SINGLE = """
Mødedato: 12.05.2029, kl. 17:30
Mødested: Byrådssalen

Ny legeplads ved havnen

Indstilling

at pladsen anlægges.

Beslutning

Godkendt.
"""


def titles(meeting: Meeting) -> list[tuple[str, str | None]]:
    return [(item.number.value, item.title.value if item.title else None) for item in meeting.items]


def test_numbers_alone_are_heads_where_the_contents_say_so() -> None:
    meeting = read(LISTED)
    assert titles(meeting) == [
        ("1", "Fraværende og bemærkninger"),
        ("2", "Anmodning om udtræden"),
        ("101", "Lukket punkt: udbud"),
    ]
    assert [item.closed for item in meeting.items] == [False, False, True]
    assert meeting.items[0].case_number and meeting.items[0].case_number.value == "00.01.00P35-0098"
    assert meeting.location and meeting.location.value == "kommunalbestyrelsessalen, Torvet 26, Nørreby"


def test_numbers_glued_to_their_titles_and_a_body_that_has_no_word_for_it() -> None:
    meeting = read(GLUED)
    assert titles(meeting) == [("38", "Godkendelse af dagsorden"), ("39", "Flytning af tandklinikken")]
    assert meeting.body and meeting.body.value == "Natur og fritid"
    assert meeting.location and meeting.location.value == "Mødelokale F7"


def test_an_agenda_without_heading_words_is_known_by_the_items_on_every_agenda() -> None:
    meeting = read(STANDING)
    assert [item.number.value for item in meeting.items] == list("1234567")
    assert meeting.location and meeting.location.value == "sognegården"


def test_a_letter_with_a_numbered_list_is_no_agenda() -> None:
    letter = (
        "Nørreby, den 3. maj 2029\n\nKære Karen Holm\n\nVi mangler:\n\n1. Kort\n\n2. Fuldmagt\n\n3. Skøde\n"
    )
    assert parse_minutes(build_flow(build_text(letter))).meetings == ()


def test_padded_numbers_and_a_last_item_without_a_word_under_it() -> None:
    meeting = read(PADDED)
    assert [item.number.value for item in meeting.items] == ["1", "2", "3"]


def test_items_without_number_title_and_case_begin_where_the_headings_come_again() -> None:
    meeting = read(AGAIN)
    assert [item.decision_text.value for item in meeting.items if item.decision_text] == [
        "Tiltrådt.",
        "Gennemført.",
        "Udsat.",
    ]


def test_a_paper_of_one_item_has_its_title_above_the_first_heading() -> None:
    assert titles(read(SINGLE)) == [("1", "Ny legeplads ved havnen")]


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
CELLS = """
Referat
Møde i Kulturudvalget
fredag den 14. august 2029 kl. 09:30

Indholdsfortegnelse åbent møde

1.

Godkendelse af dagsorden

5

2.

Nyt bibliotek

46

1. Godkendelse af dagsorden

Beslutning i Kulturudvalget fredag den 14. august 2029, pkt. 1

Godkendt.

2. Nyt bibliotek

Beslutning i Kulturudvalget fredag den 14. august 2029, pkt. 2

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


def test_contents_whose_number_title_and_page_stand_on_lines_of_their_own() -> None:
    meeting = read(CELLS)
    assert titles(meeting) == [("1", "Godkendelse af dagsorden"), ("2", "Nyt bibliotek")]
    assert [item.decision_text.value for item in meeting.items if item.decision_text] == [
        "Godkendt.",
        "Udsat.",
    ]


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
BARE_CONTENTS = """
Handicaprådet

Onsdag den 25-10-2029 kl. 16:15

Indholdsfortegnelse:

Åbne
36 Høring: Forslag til lokalplan 512 -
boliger ved Møllebakken
37 Høring: Lokalplan 315 for hotel

Godkendelse af dagsorden:
Godkendt

36. Høring: Forslag til lokalplan 512 - boliger ved Møllebakken

Sagsfremstilling
Rådet afgiver et svar.
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


def test_contents_of_bare_numbers_tell_items_that_have_no_text() -> None:
    assert titles(read(BARE_CONTENTS)) == [
        ("36", "Høring: Forslag til lokalplan 512 - boliger ved Møllebakken"),
        ("37", "Høring: Lokalplan 315 for hotel"),
    ]


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
