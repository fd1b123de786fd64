"""Who was there and who was not, in the forms that minutes print."""

import pytest

from models.page import Document
from parsers.flow import build_flow
from parsers.minutes.heads.header import find_header
from parsers.minutes.paper.prose import Prose, build_prose
from parsers.minutes.paper.rows import build_rows
from parsers.minutes.parser import parse_minutes
from parsers.minutes.phrases.people import find_absent, find_names, find_roster_label, says_away
from tests.paper import build_text

BODY = "\n\n1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Ny bro\n\nBeslutning\n\nTiltrådt.\n"
HEAD = "Sundby Kommune\n\nReferat fra Teknisk Udvalg\n\nMødedato: 4. maj 2021\n"


def prose_of(text: str) -> Prose:
    document: Document = build_text(text)
    flow = build_flow(document)
    return build_prose(build_rows([place.piece() for place in flow.places]), flow.known)


NAMES = [
    ("Karen Holm, Jens Friis og Anna Lund", ["Karen Holm", "Jens Friis", "Anna Lund"], "commas and og"),
    ("Karen Holm (A); Jens Friis (V)", ["Karen Holm", "Jens Friis"], "semicolons and letters"),
    ("Karen Holm (formand)\nJens Friis (næstformand)", ["Karen Holm", "Jens Friis"], "line by line"),
    ("Borgmester Karen Holm, direktør Jens Friis", ["Karen Holm", "Jens Friis"], "titles before"),
    ("Karen Holm, direktør for Teknik og Miljø Vest", ["Karen Holm"], "an office with a field"),
    ("Karen Holm, afdelingschef, Jens Friis, rådmand", ["Karen Holm", "Jens Friis"], "titles after"),
    ("Karen Holm / Jens Friis", ["Karen Holm", "Jens Friis"], "a stroke"),
    ("1. Karen Holm\n\n2. Jens Friis", ["Karen Holm", "Jens Friis"], "numbered"),
    ("Anna de la Cour, Per von Holm", ["Anna de la Cour", "Per von Holm"], "particles"),
    ("Karen Holm (A) ankom kl. 17.10 under punkt 2", [], "a sentence about someone"),
    ("Karen Holm [C], Jens-Ole M. Friis [Ø]", ["Karen Holm", "Jens-Ole M. Friis"], "square brackets"),
    ("Ingen", [], "nobody"),
    ("N.N.", ["N.N."], "left out in print"),
]


@pytest.mark.parametrize(("text", "names", "why"), NAMES)
def test_names(text: str, names: list[str], why: str) -> None:
    prose = prose_of(text)
    assert [name.value for name in find_names(prose, 0, len(prose.text), "present")] == names, why


def test_a_substitute_is_not_absent() -> None:
    prose = prose_of("Karen Holm, i stedet mødte Jens Friis, stedfortræder: Anna Lund")
    assert [name.value for name in find_names(prose, 0, len(prose.text), "absent")] == ["Karen Holm"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Fraværende: Karen Holm", ("absent", 12)),
        ("Fraværende Karen Holm; Jens Friis", ("absent", 11)),
        ("Afbud fra borgmester Karen Holm", ("absent", 10)),
        ("Afbud: Ingen", ("absent", 7)),
        ("Ikke til stede", ("absent", 14)),
        ("Mødedeltagere", ("present", 13)),
        ("Medlemmer", ("present", 9)),
        ("Medlemmer af udvalget blev hørt", None),
        ("Afbud kan meldes til sekretariatet", None),
        ("Tilstedeværelsen af rotter", None),
    ],
)
def test_roster_labels(text: str, label: tuple[str, int] | None) -> None:
    assert find_roster_label(text) == label


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Karen Holm Deltog", False),
        ("Karen Holm (A) Afbud", True),
        ("Karen Holm - Ikke til stede", True),
        ("Karen Holm Deltog ikke", True),
        ("Karen Holm", None),
    ],
)
def test_status_of_a_roster_line(text: str, away: bool | None) -> None:
    assert says_away(text) is away


MEETINGS = [
    ("Til stede: Karen Holm, Jens Friis\nAfbud: Ole Krag", ["Karen Holm", "Jens Friis"], ["Ole Krag"]),
    ("Tilstede\nKaren Holm (A)\nJens Friis (V)\nAfbud\nOle Krag", ["Karen Holm", "Jens Friis"], ["Ole Krag"]),
    (
        "Medlemmer\nKaren Holm Deltog\nOle Krag Afbud\nJens Friis Deltog",
        ["Karen Holm", "Jens Friis"],
        ["Ole Krag"],
    ),
    ("Fraværende Karen Holm; Ole Krag", [], ["Karen Holm", "Ole Krag"]),
    (
        "Fraværende med afbud:\nKaren Holm (F) (sygdom)\nOle Krag (B) ankom kl. 15.42 under punkt 2.",
        [],
        ["Karen Holm"],
    ),
    (
        "Tilstede Karen Holm, Jens Friis\nAfbud/Fraværende\nSekretær Anna Lund",
        ["Karen Holm", "Jens Friis"],
        [],
    ),
    ("Mødedeltagere:\nKaren Holm\nAfbud: Ingen", ["Karen Holm"], []),
    ("Ikke til stede: Ole Krag\nFraværende: Ingen", [], ["Ole Krag"]),
]


@pytest.mark.parametrize(("head", "present", "absent"), MEETINGS)
def test_attendance_in_the_head(head: str, present: list[str], absent: list[str]) -> None:
    (meeting,) = parse_minutes(build_flow(build_text(HEAD + head + BODY))).meetings
    assert [name.value for name in meeting.present] == present
    assert [name.value for name in meeting.absent] == absent


def test_a_list_that_runs_over_the_line_keeps_its_names_whole() -> None:
    text = "Til stede: Karen Holm, Jens Friis, Anna Lund, Ole Krag, Per Vest, Ida L.\nBang-Juhl, Eva Dam"
    rows = build_rows([place.piece() for place in build_flow(build_text(HEAD + text)).places])
    header = find_header(rows, 0, len(rows), frozenset(), first=True)
    assert header is not None
    assert [name.value for name in header.present][-2:] == ["Ida L. Bang-Juhl", "Eva Dam"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karen Holm (A) meldte afbud.", ["Karen Holm"]),
        ("Afbud fra Karen Holm (V) og Ole Krag.", ["Karen Holm", "Ole Krag"]),
        ("Fraværende: Karen Holm. Godkendt.", ["Karen Holm"]),
        ("Afbud fra Karen Holm, i stedet mødte Ole Krag.", ["Karen Holm"]),
        ("Ingen afbud.", []),
    ],
)
def test_absence_in_running_text(text: str, names: list[str]) -> None:
    assert [name.value for name in find_absent(prose_of(text))] == names
