"""Forms with labels that no list knows, told by what they have in common; made-up text."""

import io
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.platypus import Flowable, PageBreak, SimpleDocTemplate, Table

from extract.formats.text import read_text
from extract.read import read_document
from models.page import Source
from parsers.flow import build_flow
from parsers.proposals.parser import ProposalsParsed, parse_proposals

GRID = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
AMOUNTS = [
    ["1.000 kr.", "2031", "2032", "2033"],
    ["Drift", "-10", "-20", "-20"],
    ["I alt", "-10", "-20", "-20"],
]
AMOUNT_LINES = "1.000 kr. 2031 2032\nDrift -1 -2\n"
NAMES = (("Færre busser om søndagen", "Vej og Trafik"), ("Fælles køkken i Nørreby", "Ældre og Sundhed"))


def parse_text(text: str) -> ProposalsParsed:
    data = text.encode()
    source = Source(sha256="0" * 64, path="made-up.txt", media_type="text/plain", size=len(data))
    return parse_proposals(build_flow(read_text(source, data)))


def parse_forms(tmp_path: Path, labels: tuple[str, ...], with_amounts: bool = True) -> ProposalsParsed:
    story: list[Flowable] = []
    for n, (name, area) in enumerate(NAMES):
        values = (name, area, f"Q-{n + 4}", "2031", "Ingen")
        story.append(Table(list(zip(labels, values, strict=True)), colWidths=[150, 300], style=GRID))
        story += [Table(AMOUNTS, colWidths=[200, 60, 60, 60], style=GRID)] if with_amounts else []
        story.append(PageBreak())
    data = io.BytesIO()
    SimpleDocTemplate(data, pagesize=A4).build(story)
    path = tmp_path / "made-up.pdf"
    path.write_bytes(data.getvalue())
    return parse_proposals(build_flow(read_document(path)))


TAUGHT = ("Hvad drejer det sig om", "Hvor hører det til", "Nummer", "Prisniveau", "Bemærkninger")


def test_the_longest_of_the_changing_values_is_the_title(tmp_path: Path) -> None:
    parsed = parse_forms(tmp_path, TAUGHT)
    assert [p.title.value for p in parsed.proposals] == [name for name, _ in NAMES]
    assert [len(p.tables) for p in parsed.proposals] == [1, 1]


@pytest.mark.parametrize(
    "labels",
    [("Navn", "Adresse", "Telefon", "Ansat", "Noter"), ("Kunde", "Sted", "Faktura", "Forfald", "Rabat")],
)
def test_forms_without_fields_of_proposals_are_none(tmp_path: Path, labels: tuple[str, ...]) -> None:
    assert parse_forms(tmp_path, labels).proposals == ()


def test_forms_without_tables_are_none(tmp_path: Path) -> None:
    assert parse_forms(tmp_path, TAUGHT, with_amounts=False).proposals == ()


def test_labels_in_lines_that_come_again() -> None:
    text = "".join(
        f"Hvad: {name}\nHvor: {area}\nPrisniveau: 2031\nForslag nr.: Q-{n}\n{AMOUNT_LINES}"
        for n, (name, area) in enumerate(NAMES)
    )
    assert [p.title.value for p in parse_text(text).proposals] == [name for name, _ in NAMES]
    assert parse_text(text.replace("Prisniveau", "Farve").replace("Forslag nr.", "Vægt")).proposals == ()
