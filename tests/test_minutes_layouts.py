"""Made-up minutes in the layouts that Danish municipalities use, read without any hint of which it is."""

from datetime import date, time

import pytest

from models.page import Box, Cell, Document, Line, Page, Table
from models.records import AgendaItem, Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import MinutesParsed, looks_like_minutes, parse_minutes
from tests.paper import SOURCE, build_layout, build_text


def read(text: str) -> MinutesParsed:
    return parse_minutes(build_flow(build_text(text)))


def numbers(meeting: Meeting) -> list[str]:
    return [item.number.value for item in meeting.items]


def titles(meeting: Meeting) -> list[str]:
    return [item.title.value if item.title else "" for item in meeting.items]


def outcomes(item: AgendaItem) -> list[str]:
    return [point.outcome.value for point in item.decision_points]


def decision(item: AgendaItem) -> str | None:
    return item.decision_text.value if item.decision_text else None


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


def test_bold_headings_beat_lists() -> None:
    bold: dict[str, object] = {"bold": True, "size": 13, "gap": 1}
    plain: dict[str, object] = {}
    page = [
        ("Seniorrådet i Nørreby Kommune", {"bold": True, "size": 16}),
        ("Referat af mødet onsdag den 6. marts 2024 kl. 9.00", plain),
        ("1 Godkendelse af dagsorden", bold),
        ("Beslutning", {"bold": True, "gap": 1}),
        ("Dagsordenen blev godkendt.", plain),
        ("2 Årsplan for rådets arbejde med boliger, transport og", bold),
        ("frivillige foreninger", {"bold": True, "size": 13}),
        ("Rådet skal se på:", {"gap": 1}),
        ("1. Boliger", plain),
        ("2. Transport", plain),
        ("3. Foreninger", plain),
        ("Beslutning", {"bold": True, "gap": 1}),
        ("Rådet drøftede årsplanen.", plain),
        ("3 Eventuelt", bold),
        ("Beslutning", {"bold": True, "gap": 1}),
        ("Intet.", plain),
    ]
    meeting = parse_minutes(build_flow(build_layout([page]))).meetings[0]
    assert numbers(meeting) == ["1", "2", "3"]
    assert titles(meeting)[1] == "Årsplan for rådets arbejde med boliger, transport og frivillige foreninger"
    assert [outcomes(item) for item in meeting.items] == [["approved"], ["discussed"], ["no_record"]]


NESTED = """
Direktionsmøder 2024 (Direktionsmøde d. 12. marts)

12-03-2024 09:00 - 10:30

Mødelokale Birk

Information: Ida er ordstyrer.

Indhold

Kategori - Beslutninger

Punkt 1: Dagsorden 1
Punkt 2: Referat 1
Punkt 3: Nyt it-system til skolerne (10 min) 2

Kategori - Orientering

Punkt 4: Orientering om udvalgsmødet 3
Punkt 5: Eventuelt 4

Punkt 1: Dagsorden

.

Beslutning for Punkt 1: Dagsorden

Godkendt. Ole Krag meldte afbud.

Punkt 2: Referat

.

Beslutning for Punkt 2: Referat

Godkendt uden bemærkninger.

Direktionsmøder 2024 (Direktionsmøde d. 5. marts)

05-03-2024 09:00 - 10:30

Mødelokale Birk

Punkt 1: Dagsorden

Beslutning for Punkt 1: Dagsorden

Godkendt.

Punkt 2: Ferieplan

Beslutning for Punkt 2: Ferieplan

- Planen blev drøftet.
- HR følger op.

Punkt 3: Nyt it-system til skolerne (10 min)

.

Beslutning for Punkt 3: Nyt it-system til skolerne (10 min)

at 1) direktionen godkendte indkøbet med bemærkning om, at prisen skal holdes.

at 2) direktionen tog tidsplanen til efterretning.

Bemærkninger

- Nogen spurgte til licenserne.

Indstilling til direktionen

INDSTILLING

Det indstilles,

1. at direktionen godkender indkøbet.

2. at direktionen tager tidsplanen til efterretning.

BILAG

Bilag 1: Tilbud på it-system

Bilag 2: Tidsplan

Sagsbehandler: Bo Kær

Punkt 3, Bilag 1: Tilbud på
it-system

Punkt 4: Orientering om udvalgsmødet

.

Børneudvalgsmøde

Mødedato: 20. marts 2024
Mødetid: Kl. 16.15 – 18.00
Mødested: Rådhuset, lokale 7

Dagsorden kort:

1. Godkendelse af dagsorden
2. Besøg på skole
3. Evt.

1. Godkendelse af dagsorden

Ansvarlig: Karen Holm

Tid: 16.15 – 16.20 (5 min.)

2. Besøg på skole

Ansvarlig: Jens Friis

Tid: 16.20 – 17.50 (90 min.)

Bilag:
- Kort over skolen

3. Evt.

Ansvarlig: Karen Holm

Tid: 17.50 – 18.00 (10 min.)

Beslutning for Punkt 4: Orientering om udvalgsmødet

Direktionen tog orienteringen til efterretning.

Punkt 5: Eventuelt

Beslutning for Punkt 5: Eventuelt

Punktet udgik.
"""


def test_nested_meetings_keep_their_numbers() -> None:
    outer, minutes, agenda = read(NESTED).meetings
    assert numbers(outer) == ["1", "2", "3", "4", "5"]
    assert outer.body and outer.body.value == "Direktionsmøde"
    assert outer.information and outer.information.value == "Ida er ordstyrer."
    assert outer.location and outer.location.value == "Mødelokale Birk"
    assert [name.value for name in outer.absent] == ["Ole Krag"]
    assert [item.category.value if item.category else None for item in outer.items][:4] == [
        "Beslutninger",
        "Beslutninger",
        "Beslutninger",
        "Orientering",
    ]
    assert minutes.nested_in_item and minutes.nested_in_item.item_number == "2"
    assert minutes.date and minutes.date.value == date(2024, 3, 5)
    assert titles(minutes) == ["Dagsorden", "Ferieplan"]
    assert [f.responsible.value for f in minutes.items[1].follow_ups] == ["HR"]
    assert agenda.nested_in_item and agenda.nested_in_item.item_number == "4"
    assert agenda.kind == "agenda"
    assert agenda.body and agenda.body.value == "Børneudvalget"
    assert [item.duration_min.value if item.duration_min else None for item in agenda.items] == [5, 90, 10]
    system = outer.items[2]
    assert outcomes(system) == ["approved_with_changes", "noted"]
    assert [(a.number.value, a.title.value) for a in system.attachments] == [("1", "Tilbud på it-system")]
    assert [e.value for e in system.listed_attachments] == [
        "Bilag 1: Tilbud på it-system",
        "Bilag 2: Tidsplan",
    ]
    assert [p.point for p in system.recommendations] == [1, 2]
    assert outcomes(outer.items[3]) == ["noted"]
    assert outcomes(outer.items[4]) == ["withdrawn"]


@pytest.mark.parametrize(
    "text", [RUNNING_HEADS, CAPITALS, CASE_FIRST, LETTERED, EARLY_DECISION, NAMED_VOTES, NESTED]
)
def test_minutes_are_told_from_other_paper(text: str) -> None:
    assert looks_like_minutes(build_flow(build_text(text))) >= 0.2


def test_a_recipe_is_no_meeting() -> None:
    parsed = read("Boller\n1. Bland mel og vand.\n2. Ælt dejen.\n3. Bag i 20 minutter.\n")
    assert parsed.meetings == ()


def margin_line(left: str, text: str, top: float, start: int) -> Line:
    """A line whose first words stand in the margin at x 56 and whose text starts at x 180."""
    whole = f"{left} {text}" if left and text else left or text
    edges: list[float] = []
    for part, x in ((left, 56.0), (text, 180.0)):
        at = 0
        for word in part.split(" ") if part else ():
            edges += [x + 5 * at, x + 5 * (at + len(word))]
            at += len(word) + 1
    box = Box(edges[0], top, edges[-1], top + 10)
    return Line(text=whole, start=start, box=box, size=10.0, word_x=tuple(edges), bold=left[:1].isdigit())


MARGIN = [
    ("Referat af Kulturudvalget den 3. maj 2021", ""),
    ("1. Tilskud til roklubben", ""),
    ("Sagsnr.", "21/4456"),
    ("Sagsfremstilling", "Roklubben har søgt om et tilskud til nye både. Udvalget traf følgende"),
    ("", "beslutning: det blev afslag sidste år."),
    ("Økonomiske", "Tilskuddet er 40.000 kr., og det findes i puljen til fritidsformål, som"),
    ("konsekvenser", "er fuldt ud finansieret."),
    ("Indstilling", "Forvaltningen indstiller, at tilskuddet gives."),
    ("Bilag", "Ansøgning fra roklubben"),
    ("Beslutning", "Godkendt."),
    ("2. Eventuelt", ""),
    ("Beslutning", "Intet til referat."),
]


def build_page(lines: list[Line], tables: tuple[Table, ...] = ()) -> Document:
    page = Page(number=1, width=595, height=842, lines=tuple(lines), tables=tables)
    return Document(source=SOURCE, pages=(page,), read_by="pdf")


def test_headings_in_the_margin() -> None:
    lines: list[Line] = []
    start, top = 0, 60.0
    for left, text in MARGIN:
        top += 30 if left[:1].isdigit() else 14
        lines.append(margin_line(left, text, top, start))
        start += len(lines[-1].text) + 1
    meeting = parse_minutes(build_flow(build_page(lines))).meetings[0]
    assert titles(meeting) == ["Tilskud til roklubben", "Eventuelt"]
    first = meeting.items[0]
    assert decision(first) == "Godkendt." and decision(meeting.items[1]) == "Intet til referat."
    assert first.case_number and first.case_number.value == "21/4456"
    assert [point.text.value for point in first.recommendations] == ["at tilskuddet gives."]
    assert [entry.value for entry in first.listed_attachments] == ["Ansøgning fra roklubben"]


COLUMNS = (56.0, 200.0, 400.0, 480.0, 560.0)
GRID = [
    ("Dagsorden", "Referat", "Ansvarlig", "Frist"),
    ("1. Godkendelse af dagsorden", "Godkendt.", "", ""),
    ("2. Cykelsti ved Broen|30", "Udvalget drøftede stien.|Sagen udsættes.", "Vejchefen", "1. juni"),
    ("3. Eventuelt", "Intet at referere.", "", ""),
]


def test_minutes_set_as_a_table() -> None:
    lines = [margin_line("Referat af Teknisk Udvalg den 3. maj 2021", "", 60, 0)]
    cells: list[Cell] = []
    start, top = len(lines[0].text) + 1, 90.0
    for r, row in enumerate(GRID):
        height = 14.0 * max(cell.count("|") + 1 for cell in row) + 6
        for c, cell in enumerate(row):
            box = Box(COLUMNS[c] - 2, top, COLUMNS[c + 1] - 2, top + height)
            cells.append(Cell(text=cell.replace("|", "\n"), row=r, column=c, box=box))
        for k in range(max(cell.count("|") + 1 for cell in row)):
            parts = [[*cell.split("|"), "", ""][k] for cell in row]
            lines.append(table_line(parts, top + 3 + 14 * k, start))
            start += len(lines[-1].text) + 1
        top += height
    table = Table(box=Box(54, 90, 558, top), rows=len(GRID), columns=4, cells=tuple(cells), ruled=True)
    meeting = parse_minutes(build_flow(build_page(lines, (table,)))).meetings[0]
    assert titles(meeting) == ["Godkendelse af dagsorden", "Cykelsti ved Broen 30", "Eventuelt"]
    assert decision(meeting.items[0]) == "Godkendt."
    assert [(t.responsible.value, t.deadline and t.deadline.value) for t in meeting.items[1].follow_ups] == [
        ("Vejchefen", "1. juni")
    ]
    assert outcomes(meeting.items[1])[-1] == "postponed"


def table_line(parts: list[str], top: float, start: int) -> Line:
    edges: list[float] = []
    for part, x in zip(parts, COLUMNS, strict=False):
        at = 0
        for word in part.split(" ") if part else ():
            edges += [x + 5 * at, x + 5 * (at + len(word))]
            at += len(word) + 1
    text = " ".join(part for part in parts if part)
    box = Box(edges[0], top, edges[-1], top + 10)
    return Line(text=text, start=start, box=box, size=10.0, word_x=tuple(edges), table=0)


ANNEX_LISTS = """
Miljøudvalget
Referat
Mødedato: 3. maj 2021
Mødested: Rådhuset

Indholdsfortegnelse
01. Godkendelse af dagsorden ........ 1
02. Støj fra havnen og forslag til nye regler for lastning om natten og
i weekenden ........ 1
03. Salg af grund - LUKKET ........ 2

1. Godkendelse af dagsorden
Sag 516-2021-4698 Dok. 516-2021-3309 Initialer: KHO Åbent
Beslutning
Godkendt.

2. Støj fra havnen og forslag til nye regler for lastning om natten og
i weekenden
Sag 516-2021-4699 Dok. 516-2021-3310 Initialer: KHO Åbent
Sagsfremstilling
Der er tre forslag:
1. Ingen lastning om natten
2. Kun lastning i weekenden
3. Frivillige aftaler
Indstilling
Det indstilles, at reglerne sendes i høring.
Bilag
1. Målinger
2. Tidsplan
Beslutning
Miljøudvalgets beslutning den 12. april 2021
1. april 2021: Udsat.
3. maj 2021: Godkendt.

3. Salg af grund - LUKKET
"""


def test_lists_are_no_meetings_and_dated_points() -> None:
    read_paper = read(ANNEX_LISTS)
    assert len(read_paper.meetings) == 1
    meeting = read_paper.meetings[0]
    noise = "Støj fra havnen og forslag til nye regler for lastning om natten og i weekenden"
    assert titles(meeting) == ["Godkendelse af dagsorden", noise, "Salg af grund"]
    assert [item.closed for item in meeting.items] == [False, False, True]
    assert meeting.items[0].case_number and meeting.items[0].case_number.value == "516-2021-4698"
    assert meeting.items[0].caseworker and meeting.items[0].caseworker.value == "KHO"
    points = meeting.items[1].decision_points
    assert [(p.text.value, p.date and p.date.value) for p in points] == [
        ("Udsat.", date(2021, 4, 1)),
        ("Godkendt.", date(2021, 5, 3)),
    ]
    assert len(meeting.items[1].listed_attachments) == 2
