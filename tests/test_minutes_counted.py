"""Items that only their numbers tell, and what typewriters and scans do to headings."""

import re
from dataclasses import replace

import pytest

from models.page import Box, Document, Line, Page
from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.headings import find_heading
from tests.minutes_told import rulings
from tests.paper import SOURCE, build_text

HEAD = "Nørreby Ældreråd\nReferat fra møde den 3. juni 2019\n\n"


def titles(text: str) -> list[tuple[str, str | None]]:
    meetings: tuple[Meeting, ...] = parse_minutes(build_flow(build_text(HEAD + text))).meetings
    return [
        (item.number.value, item.title.value if item.title else None)
        for meeting in meetings
        for item in meeting.items
    ]


def test_small_letters_that_count_from_one_are_items() -> None:
    text = "1. godkendelse af dagsorden\nGodkendt.\n\n2. nyt fra formanden\nIntet.\n\n3. eventuelt\nIntet.\n"
    assert titles(text) == [
        ("1", "godkendelse af dagsorden"),
        ("2", "nyt fra formanden"),
        ("3", "eventuelt"),
    ]


def test_small_letter_fills_the_gap_between_two_items() -> None:
    text = "4. Havnen\nGodkendt.\n\n5. vVej\nGodkendt.\n\n6. Skolen\nGodkendt.\n\n7. Eventuelt\nIntet.\n"
    assert [number for number, _ in titles(text)] == ["4", "5", "6", "7"]


@pytest.mark.parametrize(
    "points",
    [
        "1. planen godkendes,\n\n2. sagen genoptages,\n\n3. prisen meldes ud.\n",
        "1. at planen godkendes\n\n2. at sagen genoptages\n",
        "1. der er afsat penge.\n\n2. der er plads i skolen.\n",
    ],
    ids=["commas", "at", "sentences"],
)
def test_points_of_a_list_are_no_items(points: str) -> None:
    asked = f"1. Budget\nIndstilling\nDet indstilles, at\n\n{points}"
    text = f"{asked}\nBeslutning\nGodkendt.\n\n2. Eventuelt\nIntet.\n"
    assert [number for number, _ in titles(text)] == ["1", "2"]


def test_long_heading_word_may_end_in_a_full_stop() -> None:
    assert [getattr(find_heading(text), "role", None) for text in ("Beslutning.", "Indstilling.")] == [
        "decision",
        "recommendation",
    ]
    assert find_heading("indstilling.") is None
    assert find_heading("Bilag.") is None
    assert find_heading("Høring.") is None


def typed(text: str, top: float, start: int) -> Line:
    """A line of a typewriter: a word every 7 points a letter, and 2 points more before a figure."""
    edges: list[float] = []
    for match in re.finditer(r"\S+", text):
        edges += [56.0 + 7 * match.start() + 2 * match[0].isdigit(), 54.0 + 7 * match.end()]
    whole = " ".join(text.split())
    box = Box(edges[0], top, edges[-1], top + 14)
    return Line(text=whole, start=start, box=box, size=14.0, word_x=tuple(edges))


TYPED = [
    "N Ø R R E B Y   B Y R Å D",
    "R E F E R A T",
    "Møde tirsdag den 3. november 1981 kl. 19.00",
    "Sag nr. 1    BUDGET 1982",
    "BESLUTNING:",
    "Vedtaget.",
    "Sag nr. 2    VALG AF MEDLEM TIL HAVNEUDVALGET",
    "BESLUTNING:",
    "Valgt blev Karen Holm.",
    "Sag nr. 3    SKOLEN",
    "BESLUTNING:",
    "Udsat.",
]


def test_number_of_a_typed_item_is_no_margin() -> None:
    lines: list[Line] = []
    for n, text in enumerate(TYPED):
        lines.append(typed(text, 60.0 + 28 * n, sum(len(line.text) + 1 for line in lines)))
    page = Page(number=1, width=595, height=842, lines=tuple(lines))
    document = Document(source=SOURCE, pages=(page,), read_by="pdf")
    meeting = parse_minutes(build_flow(document)).meetings[0]
    assert [(item.number.value, item.title and item.title.value) for item in meeting.items] == [
        ("1", "BUDGET 1982"),
        ("2", "VALG AF MEDLEM TIL HAVNEUDVALGET"),
        ("3", "SKOLEN"),
    ]


TYPED_RULINGS = [
    "REFERAT FRA MØDE I ØKONOMIUDVALGET",
    "tirsdag den 3. november 1981 kl. 19.00",
    *(
        line
        for n, title in enumerate(("Budget", "Kirkeladen", "Vejen"), 1)
        for line in (f"{n}. {title}", "BESLUTNING:", "Indstilles til byrådets godkendelse i denne sag.")
    ),
]


def test_a_typed_word_that_is_a_heading_too_is_no_margin() -> None:
    lines: list[Line] = []
    for n, text in enumerate(TYPED_RULINGS):
        line = typed(text, 60.0 + 28 * n, sum(len(line.text) + 1 for line in lines))
        lines.append(replace(line, size=10.0))
    page = Page(number=1, width=595, height=842, lines=tuple(lines))
    meeting = parse_minutes(build_flow(Document(source=SOURCE, pages=(page,), read_by="pdf"))).meetings[0]
    assert rulings(meeting) == ["Indstilles til byrådets godkendelse i denne sag."] * 3


def test_bare_numbers_of_which_some_have_a_decision_right_below_are_all_items() -> None:
    text = (
        "1  Orientering\nBorgmesteren orienterede.\n\n2  Budget\nBeslutning:\nVedtaget.\n\n"
        "3  Salg af grund\nBeslutning:\nGodkendt.\n\n4  (Lukket sag)\n\n5  Valg\nBeslutning:\nUdsat.\n"
    )
    assert [number for number, _ in titles(text)] == ["1", "2", "3", "4", "5"]


def test_numbers_in_text_that_do_not_count_are_no_items() -> None:
    text = "1. Budget\nGodkendt.\n\n2. Havnen\n\n12 Både ved broen.\n\nGodkendt.\n\n3. Eventuelt\nIntet.\n"
    assert [number for number, _ in titles(text)] == ["1", "2", "3"]


def test_what_stands_below_the_heading_of_a_decision_is_no_title() -> None:
    text = (
        "41  Godkendelse af dagsorden\nBeslutning for punkt 41:\nGodkendt\n\n"
        "42  Takster\nINDSTILLING TIL BYRÅDET:\nAt taksterne hæves.\nBeslutning for punkt 42:\nTiltrådt\n"
    )
    items = parse_minutes(build_flow(build_text(HEAD + text))).meetings[0].items
    assert [item.decision_text and item.decision_text.value for item in items] == ["Godkendt", "Tiltrådt"]
    assert [point.text.value for point in items[1].recommendations] == ["At taksterne hæves."]


def test_ad_heads_items_where_nothing_else_does() -> None:
    text = (
        "Ad 1. Referat fra sidste møde\nGodkendt.\n\nAd 2. Nyt fra\na) Formanden: intet nyt.\n"
        "b) Skolen: ny leder.\n\nAd 3. Evt.\nIntet.\n"
    )
    assert titles(text) == [("1", "Referat fra sidste møde"), ("2", "Nyt fra"), ("3", "Evt.")]


def test_point_of_a_list_is_no_item_that_the_paper_leaves_out() -> None:
    text = (
        "1. Budget\nSagsfremstilling\nDer er tre dele:\n\n2. drift af skoler\n\nBeslutning\nGodkendt.\n\n"
        "3. Eventuelt\nBeslutning\nIntet.\n"
    )
    assert [number for number, _ in titles(text)] == ["1", "3"]


def test_titles_that_begin_with_open_or_closed_stay_where_few_do() -> None:
    text = (
        "1. Referat\nGodkendt.\n\n2. Åben Skole\nUdsat.\n\n3. Lukket Omsorgscenter i Nordby\nDrøftet.\n\n"
        "4. Havnen\nUdsat.\n\n5. Eventuelt\nIntet.\n"
    )
    assert [title for _, title in titles(text)][1:3] == ["Åben Skole", "Lukket Omsorgscenter i Nordby"]


def test_open_and_closed_are_no_part_of_titles_where_most_say_it() -> None:
    text = (
        "Pkt. 54   Åben   Dagsorden\nPkt. 55   Lukket Køb af hus\nPkt. 56   Åben   Eventuelt\n\n"
        "Pkt. 54  Dagsorden\nBeslutning\nGodkendt\n\nPkt. 56  Eventuelt\nBeslutning\nIntet\n"
    )
    meeting = parse_minutes(build_flow(build_text(HEAD + text))).meetings[0]
    assert [(item.title and item.title.value, item.closed) for item in meeting.items] == [
        ("Dagsorden", False),
        ("Køb af hus", True),
        ("Eventuelt", False),
    ]
    assert (
        titles("1. Åben Kirke\nGodkendt.\n\n2. Havnen\nUdsat.\n\n3. Eventuelt\nIntet.\n")[0][1]
        == "Åben Kirke"
    )


def test_bullets_of_a_folded_page_are_taken_off_headings_and_numbers() -> None:
    sections = "• Indstilling\nat planen godkendes\n\n• Beslutning\nGodkendt.\n\n"
    text = f"• 301. Åben dagsorden\n{sections}• 302. Planstrategi\n{sections}"
    text += "• 303. Eventuelt\n• Beslutning\nIntet.\n"
    meeting = parse_minutes(build_flow(build_text(HEAD + text))).meetings[0]
    assert [item.number.value for item in meeting.items] == ["301", "302", "303"]
    assert [item.decision_text and item.decision_text.value for item in meeting.items] == [
        "Godkendt.",
        "Godkendt.",
        "Intet.",
    ]


def test_bullets_of_a_list_stay_where_headings_have_none() -> None:
    text = "1. Havnen\nBeslutning\n• Broen males.\n• Bådene flyttes.\n\n2. Eventuelt\nBeslutning\nIntet.\n"
    items = parse_minutes(build_flow(build_text(HEAD + text))).meetings[0].items
    assert items[0].decision_text and items[0].decision_text.value == "• Broen males.\n• Bådene flyttes."


def test_one_numbered_item_alone_is_a_paper_of_one_item() -> None:
    text = (
        "Torsdag 3. jun 2019 kl. 10\n\n66. Temadag\nSagsfremstilling\nDagen holdes.\nBeslutning\nGodkendt.\n"
    )
    meeting = parse_minutes(build_flow(build_text("Nørreby Ældreråd\n" + text))).meetings[0]
    assert [(item.number.value, item.title and item.title.value) for item in meeting.items] == [
        ("66", "Temadag")
    ]
    assert meeting.date and meeting.date.value.isoformat() == "2019-06-03"
    assert titles("1. Brev\nVi har læst brevet.\n") == []


def test_ad_heads_items_with_headings_and_lists_of_their_own() -> None:
    asked = "Indstilling\nDet indstilles, at\n\n1. planen godkendes\n2. prisen meldes ud\n"
    item = f"{asked}\nBeslutning\nGodkendt.\n"
    text = "\n".join(f"Ad {n}. {title}\n{item}" for n, title in ((4, "Budget"), (5, "Havnen"), (6, "Vejen")))
    assert titles(text) == [("4", "Budget"), ("5", "Havnen"), ("6", "Vejen")]


def test_ads_that_answer_the_points_of_an_item_head_none() -> None:
    item = "Beslutning\n\nAd 1. Anbefales.\n\nAd 2. Anbefales ikke.\n\nAd 3. Udsat.\n"
    text = f"1. Budget\n{item}\n2. Havnen\n{item}"
    assert titles(text) == [("1", "Budget"), ("2", "Havnen")]


@pytest.mark.parametrize(
    "heading", ["Protokoltilførsler", "Mindretalsudtalelser:", "Bemærkninger til protokollen"]
)
def test_ads_under_a_heading_of_statements_head_none(heading: str) -> None:
    named = ((1, "Budget"), (2, "Havnen"), (3, "Vejen"))
    items = "\n".join(f"Punkt {n}: {title}\nBeslutning\nVedtaget.\n" for n, title in named)
    ads = "\n".join(f"Ad {n}. {title}\nOle Bech er imod.\n" for n, title in named)
    meeting = parse_minutes(build_flow(build_text(f"{HEAD}\n{items}\n{heading}\n\n{ads}"))).meetings[0]
    assert rulings(meeting)[:2] == ["Vedtaget.", "Vedtaget."]
    assert len(meeting.items) == 3 and (rulings(meeting)[2] or "").startswith("Vedtaget.")


def test_numbers_alone_over_titles_head_items() -> None:
    text = "1\nBudget 2030\n\nVedtaget.\n\n2\nSalg af grund\n\nUdsat.\n\n3\nValg af formand\n\nVedtaget.\n"
    assert titles(text) == [("1", "Budget 2030"), ("2", "Salg af grund"), ("3", "Valg af formand")]


def test_numbers_alone_over_the_same_words_are_pages() -> None:
    pages = "\n".join(f"Der er {word} på vejen.\n\n{n}\nNørreby Kommune\n" for n, word in enumerate("abc", 1))
    text = f"1. Budget\nBeslutning\nVedtaget.\n\n{pages}\n2. Eventuelt\nBeslutning\nIntet.\n"
    assert titles(text) == [("1", "Budget"), ("2", "Eventuelt")]
