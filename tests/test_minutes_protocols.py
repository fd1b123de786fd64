"""Old protocols: no heading words, a sentence for a title, the ruling in a paragraph of its own below."""

from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from parsers.minutes.recognition import looks_like_minutes
from tests.minutes_told import numbered_titles, rulings
from tests.paper import build_layout

APART = {"gap": 0.5}
PROTOCOL: list[tuple[str, dict[str, object]]] = [
    ("Tirsdag den 14. februar 1967 kl. 19,30 afholdt byrådet ordinært møde i", {}),
    ("rådhussalen.", {}),
    ("Der foretoges:", APART),
    ("1. Udvalget for kirkegården indstiller, at der gives gartneren stort", APART),
    ("løntillæg på 600 kr. om året.", {}),
    ("Vedtoges.", APART),
    ("2. Skrivelse fra foreningen om milestenen på Torvet.", APART),
    ("Henvistes til teknisk udvalg.", APART),
    ("3. Ansøgning fra en vognmand om bevilling til hyrevogn nr. 4.", APART),
    ("Afslået.", APART),
]


def test_a_protocol_that_says_the_body_met_is_one() -> None:
    flow = build_flow(build_layout([PROTOCOL]))
    assert looks_like_minutes(flow) >= 0.2
    (meeting,) = parse_minutes(flow).meetings
    assert meeting.body and meeting.date
    assert (meeting.body.value, str(meeting.date.value)) == ("byrådet", "1967-02-14")


def test_a_title_is_the_whole_paragraph() -> None:
    (meeting,) = parse_minutes(build_flow(build_layout([PROTOCOL]))).meetings
    assert numbered_titles(meeting) == [
        (
            "1",
            "Udvalget for kirkegården indstiller, at der gives gartneren stort løntillæg på 600 kr. om året.",
        ),
        ("2", "Skrivelse fra foreningen om milestenen på Torvet."),
        ("3", "Ansøgning fra en vognmand om bevilling til hyrevogn nr. 4."),
    ]
    assert rulings(meeting) == ["Vedtoges.", "Henvistes til teknisk udvalg.", "Afslået."]


def test_a_short_line_above_text_is_a_title_of_its_own() -> None:
    lines = [(text, dict(options)) for text, options in PROTOCOL]
    lines[3:5] = [("1. Kirkegården", APART), ("Gartneren får et løntillæg på 600 kr. årligt. Vedtoges.", {})]
    (meeting,) = parse_minutes(build_flow(build_layout([lines[:3] + lines[3:5] + lines[6:]]))).meetings
    assert numbered_titles(meeting)[0] == ("1", "Kirkegården")


ANNEXES: list[tuple[str, dict[str, object]]] = [
    ("Referat af møde i Økonomiudvalget onsdag den 9. april 2025 kl. 13.00", {}),
    ("1. Udbud af madservice", APART),
    ("Beslutning", APART),
    ("Godkendt.", APART),
    ("Bilag", APART),
    ("Tids- og procesplan for udbud af madservice til hjemmeboende borgere i", APART),
    ("Kommunen 2025-2029", {}),
    ("Kort", {}),
    ("2. Eventuelt", APART),
    ("Beslutning", APART),
    ("Intet.", APART),
]


def test_an_annex_goes_on_where_its_next_word_had_no_room() -> None:
    (meeting,) = parse_minutes(build_flow(build_layout([ANNEXES]))).meetings
    listed = [name.value for name in meeting.items[0].listed_attachments]
    assert listed == [
        "Tids- og procesplan for udbud af madservice til hjemmeboende borgere i Kommunen 2025-2029",
        "Kort",
    ]


EVEN: list[str] = ["Socialudvalget", "Onsdag den 11. maj 2005 kl. 15.30 i Mødelokale C"]
for number, title in enumerate(("Regnskab", "Aflastning", "Høring"), 51):
    EVEN += [f"{number}. {title}", "Baggrund", "Sagen har ligget siden foråret."]
    EVEN += ["Indstilling", "Forvaltningen indstiller,", "· at sagen godkendes", "· at beløbet overføres"]
    EVEN += ["Udvalget den 11. maj 2005", "Godkendt."]


def test_headings_are_learned_where_all_lines_are_as_far_apart() -> None:
    page: list[tuple[str, dict[str, object]]] = [(text, {"bold": text[:1] == "5"}) for text in EVEN]
    (meeting,) = parse_minutes(build_flow(build_layout([page]))).meetings
    assert rulings(meeting) == ["Godkendt."] * 3
    points = [[point.text.value for point in item.recommendations] for item in meeting.items]
    assert points == [["at sagen godkendes", "at beløbet overføres"]] * 3
