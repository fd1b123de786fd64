"""What stands between two items: rows above a heading, titles above a number, page marks, running lines."""

from dataclasses import replace

from extract.running import mark_running
from extract.settings import ReadSettings
from models.page import Box, Cell, Line, Page, Table
from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.paper.furniture import find_page_marks
from parsers.minutes.parser import parse_minutes
from tests.paper import build_text


def read(text: str) -> Meeting:
    return parse_minutes(build_flow(build_text(text))).meetings[0]


def rulings(meeting: Meeting) -> list[str | None]:
    return [item.decision_text.value if item.decision_text else None for item in meeting.items]


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


BODY_ABOVE = """
Vejudvalget
Protokol
10-12-2013 kl. 15:30

Vejudvalget
Sag nr. 1
Stien ved Engen
Indstilling
Forvaltningen foreslår, at stien anlægges.
Vejudvalget den 10. december 2013
Anbefales.
Karen Holm (C) var fraværende.
Vejudvalget
Sag nr. 2
Takster for haver
Indstilling
Forvaltningen foreslår, at taksten stiger.
Vejudvalget den 10. december 2013
Godkendt.
Karen Holm (C) var fraværende.
Vejudvalget
Sag nr. 3
Skilte
Indstilling
Forvaltningen foreslår, at skiltene skiftes.
Vejudvalget den 10. december 2013
Udsat.
Karen Holm (C) var fraværende.
"""


def test_a_line_over_every_heading_ends_no_decision() -> None:
    absent = "Karen Holm (C) var fraværende."
    told = [(text or "").replace("\n", " ") for text in rulings(read(BODY_ABOVE))]
    assert told == [f"Anbefales. {absent}", f"Godkendt. {absent}", f"Udsat. {absent}"]


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


SAID_ALONE = """
Kulturudvalget
Dato: Onsdag den 3. april 2019

Pkt. 42
Tilskud til teatret

Resume
Aftalen udløber. Byrådet godkendte den i 2015.

Kulturudvalget, 06-03-2019, pkt. 31
Udsat.

Kulturudvalget, 03-04-2019, pkt. 42
Anbefales.

Pkt. 43
Ny bane

Tidligere behandling
Kulturudvalget, 05-12-2018, pkt. 9

Indstilling
Forvaltningen indstiller, at banen anlægges.

Kulturudvalget, 03-04-2019, pkt. 43
Drøftet.
"""


def test_a_body_and_a_day_alone_head_what_it_decided() -> None:
    meeting = read(SAID_ALONE)
    assert rulings(meeting) == ["Udsat.\nAnbefales.", "Drøftet."]
    days = [str(point.date.value) for point in meeting.items[0].decision_points if point.date]
    assert days == ["2019-03-06", "2019-04-03"]


def marks(text: str, total: int) -> list[str]:
    places = build_flow(build_text(text)).places
    return [places[i].text for i in find_page_marks(places, total)]


def test_case_numbers_are_no_page_marks() -> None:
    assert marks("1. Regnskab\n13/4410\nTekst\n2. Salg\n12/20714\nTekst\n3. Lån\n13/1180\n", 5) == []
    assert marks("Tekst\n1/8\nTekst\n2/8\nSag\n24/188\n", 1) == ["1/8", "2/8"]
    assert marks("Tekst\n3/5\nTekst\nSide 4\n", 5) == ["3/5", "Side 4"]


def test_numbers_of_two_pages_with_the_same_line_above() -> None:
    text = CASE_ABOVE.replace(
        "Beslutning\n\nGodkendt.", "Beslutning\n\nGodkendt.\n\nUdskrift 4410\n1\n\nSom plan 2."
    )
    meeting = read(f"{text}\nUdskrift 4410\n2\n")
    assert rulings(meeting)[1] == "Godkendt.\nSom plan 2.\nFraværende: Ida Bro (C)."


def paged(number: int) -> Page:
    """A page with a running head in two columns, which reads as a table, and a table of its text."""
    rows = (("Engby Kommune", "3. maj 2024"), ("Byrådet", f"Side {number} af 3"))
    heads = [
        Line(text=" ".join(row), start=0, box=Box(60, 28 + 11 * n, 520, 36 + 11 * n), size=8.5, table=0)
        for n, row in enumerate(rows)
    ]
    own = Line(text=f"Skoler {number} 7", start=0, box=Box(60, 300, 520, 310), size=10, table=1)
    text = Line(text="Planen blev drøftet på mødet.", start=0, box=Box(60, 400, 520, 410), size=10)
    cells = tuple(
        Cell(text=word, row=r, column=c) for r, row in enumerate(rows) for c, word in enumerate(row)
    )
    head = Table(box=Box(60, 28, 520, 47), rows=2, columns=2, cells=cells, ruled=False)
    plain = replace(head, box=Box(60, 300, 520, 310), rows=1, cells=cells[:2])
    return Page(
        number=number, width=595, height=842, lines=(*heads, own, text), tables=(head, plain), read_by="pdf"
    )


def test_a_running_head_in_columns_is_no_table() -> None:
    pages = mark_running(tuple(paged(number) for number in (1, 2, 3)), ReadSettings())
    for page in pages:
        assert [line.running for line in page.lines] == [True, True, False, False]
        assert [line.table for line in page.lines] == [None, None, 0, None]
        assert len(page.tables) == 1


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


PROPOSED_BY = """
Byrådet
Beslutningsprotokol
Torsdag den 22. april 2021 kl. 17.30

1. Nye pladser i rådene

Indstilling

Indstilling om,

1. at rådene får 19 medlemmer,
2. at ændringen gælder fra 2022.

(Økonomiudvalget)

(2. behandling)

Beslutning

Klagen tages ikke til følge. Ingen medlemmer undlod at stemme.

2. Grønne tage

Indstilling

Indstilling om, at der laves en plan for grønne tage.

(Stillet af Karen Holm)

Beslutning

Vedtaget, dog sådan at planen laves i 2022.
"""


def test_who_proposes_in_brackets_is_no_part_of_what_is_proposed() -> None:
    meeting = read(PROPOSED_BY)
    proposed = [[point.text.value for point in item.recommendations] for item in meeting.items]
    assert proposed == [
        ["at rådene får 19 medlemmer,", "at ændringen gælder fra 2022."],
        ["at der laves en plan for grønne tage."],
    ]
    outcomes = [[point.outcome.value for point in item.decision_points] for item in meeting.items]
    assert outcomes == [["rejected"], ["approved_with_changes"]]


def test_lines_on_most_pages_of_a_text_run() -> None:
    pages = [
        f"Engby Kommune\nByrådet - Referat\n\n{n}. Sag om vej {word}\nResume\nVejen er smal.\nBeslutning\n"
        f"Godkendt til {word}.\nÅben dør\n"
        for n, word in enumerate(("Alfa", "Beta", "Gamma", "Delta"), start=1)
    ]
    papers = [build_text(page).pages[0] for page in ("Byrådet\nReferat af mødet den 3. maj 2012", *pages)]
    numbered = tuple(replace(page, number=n) for n, page in enumerate(papers, start=1))
    meeting = parse_minutes(build_flow(replace(build_text(""), pages=numbered))).meetings[0]
    assert rulings(meeting) == [f"Godkendt til {word}." for word in ("Alfa", "Beta", "Gamma", "Delta")]


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


BODIES = """
BYRÅDET
tirsdag den 28. maj 1991 kl. 17.00

87. Cykelsti ved Skovvej
Der søges om kr. 650.000.
Økonomiudvalget den 14. maj 1991:
Anbefales.
Byrådet:
Godkendt.

88. Hestestald
Naboen har gjort indsigelse.
Byrådet:
Afslag meddeles.

89. Meddelelser
Byrådet:
Ingen.
"""


def test_bodies_alone_as_headings_of_what_each_decided() -> None:
    told = [(text or "").replace("\n", " ") for text in rulings(read(BODIES))]
    assert told == ["Anbefales. Godkendt.", "Afslag meddeles.", "Ingen."]


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


def test_an_item_of_minutes_that_says_in_a_line_what_was_decided() -> None:
    text = """
Referat af møde i Havnerådet torsdag den 23. marts 2017 kl. 9.00

1. Godkendelse af referat
Referatet blev godkendt.

2. Nyt om molen
Molen er målt op i marts.

3. Regnskab 2016
Beslutning:
Godkendt.
"""
    assert rulings(read(text)) == ["Referatet blev godkendt.", None, "Godkendt."]


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


def test_decision_without_any_known_phrase_is_kept_as_unsure() -> None:
    told = (
        "Nørreby Byråd\nReferat af møde den 3. juni 2025\n\n"
        "1. Havnens takster\nBeslutning\nTaksterne hæves med 5 pct.\nKaren Holm meldte afbud.\n\n"
        "2. Nyt fra havnen\nBeslutning\nFraværende: Karen Holm\n\n"
        "3. Budget\nBeslutning\nGodkendt. Prisen stiger.\n"
    )
    first, second, third = read(told).items
    assert [(p.text.value, p.outcome.value, p.outcome.certainty) for p in first.decision_points] == [
        ("Taksterne hæves med 5 pct.", "other", "uncertain")
    ]
    assert second.decision_points == ()
    assert [p.outcome.value for p in third.decision_points] == ["approved"]


def test_an_item_over_its_title_at_the_tops_of_pages_is_no_page_number() -> None:
    pages = []
    for number, title in enumerate(("Dagsorden", "Ny bro", "Vintertjeneste", "Eventuelt"), 1):
        texts = (f"Punkt {number}", title, "Udvalget drøftede sagen på mødet.", "Godkendt.")
        lines = tuple(
            Line(text=text, start=0, box=Box(70, 78 + 14 * i, 300, 89 + 14 * i), size=11.0)
            for i, text in enumerate(texts)
        )
        pages.append(Page(number=number, lines=lines, read_by="pdf", width=595, height=842))
    assert not any(line.running for page in mark_running(tuple(pages), ReadSettings()) for line in page.lines)


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
