"""Where a paper's items, headings and lists end, and whose absence a decision tells of."""

from datetime import time

import pytest

from models.records import Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.headings import find_heading
from tests.minutes_told import decision, read_meeting
from tests.paper import build_layout, build_text

REFRAINED = """Byudvalget
Tirsdag d. 6. februar 2024 kl. 16:30 - 18:10
Rådhuset, lokale 12
1 Dagsordenen
Det blev sådan
Godkendt uden bemærkninger.
2 Torvedage
Hvad er sagen
Der er 14 stader i dag og
3 ledige pladser.
1 stade er lukket
Det blev sådan
Godkendt.
3 Belysning i parken
Hvad er sagen
Der mangler lys.
Det blev sådan
Status blev taget til efterretning.
"""

BEGUN = "1. Budget\n\nBeslutning\nGodkendt.\n\n2. Havnen\n\nBeslutning\nUdsat.\n\n"

BODIES = """Byrådet
Referat
Mandag den 11. januar 2021 kl. 19:00
Medlemmer: Karen Holm, Bo Ek, Ida Lund

1. Takster

Beslutning i Udvalget for Børn, Unge og Kultur i de nordlige landsbyer den
4. januar 2021
Anbefales.
Fraværende: Ole Bro

Beslutning i Byrådet den 11. januar 2021
Vedtaget.
Fraværende: Ida Lund

Bilag til punkt nr. 1:
1. Takstblad
2. Brev fra Ældrerådet

2. Skole

Beslutning i Byrådet den 11. januar 2021
Et mindretal bestående af V (Karen Holm og Bo Ek) stemte imod. Vedtaget.
Følgende deltog ikke i behandlingen af punktet:
"""

FORETOLD = """Byrådet
Referat
Mandag den 11. januar 2021 kl. 19:00
1. Takster
2. Skole
3. LUKKET PUNKT: Ansættelse
1 Takster
Sagsnr.: 21/100
Beslutning
Vedtaget.
2 Skole
Sagsnr.: 21/101
Beslutning
Vedtaget.
3 LUKKET PUNKT: Ansættelse
"""


def parse(text: str) -> Meeting:
    return parse_minutes(build_flow(build_text(text))).meetings[0]


def test_line_that_comes_again_tells_the_items() -> None:
    meeting = parse(REFRAINED)
    told = [(i.number.value, i.decision_text.value if i.decision_text else None) for i in meeting.items]
    assert told == [
        ("1", "Godkendt uden bemærkninger."),
        ("2", "Godkendt."),
        ("3", "Status blev taget til efterretning."),
    ]


def test_heading_of_a_body_goes_on_to_the_rest_of_its_day() -> None:
    first = parse(BODIES).items[0].decision_points[0]
    assert first.text.value == "Anbefales."
    assert first.body and first.body.value == "Udvalget for Børn, Unge og Kultur i de nordlige landsbyer"
    assert first.date and first.date.value.isoformat() == "2021-01-04"


def test_who_was_away_from_another_meeting_is_not_away_from_this() -> None:
    assert [name.value for name in parse(BODIES).absent] == ["Ida Lund"]


def test_annexes_named_by_the_item_they_belong_to() -> None:
    listed = [one.value for one in parse(BODIES).items[0].listed_attachments]
    assert listed == ["Takstblad", "Brev fra Ældrerådet"]


def test_label_without_a_value_is_no_part_of_the_decision() -> None:
    second = parse(BODIES).items[1]
    assert second.decision_text is not None and second.decision_text.value.endswith("Vedtaget.")


def test_party_with_its_members_votes_as_a_party() -> None:
    votes = parse(BODIES).items[1].votes
    assert votes is not None and [one.value for one in votes.against] == ["V"]


def test_last_item_may_be_foretold_by_the_list_above() -> None:
    assert [one.number.value for one in parse(FORETOLD).items] == ["1", "2", "3"]


def test_sentence_beside_a_heading_word_names_no_body() -> None:
    heading = find_heading("BESLUTNING Liste C foreslog § 7 ændret. Forslaget faldt.")
    assert heading is None or heading.body is None


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Beslutning Byrådet, Karen Holm og Bo Ek stemte imod.", "Karen Holm og Bo Ek stemte imod."),
        ("Beslutning i Byrådet den 11. januar 2031, Bo Ek undlod at stemme", "Bo Ek undlod at stemme"),
        ("Beslutning i Byrådet, 11. januar 2031, pkt. 4", None),
    ],
)
def test_who_voted_behind_the_body_is_text_of_the_decision(text: str, rest: str | None) -> None:
    heading = find_heading(text)
    assert heading is not None and heading.body is not None
    assert text[slice(*heading.body)] == "Byrådet"
    assert (text[heading.rest :] if heading.rest is not None else None) == rest
    assert (heading.date is not None) == ("2031" in text)


def test_a_sentence_that_goes_on_with_an_annex_is_no_heading() -> None:
    assert find_heading("bilag til punkt 2") is None
    heading = find_heading("Bilag til punkt nr. 2:")
    assert heading is not None and heading.role == "attachments"


@pytest.mark.parametrize("size", [10, 14])
@pytest.mark.parametrize("larger", [0, 2])
def test_text_right_under_a_title_is_no_part_of_it_however_large(size: int, larger: int) -> None:
    page: list[tuple[str, dict[str, object]]] = [
        ("Byudvalget", {"size": 16, "bold": True}),
        ("Referat fra tirsdag den 6. februar 2024 kl. 16.30", {}),
    ]
    names = (
        "Godkendelse af dagsorden og takster",
        "Ny sti langs havnen i Nørreby",
        "Plejehjem ved parken i Nørreby",
    )
    for n, name in enumerate(names, start=1):
        page += [
            (f"{n}. {name}", {"size": size + larger, "gap": 1}),
            ("og alle de andre veje", {"size": size + larger})
            if larger
            else ("Sagen er ny.", {"size": size}),
            ("Forvaltningen har undersøgt sagen og skriver om den her, så", {"size": size}),
            ("alle kan læse, hvad den handler om i året, der kommer.", {"size": size}),
            ("Beslutning", {"size": size, "bold": True, "gap": 1}),
            ("Godkendt.", {"size": size}),
        ]
    meeting = parse_minutes(build_flow(build_layout([page]))).meetings[0]
    more = " og alle de andre veje" if larger else ""
    assert [item.title.value for item in meeting.items if item.title] == [name + more for name in names]


def test_number_in_larger_letters_beside_its_title() -> None:
    number: dict[str, object] = {"size": 18, "bold": True, "gap": -1, "x": 56}
    title: dict[str, object] = {"size": 13, "bold": True, "x": 100}
    page: list[tuple[str, dict[str, object]]] = [
        ("Byudvalget", {"size": 16, "bold": True}),
        ("Referat fra tirsdag den 6. februar 2024 kl. 16.30", {}),
    ]
    for n, name in enumerate(("Godkendelse af dagsorden", "Takster", "Eventuelt"), start=1):
        page += [
            (name, title | {"gap": 1}),
            (str(n), number),
            ("Udfald", {"bold": True, "gap": 0.6}),
            ("Godkendt.", {}),
        ]
    meeting = parse_minutes(build_flow(build_layout([page]))).meetings[0]
    assert [(i.number.value, i.title.value if i.title else None) for i in meeting.items] == [
        ("1", "Godkendelse af dagsorden"),
        ("2", "Takster"),
        ("3", "Eventuelt"),
    ]


OF_THE_DAY = """Byrådet
Referat
Torsdag den 29. maj 2008 kl. 18.00
Fraværende: Ida Lund

1. Takster
Resume
Taksterne foreslås hævet.
Indstilling og beslutning
Direktøren indstiller
1) at taksterne hæves
Havneudvalget den 14. maj 2008:
Anbefales.
Afbud: Ole Bro
Byrådet den 29. maj 2008:
Godkendt.

2. Skole
Resume
Skolen foreslås malet.
Byrådet den 29. maj 2008:
Godkendt.
"""


def test_who_was_away_stays_in_what_a_body_said() -> None:
    meeting = parse(OF_THE_DAY)
    decision = meeting.items[0].decision_text
    assert decision is not None and decision.value == "Anbefales.\nAfbud: Ole Bro\nGodkendt."
    assert [name.value for name in meeting.absent] == ["Ida Lund"]


def test_unknown_heading_in_the_size_of_headings_ends_a_decision() -> None:
    head: dict[str, object] = {"size": 12, "bold": True, "gap": 1}
    page: list[tuple[str, dict[str, object]]] = [
        ("Byrådet", {"size": 16, "bold": True}),
        ("Referat fra onsdag den 4. oktober 2023 kl. 16", {}),
    ]
    for n, name in enumerate(("Støj fra møller", "Takster", "Skoler"), start=1):
        page += [(f"Sag {n}: {name}", {"size": 14, "bold": True, "gap": 2}), ("Beslutning", head)]
        page += [("Godkendt.", {}), ("Resumé", head), ("Der er klaget.", {})]
    page[4:5] = [("Godkendt.", {}), ("Ole Bro spurgte", head), ("Hvor mange har klaget?", {})]
    meeting = parse_minutes(build_flow(build_layout([page]))).meetings[0]
    decision = meeting.items[0].decision_text
    assert decision is not None and decision.value == "Godkendt."


BROKEN_TITLE = """Referat af Børne- og
Kulturudvalget
Dato: 11. januar 2021

1. Takster

Beslutning
Godkendt.

2. Skole

Beslutning
Godkendt.
"""


def test_the_name_of_a_body_goes_on_below_a_word_that_wants_another() -> None:
    meeting = parse(BROKEN_TITLE)
    assert meeting.body is not None and meeting.body.value == "Børne- og Kulturudvalget"


def test_a_recommendation_below_what_was_decided_is_no_part_of_it() -> None:
    meeting = parse(
        "Byrådet\nReferat\nMandag den 11. januar 2021 kl. 19:00\n\n1. Takster\n\nBeslutning\nAfvist.\n"
        "Indstilling\n"
        "forvaltningen anbefaler, at budgettet godkendes som det er.\n\n2. Skole\n\nBeslutning\nGodkendt.\n"
    )
    assert [point.outcome.value for point in meeting.items[0].decision_points] == ["rejected"]
    assert len(meeting.items[0].recommendations) == 1


ENDING = """
Byrådet
Referat
Mødedato: 3. april 2019 kl. 17.00
1. Godkendelse af dagsorden
Beslutning
Godkendt.
2. Skolernes dag
Sagsfremstilling
Borgermødet sluttede kl. 21. Dagens program: velkomst kl. 9.
Afslutning kl. 15.
Dagen holdes for anden gang, og alle skoler er med.
Skolerne betaler selv.
Forvaltningen har set på prisen.
Beslutning
Godkendt.
{last}
"""


@pytest.mark.parametrize(
    "last",
    [
        "Mødet hævet kl. 19.30",
        "Mødet blev ophævet kl.19:30",
        "Byrådsmødet er slut kl. 19.30",
        "Formanden hævede mødet kl. 19.30.",
        "Afslutning: kl. 19.30\n\nNæste møde: 3. juni 2019",
        "Sluttidspunkt: 19.30",
    ],
)
def test_the_hour_behind_the_last_item_is_the_end_of_the_meeting(last: str) -> None:
    meeting = read_meeting(ENDING.format(last=last))
    assert meeting.end is not None and meeting.end.value == time(19, 30)
    assert decision(meeting.items[-1]) == "Godkendt."


def test_a_programme_in_an_item_ends_no_meeting() -> None:
    assert read_meeting(ENDING.format(last="")).end is None


@pytest.mark.parametrize(
    "end",
    [
        "Med venlig hilsen\n\nKaren Holm\nUdvalgssekretær\nTlf. 99 99 99 99\n",
        "Venlig hilsen\n\nKaren Holm\nSekretær\n",
        "Sidst opdateret 4. maj 2031\nTil toppen\n",
        "Nørreby Kommune · Torvet 1 · 9999 Nørreby · Telefon 99 99 99 99\n",
    ],
)
def test_what_ends_a_letter_or_a_page_is_no_part_of_the_last_item(end: str) -> None:
    text = f"{BEGUN}{end}"
    assert decision(read_meeting(text).items[-1]) == "Udsat."


def test_a_greeting_that_a_letter_in_an_item_ends_with_ends_no_meeting() -> None:
    letter = (
        "Borgeren skriver: Vi glæder os.\n\nMed venlig hilsen\n\nFamilien Ek\n\n"
        + "Rådet talte om lugten. " * 6
    )
    assert "Familien Ek" in (decision(read_meeting(f"{BEGUN}{letter}").items[-1]) or "")


@pytest.mark.parametrize(
    "said",
    [
        "Godkendt, idet vagten har tlf. 99 99 99 99.",
        "Rådet svarer: Kære Anna. Tak for dit brev.\nVenlig hilsen\nByrådet",
        "Godkendt med dette program.\nStart: kl. 9.00\nSlut: kl. 17.00",
    ],
)
def test_what_an_item_says_is_not_taken_for_the_end_of_the_paper(said: str) -> None:
    meeting = read_meeting(BEGUN.replace("Udsat.", said))
    assert meeting.end is None
    assert (decision(meeting.items[-1]) or "").startswith(said.split(".")[0])
    assert "hilsen" not in said or "hilsen" in (decision(meeting.items[-1]) or "")
