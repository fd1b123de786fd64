"""What a decision tells of earlier days is no point of it."""

from datetime import date

import pytest

from parsers.flow import build_flow
from parsers.minutes.decisions.retold import is_retold
from parsers.minutes.parser import parse_minutes
from tests.paper import build_text

DAY = date(2019, 9, 25)


@pytest.mark.parametrize(
    ("sentence", "retold"),
    [
        ("Byrådet godkendte den 3. marts 2018 en rammeplan.", True),
        ("Økonomiudvalget henviste sagen den 10. september 2019 til byrådet.", True),
        ("Sagen blev på byrådets møde den 28. august 2019 sendt tilbage til udvalget.", True),
        ("Byrådet har tidligere godkendt en lignende plan.", True),
        ("Byrådet godkendte den 25. september 2019 planen.", False),
        ("Referatet af mødet den 28. august 2019 blev godkendt.", False),
        ("Vedtaget i overensstemmelse med indstillingen af 3. marts 2018.", False),
        ("Udvalget besluttede, at sagen tages op den 3. oktober 2019.", False),
    ],
)
def test_is_retold(sentence: str, retold: bool) -> None:
    assert is_retold(sentence, DAY) is retold


PAPER = """
Engby Kommune
Byrådet
Referat
Onsdag den 25. september 2019 kl. 19.00

1. Plan for vejen

Beslutning

Byrådet godkendte den 3. marts 2018 en rammeplan. Sagen blev udsat.

2. Takster

Beslutning

Ad 1) Godkendt. For stemte: A, F og V. Imod stemte: O.
Ad 2) Ikke godkendt. Karen Holm undlod at stemme.
"""


def test_points_without_what_was_before_and_without_votes() -> None:
    items = parse_minutes(build_flow(build_text(PAPER))).meetings[0].items
    points = [(point.text.value, point.outcome.value) for item in items for point in item.decision_points]
    assert points == [
        ("Sagen blev udsat.", "postponed"),
        ("Godkendt.", "approved"),
        ("Ikke godkendt.", "rejected"),
    ]
    assert items[0].decision_text and items[0].decision_text.value.startswith("Byrådet godkendte")
