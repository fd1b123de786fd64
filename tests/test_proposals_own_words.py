"""Proposals without a form or its name, told by their summaries and their own words; made-up text."""

import io
from pathlib import Path

from docx import Document as WordDocument

from extract.read import read_document
from models.records import Proposal
from parsers.flow import build_flow
from parsers.proposals.parser import parse_proposals

ROWS = (("1.000 kr.", "2031", "2032", "2033"), ("Drift", "-10", "-20", "-20"), ("I alt", "-10", "-20", "-20"))
FORSLAGET = "Forslaget samler kørslen ét sted."


def written(tmp_path: Path, titles: tuple[str, ...], summary: str, text: str) -> tuple[Proposal, ...]:
    """The proposals of a paper that has for each title a summary, a text and a table."""
    paper = WordDocument()
    for title in titles:
        paper.add_heading(title, 1)
        for heading, body in ((summary, text), ("Tidsplan", text), ("Beløb", "")):
            paper.add_paragraph().add_run(heading).bold = True
            paper.add_paragraph(body)
        table = paper.add_table(0, 4)
        for row in ROWS:
            for cell, value in zip(table.add_row().cells, row, strict=True):
                cell.text = value
    data = io.BytesIO()
    paper.save(data)
    path = tmp_path / "made-up.docx"
    path.write_bytes(data.getvalue())
    return parse_proposals(build_flow(read_document(path))).proposals


def test_a_title_over_a_summary_of_the_proposal(tmp_path: Path) -> None:
    proposal = written(tmp_path, ("Færre busser om aftenen",), "Resumé", FORSLAGET)[0]
    assert proposal.title.value == "Færre busser om aftenen"
    assert proposal.summary is not None and proposal.summary.value == FORSLAGET


def test_titles_over_summaries_part_a_paper(tmp_path: Path) -> None:
    titles = ("2.1.1 Færre busser om aftenen", "2.1.4 Fælles køkken i Nørreby")
    proposals = written(tmp_path, titles, "Resumé", FORSLAGET)
    assert [(p.code and p.code.value, p.title.value) for p in proposals] == [
        ("2.1.1", "Færre busser om aftenen"),
        ("2.1.4", "Fælles køkken i Nørreby"),
    ]


def test_reports_with_tables_are_no_proposals(tmp_path: Path) -> None:
    titles = ("Status på kørslen i kommunen", "Status på kommunens køkkener")
    assert written(tmp_path, titles, "Resumé", "Kørslen er som ventet.") == ()
    assert written(tmp_path, titles, "Regnskab", FORSLAGET) == ()
