"""Heads and feet in long files: only likely lines are compared, with the result of comparing all."""

import random

import pytest
from rapidfuzz.fuzz import ratio

from extract.running import Edge, _clusters, mark_running
from extract.settings import ReadSettings
from models.page import Box, Line, Page

SETTINGS = ReadSettings()
WORDS = ("udvalget", "for", "teknik", "og", "miljø", "side", "referat", "dagsorden", "den", "åben")


def made_edges(seed: int) -> list[Edge]:
    chance = random.Random(seed)
    edges = []
    for page in range(1, 150):
        text = " ".join(chance.choices(WORDS, k=chance.randint(0, 5)))
        away, size = chance.choice((20.0, 22.5, 24.0, 30.0)), chance.choice((8.0, 8.5, 9.0))
        box = Box(60, away, 200, away + size)
        line = Line(text=text, start=0, box=box, size=size)
        edges.append(Edge(page, 0, line, box, True, away, away / 842, 595, text, True))
    return edges


def compared_with_all(edges: list[Edge]) -> list[list[Edge]]:
    clusters: list[list[Edge]] = []
    for edge in edges:
        for first, *_ in clusters:
            near = abs(first.away - edge.away) <= SETTINGS.edge_shift and abs(first.size - edge.size) < 0.6
            if near and ratio(first.mask, edge.mask) >= SETTINGS.edge_likeness:
                next(c for c in clusters if c[0] is first).append(edge)
                break
        else:
            clusters.append([edge])
    return clusters


def test_clusters_are_those_of_comparing_all_lines() -> None:
    for seed in range(8):
        edges = made_edges(seed)
        assert _clusters(edges, SETTINGS) == compared_with_all(edges)


def test_heads_of_a_long_file_are_found_and_its_text_is_not() -> None:
    chance = random.Random(1)
    pages = tuple(made_page(number, chance) for number in range(1, 1500))
    for page in mark_running(pages, SETTINGS):
        assert [line.running for line in page.lines] == [True, *[False] * 20, True]


def made_page(number: int, chance: random.Random) -> Page:
    texts = [" ".join(chance.choices(WORDS, k=8)) + f" {chance.random()}" for _ in range(20)]
    places = [(25.0, f"Udvalget for veje, møde nr. {number // 40}", 8.0)]
    places += [(60.0 + 36 * nth, text, 11.0) for nth, text in enumerate(texts)]
    places.append((810.0, f"Side {number}", 8.0))
    lines = []
    for top, text, size in places:
        count = 2 * len(text.split(" "))
        lines.append(
            Line(text=text, start=0, box=Box(60, top, 300, top + size), size=size, word_x=(60.0,) * count)
        )
    return Page(number=number, width=595, height=842, lines=tuple(lines))


def test_captions_that_count_up_with_the_pages_are_no_page_numbers() -> None:
    names = ("Udgifter til drift", "Stillinger og årsværk", "Anlæg og leje", "Samlet oversigt")
    pages = []
    for number, name in enumerate(names, 1):
        texts = [(25.0, "Nørreby Kommune", 8.0, False)]
        texts += [(66.0, f"Tabel {number}: {name}", 9.0, True)]
        texts += [(100.0 + 20 * nth, f"{name} {number} {nth} og mere endnu", 10.0, False) for nth in range(8)]
        texts.append((810.0, f"Side {number}", 8.0, False))
        lines = tuple(
            Line(text=text, start=0, box=Box(60, top, 300, top + size), size=size, bold=bold)
            for top, text, size, bold in texts
        )
        pages.append(Page(number=number, width=595, height=842, lines=lines))
    for page in mark_running(tuple(pages), SETTINGS):
        assert [line.running for line in page.lines] == [True, *[False] * 9, True]


@pytest.mark.parametrize(("inside", "running"), [(True, False), (False, True)])
def test_text_that_tops_of_pages_have_by_chance_is_no_head(inside: bool, running: bool) -> None:
    pages = []
    for number in range(1, 7):
        unit = "Beløbene i tabellen er i 1.000 kr., 2026-priser."
        texts = [(25.0, "Nørreby Kommune", 8.0), (66.0, unit, 10.0)]
        texts += [(120.0 + 20 * nth, f"{WORDS[nth]} {number} og mere endnu", 10.0) for nth in range(8)]
        texts += [(400.0, unit, 10.0)] if inside else []
        texts.append((810.0, f"Side {number}", 8.0))
        lines = tuple(
            Line(text=text, start=0, box=Box(60, top, 300, top + size), size=size)
            for top, text, size in texts
        )
        pages.append(Page(number=number, width=595, height=842, lines=lines))
    for page in mark_running(tuple(pages), SETTINGS):
        assert page.lines[0].running and page.lines[-1].running
        assert page.lines[1].running is running


def headed_page(number: int, head: str, size: float = 12.0, bold: bool = True) -> Page:
    texts = [(56.0, head, size, bold), (84.0, f"Titel {'abcdefgh'[number]}", 20.0, True)]
    texts += [(110.0 + 15 * nth, f"Tekst {nth} på siden", 10.0, False) for nth in range(30)]
    lines = [
        Line(text=text, start=0, box=Box(56, top, 300, top + size), size=size, bold=bold)
        for top, text, size, bold in texts
    ]
    return Page(number=number, width=595.0, height=842.0, lines=tuple(lines), read_by="pdf")


def running_heads(heads: list[str], bold: bool = True) -> list[bool]:
    pages = tuple(headed_page(n, head, 12.0 if bold else 8.0, bold) for n, head in enumerate(heads, 1))
    return [page.lines[0].running for page in mark_running(pages, SETTINGS)]


def test_a_heading_that_names_what_begins_on_its_page_is_text() -> None:
    assert running_heads(["Ønske K-11", "Ønske K-12", "Ønske K-13", "Ønske K-14"]) == [False] * 4


def test_what_goes_on_under_the_same_code_is_a_running_head() -> None:
    assert running_heads(["Sag B4", "Sag B4", "Sag B4", "Sag B5", "Sag B5"]) == [
        False,
        True,
        True,
        False,
        True,
    ]


def test_heads_that_say_the_same_or_count_pages_are_running() -> None:
    assert running_heads(["Budget 2031 B4"] * 4) == [True] * 4
    assert running_heads(["Byrådet nr. 1", "Byrådet nr. 2", "Byrådet nr. 3"]) == [True] * 3


def test_a_code_in_small_print_is_a_running_head() -> None:
    assert running_heads(["Ønske K-11", "Ønske K-12", "Ønske K-13", "Ønske K-14"], bold=False) == [True] * 4
