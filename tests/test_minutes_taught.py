"""What a paper teaches of its own template: where its items begin, what its headings and columns hold."""

import pytest

from models.records import AgendaItem, Meeting
from parsers.flow import build_flow
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.outcomes import find_outcome
from tests.paper import build_text

PROTOCOL = """NØRREBY KOMMUNE
KOMMUNALBESTYRELSENS FORHANDLINGSPROTOKOL
År 1981, mandag den 4. maj kl. 19.00 afholdtes møde på rådhuset.
Mødt var: K. Holm, E. Bro, A. Ravn og P. Skov.
31. Andragende om tilskud til forsamlingshuset.
Bestyrelsen andrager om kr. 4.000,- til nyt tag.
1. Taget er fra 1911.
2. Der er samlet ind.
Beslutning: Bevilgedes, dog således at beløbet nedsættes til kr. 3.000,-.
Bilag: Andragende af 2/4 1981; Tilbud fra tømrer Bro.
32. Salg af jord ved Engen.
Tre naboer ønsker at købe.
Beslutning: Vedtoges med 3 stemmer. Imod stemte E. Bro, idet han fandt prisen lav.
33. Mindre sager.
Intet af betydning.
Beslutning: Taget til efterretning.
Mødet startede kl. 19.00 og sluttede kl. 21.30.
"""

ANSWERS = """Referat af møde i Landsbyrådet
Tid: Tirsdag den 3. maj 2022 kl. 17.00-19.00
Sted: Kroen
Afbud: Bo Ek
1) Velkomst
2) Busser
3) Stier
4) Eventuelt
Ad 1) Velkomst
Formanden bød velkommen.
Konklusion:
Dagsordenen blev godkendt.
Ad 2) Busser
Rådet så på køreplanen.
Konklusion:
Planen blev godkendt med følgende ændringer:
- linje 3 kører hver time
- linje 4 udgår
Karen Holm tog forbehold.
Det blev besluttet, at formanden skriver til busselskabet.
Ansvarlig: Karen Holm. Frist: 1. juni 2022.
Ad 3) Stier
Der mangler skilte.
Konklusion:
Sagen udsættes.
Ad 4) Eventuelt
Der blev talt om vejret i foråret.
"""

IN_CAPITALS = """Regionsrådet
Dato: 7. marts 2023
1. BUDGET FOR SYGEHUSE
INDSTILLING
Administrationen indstiller:
1. at planen godkendes.
VEJEN HERTIL
Udvalget har set på sagen.
BESLUTNING
Godkendt.
ØKONOMI
Ingen.
2. REDEGØRELSE FOR VENTETIDER
INDSTILLING
Administrationen indstiller:
1. at redegørelsen tages til efterretning.
BESLUTNING
Taget til efterretning.
ØKONOMI
Ingen.
"""

BEHIND_CONTENTS = """Teknisk Udvalg
Referat
4. juni 2019 kl. 15:00
Indholdsfortegnelse
1. Dagsorden 2
2. Vejplan 2
Tilstede: Karen Holm (A), formand, Bo Ek (V)
Fraværende: Ida Lund (O)

1. Dagsorden

Beslutning
Godkendt.

2. Vejplan

Beslutning
Godkendt.
"""


def parse(text: str) -> Meeting:
    return parse_minutes(build_flow(build_text(text))).meetings[0]


def item(meeting: Meeting, number: str) -> AgendaItem:
    return next(one for one in meeting.items if one.number.value == number)


def test_items_are_the_numbers_that_something_is_decided_between() -> None:
    meeting = parse(PROTOCOL)
    assert [one.number.value for one in meeting.items] == ["31", "32", "33"]
    assert [one.decision_points[0].outcome.value for one in meeting.items] == [
        "approved_with_changes",
        "approved",
        "noted",
    ]


def test_protocol_tells_its_day_and_hours_in_sentences() -> None:
    meeting = parse(PROTOCOL)
    assert meeting.date is not None and meeting.date.value.isoformat() == "1981-05-04"
    assert meeting.end is not None and meeting.end.value.isoformat() == "21:30:00"
    assert [one.value for one in meeting.present] == ["K. Holm", "E. Bro", "A. Ravn", "P. Skov"]


def test_annexes_on_one_line_are_parted_by_semicolons() -> None:
    listed = item(parse(PROTOCOL), "31").listed_attachments
    assert [one.value for one in listed] == ["Andragende af 2/4 1981", "Tilbud fra tømrer Bro."]
    assert [one.spans[0].printed for one in listed] == [one.value for one in listed]


def test_initial_before_a_name_is_no_party() -> None:
    votes = item(parse(PROTOCOL), "32").votes
    assert votes is not None and [one.value for one in votes.against] == ["E. Bro"]


def test_answers_to_an_agenda_are_its_items_without_blank_lines() -> None:
    titles = [one.title.value for one in parse(ANSWERS).items if one.title]
    assert titles == ["Velkomst", "Busser", "Stier", "Eventuelt"]


def test_entry_of_a_list_ends_where_the_next_word_had_room() -> None:
    decision = item(parse(ANSWERS), "2").decision_text
    assert decision is not None
    assert "- linje 4 udgår\nKaren Holm tog forbehold." in decision.value


def test_owner_with_a_deadline_stays_in_the_decision() -> None:
    two = item(parse(ANSWERS), "2")
    assert two.decision_text is not None
    assert two.decision_text.value.endswith("Ansvarlig: Karen Holm. Frist: 1. juni 2022.")
    owned = two.follow_ups[0]
    assert (owned.responsible.value, owned.deadline and owned.deadline.value) == (
        "Karen Holm",
        "1. juni 2022",
    )
    assert owned.text.value.startswith("Det blev besluttet")


def test_capitals_are_the_dress_of_headings() -> None:
    meeting = parse(IN_CAPITALS)
    assert [one.text.value for one in meeting.items[0].recommendations] == ["at planen godkendes."]
    assert meeting.items[1].title is not None
    assert meeting.items[1].title.value == "REDEGØRELSE FOR VENTETIDER"


def test_those_who_came_may_be_listed_behind_the_contents() -> None:
    meeting = parse(BEHIND_CONTENTS)
    assert [one.value for one in meeting.present] == ["Karen Holm", "Bo Ek"]


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Godkendt, dog nedsættes beløbet til 5.000 kr.", "approved_with_changes"),
        ("Godkendt, således at prisen nedsættes til 300 kr.", "approved_with_changes"),
        ("Godkendt, forudsat at naboerne ikke gør indsigelse.", "approved_with_changes"),
        ("Godkendt, såfremt fonden giver resten.", "approved_with_changes"),
        ("Godkendt i reduceret form.", "approved_with_changes"),
        ("Godkendt, dog stemte A og F imod.", "approved"),
        ("Godkendt, dog bemærkede Karen Holm, at prisen er høj.", "approved"),
        ("Godkendt, dog tog Karen Holm forbehold.", "approved"),
        ("Forslaget om, at gebyret hæves, såfremt loven ændres, blev godkendt.", "approved"),
        ("Tilskuddet blev godkendt som forudsat i budgettet.", "approved"),
        ("Vedtaget at henvise sagen til Økonomiudvalget.", "referred"),
        ("Sagen henvises ikke til Økonomiudvalget, men godkendes.", "approved"),
    ],
)
def test_what_is_added_to_an_approval_changes_it(text: str, outcome: str) -> None:
    hit = find_outcome(text)
    assert hit is not None and hit.outcome == outcome
