"""Lists of contents: what in them is a page number, which lines they lend to items and which not."""

from tests.minutes_told import numbered_titles, read_minutes, rulings
from tests.minutes_told import read_meeting as read

AD = """
Beredskabet
Referat af møde torsdag den 23. marts 2017 kl. 9.00

Dagsorden:

1. Godkendelse af referat
2. Regnskab 2016
3. Eventuelt

Ad 1. Godkendelse af referat

Beslutning:
Godkendt.

Ad 2. Regnskab 2016

Beslutning:
Punkt 1 godkendt.
Punkt 2 kunne ikke tiltrædes.

Ad 3. Eventuellt og andet

Beslutning:
Intet.
"""


def test_all_of_the_ads_head_items_and_the_list_they_answer_none() -> None:
    meeting = read(AD)
    titles = [(item.number.value, item.title.value) for item in meeting.items if item.title]
    assert titles == [
        ("1", "Godkendelse af referat"),
        ("2", "Regnskab 2016"),
        ("3", "Eventuellt og andet"),
    ]
    points = [(point.point, point.text.value) for point in meeting.items[1].decision_points]
    assert points == [(1, "Punkt 1 godkendt."), (2, "Punkt 2 kunne ikke tiltrædes.")]


WORDED_CONTENTS = """
Udvalget for Veje
Den 4. januar 2010 kl. 10

Indholdsfortegnelse
1. Mødeplan 2010 for udvalget
2. Vedtægter for
Handicaprådet

SAG NR. 1
Mødeplan 2010 for udvalget
Udvalgets beslutning
Godkendt.
Bilagsfortegnelse
1. Mødeplan 2010
2. Oversigt over aviser

SAG NR. 2
Vedtægter for
Handicaprådet
Udvalgets beslutning
Udsat.
"""


def test_numbered_contents_of_worded_headings_leave_lists_of_annexes_alone() -> None:
    meeting = read(WORDED_CONTENTS)
    assert [item.title.value for item in meeting.items if item.title] == [
        "Mødeplan 2010 for udvalget",
        "Vedtægter for Handicaprådet",
    ]
    listed = [name.value for name in meeting.items[0].listed_attachments]
    assert listed == ["Mødeplan 2010", "Oversigt over aviser"]
    assert rulings(meeting) == ["Godkendt.", "Udsat."]


SECTIONS = """
Økonomiudvalget
Referat
Onsdag den 18. april 2012 kl. 15.00

Indholdsfortegnelse
Åbne punkter
1. Regnskab 2011
2. Meddelelser
Lukkede punkter
1. Køb af ejendom
2. Meddelelser fra formanden

I. ÅBENT MØDE

1. Regnskab 2011

Beslutning

Anbefales godkendt.

2. Meddelelser

Beslutning

Taget til efterretning.

II. LUKKET MØDE

1. Køb af ejendom

Beslutning

Udsat.

2. Meddelelser fra formanden

Beslutning

Ingen.

Engby Kommune - Økonomiudvalget 18. april 2012
1
"""


def test_numbers_that_begin_again_in_a_section() -> None:
    meeting = read(SECTIONS)
    told = [(item.number.value, item.title.value) for item in meeting.items if item.title]
    assert told == [
        ("1", "Regnskab 2011"),
        ("2", "Meddelelser"),
        ("1", "Køb af ejendom"),
        ("2", "Meddelelser fra formanden"),
    ]
    assert rulings(meeting) == ["Anbefales godkendt.", "Taget til efterretning.", "Udsat.", "Ingen."]


YEARS = """
Klimaudvalget
Mødedato: Onsdag den 5. februar 2020
Indholdsfortegnelse
12. Godkendelse af dagsorden
13. Varmeplan 2020
14. Meddelelser
15. LUKKET: Forhandling om jord
12. Godkendelse af dagsorden
Beslutning
Godkendt.
13. Varmeplan 2020
Beslutning
Sagen udsættes.
14. Meddelelser
Beslutning
Taget til efterretning.
15. LUKKET: Forhandling om jord
"""


def test_years_in_contents_are_no_page_numbers() -> None:
    meeting = read(YEARS)
    assert [item.number.value for item in meeting.items] == ["12", "13", "14", "15"]
    assert rulings(meeting) == ["Godkendt.", "Sagen udsættes.", "Taget til efterretning.", None]


GROUPED = """
Byrådet
Referat
Dato: Onsdag den 15. maj 2002
Indholdsfortegnelse
Til efterretning - for åbne døre ................................. 3
89. Regnskab for 2001, herunder omplaceringer mellem
udvalgene ................................................................................................. 3
Til behandling - for lukkede døre ................................ 4
90. Lukket sag: Tandpleje ........................................ 4
Til efterretning - for åbne døre
89. Regnskab for 2001, herunder omplaceringer mellem
udvalgene
Beslutning
Anbefales.
Fraværende: Ida Bro
Til behandling - for lukkede døre
90. Lukket sag: Tandpleje
"""


def test_groups_in_contents_with_dots_after_them() -> None:
    meeting = read(GROUPED)
    told = [(item.number.value, item.title.value) for item in meeting.items if item.title]
    assert told == [
        ("89", "Regnskab for 2001, herunder omplaceringer mellem udvalgene"),
        ("90", "Lukket sag: Tandpleje"),
    ]
    assert [(item.category.value if item.category else "") for item in meeting.items] == [
        "Til efterretning - for åbne døre",
        "Til behandling - for lukkede døre",
    ]
    assert rulings(meeting) == ["Anbefales.\nFraværende: Ida Bro", None]


LISTED = """
BYRÅDET
Ordinært møde tirsdag den 29. november 1994 kl. 18.30

DAGSORDEN

ÅBNE PUNKTER
211. Takster for renovation 1995
212. Lokalplan for et område ved Stationsvej
LUKKEDE PUNKTER
213. Køb af ejendom

211. Takster for renovation 1995 J.nr. 07.01.08S55

Forvaltningen indstiller, at

•

•

taksten stiger til 1.085 kr.,

gebyret er uændret.

Byrådets beslutning:

Godkendt.

212. Lokalplan for et område ved Stationsvej J.nr. 01.02.05P16

Byrådets beslutning:

Vedtaget.

Mødet hævet kl. 21.10.

LUKKET DØR

213. Køb af ejendom
"""


def test_a_listed_agenda_with_cases_at_the_end_of_its_headings() -> None:
    meeting = read(LISTED)
    told = [(item.number.value, item.title.value) for item in meeting.items if item.title]
    assert told == [
        ("211", "Takster for renovation 1995"),
        ("212", "Lokalplan for et område ved Stationsvej"),
        ("213", "Køb af ejendom"),
    ]
    assert [item.case_number.value for item in meeting.items if item.case_number] == [
        "07.01.08S55",
        "01.02.05P16",
    ]
    assert rulings(meeting) == ["Godkendt.", "Vedtaget.", None]
    proposed = [point.text.value for point in meeting.items[0].recommendations]
    assert proposed == ["taksten stiger til 1.085 kr.,", "gebyret er uændret."]


def test_page_numbers_in_roman_numerals_are_no_part_of_titles() -> None:
    text = """
Referat af møde i Byrådet tirsdag den 24. april 2007 kl. 19.00 i udvalgsværelse 3
Indholdsfortegnelse
73. Redegørelse fra Hegnsynet......................ii
74. Valgsteder......................iii

73. Redegørelse fra Hegnsynet
Beslutning
Taget til efterretning.
74. Valgsteder
Beslutning
Godkendt.
"""
    meeting = read(text)
    assert [item.title.value for item in meeting.items if item.title] == [
        "Redegørelse fra Hegnsynet",
        "Valgsteder",
    ]
    assert meeting.location is not None and meeting.location.value == "udvalgsværelse 3"


def test_a_first_item_whose_title_ends_in_a_number_is_no_line_of_contents() -> None:
    text = """
Referat af møde i Byrådet tirsdag den 24. april 2007 kl. 19.00
Indholdsfortegnelse
1. Regnskab for Torvegade 4 2
2. Ny bro 2
3. Vintertjeneste 3
1. Regnskab for Torvegade 4
Beslutning
Godkendt.
2. Ny bro
Beslutning
Udsat.
3. Vintertjeneste
Beslutning
Taget til efterretning.
"""
    assert rulings(read(text)) == ["Godkendt.", "Udsat.", "Taget til efterretning."]


UNFINISHED_LINES = """
Region Nordlyng
Regionsudvalget
Mødetidspunkt 22-12-2020 16:15

Indholdsliste
1. Dagsorden
2. Puljer 2021 3
3. Status for sygefraværet i regionens hospitaler og
administration 4
4. Ny busplan 5

1. Dagsorden

Beslutning
Godkendt.

2. Puljer 2021

Beslutning
Udsat.

3. Status for sygefraværet i regionens hospitaler og administration

Beslutning
Taget til efterretning.

4. Ny busplan

Beslutning
Godkendt.
"""


def test_a_list_goes_on_behind_a_title_that_breaks_off_and_one_without_its_page() -> None:
    (meeting,) = read_minutes(UNFINISHED_LINES).meetings
    assert numbered_titles(meeting) == [
        ("1", "Dagsorden"),
        ("2", "Puljer 2021"),
        ("3", "Status for sygefraværet i regionens hospitaler og administration"),
        ("4", "Ny busplan"),
    ]
    assert rulings(meeting) == ["Godkendt.", "Udsat.", "Taget til efterretning.", "Godkendt."]


def test_a_list_under_an_unknown_word_begins_at_the_line_whose_page_stands_elsewhere() -> None:
    (meeting,) = read_minutes(UNFINISHED_LINES.replace("Indholdsliste", "Vejviser")).meetings
    assert rulings(meeting) == ["Godkendt.", "Udsat.", "Taget til efterretning.", "Godkendt."]
