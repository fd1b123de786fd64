"""A document to records: which kind of paper it is, and the parser that reads it."""

from collections.abc import Sequence
from dataclasses import replace
from threading import Lock

from models.evidence import Issue
from models.page import Document
from models.records import DocumentKind, Parsed, SumCheck
from parsers.amounts.attach import add_amounts
from parsers.flow import Flow, build_flow, unclaimed
from parsers.item_tables import find_item_tables
from parsers.law_places import add_law_references
from parsers.layout_hints import LayoutHint, find_hints, tell_hint, weigh
from parsers.lexicons import extended_lexicon
from parsers.manifests.parser import parse_manifest
from parsers.minutes.parser import find_meeting_heads, parse_minutes
from parsers.minutes.recognition import looks_like_minutes
from parsers.mixed import LEAST_SURE, are_proposals, holds_forms, part_paper
from parsers.odd_dates import find_impossible_dates
from parsers.proposals.parser import looks_like_proposals, parse_proposals

# Below this neither parser knows its own kind of paper, and every line is kept as unclaimed.
LEAST_SCORE = 0.2
# the words of a hint are in force in the whole process: where threads parse, one does at a time
_ONE_AT_A_TIME = Lock()


def parse_document(document: Document, hints: Sequence[LayoutHint] = ()) -> Parsed:
    """What a document says, by the parser whose marks it carries most of; a manifest by its elements.

    A hint counts where the document bears its marks, and more is found with the hint's words than without.
    Raises nothing on odd content: a paper of no known kind is "other", with all its lines unclaimed and a
    finding that says so.
    """
    if document.tree is not None and (manifest := parse_manifest(document)) is not None:
        return manifest
    with _ONE_AT_A_TIME:
        flow = build_flow(document)
        best, used = _parse(flow), None
        for hint in find_hints(flow, hints):
            with extended_lexicon("headings", {"alone": hint.headings, "labels": hint.labels}):
                tried = _parse(build_flow(document))
            if weigh(tried) > weigh(best):
                best, used = tried, hint
    return best if used is None else replace(best, issues=(*best.issues, *tell_hint(best, used)))


def _parse(flow: Flow) -> Parsed:
    minutes = looks_like_minutes(flow)
    proposals = looks_like_proposals(flow, minutes)
    if max(minutes, proposals) < LEAST_SCORE:
        other = Parsed(kind="other", issues=(_unknown(flow),), unclaimed=unclaimed(flow, ()))
        return add_amounts(flow, other)
    if min(minutes, proposals) >= LEAST_SURE and (both := _parse_both(flow)) is not None:
        return both
    records = _meetings(flow) if minutes >= proposals else _proposals(flow)
    if minutes >= proposals and not records.meetings:
        records = replace(records, issues=(*records.issues, _unknown(flow)))
    return _finish(flow, records)


def _parse_both(flow: Flow) -> Parsed | None:
    """A paper that holds a meeting and proposals, each read from its own lines; None for one of one kind."""
    parts = part_paper(flow, find_meeting_heads(flow)) if holds_forms(flow) else None
    papers = _proposals(parts.proposals) if parts is not None else None
    if parts is None or papers is None or not are_proposals(papers.proposals):
        return None
    meetings = _meetings(parts.meetings)
    if not meetings.meetings:
        return None
    shifted = [_shift(check, len(meetings.overview_tables)) for check in papers.checks]
    both = replace(
        meetings,
        proposals=papers.proposals,
        overview_tables=(*meetings.overview_tables, *papers.overview_tables),
        typed_tables=(*meetings.typed_tables, *papers.typed_tables),
        checks=(*meetings.checks, *shifted),
        issues=(*meetings.issues, *papers.issues),
    )
    return _finish(flow, both)


def _shift(check: SumCheck, tables: int) -> SumCheck:
    """A check of tables outside proposals, of which so many stand before its own now."""
    if not tables or all(cell.proposal is not None for cell in check.cells):
        return check
    cells = (
        cell if cell.proposal is not None else replace(cell, table=cell.table + tables)
        for cell in check.cells
    )
    return replace(check, cells=tuple(cells))


def _meetings(flow: Flow) -> Parsed:
    read = parse_minutes(flow)
    kind: DocumentKind = read.meetings[0].kind if read.meetings else "other"
    tables = find_item_tables(flow, read.meetings)
    return Parsed(
        kind=kind,
        meetings=read.meetings,
        overview_tables=tables.finance,
        typed_tables=tables.typed,
        checks=tables.checks,
        issues=(*read.issues, *tables.issues),
        furniture=read.furniture,
    )


def _proposals(flow: Flow) -> Parsed:
    papers = parse_proposals(flow)
    return Parsed(
        kind=papers.kind,
        proposals=papers.proposals,
        overview_tables=papers.overview_tables,
        typed_tables=papers.typed_tables,
        checks=papers.checks,
        issues=papers.issues,
    )


def _finish(flow: Flow, records: Parsed) -> Parsed:
    """The records with the lines that none of them claims, and the amounts and laws that their texts name."""
    tables = (records.overview_tables, records.typed_tables)
    left = unclaimed(flow, (records.meetings, records.proposals, records.furniture, tables))
    issues = (*records.issues, *find_impossible_dates(flow))
    whole = add_amounts(flow, replace(records, issues=issues, unclaimed=left))
    return add_law_references(flow, whole) if records.meetings else whole


def _unknown(flow: Flow) -> Issue:
    message = (
        f"Hverken møder eller forslag er genkendt; filens {len(flow.places)} linjer er gemt ubrugt. "
        "Se dem med referat explain."
    )
    return Issue(code="document.nothing_recognised", severity="warning", message=message)
