"""Numbers of items in odd places: at the right end of the title, beside the case, behind "Ad"."""

from unittest.mock import Mock

import pytest

from parsers.flow import build_flow
from parsers.minutes.blocks import cut
from parsers.minutes.blocks.named_annexes import names_annexes
from parsers.minutes.parser import parse_minutes
from tests.minutes_told import decision, numbered_titles, outcomes, rulings
from tests.minutes_told import read_meeting as read
from tests.paper import build_layout, build_text

HEAD = """
Havneudvalget
Beslutningsprotokol
Mandag den 4. november 2013 kl. 14.00
"""
AT_THE_RIGHT = f"""{HEAD}
Takster for gæstesejlere        31.

Beslutning
Godkendt.

Molens tilstand efter stormen, herunder       32.
valg af rådgiver

Beslutning
Udsat til mødet den 7.

LUKKET PUNKT                    33.
Eventuelt                       34.

Beslutning
Intet.
"""


def test_numbers_at_the_right_end_of_titles_are_the_items() -> None:
    meeting = read(AT_THE_RIGHT)
    assert numbered_titles(meeting) == [
        ("31", "Takster for gæstesejlere"),
        ("32", "Molens tilstand efter stormen, herunder valg af rådgiver"),
        ("33", "LUKKET PUNKT"),
        ("34", "Eventuelt"),
    ]
    assert rulings(meeting) == ["Godkendt.", "Udsat til mødet den 7.", None, "Intet."]
    assert [item.closed for item in meeting.items] == [False, False, True, False]


def test_ends_of_sentences_that_count_are_no_items() -> None:
    read_text = parse_minutes(
        build_flow(
            build_text(f"""{HEAD}
Udvalget så på lod nr. 3.
Så gik udvalget til lod nr. 4.
Der blev sluttet ved lod nr. 5.
Beslutning
Godkendt.
""")
        )
    )
    assert read_text.meetings == ()


CASE_BESIDE = f"""{HEAD}
Pkt. 211     J.nr. 00.01.12

Kassebeholdning pr. 31. august
Opgørelsen udgør 4.211.066 kr.

BESLUTNING:
Taget til efterretning.

Pkt. 212     J.nr.

Meddelelser
Amtet har svaret.

BESLUTNING:
Intet.
"""


def test_a_case_beside_the_number_is_not_the_title() -> None:
    meeting = read(CASE_BESIDE)
    assert numbered_titles(meeting) == [("211", "Kassebeholdning pr. 31. august"), ("212", "Meddelelser")]
    cases = [item.case_number.value if item.case_number else None for item in meeting.items]
    assert cases == ["00.01.12", None]


ADS = f"""{HEAD}
Ad 1 - Underskrift af protokol

Bestyrelsens beslutning:
Protokollen blev godkendt.
{{bilag}}
Ad 2 - Fællesindkøb (fortroligt)
Ad 3 - Eventuelt

Bestyrelsens beslutning:
Intet.
"""


def test_items_behind_ad_need_not_all_stand_apart() -> None:
    meeting = read(ADS.format(bilag=""))
    assert numbered_titles(meeting) == [
        ("1", "Underskrift af protokol"),
        ("2", "Fællesindkøb"),
        ("3", "Eventuelt"),
    ]


def test_annexes_named_below_a_decision_are_no_part_of_it() -> None:
    first = read(ADS.format(bilag="Bilag 1.1: Udkast til protokol\nBilag 1.2: Kort\n")).items[0]
    assert decision(first) == "Protokollen blev godkendt."
    assert [name.value for name in first.listed_attachments] == [
        "Bilag 1.1: Udkast til protokol",
        "Bilag 1.2: Kort",
    ]


def test_an_annex_named_within_a_decision_stays_in_it() -> None:
    first = read(ADS.format(bilag="Bilag 1.1: Udkast til protokol\ngodkendes senere.\n")).items[0]
    assert decision(first) == ("Protokollen blev godkendt.\nBilag 1.1: Udkast til protokol godkendes senere.")


def test_what_a_decision_says_of_annexes_behind_a_colon_stays_in_it() -> None:
    said = "Godkendes med disse ændringer:\n\nBilag 1: Side 3 rettes\nBilag 2: Tabellen udgår\n"
    first = read(ADS.format(bilag=said)).items[0]
    assert (decision(first) or "").endswith("Bilag 1: Side 3 rettes Bilag 2: Tabellen udgår")
    assert first.listed_attachments == ()


def test_whether_annexes_end_an_item_is_looked_up_in_one_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    look = Mock(wraps=names_annexes)
    monkeypatch.setattr(cut, "names_annexes", look)
    listed = "\n".join(f"Bilag {n}: Kort" for n in range(1, 80))
    first = read(ADS.format(bilag=f"{listed}\ngodkendes senere.\n")).items[0]
    assert first.listed_attachments == () and look.call_count < 400


def test_the_hour_at_the_end_of_a_title_is_its_slot() -> None:
    meeting = read(f"""{HEAD}
1. Velkomst (kl. 08.30-08.35)
Referat
Godkendt.
2. Nyt fra jobcentret (kl. 08.35 - 09.00)
Referat
Taget til efterretning.
""")
    assert numbered_titles(meeting) == [("1", "Velkomst"), ("2", "Nyt fra jobcentret")]
    assert [item.time_slot.value for item in meeting.items if item.time_slot] == [
        "08.30-08.35",
        "08.35 - 09.00",
    ]


@pytest.mark.parametrize("hours", ["kl. 7.30-8.15", "(10.00-16.00)"], ids=["earlier", "alone"])
def test_opening_hours_stay_in_the_title(hours: str) -> None:
    first = "Åbningstider i hallen" + " kl. 8.00-16.00" * (hours[0] == "k")
    meeting = read(
        f"{HEAD}\n1. {first}\nReferat\nGodkendt.\n2. Trafik på Torvet {hours}\nReferat\nGodkendt.\n"
    )
    assert numbered_titles(meeting) == [("1", first), ("2", f"Trafik på Torvet {hours}")]
    assert [item.time_slot for item in meeting.items] == [None, None]


def test_a_bold_title_that_breaks_off_goes_on_with_a_capital() -> None:
    bold = {"bold": True, "size": 14, "gap": 1}
    more = {"bold": True, "size": 14}
    page = [
        ("Referat", {"bold": True, "size": 18}),
        ("Seniorrådet mandag den 7. februar 2022 kl. 10.15", {}),
        ("1. Dagsorden", bold),
        ("Beslutning", {"bold": True}),
        ("Godkendt.", {}),
        ("2. Høring: Anlæg af cykelsti langs strandvejen mellem den gamle by og", bold),
        ("Havnen, med to stop", more),
        ("Beslutning", {"bold": True}),
        ("Godkendt.", {}),
        ("3. Eventuelt", bold),
        ("Beslutning", {"bold": True}),
        ("Intet.", {}),
    ]
    (meeting,) = parse_minutes(build_flow(build_layout([page]))).meetings
    assert numbered_titles(meeting) == [
        ("1", "Dagsorden"),
        ("2", "Høring: Anlæg af cykelsti langs strandvejen mellem den gamle by og Havnen, med to stop"),
        ("3", "Eventuelt"),
    ]


def test_nr_alone_over_a_title_and_its_case_is_an_item() -> None:
    meeting = read("""
BESLUTNINGSPROTOKOL
Borgerrepræsentationens møde torsdag den 11. juni 1998 kl. 17.30

Nr. 28
Overførsel af midler
BR 240/98
INDSTILLING
Udvalget indstiller, at midlerne overføres.
BESLUTNING
Godkendt.

Nr. 29
Køb af grund
BR 241/98
BESLUTNING
Sagen blev udsat.
""")
    assert numbered_titles(meeting) == [("28", "Overførsel af midler"), ("29", "Køb af grund")]
    assert rulings(meeting) == ["Godkendt.", "Sagen blev udsat."]


PARTS = f"""{HEAD}
1. Dagsorden
Beslutning
Godkendt.

2. Sager i høring
2.1. Stien ved åen
Beslutning
Godkendt.
2.2. Havnens fremtid
{{second}}
3. Eventuelt
Beslutning
Intet.
"""


def test_parts_of_an_item_that_are_each_decided_are_items() -> None:
    meeting = read(PARTS.format(second="Beslutning\nUdsat.\n"))
    assert [number for number, _ in numbered_titles(meeting)] == ["1", "2", "2.1", "2.2", "3"]
    assert rulings(meeting) == ["Godkendt.", None, "Godkendt.", "Udsat.", "Intet."]


def test_numbered_sections_of_an_item_are_no_items() -> None:
    meeting = read(PARTS.format(second="Havnen ligger hen.\n"))
    assert [number for number, _ in numbered_titles(meeting)] == ["1", "2", "3"]


def test_contents_without_their_items_hold_no_parts() -> None:
    page = "Indholdsfortegnelse\n1. Stien .......... 2\n2. Havnen .......... 3\n3. Eventuelt .......... 3\n"
    meeting = read(f"{HEAD}\n{page}\n2.1. Nord\nTekst.\n2.2. Syd\nTekst.\n")
    assert [number for number, _ in numbered_titles(meeting)] == ["1", "2", "3"]


def test_the_number_of_all_cases_and_what_is_open_are_no_title() -> None:
    meeting = read(f"""{HEAD}
Sag 1 af 2: Kvartalsregnskab | Åben sag
Byrådets beslutning
Anbefalingen blev fulgt.

Sag 2 af 2: Køb af ejendom | Lukket sag
""")
    assert numbered_titles(meeting) == [("1", "Kvartalsregnskab"), ("2", "Køb af ejendom")]
    assert [item.closed for item in meeting.items] == [False, True]
    assert outcomes(meeting.items[0]) == ["approved"]


def test_a_label_under_the_number_gives_the_title() -> None:
    meeting = read(f"""{HEAD}
Pkt. 1
Emne: Godkendelse af referat
Beslutning: Godkendt.

Pkt. 2
Emne: Ny hovedledning
Beslutning: Udsat.
""")
    assert numbered_titles(meeting) == [("1", "Godkendelse af referat"), ("2", "Ny hovedledning")]
    assert rulings(meeting) == ["Godkendt.", "Udsat."]
