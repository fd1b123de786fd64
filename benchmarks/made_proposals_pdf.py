"""Draws a made-up paper as a PDF: its parts in order, each on the sheet in the paper's dress."""

from pathlib import Path
from random import Random

from benchmarks.made_proposals_dress import Dress
from benchmarks.made_proposals_grid import draw_form, draw_table, draw_words
from benchmarks.made_proposals_model import Paper, Proposal, Section
from benchmarks.made_proposals_sheet import Sheet


def draw_paper(paper: Paper, path: Path, dress: Dress, seed: int) -> None:
    """Writes the paper; drawn twice where the foot line names the number of pages."""
    pages = draw_once(paper, path, dress, seed, 0)
    if "{m}" in paper.foot:
        draw_once(paper, path, dress, seed, pages)


def draw_once(paper: Paper, path: Path, dress: Dress, seed: int, pages: int) -> int:
    """Draws every part in order; gives the number of pages."""
    rng = Random(seed)
    sheet = Sheet(path, dress, paper, pages)
    if paper.title:
        sheet.paragraph(paper.title, 1, dress.size + 8, after=14)
    for text in paper.intro:
        sheet.paragraph(text)
    if paper.intro:
        sheet.new_page()
    for table in paper.overviews:
        draw_table(sheet, table, rng)
    theme = ""
    for proposal in paper.proposals:
        if not (dress.content == "plan" and proposal.theme == theme and rng.random() < 0.5):
            sheet.new_page()
        if proposal.theme and proposal.theme != theme:
            sheet.heading(proposal.theme, 4)
        theme = proposal.theme
        draw_proposal(sheet, proposal, rng)
    sheet.new_page()
    sheet.canvas.save()
    return sheet.page - 1


def draw_proposal(sheet: Sheet, proposal: Proposal, rng: Random) -> None:
    """The head, the form and the sections of one proposal."""
    if proposal.heading:
        sheet.heading(proposal.heading, 3 if proposal.theme else 6)
    if proposal.fields:
        draw_form(sheet, proposal)
    for section in proposal.sections:
        draw_section(sheet, section, rng)


def draw_section(sheet: Sheet, section: Section, rng: Random) -> None:
    """A heading, its paragraphs and its tables."""
    if section.title:
        sheet.heading(section.title)
    for text in section.paragraphs:
        sheet.paragraph(text)
    for table in section.tables:
        draw_table(sheet, table, rng)
    if section.criteria:
        draw_words(sheet, section.criteria, (0.3, 0.3, 0.2, 0.2))
    if section.hearing_header:
        rows = tuple((hearing.party, hearing.answer, hearing.cell) for hearing in section.hearings)
        draw_words(sheet, (section.hearing_header, *rows), (0.4, 0.2, 0.4))
