"""Titles of items in lists: with an ordinal first, behind dashes, over two lines, and those of boards."""

import pytest

from tests.minutes_told import numbered_titles, read_only_meeting, rulings

MORE_TITLES = """
Kulturudvalget - 20-08-2029

Referat

Punkt 43 Godkendelse af dagsorden

Beslutning i Kulturudvalget den 20-08-2029

Godkendt.

Punkt 44 2. budgetopfølgning 2029

Sagsresumé

Der er et merforbrug.
"""
DASHED = """
Dagsordener og referater fra Havnerådet
- Udvalg: Havnerådet
- Mødedato: 28. maj 2029 kl. 09:30
- Mødested: Havnevej 11, Nørreby
Pkt. tekst
- 1. Velkomst
- 2. Orientering fra formanden
- 3. Evaluering
1. Velkomst
Beslutning
Formanden bød velkommen.
"""
WRAPPED = """
Byrådsmøde den 5. maj 2029 kl. 17.00

48 views

1. Godkendelse af dagsorden.

2. Havnen - bygning af 2.
fase, lån og betaling.

3. Endelig vedtagelse af plan
og Lokalplan, Havnevej 4.

4. Yderligere
penge til molen.
"""
BOARD = """
Onsdag d. 4. juni 2029

Referat af bestyrelsesmøde onsdag d. 4/6/2029 kl. 19.30 i klubhuset

Referent: Karen

1. Godkendelse af dagsorden

Godkendt

2. Valg af referent

Karen

3. Molen

Jens undersøger sagen.

4. Eventuelt

Intet.
"""

WITH_DASHES = """
Byrådsmøde den 5. maj 2029 kl. 17.00

1. Godkendelse af dagsorden

Beslutning
Godkendt.

2. Optagelse af lån til molen i Nordhavn
– ny ramme for garantien

Beslutning
Godkendt.

3. Orientering om havnens drift og regnskab
– regnskab
– besøg

Beslutning
Noteret.
"""


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            WITH_DASHES,
            [
                "Godkendelse af dagsorden",
                "Optagelse af lån til molen i Nordhavn – ny ramme for garantien",
                "Orientering om havnens drift og regnskab",
            ],
        ),
        (MORE_TITLES, ["Godkendelse af dagsorden", "2. budgetopfølgning 2029"]),
        (DASHED, ["Velkomst", "Orientering fra formanden", "Evaluering"]),
        (
            WRAPPED,
            [
                "Godkendelse af dagsorden.",
                "Havnen - bygning af 2. fase, lån og betaling.",
                "Endelig vedtagelse af plan og Lokalplan, Havnevej 4.",
                "Yderligere penge til molen.",
            ],
        ),
        (BOARD, ["Godkendelse af dagsorden", "Valg af referent", "Molen", "Eventuelt"]),
    ],
)
def test_titles_of_lists_and_boards(text: str, titles: list[str]) -> None:
    assert [title for _, title in numbered_titles(read_only_meeting(text))] == titles


TOLD_BEFORE = """
Byrådsmøde den 5. maj 2029 kl. 17.00

Punkt 1: Boliger ved Plejecenter Solvang i Nordhavn

Indstilling
Direktøren indstiller, at boligerne bygges.

Beslutning for Punkt 1: Boliger ved Plejecenter
Solvang i Nordhavn
Godkendt.

Punkt 2: Lån

Beslutning for Punkt 2: Lån
Solvang fik et lån.
"""


def test_a_title_that_breaks_off_over_the_decision_is_told_by_where_it_stands_whole() -> None:
    meeting = read_only_meeting(TOLD_BEFORE)
    assert numbered_titles(meeting)[0] == ("1", "Boliger ved Plejecenter Solvang i Nordhavn")
    assert rulings(meeting) == ["Godkendt.", "Solvang fik et lån."]
