"""The best chains of numbered lines are those that trying every line before each line finds."""

from random import Random

import pytest

from models.page import Box, Line, Page
from parsers.flow import Place
from parsers.minutes.agenda.chains import BEGINS, LEFT_OUT, REDRESSED, WIDEST_STEP, Chains
from parsers.minutes.agenda.head import Head
from parsers.minutes.agenda.likeness import alike

TITLES = ("Orientering fra formanden", "Ny skolevej", "Budget for haver", "Eventuelt", "Budget for have")


def make_heads(seed: int, count: int) -> tuple[list[Head], list[float]]:
    """Numbered lines of several meetings run together, in two dresses, some without layout."""
    draw = Random(seed)
    lines, heads, scores = [], [], []
    number = 0
    for _ in range(count):
        number = 1 if number > 9 or draw.random() < 0.15 else number + draw.choice((0, 1, 1, 1, 2))
        box = Box(0, 0, 10, 10) if draw.random() < 0.9 else None
        lines.append(
            Line(text=f"{number}. x", start=0, box=box, bold=draw.random() < 0.7, word_x=(0, 5, 5, 10))
        )
        heads.append((str(number) + draw.choice(("", "", "", "a")), draw.choice(TITLES)))
        scores.append(draw.choice((-1.0, -0.6, 0.4, 0.9, 1.5, 2.3)))
    page = Page(number=1, lines=tuple(lines))
    made = [
        Head("numbered", name, title, i, i + 1, Place(i, page, i).piece(0, 1), ())
        for i, (name, title) in enumerate(heads)
    ]
    return made, scores


def step(before: Head, head: Head) -> float | None:
    """What it costs to go from one line to a later one; None where it cannot be."""
    gap = head.order[0] - before.order[0]
    if head.order == before.order:
        return 0.0 if alike(before.title, head.title) else None
    if head.order < before.order or gap > WIDEST_STEP:
        return None
    one, other = before.number_piece.place.line, head.number_piece.place.line
    dress = REDRESSED if one.box is not None and one.bold != other.bold else 0.0
    return dress - LEFT_OUT * max(0, gap - 1)


def try_all(pairs: list[tuple[Head, float]]) -> list[Head]:
    best: list[float] = []
    back: list[int | None] = []
    for i, (head, score) in enumerate(pairs):
        value, prior = score + (BEGINS if head.number == "1" else 0.0), None
        for k in range(i):
            cost = step(pairs[k][0], head)
            if cost is not None and best[k] + score + cost > value:
                value, prior = best[k] + score + cost, k
        best.append(value)
        back.append(prior)
    at: int | None = max(range(len(best)), key=lambda i: best[i])
    chain = []
    while at is not None:
        chain.append(pairs[at][0])
        at = back[at]
    return chain[::-1]


@pytest.mark.parametrize("seed", range(25))
def test_chains_are_those_of_trying_every_line(seed: int) -> None:
    heads, scores = make_heads(seed, 60)
    chains = Chains(heads, scores)
    left = list(zip(heads, scores, strict=True))
    while left:
        chain, _ = chains.best()
        assert [head.row for head in chain] == [head.row for head in try_all(left)]
        chains.remove(chain)
        taken = {head.row for head in chain}
        left = [pair for pair in left if pair[0].row not in taken]
    assert chains.best() == ([], 0.0)
