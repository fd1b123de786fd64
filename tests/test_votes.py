"""Who voted for, against and not at all, in the forms that minutes print."""

import pytest

from models.records_rulings import Votes, find_votes
from parsers.flow import build_flow
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import build_rows
from parsers.minutes.voting.ballots import build_ballots
from parsers.minutes.voting.votes import read_rounds
from tests.paper import build_text


def prose_of(text: str) -> Prose:
    flow = build_flow(build_text(text))
    return build_prose(build_rows([place.piece() for place in flow.places]), flow.known)


def votes_in(text: str) -> Votes | None:
    prose = prose_of(text)
    return find_votes(build_ballots(prose, read_rounds(prose), ()))


VOTES = [
    ("For stemte i alt 10: A, C og V. Imod stemte i alt 3: O og F.", "A C V", "O F", ""),
    (
        "For stemte i alt 2: Karen Holm (B) og Jens Friis (B). Undlod i alt 1: Ole Krag.",
        "Karen Holm (B)|Jens Friis (B)",
        "",
        "Ole Krag",
    ),
    ("For stemte i alt 4 medlemmer: A og C. Herefter blev planen sendt i høring.", "A C", "", ""),
    ("For stemte i alt 4 (A og C). Imod stemte i alt 2 (O).", "A C", "O", ""),
    ("For stemte A og C, i alt 4: Det er for lidt, mener Bo Dam.", "A C", "", ""),
    ("For stemte: A, B og V. Imod stemte: Ø.", "A B V", "Ø", ""),
    ("For stemte A, B, C, F og V. Imod stemte O. Undlod at stemme: Ø.", "A B C F V", "O", "Ø"),
    ("Godkendt med 20 stemmer mod 5. For stemte: A og F. Imod stemte: V.", "A F", "V", ""),
    ("Forkastet med stemmerne 11 for (C og V) og 20 imod (A, F).", "C V", "A F", ""),
    ("Forkastet med 11 for (C og V) og 20 imod.", "C V", "", ""),
    (
        "For: 2 (Karen Holm (A), Jens Friis (B)) Imod: 1 (Ole Krag (Ø))",
        "Karen Holm (A)|Jens Friis (B)",
        "Ole Krag (Ø)",
        "",
    ),
    (
        "For forslaget stemte 12 (A, F), imod stemte 9 (C og V), hverken for eller imod stemte 2 (O).",
        "A F",
        "C V",
        "O",
    ),
    (
        "Et flertal bestående af A og F stemte for. Et mindretal bestående af V og C stemte imod.",
        "A F",
        "V C",
        "",
    ),
    ("Et flertal (A, F og Ø) stemte for. Et mindretal (V) stemte imod.", "A F Ø", "V", ""),
    (
        "Et flertal bestående af Socialdemokratiet og SF godkendte indstillingen. Venstre stemte imod.",
        "Socialdemokratiet|SF",
        "Venstre",
        "",
    ),
    ("A, B og V stemte for. Ø stemte imod.", "A B V", "Ø", ""),
    ("Venstre og Konservative stemte imod.", "", "Venstre|Konservative", ""),
    ("Karen Holm (V) undlod at stemme.", "", "", "Karen Holm (V)"),
    ("Karen Holm (V) og Ole Krag (C) stemte imod.", "", "Karen Holm (V)|Ole Krag (C)", ""),
    ("V stemte hverken for eller imod.", "", "", "V"),
    ("For stemte V og I. Blankt stemte O.", "V I", "", "O"),
    ("Stemte for: A\nStemte imod: B\nUndlod: C", "A", "B", "C"),
    ("Ja: A, B. Nej: V. Blank: Ø.", "A B", "V", "Ø"),
    (
        "For stemte Karen Holm, Jens Friis og Anna Lund.\nImod stemte Ole Krag.",
        "Karen Holm|Jens Friis|Anna Lund",
        "Ole Krag",
        "",
    ),
    ("For stemte 14: A, B og F. Imod stemte 9: V og C.", "A B F", "V C", ""),
    ("For stemte: A (8), B (2) og F (3). Imod: V (6).", "A B F", "V", ""),  # counts name nobody
    ("Indstillingen godkendt. Imod stemte V, idet de ønsker en billigere løsning.", "", "V", ""),
    (
        "For indstillingen stemte A og F. Imod indstillingen stemte V. C afholdt sig fra at stemme.",
        "A F",
        "V",
        "C",
    ),
    ("13 stemte for (A, B, F) og 12 stemte imod (V, C).", "A B F", "V C", ""),
    ("Forslaget blev godkendt med stemmerne fra A, F og Ø.", "A F Ø", "", ""),
    ("For stemte A og V, mens Ø stemte imod.", "A V", "Ø", ""),
    ("A, C, F og V stemte for forslaget, mens Ø stemte imod, og O undlod at stemme.", "A C F V", "Ø", "O"),
    ("For stemte N.N. (A) og N.N. (F). Imod stemte N.N. (V).", "N.N. (A)|N.N. (F)", "N.N. (V)", ""),
    ("Liste A, F og Ø stemte for, og liste V imod.", "A F Ø", "V", ""),
    ("Imod: Ingen. For: A og B.", "A B", "", ""),
]


def expected(text: str) -> list[str]:
    """The voters of a row: parted by strokes, or letters parted by spaces."""
    letters = text.split(" ")
    return (
        letters if text and all(len(letter) == 1 for letter in letters) else [t for t in text.split("|") if t]
    )


@pytest.mark.parametrize(("text", "in_favour", "against", "abstain"), VOTES)
def test_votes(text: str, in_favour: str, against: str, abstain: str) -> None:
    votes = votes_in(text)
    assert votes is not None
    assert [name.value for name in votes.in_favour] == expected(in_favour)
    assert [name.value for name in votes.against] == expected(against)
    assert [name.value for name in votes.abstain] == expected(abstain)


NO_VOTES = [
    "Godkendt uden afstemning.",
    "Enstemmigt vedtaget.",
    "Godkendt med 12 stemmer for og ingen imod.",
    "Der er frist for stemmeafgivning den 1. maj.",
    "Udvalget tog stilling for og imod en ny vej.",
    "Bilag: Argumenter for og imod.",
    "Ingen stemte imod.",
    "Alle stemte for.",
]


@pytest.mark.parametrize("text", NO_VOTES)
def test_no_votes_are_made_up(text: str) -> None:
    assert votes_in(text) is None
