"""What stands between two items: rows above a heading, titles above a number, page marks, running lines."""

from tests.minutes_told import read_meeting as read
from tests.minutes_told import rulings

CASE_ABOVE = """
Referat
til mødet i Udvalget for Veje
den 22. juni 2020 kl. 17:30

Åbne dagsordenspunkter

85.02.02-G01-5-17

131. Godkendelse af dagsorden

Beslutning

Dagsordenen blev godkendt.

Fraværende: Ida Bro (C).

02.34.02-P19-12-20

132. Ny sti ved Engvej

Indstilling

Direktøren indstiller, at stien anlægges.

Beslutning

Godkendt.

Fraværende: Ida Bro (C).

Lukkede dagsordenspunkter

88.00.00-G01-9-20

133. Udbud
"""


def test_a_case_number_above_its_heading_is_not_the_last_items() -> None:
    meeting = read(CASE_ABOVE)
    cases = [item.case_number.value for item in meeting.items if item.case_number]
    assert cases == ["85.02.02-G01-5-17", "02.34.02-P19-12-20", "88.00.00-G01-9-20"]
    assert rulings(meeting) == [
        "Dagsordenen blev godkendt.\nFraværende: Ida Bro (C).",
        "Godkendt.\nFraværende: Ida Bro (C).",
        None,
    ]


TITLE_ABOVE = """
Økonomiudvalget
18-09-2024
Meddelelser
Sag nr. 162
Beslutningskompetence: ØU
Sagens kerne
Der er tre meddelelser.
Beslutning
Taget til efterretning.
Lokalplan 54 ved Engvej
Sag nr. 163
Beslutningskompetence: KB
Indstilling
at planen vedtages.
Beslutning
Godkendt.
Lukket punkt. Salg af areal
Sag nr. 164
"""


def test_titles_above_their_numbers() -> None:
    meeting = read(TITLE_ABOVE)
    titles = [(item.number.value, item.title.value) for item in meeting.items if item.title]
    assert titles == [
        ("162", "Meddelelser"),
        ("163", "Lokalplan 54 ved Engvej"),
        ("164", "Lukket punkt. Salg af areal"),
    ]
    assert rulings(meeting) == ["Taget til efterretning.", "Godkendt.", None]
    assert [item.closed for item in meeting.items] == [False, False, True]


def test_numbers_of_two_pages_with_the_same_line_above() -> None:
    text = CASE_ABOVE.replace(
        "Beslutning\n\nGodkendt.", "Beslutning\n\nGodkendt.\n\nUdskrift 4410\n1\n\nSom plan 2."
    )
    meeting = read(f"{text}\nUdskrift 4410\n2\n")
    assert rulings(meeting)[1] == "Godkendt.\nSom plan 2.\nFraværende: Ida Bro (C)."


def test_a_date_may_break_before_its_year() -> None:
    meeting = read(CASE_ABOVE.replace("den 22. juni 2020 kl. 17:30", "onsdag den 22. juni\n2020 kl. 17:30"))
    assert meeting.date is not None and meeting.date.value.isoformat() == "2020-06-22"


BESIDE = """
Referat af møde i Byrådet tirsdag den 24. april 2007 kl. 19.00
1. Vintertjeneste
Sagsfremstilling Der var 41 udkald i vinter mod 67 i et normalt år.
Beslutning Taget til efterretning.
Byrådet den 24. april 2007 1/2
2. Ny bro
Sagsfremstilling Broen er fra 1952. Beslutning om en ny bro blev udsat i 2005.
Den koster 1,4 mio. kr.
Indstilling Forvaltningen indstiller, at broen udskiftes.
Beslutning Godkendt.
Bilag Overslag over broen
Formandens initialer: _____
Byrådet den 24. april 2007 2/2
"""


def test_headings_that_stood_beside_their_text_are_told_from_it() -> None:
    meeting = read(BESIDE)
    assert rulings(meeting) == ["Taget til efterretning.", "Godkendt."]
    assert [name.value for name in meeting.items[1].listed_attachments] == ["Overslag over broen"]


def test_annexes_that_count_up_below_one_another_are_no_feet() -> None:
    text = BESIDE.replace(
        "Bilag Overslag over broen", "Bilag\nTegning af broen side 1\nTegning af broen side 2"
    )
    listed = read(text).items[1].listed_attachments
    assert [name.value for name in listed] == ["Tegning af broen side 1", "Tegning af broen side 2"]


def test_one_heading_word_before_a_capital_is_no_margin() -> None:
    text = BESIDE.replace("Sagsfremstilling ", "").replace("Bilag Overslag", "Overslag")
    meeting = read(text.replace("Beslutning Taget", "Beslutning\nTaget"))
    assert rulings(meeting)[0] == "Taget til efterretning."


def test_numbers_of_items_in_forms_less_common() -> None:
    for form in ("[{}] {}", "Punkt nr. {} på dagsordenen: {}", "Ad {}/2017. {}"):
        titles = ("Vintertjeneste", "Ny bro", "Eventuelt")
        lines = ["Referat af møde i Byrådet tirsdag den 24. april 2017 kl. 19.00"]
        if form.startswith("Ad"):
            lines += ["Dagsorden", *[f"{n}/2017. {title}" for n, title in enumerate(titles, 1)]]
        for n, title in enumerate(titles, 1):
            lines += ["", form.format(n, title), "Protokol", "Fraværende: Ida Bro", "Godkendt."]
        meeting = read("\n".join(lines))
        assert [item.title.value for item in meeting.items if item.title] == list(titles), form
        assert rulings(meeting) == ["Fraværende: Ida Bro\nGodkendt."] * 3, form


def test_a_body_whose_name_ends_in_udvalg_is_one_line() -> None:
    text = CASE_ABOVE.replace("Beslutning\n", "Teknisk Udvalg:\n").replace(
        "Udvalget for Veje", "Teknisk Udvalg"
    )
    meeting = read(text)
    assert meeting.body is not None and meeting.body.value.startswith("Teknisk Udvalg")
    assert rulings(meeting)[1] == "Godkendt.\nFraværende: Ida Bro (C)."


CHAIN = """
Referat af møde i Byrådet tirsdag den 24. april 2007 kl. 19.00
1. Vintertjeneste
Sagsfremstilling
Der var 41 udkald i vinter.

Økonomiudvalget 17-04-2007
Anbefales.

Byrådet:
Godkendt.
2. Ny bro
Sagsfremstilling
Broen er fra 1952.

Økonomiudvalget 17-04-2007
Anbefales.

Byrådet:
Udsat.
"""


def test_bodies_in_turn_each_decide_under_their_name() -> None:
    assert rulings(read(CHAIN)) == ["Anbefales.\nGodkendt.", "Anbefales.\nUdsat."]


def test_a_body_and_its_day_may_stand_over_who_was_absent() -> None:
    text = CHAIN.replace("Økonomiudvalget 17-04-2007\nAnbefales.\n\n", "")
    text = text.replace("Byrådet:", "Byrådet, den 24. april 2007:\nFraværende: Ida Bro")
    assert rulings(read(text)) == ["Fraværende: Ida Bro\nGodkendt.", "Fraværende: Ida Bro\nUdsat."]


def test_a_case_may_stand_between_the_number_and_the_title() -> None:
    lines = ["Referat af møde i Byrådet tirsdag den 24. april 2007 kl. 19.00"]
    for n, title in enumerate(("Vintertjeneste", "Ny bro", "Omlægning af vej 512"), 1):
        lines += [
            "",
            f"Sag nr. {n}",
            f"J.nr. 8-50-{n}-97",
            title,
            "",
            "Sagen er forelagt.",
            "Bilag:",
            "Skitse",
        ]
        lines += ["", "BYRÅDETS BESLUTNING:", "Godkendt.", "Fmd. init.: ..."]
    meeting = read("\n".join(lines))
    assert [item.title.value for item in meeting.items if item.title][2] == "Omlægning af vej 512"
    assert [item.case_number.value for item in meeting.items if item.case_number] == [
        "8-50-1-97", "8-50-2-97", "8-50-3-97",
    ]  # fmt: skip
    assert rulings(meeting) == ["Godkendt."] * 3


def test_a_case_over_the_first_item_is_no_rest_of_the_contents() -> None:
    text = CASE_ABOVE.replace(
        "Åbne dagsordenspunkter\n",
        "Indholdsfortegnelse\n131. Godkendelse af dagsorden\n132. Ny sti ved Engvej\n133. Udbud",
    )
    title = read(text.replace("Udbud\n\n85", "Udbud\n85")).items[2].title
    assert title is not None and title.value == "Udbud"


CLOSED_BY_WHO = """
Referat af møde i Regionsrådet mandag den 25. november 2019 kl. 15
Medlemmer fraværende: Ida Bro

1. Ordning for hjertestart

Det indstilles:
At ordningen føres videre, og
At udgiften finansieres af rammen.

Beslutning
Godkendt.
Sagen er afgjort af: Regionsrådet

Dokumenter i sagen
Kort over dækning

2. Eventuelt

Beslutning
Intet.
"""


def test_what_closes_an_item_is_no_part_of_its_decision() -> None:
    meeting = read(CLOSED_BY_WHO)
    first = meeting.items[0]
    assert rulings(meeting) == ["Godkendt.", "Intet."]
    assert [name.value for name in first.listed_attachments] == ["Kort over dækning"]
    assert [point.text.value for point in first.recommendations] == [
        "At ordningen føres videre, og",
        "At udgiften finansieres af rammen.",
    ]
    assert [name.value for name in meeting.absent] == ["Ida Bro"]
