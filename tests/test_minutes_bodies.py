"""Bodies and days over what they decided: alone, at every heading, in turn."""

import pytest

from parsers.minutes.phrases.headings import find_heading
from tests.minutes_told import read_meeting as read
from tests.minutes_told import rulings

BODY_ABOVE = """
Vejudvalget
Protokol
10-12-2013 kl. 15:30

Vejudvalget
Sag nr. 1
Stien ved Engen
Indstilling
Forvaltningen foreslår, at stien anlægges.
Vejudvalget den 10. december 2013
Anbefales.
Karen Holm (C) var fraværende.
Vejudvalget
Sag nr. 2
Takster for haver
Indstilling
Forvaltningen foreslår, at taksten stiger.
Vejudvalget den 10. december 2013
Godkendt.
Karen Holm (C) var fraværende.
Vejudvalget
Sag nr. 3
Skilte
Indstilling
Forvaltningen foreslår, at skiltene skiftes.
Vejudvalget den 10. december 2013
Udsat.
Karen Holm (C) var fraværende.
"""


def test_a_line_over_every_heading_ends_no_decision() -> None:
    absent = "Karen Holm (C) var fraværende."
    told = [(text or "").replace("\n", " ") for text in rulings(read(BODY_ABOVE))]
    assert told == [f"Anbefales. {absent}", f"Godkendt. {absent}", f"Udsat. {absent}"]


SAID_ALONE = """
Kulturudvalget
Dato: Onsdag den 3. april 2019

Pkt. 42
Tilskud til teatret

Resume
Aftalen udløber. Byrådet godkendte den i 2015.

Kulturudvalget, 06-03-2019, pkt. 31
Udsat.

Kulturudvalget, 03-04-2019, pkt. 42
Anbefales.

Pkt. 43
Ny bane

Tidligere behandling
Kulturudvalget, 05-12-2018, pkt. 9

Indstilling
Forvaltningen indstiller, at banen anlægges.

Kulturudvalget, 03-04-2019, pkt. 43
Drøftet.
"""


def test_a_body_and_a_day_alone_head_what_it_decided() -> None:
    meeting = read(SAID_ALONE)
    assert rulings(meeting) == ["Udsat.\nAnbefales.", "Drøftet."]
    days = [str(point.date.value) for point in meeting.items[0].decision_points if point.date]
    assert days == ["2019-03-06", "2019-04-03"]


SAID_BEFORE = """
Byrådet
Referat af møde den 3. april 2019

1. Ny bane

Tidligere behandling
Kulturudvalgets møde den 5. december 2018 punkt 9: Anbefalet.

Beslutning
Afvist.

2. Nyt bibliotek

Beslutning
Godkendt.
"""


def test_what_was_decided_before_stays_under_its_heading() -> None:
    assert rulings(read(SAID_BEFORE)) == ["Afvist.", "Godkendt."]


PROPOSED_BY = """
Byrådet
Beslutningsprotokol
Torsdag den 22. april 2021 kl. 17.30

1. Nye pladser i rådene

Indstilling

Indstilling om,

1. at rådene får 19 medlemmer,
2. at ændringen gælder fra 2022.

(Økonomiudvalget)

(2. behandling)

Beslutning

Klagen tages ikke til følge. Ingen medlemmer undlod at stemme.

2. Grønne tage

Indstilling

Indstilling om, at der laves en plan for grønne tage.

(Stillet af Karen Holm)

Beslutning

Vedtaget, dog sådan at planen laves i 2022.
"""


def test_who_proposes_in_brackets_is_no_part_of_what_is_proposed() -> None:
    meeting = read(PROPOSED_BY)
    proposed = [[point.text.value for point in item.recommendations] for item in meeting.items]
    assert proposed == [
        ["at rådene får 19 medlemmer,", "at ændringen gælder fra 2022."],
        ["at der laves en plan for grønne tage."],
    ]
    outcomes = [[point.outcome.value for point in item.decision_points] for item in meeting.items]
    assert outcomes == [["rejected"], ["approved_with_changes"]]


BODIES = """
BYRÅDET
tirsdag den 28. maj 1991 kl. 17.00

87. Cykelsti ved Skovvej
Der søges om kr. 650.000.
Økonomiudvalget den 14. maj 1991:
Anbefales.
Byrådet:
Godkendt.

88. Hestestald
Naboen har gjort indsigelse.
Byrådet:
Afslag meddeles.

89. Meddelelser
Byrådet:
Ingen.
"""


def test_bodies_alone_as_headings_of_what_each_decided() -> None:
    told = [(text or "").replace("\n", " ") for text in rulings(read(BODIES))]
    assert told == ["Anbefales. Godkendt.", "Afslag meddeles.", "Ingen."]


def test_an_item_of_minutes_that_says_in_a_line_what_was_decided() -> None:
    text = """
Referat af møde i Havnerådet torsdag den 23. marts 2017 kl. 9.00

1. Godkendelse af referat
Referatet blev godkendt.

2. Nyt om molen
Molen er målt op i marts.

3. Regnskab 2016
Beslutning:
Godkendt.
"""
    assert rulings(read(text)) == ["Referatet blev godkendt.", None, "Godkendt."]


def test_decision_without_any_known_phrase_is_kept_as_unsure() -> None:
    told = (
        "Nørreby Byråd\nReferat af møde den 3. juni 2025\n\n"
        "1. Havnens takster\nBeslutning\nTaksterne hæves med 5 pct.\nKaren Holm meldte afbud.\n\n"
        "2. Nyt fra havnen\nBeslutning\nFraværende: Karen Holm\n\n"
        "3. Budget\nBeslutning\nGodkendt. Prisen stiger.\n"
    )
    first, second, third = read(told).items
    assert [(p.text.value, p.outcome.value, p.outcome.certainty) for p in first.decision_points] == [
        ("Taksterne hæves med 5 pct.", "other", "uncertain")
    ]
    assert second.decision_points == ()
    assert [p.outcome.value for p in third.decision_points] == ["approved"]


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Beslutning i Byrådet, Nørreby, den", "Byrådet"),
        ("Beslutning i Kultur-, Fritids- og Idrætsudvalget, den", "Kultur-, Fritids- og Idrætsudvalget"),
        ("Beslutning i Udvalget for Kultur, Fritid og Idræt den", "Udvalget for Kultur, Fritid og Idræt"),
    ],
)
def test_the_place_of_a_body_is_no_part_of_its_name(line: str, body: str) -> None:
    heading = find_heading(f"{line} 3. maj 2019")
    assert heading is not None and heading.body is not None
    assert line[slice(*heading.body)] == body


def test_body_and_day_by_the_headings_of_decisions_alone() -> None:
    undated = (
        "66. Temadag\n\nSag 306-2029-5450\n\nKompetence\n\nTrafikrådet.\n\nSagsfremstilling\n\nEn dag.\n\n"
        "Beslutning fra Trafikrådet\n\nDato: 10. december 2029\n\nFraværende: Ole Krag\n\nGodkendt.\n"
    )
    meeting = read(undated)
    assert meeting.body is not None
    assert (meeting.body.value, meeting.body.certainty) == ("Trafikrådet", "inferred")
    dated = (
        "1.   Dagsorden\n\nSagsnr.: 326-2029-57\n\nTrafikudvalgets møde den 12. december 2029:\n\nGodkendt."
        "\n\n2.   Nyt\n\nSagsnr.: 326-2029-58\n\nTrafikudvalgets møde den 12. december 2029:\n\n"
        "Medlemmerne orienterede om deres sager.\n"
    )
    meeting = read(dated)
    assert meeting.date is not None
    assert meeting.date.value.isoformat() == "2029-12-12"


def test_the_meeting_and_item_of_a_body_stand_over_what_it_decided() -> None:
    hit = find_heading("Byrådets møde 28. november 2029 Punkt 2: Der var ingen meddelelser.")
    assert hit is not None
    assert (hit.role, hit.rest) == ("decision", 41)
    assert find_heading("Byrådets møde 28. november 2029 om havnen: Der var mange.") is None


def test_what_a_body_decided_may_stand_on_the_line_of_its_heading() -> None:
    hit = find_heading("Trafik- og Havneudvalgets beslutning: Godkendt.")
    assert hit is not None
    assert (hit.role, hit.rest, hit.body) == ("decision", 38, (0, 24))
    assert find_heading("Rapportens konklusion: Vejen er glat.") is None
