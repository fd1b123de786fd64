"""Forms, hearings and plans as other municipalities print them; made-up text."""

import pytest

from extract.formats.text import read_text
from models.page import Box, Document, Line, Mark, Page, Source
from models.records import Proposal
from parsers.flow import Flow, build_flow
from parsers.proposals.departments import read_department, read_departments
from parsers.proposals.hearings import is_hearing_heading
from parsers.proposals.parser import ProposalsParsed, parse_proposals

WIDTH = 6.0  # of a letter, in points
# the words of a row with the x where each begins, the height of the row, whether it is bold
Row = tuple[list[tuple[float, str]], float, bool]


def line_of(row: Row, start: int) -> Line:
    words, top, bold = row
    text = " ".join(word for _, word in words)
    edges = tuple(edge for x, word in words for edge in (x, x + WIDTH * len(word)))
    box = Box(edges[0], top, edges[-1], top + 10)
    return Line(text=text, start=start, box=box, size=10.0, bold=bold, word_x=edges)


def spread(x: float, text: str) -> list[tuple[float, str]]:
    """The words of a text from x on, a letter's width apart."""
    words = []
    for word in text.split(" "):
        words.append((x, word))
        x += WIDTH * (len(word) + 1)
    return words


def marked(rows: list[Row], marks: tuple[Mark, ...] = ()) -> list[str]:
    lines: list[Line] = []
    for row in rows:
        lines.append(line_of(row, sum(len(line.text) + 1 for line in lines)))
    page = Page(number=1, width=595.0, height=842.0, lines=tuple(lines), marks=marks)
    source = Source(sha256="0" * 64, path="made-up.pdf", media_type="application/pdf", size=1)
    flow = build_flow(Document(source=source, pages=(page,), read_by="pdf"))
    found = read_departments(flow, [place.piece() for place in flow.places])
    return [name.value for name in found]


def box_at(x: float, top: float, filled: bool) -> Mark:
    return Mark(box=Box(x, top + 1, x + 8, top + 9), filled=filled)


def test_drawn_boxes_in_two_columns() -> None:
    rows: list[Row] = [
        (spread(60, "Skoleforvaltningen") + spread(300, "Vejforvaltningen"), 100, False),
        (spread(60, "Kulturforvaltningen") + spread(300, "Socialforvaltningen"), 115, False),
    ]
    marks = (box_at(48, 100, False), box_at(288, 100, True), box_at(48, 115, True), box_at(288, 115, False))
    assert marked(rows, marks) == ["Vejforvaltningen", "Kulturforvaltningen"]


def test_a_name_goes_on_in_its_own_column() -> None:
    rows: list[Row] = [
        (spread(60, "Forvaltningen for Børn") + spread(300, "Klima- og"), 100, False),
        (spread(60, "og Unge") + spread(300, "Vejforvaltningen"), 112, False),
    ]
    marks = (box_at(48, 100, True), box_at(288, 100, True))
    assert marked(rows, marks) == ["Forvaltningen for Børn og Unge", "Klima- og Vejforvaltningen"]


def test_boxes_behind_the_names() -> None:
    rows: list[Row] = [
        (spread(60, "Skoleforvaltningen"), 100, False),
        (spread(60, "Vejforvaltningen"), 115, False),
    ]
    assert marked(rows, (box_at(200, 100, True), box_at(200, 115, False))) == ["Skoleforvaltningen"]


def test_empty_boxes_mark_nothing() -> None:
    rows: list[Row] = [(spread(60, "Skoleforvaltningen"), 100, False)]
    assert marked(rows, (box_at(48, 100, False),)) == []


def test_unmarked_names_beside_a_cross() -> None:
    rows: list[Row] = [
        (spread(48, "X Skoleforvaltningen") + spread(300, "Vejforvaltningen"), 100, False),
        (spread(60, "Social- og Sundhedsforvaltningen") + spread(288, "X Kulturforvaltningen"), 115, False),
    ]
    assert marked(rows) == ["Skoleforvaltningen", "Kulturforvaltningen"]


def test_bold_names_count_only_among_others() -> None:
    names: list[Row] = [
        (spread(60, "Skoleforvaltningen"), 100, True),
        (spread(60, "Vejforvaltningen"), 115, False),
    ]
    assert marked(names) == ["Skoleforvaltningen"]
    assert marked([(words, top, True) for words, top, _ in names]) == []


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("7. Hvem er hørt?", True),
        ("Inddragelse og høring", True),
        ("Forslaget er sendt i høring.", False),
        ("i høring hos skolerne", False),
    ],
)
def test_headings_of_hearings(text: str, heads: bool) -> None:
    assert is_hearing_heading(text) is heads


def flow_of(text: str) -> Flow:
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    return build_flow(read_text(source, data))


def parse(text: str) -> ProposalsParsed:
    return parse_proposals(flow_of(text))


HEARD = """BUSINESS CASE KB12

Titel: Lånecykler til alle skoler
Ansvarlig forvaltning: Skoleforvaltningen
Eleverne mangler cykler til ture ud af huset, og det gør turene dyre for hver enkelt klasse.

5. Inddragelse og høring
Part Svar Dato

Elevrådet på
Sundby Skole
Ja
12. maj 2024

Skolebestyrelsen
Nej
Svar afventes fra formanden.

Cykelklubben
Ikke relevant
-

"""


@pytest.fixture(scope="module")
def heard() -> Proposal:
    return parse(HEARD).proposals[0]


def test_parties_in_blocks(heard: Proposal) -> None:
    read = [
        (h.party.value, h.answer and h.answer.value, h.date and h.date.value, h.note and h.note.value)
        for h in heard.hearings
    ]
    assert read == [
        ("Elevrådet på Sundby Skole", "Ja", "2024-05-12", None),
        ("Skolebestyrelsen", "Nej", None, "Svar afventes fra formanden."),
        ("Cykelklubben", "Ikke relevant", None, None),
    ]


def test_code_behind_the_heading_of_the_form(heard: Proposal) -> None:
    assert heard.code is not None and heard.code.value == "KB12"
    assert heard.title.value == "Lånecykler til alle skoler"


def test_department_ends_before_text(heard: Proposal) -> None:
    assert heard.department is not None and heard.department.value == "Skoleforvaltningen"
    flow = flow_of("Børne- og\nUngeforvaltningen\nDer er brug for flere hjelme.")
    found = read_department(flow, [place.piece() for place in flow.places])
    assert found is not None and found.value == "Børne- og Ungeforvaltningen"


def test_code_in_its_own_field() -> None:
    text = HEARD.replace("BUSINESS CASE KB12", "Forslag til investering\n\nForslag nr.: KB-7")
    code = parse(text).proposals[0].code
    assert code is not None and code.value == "KB-7"


PLAN = """TEMA 1 - GRØN BY

1.1 Flere træer i Nørreby
Beskrivelse
Der plantes nye træer langs de store veje.
Nettoeffekt (1.000 kr.)
2025 2026 2027
0 -100 -200

1.2 Fælles haver
Beskrivelse
Haverne passes af beboerne selv.
Nettoeffekt (1.000 kr.)
2025 2026 2027
-50 -50 -50

TEMA 2 - DIGITAL BY

2.1 Ny vagtplan
Beskrivelse
Vagterne lægges et helt år ad gangen.
Nettoeffekt (1.000 kr.)
2025 2026 2027
0 0 -75
"""


def test_initiatives_numbered_below_themes() -> None:
    parsed = parse(PLAN)
    assert parsed.kind == "plan"
    assert [p.title.value for p in parsed.proposals] == [
        "Flere træer i Nørreby",
        "Fælles haver",
        "Ny vagtplan",
    ]
    assert all(p.code is None for p in parsed.proposals)


def test_numbered_headings_without_themes_are_no_plan() -> None:
    lines = [line for line in PLAN.splitlines() if not line.startswith("TEMA")]
    assert parse("\n".join(lines)).proposals == ()


def test_themes_whose_headings_do_not_count_from_one_are_no_plan() -> None:
    lines = ["TEMA 1 - GRØN BY", "7. Fælles haver", "Haverne passes af beboerne.", "2025 2026", "-50 -50"]
    assert parse("\n".join(lines)).proposals == ()
