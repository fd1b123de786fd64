"""Pages of portals saved one by one: bullets, double numbers, lists that begin from 1, one item alone."""

import pytest

from parsers.document import parse_document
from tests.minutes_told import numbered_titles, read_only_meeting, rulings
from tests.paper import build_text

BULLETED = """
Referat

  • 602. Åben dagsorden - Godkendelse

    Resume

    Godkendelse af åben dagsorden for Byrådet den 28. april 2029.

    Beslutning

    Godkendt.

  • 603. Anmodning om udtræden

    application/pdf icon anmodning.pdf

    Resume

    Jens Friis ønsker at udtræde.

    Indstilling

    Forvaltningen indstiller til Byrådet, at

    1. Anmodningen imødekommes.

    Beslutning

    Vedtaget.
"""
DOUBLED = """
Referat

Afbud:

1. Karen Holm, Ø

1. 1. Godkendelse af dagsordenen

Sagsfremstilling

At godkende dagsordenen.

Beslutning i Byrådet den 17-01-2029

Godkendt.

Afbud:

1. Karen Holm, Ø

2. 2. Orientering fra borgmesteren

Sagsfremstilling

Borgmesteren orienterer.

Beslutning i Byrådet den 17-01-2029

Til orientering.
"""
ALL_ONES = """
Referat fra Ældrerådets møde den 22. maj 2029 i Havnestuen kl. 10.00

 1. Godkendelse af referatet fra sidste møde

Referat: Godkendt

 1. Årsmødet i Nørreby

Referat:

Mødet blev holdt i maj.

 1. Høring om fortov

Referat:

Rådet skriver et svar.
"""
ONES_OF_POINTS = """
Byrådet den 3. maj 2029

4. Ny mole

Indstilling

1. At molen bygges.

Beslutning

Godkendt.

5. Ny færge

Indstilling

1. At færgen købes.

Beslutning

Godkendt.

6. Nyt fyr

Indstilling

1. At fyret males.

Beslutning

Udsat.
"""
SUMMARY_ABOVE = """
Nørreby Byråd

Åben

Referat


Onsdag den 05-11-2028 kl. 17:00

Rådhuset


Afbud fra:
Karen Holm

Oversigtsdagsorden:Åben referat
1. Kvalitetsrapport 2028.
Åbent - 17.00.00A00 - 2028/048591


SAGSRESUMÉ

Rapporten gives hvert år.

BESLUTNING

Godkendt.
"""
ENGLISH_DAY = """
Møde nummer 25 i kommunalbestyrelsen

Udvalg
Kommunalbestyrelsen
Dato
26. January 2029
-
Titel
Forside

Sagsfremstilling

Beslutning

Dagsorden godkendt.

Titel
Ny mole

Sagsfremstilling

Molen er slidt.

Beslutning

Vedtaget.
"""
CONTENTS = """
Referat
til
mødet i Byrådet
den 15. maj 2029 kl. 17:00
i Byrådssalen

Pkt.

Åbne dagsordenspunkter

1 Nye boliger ved havnen

Lukkede dagsordenspunkter

2 Aktuel sag
3 Salg af areal

Åbne dagsordenspunkter

1. Nye boliger ved havnen

03.02.00-P20-11-26

Sagsfremstilling

Der skal bygges.
"""
BARE = """
Møde i kommunalbestyrelsen den 26. maj 2029

Godkendelse af dagsorden

Sagsfremstilling

Beslutning

Dagsorden godkendt.

Ny mole ved fyret

Sagsfremstilling

Molen er slidt.

Beslutning

Vedtaget.
"""
ONE_PAGE = """
1. Godkendelse af dagsorden

Beslutning

Karen Holm forlod mødet kl. 17.40.

Dagsordenen blev godkendt.
"""
NO_MEETING = """
Retningslinjer for havnen

Formål

Retningslinjerne gælder for alle både.

Beslutning

Havnechefen beslutter, hvem der får en plads.
"""
LAST_CHANGED = """
Referat fra Skolebestyrelsens møde den 16. april 2029

1. Valg af udvalg:
Godkendt.

2. Repræsentanter i de enkelte klasser og deres tilknytning til årgangenes udvalg:
Godkendt.

3. Eventuelt:
Intet.
Sidst opdateret den 7. maj 2029
"""


def test_bullets_before_numbers_that_count_up_are_no_part_of_titles() -> None:
    meeting = read_only_meeting(BULLETED)
    assert numbered_titles(meeting) == [
        ("602", "Åben dagsorden - Godkendelse"),
        ("603", "Anmodning om udtræden"),
    ]
    assert rulings(meeting) == ["Godkendt.", "Vedtaget."]
    assert meeting.date is not None and meeting.date.value.isoformat() == "2029-04-28"
    assert meeting.body is not None and meeting.body.value == "Byrådet"


def test_numbers_printed_twice_count_once() -> None:
    assert numbered_titles(read_only_meeting(DOUBLED)) == [
        ("1", "Godkendelse af dagsordenen"),
        ("2", "Orientering fra borgmesteren"),
    ]


def test_items_that_are_all_printed_as_the_first_are_all_items() -> None:
    meeting = read_only_meeting(ALL_ONES)
    assert numbered_titles(meeting) == [
        ("1", "Godkendelse af referatet fra sidste møde"),
        ("1", "Årsmødet i Nørreby"),
        ("1", "Høring om fortov"),
    ]


def test_single_points_of_what_is_proposed_are_no_items() -> None:
    assert [number for number, _ in numbered_titles(read_only_meeting(ONES_OF_POINTS))] == ["4", "5", "6"]


def test_one_numbered_item_goes_before_the_line_that_lists_it() -> None:
    assert [number for number, _ in numbered_titles(read_only_meeting(SUMMARY_ABOVE))] == ["1"]
    assert rulings(read_only_meeting(SUMMARY_ABOVE)) == ["Godkendt."]


def test_a_day_with_an_english_month_is_the_meetings_and_no_item() -> None:
    meeting = read_only_meeting(ENGLISH_DAY)
    assert meeting.date is not None and meeting.date.value.isoformat() == "2029-01-26"
    assert [title for _, title in numbered_titles(meeting)] == ["Forside", "Ny mole"]
    assert rulings(meeting) == ["Dagsorden godkendt.", "Vedtaget."]


def test_contents_under_a_short_word_name_items_without_text() -> None:
    assert numbered_titles(read_only_meeting(CONTENTS)) == [
        ("1", "Nye boliger ved havnen"),
        ("2", "Aktuel sag"),
        ("3", "Salg af areal"),
    ]


def test_bare_titles_over_headings_that_come_again_are_items() -> None:
    meeting = read_only_meeting(BARE)
    assert [title for _, title in numbered_titles(meeting)] == [
        "Godkendelse af dagsorden",
        "Ny mole ved fyret",
    ]
    assert rulings(meeting) == ["Dagsorden godkendt.", "Vedtaget."]


@pytest.mark.parametrize(("text", "kind"), [(ONE_PAGE, "minutes"), (NO_MEETING, "other")])
def test_a_page_with_one_item_is_minutes_where_it_is_an_items(text: str, kind: str) -> None:
    assert parse_document(build_text(text)).kind == kind


def test_titles_may_end_in_a_colon_and_the_day_of_the_page_is_no_text() -> None:
    assert rulings(read_only_meeting(LAST_CHANGED)) == ["Godkendt.", "Godkendt.", "Intet."]


def test_a_page_of_one_item_whose_decision_has_numbered_points() -> None:
    page = (
        "Mødedato: 19.11.2029\n\n2. Godkendelse af dagsordnen\n\nMødet sluttede kl.21.33\n\nBeslutning\n\n"
        "1. Bo Dam bad om at tage punkt 9 af dagsordenen, hvilket der ikke var enighed om.\n\n"
        "Dagsordenen blev godkendt.\n"
    )
    meeting = read_only_meeting(page)
    assert numbered_titles(meeting) == [("2", "Godkendelse af dagsordnen")]
    assert rulings(meeting)[0] is not None
