"""Agendas that are lists and no more, lists whose items follow, and titles that begin with figures."""

import pytest

from tests.minutes_told import numbered_titles, read_minutes, read_only_meeting, rulings

LIST_ALONE = """
Åben dagsorden
Byrådet
Den 20. april 2029, kl. 19.00-23.55
Karen Holm havde meldt forfald.

76.  Spørgsmål fra Jens Friis om parkering ved havnen
77.  Forslag til beslutning fra Ole Krag om indkøb af færger
Fra Havneudvalget
78.  Undersøgelse af molen 2028/29
79.  17 nye boliger på Havnevej
Fra Skoleudvalget
80.  Tilsyn med skolerne
"""
LIST_OF_POINTS = """
Byrådet
Den 20. april 2029, kl. 19.00

Vi skal huske fire ting, når vi mødes, og her er de i rækkefølge, som Karen Holm skrev dem ned i:

1. Mad til alle
Karen Holm køber ind og laver kaffe, og Jens Friis henter brød hos bageren på torvet, inden mødet går i gang.
2. Stole
3. Borde
4. Lys
"""
FIRST_ITEM_ONLY = """
Havneudvalget - referat 05-12-2029

Mødedato:
05-12-2029 Kl. 15:00-16:10

Dagsorden

 1. 3. kvartals regnskab for havnen
 2. Budgetopfølgning 2029
 3. Ny mole

1.      3. kvartals regnskab for havnen

Resumé

Regnskabet viser et overskud.
"""
PROPOSED = """
Økonomiudvalget

Onsdag den 05-09-2029 kl. 09:00

1. Nørre Skole. Nyt tag

Åbent - 2029/057275

Indstilling

Havneforvaltningen indstiller i samråd med Skoleforvaltningen til udvalget, at byrådet godkender:

  1. Der bygges et nyt tag på skolen.

  2. Der gives en bevilling på 8 mio. kr.

Sagsfremstilling

Taget er utæt.
"""
LEAD = """
Referat til mødet i Havnerådet den 6. november 2029 kl. 11:30

1. Godkendelse af dagsorden

Det indstilles, at Havnerådet

  • godkender dagsordenen

  • drøfter, om punkterne står rigtigt.

Beslutning

Godkendt.

2. Eventuelt

Beslutning

Intet.
"""
TOLD = """
Referat fra Lokalrådets møde 18. september 2029

1. Godkendelse af referat fra de sidste 2 møder.
Godkendt.

2. Kort drøftelse af fællesmødet.
Forskellige synspunkter blev fremført.

3. Havnen
Baggrund:
Molen er gammel.

4. Evt.

Tilbage til indhold | Retur til forsiden
"""


def test_a_list_under_the_head_of_an_agenda_is_its_items() -> None:
    assert numbered_titles(read_only_meeting(LIST_ALONE)) == [
        ("76", "Spørgsmål fra Jens Friis om parkering ved havnen"),
        ("77", "Forslag til beslutning fra Ole Krag om indkøb af færger"),
        ("78", "Undersøgelse af molen 2028/29"),
        ("79", "17 nye boliger på Havnevej"),
        ("80", "Tilsyn med skolerne"),
    ]


def test_a_list_with_text_between_is_no_agenda() -> None:
    assert read_minutes(LIST_OF_POINTS).meetings == ()


def test_items_whose_text_is_missing_are_those_of_the_contents() -> None:
    assert numbered_titles(read_only_meeting(FIRST_ITEM_ONLY)) == [
        ("1", "3. kvartals regnskab for havnen"),
        ("2", "Budgetopfølgning 2029"),
        ("3", "Ny mole"),
    ]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (PROPOSED, ["Der bygges et nyt tag på skolen.", "Der gives en bevilling på 8 mio. kr."]),
        (LEAD, ["godkender dagsordenen", "drøfter, om punkterne står rigtigt."]),
    ],
)
def test_what_is_proposed_are_points_and_neither_items_nor_their_lead(text: str, points: list[str]) -> None:
    first = read_only_meeting(text).items[0]
    assert [point.text.value for point in first.recommendations] == points


def test_rulings_stand_where_leads_are_no_points() -> None:
    assert rulings(read_only_meeting(LEAD)) == ["Godkendt.", "Intet."]


def test_what_stands_under_an_item_of_plain_minutes_was_said_there() -> None:
    meeting = read_only_meeting(TOLD)
    assert rulings(meeting) == ["Godkendt.", "Forskellige synspunkter blev fremført.", None, None]
    assert meeting.items[1].decision_points == ()


KEPT = """
Referat af møde i Byrådet den 3. maj 2029 kl. 17.00

1. Godkendelse af dagsorden

Beslutning
Godkendt.

2. Maj-budgetopfølgning for skolerne

Sagsfremstilling
Planen er fra 2001.
Senest ændret ved lov nr. 12 af 3. maj 2024
Der er tre muligheder:
- 1. Bro af træ
- 2. Bro af stål
- 3. Ingen bro
Den første er billigst.

Bilag
Kort; bred udgave
Tegning af broen

Beslutning
Udsat.
"""


def test_a_title_may_begin_with_a_month() -> None:
    assert numbered_titles(read_only_meeting(KEPT))[1] == ("2", "Maj-budgetopfølgning for skolerne")


def test_a_list_and_a_day_inside_the_text_of_an_item_are_kept() -> None:
    item = read_only_meeting(KEPT).items[1]
    (said,) = [one.text.value for one in item.passages if one.role == "case_presentation" and one.text]
    assert "Senest ændret ved lov nr. 12 af 3. maj 2024" in said
    assert "- 1. Bro af træ\n- 2. Bro af stål\n- 3. Ingen bro" in said


def test_a_semicolon_in_the_title_of_an_annex_parts_no_list_of_lines() -> None:
    listed = read_only_meeting(KEPT).items[1].listed_attachments
    assert [one.value for one in listed] == ["Kort; bred udgave", "Tegning af broen"]


@pytest.mark.parametrize(
    ("above", "below"),
    [("Karen Holm gennemgik planens mål:", "Rådet drøftede målene."), ("Målene", "Målene blev drøftet.")],
    ids=["led up to", "without text under its lines"],
)
def test_a_list_of_minutes_is_no_agenda(above: str, below: str) -> None:
    text = f"Referat af møde i Byrådet den 20. april 2029\n\n{above}\n\n"
    points = "1. Flere både i havnen\n2. Færre biler på kajen\n3. Grønne tage på skurene\n\n"
    assert read_minutes(f"{text}{points}{below}\n").meetings == ()


def test_titles_that_stand_on_no_agenda_head_the_text_under_them() -> None:
    text = (
        "Referat af møde i Byrådet den 20. april 2029\n\n1. Både\nDe blev malet.\n\n2. Kajen\nDen er våd.\n\n"
    )
    meeting = read_only_meeting(f"{text}3. Tage\nDe er grønne.\n")
    assert rulings(meeting) == ["De blev malet.", "Den er våd.", "De er grønne."]


KALENDER = """
Ældrerådet. Dagsorden til møde den 12. maj 2029

1.Valg af ordstyrer.

2.Godkendelse af dagsordenen.

3.Nyt fra husene, {0}

4.Kalender

9.   Juni møde i rådet
18. August møde i rådet

5.Havnen

6.Eventuelt
"""


def test_days_are_no_items_and_one_title_may_be_too_long() -> None:
    meeting = read_only_meeting(KALENDER.format(", ".join(["plejehjemmet ved skoven"] * 10)))
    assert [number for number, _ in numbered_titles(meeting)] == ["1", "2", "4", "5", "6"]
