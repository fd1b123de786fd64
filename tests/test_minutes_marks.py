"""Items by the form of their numbers, whatever it is, and by the titles that a list of contents names."""

import pytest

from tests.minutes_told import numbered_titles, rulings
from tests.minutes_told import read_meeting as read

HEAD = """
Havneudvalget
Beslutningsprotokol
Mandag den 4. november 2013 kl. 14.00
"""
TITLES = ("Takster for gæstesejlere", "Molens tilstand efter stormen", "Regnskab for 2012")
RULINGS = ["Godkendt.", "Udsat.", "Taget til efterretning."]
CASE = "Fremstilling\nHavnefogeden har gennemgået sagen.\n\nBeslutning\n{}\n"


def build(form: str, start: int = 7) -> str:
    """A protocol whose items begin as the form says."""
    items = (
        form.format(n=n, title=title) + f"\n\n{CASE.format(ruling)}"
        for n, (title, ruling) in enumerate(zip(TITLES, RULINGS, strict=True), start)
    )
    return HEAD + "\n" + "\n".join(items)


@pytest.mark.parametrize(
    "form",
    [
        "§ {n} {title}",
        "Sag {n} - {title}",
        "ad {n}) {title}",
        "{title}   Sag nr. {n}",
        "{n} -\n{title}",
        "{title}\nsag {n}.",
        "{title}\n\n{n}.",
        "{title}\n\n{n}",
    ],
)
def test_numbers_in_one_form_are_the_items(form: str) -> None:
    meeting = read(build(form))
    assert numbered_titles(meeting) == [(str(n), title) for n, title in enumerate(TITLES, 7)]
    assert rulings(meeting) == RULINGS


def test_numbers_of_a_year_alone_over_titles_are_no_pages() -> None:
    meeting = read(build("{n}/2013\n{title}"))
    assert [number for number, _ in numbered_titles(meeting)] == ["7/2013", "8/2013", "9/2013"]
    assert rulings(meeting) == RULINGS


def test_numbers_begin_again_under_names_of_groups_that_no_list_knows() -> None:
    first, second = build("Sag nr. {n} - {title}", 1), build("Sag nr. {n} - {title}", 1).removeprefix(HEAD)
    for title in TITLES:
        second = second.replace(title, f"{title} i Vestbyen")
    meeting = read(f"{first}\nKajer og anlæg\n{second}")
    assert [title for _, title in numbered_titles(meeting)] == [
        *TITLES,
        *(f"{title} i Vestbyen" for title in TITLES),
    ]
    assert rulings(meeting) == RULINGS * 2


def test_numbered_annexes_are_no_items_beside_them() -> None:
    text = build("§ {n} {title}").replace(
        "Beslutning\n", "Bilag\n1. Kort\n2. Tilbud\n3. Brev\n\nBeslutning\n"
    )
    assert [title for _, title in numbered_titles(read(text))] == list(TITLES)


CONTENTS = "Indhold\n" + "\n".join(f"{n}. {title}" for n, title in enumerate(TITLES, 1)) + "\n"


@pytest.mark.parametrize(
    "form", ["{title}", "{n}/2013 {title}", "({n}3/4410) {title}", "{title} ({n}3/4410)"]
)
def test_titles_of_the_contents_come_again_in_any_form(form: str) -> None:
    text = build(form, 1).removeprefix(HEAD)
    for title in TITLES:
        text = text.replace(title, title.upper())
    meeting = read(f"{HEAD}\n{CONTENTS}\n{text}")
    assert numbered_titles(meeting) == [(str(n), title.upper()) for n, title in enumerate(TITLES, 1)]
    assert rulings(meeting) == RULINGS


def test_the_case_in_brackets_before_a_title_is_the_items() -> None:
    meeting = read(build("{n}. (13/441{n}) {title}"))
    assert [item.case_number.value for item in meeting.items if item.case_number] == [
        "13/4417",
        "13/4418",
        "13/4419",
    ]
    assert [title for _, title in numbered_titles(meeting)] == list(TITLES)


def test_contents_that_begin_from_1_again_name_the_items_of_each_group() -> None:
    contents = CONTENTS + "1. Tilsyn med broer\n2. Eventuelt\n"
    later = build("{n}. {title}", 1).removeprefix(HEAD)
    later = later.replace(TITLES[0], "Tilsyn med broer").replace(TITLES[1], "Eventuelt").partition("3. ")[0]
    first = build("{n}. {title}", 1).removeprefix(HEAD)
    meeting = read(f"{HEAD}\n{contents}\nHavnen\n{first}\nVejene\n{later}")
    assert [title for _, title in numbered_titles(meeting)] == [*TITLES, "Tilsyn med broer", "Eventuelt"]
    assert rulings(meeting) == [*RULINGS, *RULINGS[:2]]


def test_titles_without_numbers_are_the_items_and_not_the_annexes_that_are_numbered() -> None:
    text = build("{title}").replace("Beslutning\n", "Bilag\n1. Kort\n2. Tilbud\n3. Brev\n\nBeslutning\n")
    meeting = read(text)
    assert [title for _, title in numbered_titles(meeting)] == list(TITLES)
    assert rulings(meeting) == RULINGS


@pytest.mark.parametrize(
    "label", ["Forslag: Forvaltningen indstiller,", "Indstilling: Havnefogeden indstiller, at"]
)
def test_what_is_proposed_behind_a_label_and_who_proposes_begins_on_the_next_line(label: str) -> None:
    said = "taksterne godkendes." if label.endswith("at") else "at taksterne godkendes."
    meeting = read(build("{n}. {title}").replace("\n\nBeslutning", f"\n\n{label}\n{said}\n\nBeslutning"))
    told = [[one.text.value for one in item.recommendations] for item in meeting.items]
    assert told == [[said]] * 3
    assert rulings(meeting) == RULINGS


def test_names_that_end_a_paper_sign_it() -> None:
    names = "Karen Holm\nIda Bro\nOle Krag\n"
    paper = build("{n}. {title}").replace(HEAD, f"{HEAD}\nTil stede: Karen Holm, Ida Bro, Ole Krag\n")
    for over in ("Godkendt og underskrevet:\n", "", "Underskrifter\n"):
        assert rulings(read(f"{paper}\n{over}{names}")) == RULINGS, over
    for over in ("Valgt blev\n", "Rådet udpegede:\n\n", "Fraværende var\n"):
        assert (rulings(read(f"{paper}{over}{names}"))[-1] or "").endswith("Ole Krag"), over
    voted = f"{build('{n}. {title}')}For stemte:\n{names}"
    assert (rulings(read(voted))[-1] or "").endswith("Ole Krag")


def test_rows_of_a_roster_without_a_label_say_who_was_there() -> None:
    roster = "Karen Holm  V  Til stede\nIda Bro (A)  Til stede\nOle Krag, C  Fraværende\n"
    meeting = read(build("{n}. {title}").replace(HEAD, f"{HEAD}{roster}"))
    assert [name.value for name in meeting.present] == ["Karen Holm", "Ida Bro"]
    assert [name.value for name in meeting.absent] == ["Ole Krag"]


@pytest.mark.parametrize("form", ["{n}. {title}", "{n}/2013 {title}", "Nr. {n}. {title}"])
def test_a_group_with_more_items_than_the_one_above_it_keeps_its_own(form: str) -> None:
    first = build(form, 1).partition(form.format(n=3, title=TITLES[2]))[0]
    second = build(form, 1).removeprefix(HEAD)
    for title in TITLES:
        second = second.replace(title, f"{title} i Vestbyen")
    meeting = read(f"{first}\nKajer og anlæg\n{second}")
    assert [title for _, title in numbered_titles(meeting)] == [
        *TITLES[:2],
        *(f"{title} i Vestbyen" for title in TITLES),
    ]
    assert rulings(meeting) == [*RULINGS[:2], *RULINGS]


def test_what_two_bodies_decided_of_an_item_is_the_decision_of_one() -> None:
    paper = f"""{HEAD}
I. Dagsorden

Beslutning

Til stede var:

Formand Karen Holm
Ole Krag

Godkendt.

II. Ny kran

Beslutning i Økonomiudvalget den 28-10-2013
Anbefales.

For stemte: A og B

Beslutning i Havneudvalget den 04-11-2013
Tiltrådt.
"""
    assert numbered_titles(read(paper)) == [("I", "Dagsorden"), ("II", "Ny kran")]
