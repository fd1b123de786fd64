"""What a made-up paper holds: tables with printed cells and their truth, proposals, overviews."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed row; ``kind`` "heading" is a heading row, which the truth keeps only as ``section``."""

    label: str
    kind: str
    section: str | None = None
    area: str = ""
    appropriation: str = ""
    cells: tuple[str, ...] = ()
    values: tuple[float | None, ...] = ()
    truth_label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A finance table as printed and as meant."""

    number: str | None
    caption: str | None
    caption_line: str
    unit: str | None
    unit_line: str = ""
    corner: str = ""
    multiplier: int = 1
    price_year: int | None = None
    columns: tuple[str, ...] = ()
    area_header: str = ""
    appropriation_header: str = ""
    rows: tuple[Row, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One party that was heard, with the cell printed for date or note."""

    party: str
    answer: str
    cell: str
    date: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with its paragraphs and whatever tables stand under it."""

    title: str
    paragraphs: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    hearing_header: tuple[str, str, str] | None = None
    criteria: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A proposal, business case or initiative; ``fields`` are the lines of the form as (label, text)."""

    code: str | None
    title: str
    heading: str
    fields: tuple[tuple[str, str], ...] = ()
    affected_label: str = ""
    departments: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    summary: str | None = None
    department: str | None = None
    price_year: int | None = None
    payback: tuple[float | None, float | None] = (None, None)
    sections: tuple[Section, ...] = ()
    theme: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One file: proposals with what stands before them."""

    title: str = ""
    foot: str = ""
    page_head: str = ""
    intro: tuple[str, ...] = ()
    overviews: tuple[Table, ...] = ()
    proposals: tuple[Proposal, ...] = field(default_factory=tuple)


def table_truth(table: Table, ambiguous: bool = False) -> dict[str, Any]:
    """The record of one table; ``ambiguous`` marks rows whose empty cells leave no trace in plain text."""
    rows = [row for row in table.rows if row.kind != "heading"]
    return {
        "number": table.number,
        "caption": table.caption,
        "unit": table.unit,
        "multiplier": table.multiplier,
        "price_year": table.price_year,
        "columns": list(table.columns),
        "rows": [row_truth(row, table.columns, ambiguous) for row in rows],
    }


def row_truth(row: Row, columns: tuple[str, ...], ambiguous: bool) -> dict[str, Any]:
    """The record of one row: its values by column, None where the cell is empty or a dash."""
    lost = row.kind != "payback" and "" in row.cells and any(value is not None for value in row.values)
    return {
        "section": row.section,
        "label": row.truth_label or row.label,
        "steering_area": row.area if row.area not in ("", "-") else None,
        "appropriation": row.appropriation or None,
        "kind": row.kind,
        "values": dict(zip(columns, row.values, strict=True)),
        "ambiguous": ambiguous and lost,
    }


def proposal_truth(proposal: Proposal, marks_kept: bool = True, ambiguous: bool = False) -> dict[str, Any]:
    """The record of one proposal; ``marks_kept`` is False where the marks of departments cannot be read."""
    service, total = proposal.payback
    return {
        "code": proposal.code,
        "title": proposal.title,
        "summary": proposal.summary,
        "department": proposal.department,
        "affected_departments": list(proposal.marked) if marks_kept and proposal.affected_label else [],
        "price_year": proposal.price_year,
        "payback_service_years": service,
        "payback_total_years": total,
        "hearings": [hearing_truth(hearing) for section in proposal.sections for hearing in section.hearings],
        "section_titles": [section.title for section in proposal.sections if section.title],
        "tables": [
            table_truth(table, ambiguous) for section in proposal.sections for table in section.tables
        ],
    }


def hearing_truth(hearing: Hearing) -> dict[str, str | None]:
    """The record of one party heard."""
    return {"party": hearing.party, "answer": hearing.answer, "date": hearing.date, "note": hearing.note}


def paper_truth(
    paper: Paper, source: str, marks_kept: bool = True, ambiguous: bool = False
) -> dict[str, Any]:
    """The record of one file, as it is written beside it."""
    return {
        "source": source,
        "proposals": [proposal_truth(proposal, marks_kept, ambiguous) for proposal in paper.proposals],
        "overview_tables": [table_truth(table, ambiguous) for table in paper.overviews],
    }
