"""The search for sums looks only where numbers and looks can say something; it must miss nothing by that."""

import random

import pytest

from parsers.finance.sum_piles import Piles
from parsers.finance.sum_rows import Facts, is_met, is_off
from parsers.finance.sum_search import _search_groups, search_groups


def facts_of(cells: list[tuple[int | None, ...]], sections: list[str | None]) -> tuple[Facts, ...]:
    return tuple(
        Facts(
            index=i,
            name=f"r{i}",
            kind="detail",
            section=sections[i],
            cells=row,
            area="",
            of_which=False,
            numbered=False,
            left=None,
            rule="test",
        )
        for i, row in enumerate(cells)
    )


def drawn(seed: int) -> tuple[tuple[Facts, ...], tuple[bool, ...]]:
    """A table of blocks led by their sums, some off by rounding, with random bold type."""
    chance = random.Random(seed)
    cells: list[tuple[int | None, ...]] = []
    sections: list[str | None] = []
    for _ in range(chance.randint(2, 4)):
        parts = [
            tuple(chance.choice((None, 0, *range(-90, 90))) for _ in range(3))
            for _ in range(chance.randint(1, 4))
        ]
        total = tuple(sum(part[c] or 0 for part in parts) + chance.choice((0, 0, 1)) for c in range(3))
        sections += [None, *([f"r{len(cells)}" if chance.random() < 0.3 else None] * len(parts))]
        cells += [total, *parts]
    return facts_of(cells, sections), tuple(chance.random() < 0.4 for _ in cells)


@pytest.mark.parametrize("seed", range(60))
def test_bold_type_counts_as_if_it_had_been_asked_for_from_the_start(seed: int) -> None:
    facts, bold = drawn(seed)
    assert search_groups(facts, bold) == _search_groups(facts, bold).groups


@pytest.mark.parametrize("seed", range(20))
def test_no_place_on_a_pile_is_passed_over(seed: int) -> None:
    facts, bold = drawn(seed)
    piles, pile = Piles(facts, bold), tuple(range(len(facts)))
    whole = piles.empty
    for end in range(1, len(pile) + 1):
        whole = piles.put(facts[end - 1], whole)
        led, made = [], []
        for at in range(end - 1, -1, -1):
            sums = [sum(facts[i].cells[c] or 0 for i in pile[at:end]) for c in range(3)]
            if at and (
                is_met(facts[at - 1].cells, sums, end - at) or facts[end - 1].section == facts[at - 1].name
            ):
                led.append(at)
            if end < len(pile) and end - at > 1 and not is_off(facts[end].cells, sums, end - at):
                made.append(at)
        assert [below.height for below in piles.find_led(whole)] == led
        if end < len(pile):
            assert [below.height for below in piles.find_made(whole, facts[end])] == made
