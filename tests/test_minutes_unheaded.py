"""Minutes of portals whose items lack numbers, titles or headings, and contents in odd forms."""

from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import numbered_titles as titles
from tests.minutes_told import read_only_meeting as read
from tests.paper import build_text

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

Ekstraordinært møde - Mødelokale B2 kl. 12.00

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
    assert meeting.location and meeting.location.value == "Mødelokale B2"


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


def test_contents_whose_number_title_and_page_stand_on_lines_of_their_own() -> None:
    meeting = read(CELLS)
    assert titles(meeting) == [("1", "Godkendelse af dagsorden"), ("2", "Nyt bibliotek")]
    assert [item.decision_text.value for item in meeting.items if item.decision_text] == [
        "Godkendt.",
        "Udsat.",
    ]


BARE_CONTENTS = """
Handicaprådet

Onsdag den 25-10-2029 kl. 16:15

Indholdsfortegnelse:

Åbne
36 Høring: Forslag til lokalplan 9.04 -
boliger ved Møllebakken
37 Høring: Lokalplan 315 for hotel

Godkendelse af dagsorden:
Godkendt

36. Høring: Forslag til lokalplan 9.04 - boliger ved Møllebakken

Sagsfremstilling
Rådet afgiver et svar.
"""


def test_contents_of_bare_numbers_tell_items_that_have_no_text() -> None:
    assert titles(read(BARE_CONTENTS)) == [
        ("36", "Høring: Forslag til lokalplan 9.04 - boliger ved Møllebakken"),
        ("37", "Høring: Lokalplan 315 for hotel"),
    ]
