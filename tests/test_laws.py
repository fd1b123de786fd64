"""Places in acts: which act in one form, which paragraph, and where they are printed."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from parsers.document import parse_document
from parsers.laws import find_laws
from tests.paper import build_text

TABLE: dict[str, list[dict[str, Any]]] = tomllib.loads(
    (Path(__file__).parent / "data" / "laws.toml").read_text(encoding="utf-8")
)


def read(text: str) -> list[str]:
    return [
        ";".join((hit.act or "", hit.paragraph, hit.part or "", text[hit.start : hit.end]))
        for hit in find_laws(text)
    ]


@pytest.mark.parametrize("row", TABLE["tuned"], ids=lambda row: row["text"][:50])
def test_laws(row: dict[str, Any]) -> None:
    assert read(row["text"]) == row["told"]


def test_laws_held_out_as_a_share() -> None:
    right = [read(row["text"]) == row["told"] for row in TABLE["held_out"]]
    assert sum(right) >= 0.85 * len(right)


MINUTES = """
Kulturudvalget
Referat
Mødedato: tirsdag den 4. juni 2019

1. Tilskud til foreningen
Sagsfremstilling
Tilskuddet gives efter folkeoplysnings-
lovens § 6, stk. 2, som forvaltningen har vurderet.
Beslutning
Godkendt efter § 4 i vejloven.

2. Eventuelt
Beslutning
Intet.
"""


def test_an_items_references_stand_where_they_are_printed() -> None:
    items = parse_document(build_text(MINUTES)).meetings[0].items
    told = [
        (one.act.value if one.act else None, one.paragraph, one.part, one.printed.value)
        for one in items[0].law_references
    ]
    assert told == [
        ("folkeoplysningsloven", "6", "stk. 2", "folkeoplysningslovens § 6, stk. 2"),
        ("vejloven", "4", None, "§ 4 i vejloven"),
    ]
    printed = items[0].law_references[0].printed.spans[0].printed
    assert printed.startswith("folkeoplysnings-") and printed.endswith("§ 6, stk. 2")
    assert items[1].law_references == ()


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Efter persondatalovens § 5 slettes listen.", "persondataloven"),
        ("Efter databeskyttelseslovens § 5 slettes listen.", "databeskyttelsesloven"),
        ("Ejendomsskattelovens § 3 anvendes.", "ejendomsskatteloven"),
    ],
)
def test_an_act_is_not_named_as_the_one_that_came_after_it(text: str, act: str) -> None:
    assert [hit.act for hit in find_laws(text)] == [act]
