"""Writes a made-up paper as plain text, the way text comes out of a PDF: columns gone, labels broken up."""

from dataclasses import dataclass
from random import Random

from benchmarks.made_proposals_model import Paper, Proposal, Row, Section, Table
from benchmarks.made_proposals_sheet import ends_syllable


@dataclass(frozen=True, slots=True, kw_only=True)
class TextDress:
    """How the layout went: ``numbers`` stand on the last or first line of a label, or on one of their own.

    ``label`` and ``width`` are the letters on a line of a label and of prose; ``marks`` says whether the
    marks of departments came through.
    """

    name: str
    content: str = "proposals"
    numbers: str = "last"
    label: int = 34
    width: int = 95
    hyphens: bool = True
    marks: bool = False
    page_numbers: bool = False


TEXT_DRESSES = (
    TextDress(name="text-last"),
    TextDress(name="text-first", numbers="first", label=28, marks=True, page_numbers=True),
    TextDress(name="text-own", numbers="own", label=40, width=105, hyphens=False),
    TextDress(name="text-wide", label=90, marks=True, hyphens=False),
    TextDress(name="text-bundle", content="bundle", label=36, page_numbers=True),
    TextDress(name="text-plan", content="plan", label=80, width=90),
)


def write_text(paper: Paper, dress: TextDress, seed: int) -> str:
    """The paper as text; page ends leave no mark but, in some, a lone page number."""
    rng = Random(seed)
    lines: list[str] = []
    if paper.title:
        lines += [*wrap(paper.title, 50, False), ""]
    for text in paper.intro:
        lines += [*wrap(text, dress.width, dress.hyphens), ""]
    for table in paper.overviews:
        lines += table_lines(table, dress, rng)
    theme = ""
    for page, proposal in enumerate(paper.proposals, 2):
        if proposal.theme != theme:
            lines.append(proposal.theme)
        theme = proposal.theme
        lines += proposal_lines(proposal, dress, rng)
        lines += ["", str(page), ""] if dress.page_numbers else []
    return "\n".join(lines) + "\n"


def wrap(text: str, width: int, hyphens: bool) -> list[str]:
    """Text in lines of at most ``width`` letters, some words cut with a hyphen."""
    lines, line = [], ""
    for word in text.split():
        trial = f"{line} {word}" if line else word
        if len(trial) <= width:
            line = trial
            continue
        place = cut_place(word, width - len(line) - 2) if hyphens else 0
        if place:
            lines.append(f"{line} {word[:place]}-".strip())
            line = word[place:]
        else:
            lines += [line] if line else []
            line = word
    return [*lines, line]


def cut_place(word: str, room: int) -> int:
    """Where a word is cut so that it ends within ``room`` letters, 0 for nowhere."""
    for place in range(min(room, len(word) - 3), 2, -1):
        if ends_syllable(word, place) and word[:place].isalpha() and word[place:].rstrip(".,;:)").isalpha():
            return place
    return 0


def proposal_lines(proposal: Proposal, dress: TextDress, rng: Random) -> list[str]:
    """The head, form and sections of one proposal."""
    lines = [proposal.heading, ""] if proposal.heading else []
    for label, text in proposal.fields:
        lines += field_lines(label, text, dress)
    if proposal.affected_label:
        lines += wrap(proposal.affected_label, 16, dress.hyphens)
        lines += department_lines(proposal, dress)
    for section in proposal.sections:
        lines += section_lines(section, dress, rng)
    return lines


def field_lines(label: str, text: str, dress: TextDress) -> list[str]:
    """A label with its text on the same line, or, when the label was wrapped, on the lines after it."""
    if len(label) <= 18:
        return [*wrap(f"{label} {text}", dress.width, dress.hyphens), ""]
    return [*wrap(label, 18, False), "", *wrap(text, dress.width, dress.hyphens), ""]


def department_lines(proposal: Proposal, dress: TextDress) -> list[str]:
    """The departments two on a line, with their marks where those came through."""
    items = []
    for name in proposal.departments:
        mark = ("\u2612 " if name in proposal.marked else "\u2610 ") if dress.marks else ""
        items.append(mark + name)
    return [" ".join(items[index : index + 2]) for index in range(0, len(items), 2)] + [""]


def section_lines(section: Section, dress: TextDress, rng: Random) -> list[str]:
    """A heading, paragraphs and tables."""
    lines = [section.title] if section.title else []
    for text in section.paragraphs:
        lines += [*wrap(text, dress.width, dress.hyphens), *[""] * rng.choice((0, 1, 1))]
    for table in section.tables:
        lines += table_lines(table, dress, rng)
    for row in section.criteria:
        lines += [line for cell in row for line in wrap(cell, 24, dress.hyphens)]
    if section.hearing_header:
        lines += [" ".join(section.hearing_header).strip(), ""]
    for hearing in section.hearings:
        lines += [*wrap(hearing.party, 24, dress.hyphens), hearing.answer]
        lines += [*wrap(hearing.cell, 50, dress.hyphens), ""] if hearing.cell else [""]
    return [*lines, ""]


def table_lines(table: Table, dress: TextDress, rng: Random) -> list[str]:
    """Caption, header and rows; cells that are empty leave nothing."""
    lines = wrap(table.caption_line, dress.width, dress.hyphens) if table.caption_line else []
    lines += [table.unit_line] if table.unit_line else []
    lines += header_lines(table, rng)
    for row in table.rows:
        if row.kind == "heading":
            lines += [*[""] * rng.choice((0, 1)), *wrap(row.label, dress.label, dress.hyphens)]
        else:
            lines += row_lines(row, dress, bool(table.area_header))
    return [*lines, *([table.note] if table.note else []), ""]


def header_lines(table: Table, rng: Random) -> list[str]:
    """The header: on one line, or the years on a line after the words, themselves wrapped."""
    years = " ".join(table.columns)
    words = [table.corner] if table.corner else []
    if table.area_header and rng.random() < 0.6:
        first = " ".join([*words, "Styrings-"])
        rest = ["område", *([table.appropriation_header] if table.appropriation_header else [])]
        return [first, *rest, years]
    words += [text for text in (table.area_header, table.appropriation_header) if text]
    if rng.random() < 0.3 and words:
        return [" ".join(words), "", years]
    return [" ".join([*words, years])]


def row_lines(row: Row, dress: TextDress, area: bool) -> list[str]:
    """A row: label lines with the cells on the last, the first or a line of their own."""
    before = [row.area] if area and row.area else []
    before += [row.appropriation] if row.appropriation else []
    cells = " ".join([*before, *[cell for cell in row.cells if cell]])
    labels = wrap(row.label, dress.label, dress.hyphens) if row.label else []
    if not labels or not cells:
        return [*labels, cells] if cells else labels
    if len(labels) == 1 and dress.numbers != "own":
        return [f"{labels[0]} {cells}"]
    if dress.numbers == "first" and not labels[0][-1].isdigit():
        return [f"{labels[0]} {cells}", *labels[1:]]
    if dress.numbers == "own" and len(labels) > 1:
        return [*labels, "", cells]
    if labels[-1][-1].isdigit():
        return [*labels, cells]
    return [*labels[:-1], f"{labels[-1]} {cells}"]
