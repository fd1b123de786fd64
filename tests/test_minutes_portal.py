"""Decisions as portals print them: who was away, bodies and days inside a decision, short rulings."""

import pytest

from parsers.flow import build_flow
from parsers.minutes.decisions.of_item import _says_all
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import find_absent, find_roster_label, is_name_line
from tests.paper import build_text
from tests.test_people import prose_of


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Fraværende i Nørreby Kommunalbestyrelsen, 31. maj 2022:", "absent"),
        ("Landsbyudvalgets møde den 15. marts 2018:", "decision"),
        ("Landsbyudvalgets møde den 15. marts 2018 var velbesøgt:", None),
        ("Baggrund og vurdering", "case_presentation"),
    ],
)
def test_headings_of_portals(line: str, role: str | None) -> None:
    hit = find_heading(line)
    assert (hit.role if hit else None) == role


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Karen Holm (A) og Jens Friis (V) var fraværende.", ["Karen Holm", "Jens Friis"]),
        (
            "Karen Holm, Jens Friis og Ane Kjær deltog ikke på mødet.",
            ["Karen Holm", "Jens Friis", "Ane Kjær"],
        ),
        ("Karen Holm (A) havde lovligt forfald. Jens Friis var indkaldt.", ["Karen Holm"]),
        ("Karen Holm var fraværende fra punkt 3 til 5.", []),
        ("Karen Holm var fraværende på mødet.", ["Karen Holm"]),
        ("Karen Holm havde forfald; Jens Friis var indkaldt.", ["Karen Holm"]),
        ("Karen Holm var fraværende, i stedet mødte Ole Krag.", ["Karen Holm"]),
        ("Karen Holm deltog ikke i mødet på grund af sygdom.", ["Karen Holm"]),
        ("Karen Holm var fraværende, da punktet blev behandlet.", []),
        ("Karen Holm var ikke til stede, da sagen blev afgjort.", []),
        ("Karen Holm havde forfald, indtil kl. 18.", []),
        ("Karen Holm var ikke til stede på mødet under dette punkt.", []),
        ("Karen Holm var fraværende fra mødet i ti minutter.", []),
        ("Karen Holm deltog ikke i mødet fra kl. 18.", []),
        ("Karen Holm deltog ikke i mødet på grund af inhabilitet.", []),
        ("Karen Holm meldte afbud til dette punkt.", []),
        ("Fraværende:\nJens Friis kvitterede for notatet.", []),
    ],
)
def test_who_was_away(text: str, absent: list[str]) -> None:
    assert [name.value for name in find_absent(prose_of(text))] == absent


@pytest.mark.parametrize(
    ("line", "all_said"),
    [("Godkendt", True), ("Dagsordenen blev godkendt", True), ("Godkendt i", False), ("Karen Holm", False)],
)
def test_a_ruling_of_a_few_words_ends_its_line(line: str, all_said: bool) -> None:
    assert _says_all(line) is all_said


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Overborgmester Karen Holm", True),
        ("Borgmester Karen Holm (V), tjenesterejse.", True),
        ("• Jens Friis (Ø) pga. arbejde.", True),
        ("Karen Holm, lovligt forfald", True),
        ("Karen Holm, på ferie.", True),
        ("Karen Holm, formand", True),
        ("Karen Holm, inhabil", False),
        ("Karen Holm, pga. inhabilitet", False),
        ("Karen Holm, forlod mødet", False),
        ("Karen Holm forlod mødet kl. 17.40.", False),
        ("Dagsordenen blev godkendt.", False),
    ],
)
def test_lines_of_one_name(line: str, named: bool) -> None:
    assert is_name_line(line) is named


@pytest.mark.parametrize(
    ("sentence", "outcome"),
    [
        ("Der er ingen bemærkninger til dagsordenen.", "no_record"),
        ("Der var accept fra rådet til dette.", "approved"),
        ("Bente, Lars og Tove tager af sted.", None),
        ("Borgmesteren meddelte, at der er omdelt et notat.", None),
        ("Liste F og Ø stemte imod af hensyn til naboerne, og ønsker sagen afgjort.", None),
    ],
)
def test_outcomes_seen_on_portals(sentence: str, outcome: str | None) -> None:
    hit = find_outcome(sentence)
    assert (hit.outcome if hit else None) == outcome


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("Bestyrelsen: Karen Holm, Jens Friis", "present"),
        ("Forældrevalgte: Karen Holm", "present"),
        ("Bestyrelsen", None),
        ("Bestyrelsen Karen Holm", None),
    ],
)
def test_groups_of_those_present_need_a_colon(line: str, role: str | None) -> None:
    label = find_roster_label(line)
    assert (label[0] if label else None) == role


PORTAL = """Referat af møde i Nørreby Byråd
Den 27.10.2020 kl. 17:00 i Byrådssalen

Deltagere:

Ane Kjær, (V)
Bo Ek, (A)
Karen Holm, (A)


1.   Fraværende


Beslutning

Karen Holm og Jens Friis.

Fraværende
Karen Holm (A)


2.   Valg til havnens bestyrelse


Indstilling

Sekretariatet indstiller, at der vælges to medlemmer.

Økonomiudvalget den 20. oktober 2020:

Anbefales.

Byrådet den 27. oktober 2020:

Indstillingen godkendt, idet der sker følgende rokering i posterne:

- Bo Ek indtræder i havnens bestyrelse
- Ane Kjær udtræder af havnens bestyrelse

Fraværende
Karen Holm (A)
"""


def test_a_paper_of_a_portal() -> None:
    meeting = parse_minutes(build_flow(build_text(PORTAL))).meetings[0]
    assert [name.value for name in meeting.present] == ["Ane Kjær", "Bo Ek"]
    assert [name.value for name in meeting.absent] == ["Karen Holm", "Jens Friis"]
    points = meeting.items[1].decision_points
    assert [(point.body.value, point.outcome.value) for point in points if point.body] == [
        ("Økonomiudvalget", "approved"),
        ("Byrådet", "approved_with_changes"),
    ]
    assert points[1].text.value.endswith("udtræder af havnens bestyrelse")


COUNCIL = """Referat af møde i Handicaprådet
Dato: 19. april 2022 kl. 15.30
Sted: Mødelokale 3
Til stede: Karen Holm, Jens Friis

1. Godkendelse af dagsorden
Referat:
Godkendt.

2. Godkendelse af referat fra mødet den 1. februar 2022
Bilag 1: Referat fra mødet den 1. februar 2022.
Handicaprådet godkendte referatet fra det konstituerende møde.

3. Ny vision for museet
arbejdsplan_2019.pdf vision_og_strategi.pdf
Resume
Museet har udarbejdet en ny vision.
Indstilling
Forvaltningen indstiller, at visionen drøftes.
Beslutning
Drøftet.

4. Kollektiv trafik
Det indstilles, at rådet drøfter udkastet.
Bilag 2: Udkast til trafikplan
Bilag 3: Oversigt over ruter
Beslutning
Svend Taber orienterer om processen, der har fulgt en plan. Udkastet blev drøftet.
"""


def test_annexes_and_rulings_without_headings() -> None:
    items = parse_minutes(build_flow(build_text(COUNCIL))).meetings[0].items
    told = [item.decision_text.value.split(".")[0] for item in items if item.decision_text]
    assert told[:2] == ["Godkendt", "Handicaprådet godkendte referatet fra det konstituerende møde"]
    assert [[annex.value for annex in item.listed_attachments] for item in items] == [
        [],
        ["Bilag 1: Referat fra mødet den 1. februar 2022."],
        ["arbejdsplan_2019.pdf", "vision_og_strategi.pdf"],
        ["Bilag 2: Udkast til trafikplan", "Bilag 3: Oversigt over ruter"],
    ]
    assert [one.text.value for one in items[3].recommendations] == ["at rådet drøfter udkastet."]
    assert not items[3].follow_ups
