"""The records of the store as the JSON of the export: plain dictionaries, lists, strings and numbers."""

from collections import defaultdict
from typing import Any

from sqlalchemy import text

from models.document_info import DocumentInfo
from models.evidence import Issue
from models.records import (
    AgendaItem,
    Attachment,
    DecisionPoint,
    FinanceRow,
    FinanceTable,
    FollowUp,
    Hearing,
    Meeting,
    NamedFile,
    Parsed,
    Proposal,
    Recommendation,
    SumCheck,
    TextAmount,
    TypedTable,
)
from models.store import Store
from referat.exporting.json_values import pick, plain
from referat.exporting.rulings import build_attendance, build_point_votes, build_rulings, build_sides

Json = dict[str, Any]


def build_export(store: Store) -> Json:
    """All documents of the store, {"documents": [...]}, by file name."""
    said, corrected = _sitting_findings(store), _corrections(store)
    documents = [build_document(info, parsed) for info, parsed in store.load_all()]
    for document, info in zip(documents, store.load_documents(), strict=True):
        document["findings"] += said.get(info.id, [])
        document["corrections"] = corrected.get(info.id, [])
    return {"documents": documents}


def _corrections(store: Store) -> dict[int, list[Json]]:
    """What people said of values and is in force, by document: the records themselves have the values."""
    columns = "address, field, verdict, read, value, printed, page, why, made_by, made_at"
    query = f"""
        SELECT document_id, {columns} FROM corrections WHERE document_id IS NOT NULL
        AND state IN ('applied', 'agrees') ORDER BY made_at, correction_id"""
    found: dict[int, list[Json]] = defaultdict(list)
    with store.reading() as connection:
        for row in connection.execute(text(query)).mappings():
            correction = dict(row)
            found[correction.pop("document_id")].append(correction)
    return found


def _sitting_findings(store: Store) -> dict[int, list[Json]]:
    """What the documents of one meeting or export say otherwise, by the document it is said of."""
    columns = "code, severity, place, expected, found, message, page"
    query = f"SELECT document_id, {columns} FROM sitting_finding ORDER BY id"
    found: dict[int, list[Json]] = defaultdict(list)
    with store.reading() as connection:
        for row in connection.execute(text(query)).mappings():
            finding = dict(row)
            found[finding.pop("document_id")].append(finding | {"where": finding.pop("place")})
    return found


def build_document(info: DocumentInfo, parsed: Parsed) -> Json:
    """One document with its records; one that could not be read has none, and says why."""
    return {
        "source": info.names[0],
        "other_names": list(info.names[1:]),
        "sha256": info.sha256,
        "media_type": info.media_type,
        "pages": info.pages,
        "read_by": info.read_by,
        "kind": info.kind or "other",
        "status": info.status,
        "reason": info.reason,
        "meetings": [build_meeting(meeting) for meeting in parsed.meetings],
        "proposals": [_proposal(proposal) for proposal in parsed.proposals],
        "overview_tables": [_table(table) for table in parsed.overview_tables],
        "text_amounts": [_text_amount(amount) for amount in parsed.text_amounts],
        "checks": [_check(check) for check in parsed.checks],
        "typed_tables": [_typed_table(table) for table in parsed.typed_tables],
        "findings": [_finding(issue) for issue in parsed.issues],
    }


def column_keys(headings: tuple[str, ...]) -> tuple[str, ...]:
    """The headings, told apart where two are alike.

    >>> column_keys(("2024", "I alt", "I alt"))
    ('2024', 'I alt', 'I alt (2)')
    """
    keys: list[str] = []
    for position, heading in enumerate(headings):
        before = headings[:position].count(heading)
        keys.append(f"{heading} ({before + 1})" if before else heading)
    return tuple(keys)


def build_meeting(meeting: Meeting) -> Json:
    """One meeting with its items."""
    nesting = meeting.nested_in_item
    return pick(
        meeting, "title", "body", "municipality", "kind", "date", "start", "end", "location", "information"
    ) | {
        "present": [plain(name) for name in meeting.present],
        "absent": [plain(name) for name in meeting.absent],
        "attendance": build_attendance(meeting),
        "nested_in_item": None
        if nesting is None
        else {"meeting_index": nesting.meeting_index, "item_number": nesting.item_number},
        "files": [_file(file) for file in meeting.files],
        "pages": _pages(meeting.pages),
        "items": [_item(item) for item in meeting.items],
    }


def _pages(pages: tuple[int, int] | None) -> list[int] | None:
    return None if pages is None else list(pages)


def _item(item: AgendaItem) -> Json:
    facts = pick(item, "number", "title", "duration_min", "category", "case_number", "caseworker")
    facts |= pick(item, "responsible", "time_slot", "closed", "decision_text")
    if not item.number.spans and item.number.certainty == "inferred":  # only counted: nothing is printed
        facts |= {"number": None, "counted_number": item.number.value}
    return facts | {
        "recommendations": [_recommendation(point) for point in item.recommendations],
        "nested_recommendations": [_recommendation(point) for point in item.nested_recommendations],
        "decision_points": [
            _decision_point(point) | {"votes": build_point_votes(item, n)}
            for n, point in enumerate(item.decision_points)
        ],
        "votes": None if item.votes is None else build_sides(item.votes),
        "follow_ups": [_follow_up(follow_up) for follow_up in item.follow_ups],
        "attachments": [_attachment(attachment) for attachment in item.attachments],
        "listed_attachments": [plain(title) for title in item.listed_attachments],
        "files": [_file(file) for file in item.files],
        "text_amounts": [_text_amount(amount) for amount in item.text_amounts],
        **build_rulings(item),
        "pages": _pages(item.pages),
    }


def _recommendation(point: Recommendation) -> Json:
    return pick(point, "point", "text")


def _decision_point(point: DecisionPoint) -> Json:
    return pick(point, "point", "text", "outcome", "condition", "body", "date")


def _follow_up(follow_up: FollowUp) -> Json:
    return pick(follow_up, "responsible", "text", "deadline")


def _attachment(attachment: Attachment) -> Json:
    return pick(attachment, "number", "title") | {"pages": _pages(attachment.pages)}


def _file(file: NamedFile) -> Json:
    return pick(file, "name", "role", "title", "public")


def _proposal(proposal: Proposal) -> Json:
    facts = pick(proposal, "code", "title", "summary", "department", "price_year")
    facts |= pick(proposal, "payback_service_years", "payback_total_years")
    headings = (section.heading for section in proposal.sections)
    return facts | {
        "affected_departments": [plain(name) for name in proposal.affected_departments],
        "hearings": [_hearing(hearing) for hearing in proposal.hearings],
        "section_titles": [plain(heading) for heading in headings if heading is not None],
        "pages": _pages(proposal.pages),
        "tables": [_table(table) for table in proposal.tables],
        "text_amounts": [_text_amount(amount) for amount in proposal.text_amounts],
        "typed_tables": [_typed_table(table) for table in proposal.typed_tables],
    }


def _hearing(hearing: Hearing) -> Json:
    return pick(hearing, "party", "answer", "date", "note")


def _table(table: FinanceTable) -> Json:
    headings = column_keys(tuple(column.value for column in table.columns))
    return pick(table, "number", "caption", "unit", "multiplier", "price_year") | {
        "is_money": table.is_money,
        "columns": list(headings),
        "pages": list(table.pages),
        "rows": [_row(row, headings) for row in table.rows],
    }


def _typed_table(table: TypedTable) -> Json:
    """A table with its rows as lists: a number, an ISO date, else the text; null where nothing is printed."""
    count = max((cell.row + 1 for cell in table.cells), default=0)
    rows: list[list[Any]] = [[None] * len(table.columns) for _ in range(count)]
    for cell in table.cells:
        value = {"number": cell.number, "date": cell.day, "text": cell.text}[cell.kind]
        rows[cell.row][cell.column] = plain(value)
    columns = [plain(column) for column in table.columns]
    return pick(table, "caption") | {"columns": columns, "pages": _pages(table.pages), "rows": rows}


def _row(row: FinanceRow, headings: tuple[str, ...]) -> Json:
    values = {} if row.kind.value == "payback" else dict(zip(headings, map(plain, row.values), strict=True))
    return pick(row, "section", "label", "steering_area", "appropriation", "kind") | {
        "values": values,
        "ambiguous": any(value is not None and value.certainty == "uncertain" for value in row.values),
    }


def _text_amount(amount: TextAmount) -> Json:
    """An amount in a sentence; table, row and column count from 0 in the tables of its own proposal."""
    facts = pick(amount, "printed", "kroner", "low", "high", "bound", "expected", "qualifier", "direction")
    facts |= pick(amount, "term", "from_year", "to_year", "years", "frequency", "per", "price_year")
    facts |= pick(amount, "purpose", "sentence", "part", "position", "compared", "table", "row", "column")
    return facts | {"page": amount.printed.spans[0].page if amount.printed.spans else None}


def _check(check: SumCheck) -> Json:
    """A number that was worked out again; its cells count from 0, proposal null for an overview table."""
    facts = pick(check, "status", "kind", "rule", "place", "expected", "found", "off", "slack", "note")
    return facts | {
        "cells": [
            pick(cell, "role", "sign", "proposal", "table", "row", "column", "value") for cell in check.cells
        ]
    }


def _finding(issue: Issue) -> Json:
    page = None if issue.span is None else issue.span.page
    return pick(issue, "code", "severity", "where", "expected", "found", "message") | {"page": page}
