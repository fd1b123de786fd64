"""Minutes known by where words stand: bold headings, headings in the margin, minutes set as a table."""

from datetime import date

import pytest

from models.page import Box, Cell, Document, Line, Page, Table
from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import decision, numbers, outcomes, titles
from tests.paper import SOURCE, build_layout


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


def read_margin(told: list[tuple[str, str]]) -> Meeting:
    lines: list[Line] = []
    start, top = 0, 60.0
    for left, text in told:
        top += 30 if left[:1].isdigit() else 14
        lines.append(margin_line(left, text, top, start))
        start += len(lines[-1].text) + 1
    return parse_minutes(build_flow(build_page(lines))).meetings[0]


def test_headings_in_the_margin() -> None:
    meeting = read_margin(MARGIN)
    assert titles(meeting) == ["Tilskud til roklubben", "Eventuelt"]
    first = meeting.items[0]
    assert decision(first) == "Godkendt." and decision(meeting.items[1]) == "Intet til referat."
    assert first.case_number and first.case_number.value == "21/4456"
    assert [point.text.value for point in first.recommendations] == ["at tilskuddet gives."]
    assert [entry.value for entry in first.listed_attachments] == ["Ansøgning fra roklubben"]


@pytest.mark.parametrize(
    ("first", "second"), [("Til", "stede:"), ("Til st", "ede:"), ("Delta-", "gere:"), ("Med-", "lemmer:")]
)
def test_labels_that_a_narrow_cell_breaks(first: str, second: str) -> None:
    head = [
        ("Referat af Kulturudvalget", ""),
        ("Møde-", "3. maj 2021 kl. 17"),
        ("dato:", ""),
        (first, "Karen Holm (A), Bo Dam (V), Ingrid"),
        (second, "Toft (F) og Ole Krag (C)"),
        ("Afbud", "Per Lund (O)"),
        ("fra:", ""),
    ]
    items = [("1. Budget", ""), ("Beslutning", "Godkendt."), ("2. Eventuelt", ""), ("Beslutning", "Intet.")]
    meeting = read_margin([*head, *items])
    assert meeting.date is not None and meeting.date.value == date(2021, 5, 3)
    assert [name.value for name in meeting.present] == ["Karen Holm", "Bo Dam", "Ingrid Toft", "Ole Krag"]
    assert [name.value for name in meeting.absent] == ["Per Lund"]


COLUMNS = (56.0, 200.0, 400.0, 480.0, 560.0)
GRID = [
    ("Dagsorden", "Referat", "Ansvarlig", "Frist"),
    ("1. Godkendelse af dagsorden", "Godkendt.", "", ""),
    ("2. Cykelsti ved Broen|30", "Udvalget drøftede stien.|Sagen udsættes.", "Vejchefen", "1. juni"),
    ("3. Eventuelt", "Intet at referere.", "", ""),
]


OTHER_GRID = [
    ("Dagsorden", "Sagsfremstilling", "Referat og beslutning", "Noteret af"),
    ("1. Godkendelse af|dagsorden", "Udsendt den 1. maj.", "Godkendt.", "KH"),
    ("2. Cykelsti ved Broen", "Prisen er 3 mio. kr.", "Sagen udsættes.", "BE"),
    ("3. Eventuelt", "", "Intet at referere.", ""),
]


def read_grid(grid: list[tuple[str, str, str, str]]) -> Meeting:
    lines = [margin_line("Referat af Teknisk Udvalg den 3. maj 2021", "", 60, 0)]
    cells: list[Cell] = []
    start, top = len(lines[0].text) + 1, 90.0
    for r, row in enumerate(grid):
        height = 14.0 * max(cell.count("|") + 1 for cell in row) + 6
        for c, cell in enumerate(row):
            box = Box(COLUMNS[c] - 2, top, COLUMNS[c + 1] - 2, top + height)
            cells.append(Cell(text=cell.replace("|", "\n"), row=r, column=c, box=box))
        for k in range(max(cell.count("|") + 1 for cell in row)):
            parts = [[*cell.split("|"), *[""] * k][k] for cell in row]
            lines.append(table_line(parts, top + 3 + 14 * k, start))
            start += len(lines[-1].text) + 1
        top += height
    table = Table(box=Box(54, 90, 558, top), rows=len(grid), columns=4, cells=tuple(cells), ruled=True)
    return parse_minutes(build_flow(build_page(lines, (table,)))).meetings[0]


def test_minutes_set_as_a_table() -> None:
    meeting = read_grid(GRID)
    assert titles(meeting) == ["Godkendelse af dagsorden", "Cykelsti ved Broen 30", "Eventuelt"]
    assert decision(meeting.items[0]) == "Godkendt."
    assert [(t.responsible.value, t.deadline and t.deadline.value) for t in meeting.items[1].follow_ups] == [
        ("Vejchefen", "1. juni")
    ]
    assert outcomes(meeting.items[1])[-1] == "postponed"


def test_table_with_columns_that_no_list_knows() -> None:
    meeting = read_grid(OTHER_GRID)
    assert titles(meeting) == ["Godkendelse af dagsorden", "Cykelsti ved Broen", "Eventuelt"]
    assert [decision(item) for item in meeting.items] == [
        "Godkendt.",
        "Sagen udsættes.",
        "Intet at referere.",
    ]
    told = [p.text.value for p in meeting.items[1].passages if p.role == "case_presentation" and p.text]
    assert told == ["Prisen er 3 mio. kr."]


LONG_TITLE = (
    "2. Cykelsti|langs vejen|– forhøjelse|af rammen|som følge af|stigende|priser",
    "Planen blev|vedtaget med 4|stemmer for og 2|imod.|Centerets indstilling|godkendes.",
    "",
    "",
)


def test_a_title_takes_as_many_lines_of_its_cell_as_it_needs_and_a_count_over_two_stays_whole() -> None:
    item = read_grid([*GRID[:2], LONG_TITLE, *GRID[-1:]]).items[1]
    assert (
        item.title
        and item.title.value == "Cykelsti langs vejen – forhøjelse af rammen som følge af stigende priser"
    )
    points = [point.text.value for point in item.decision_points]
    assert points == ["Planen blev vedtaget med 4 stemmer for og 2 imod.", "Centerets indstilling godkendes."]
    assert item.recommendations == ()


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
