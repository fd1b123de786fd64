"""The manifest of a case system's export: its meetings with items, fields and files."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time

from models.evidence import Found, Issue, Span
from models.page import Document
from models.records import Meeting, MeetingKind, NamedFile, Parsed
from parsers.flow import Flow, build_flow, unclaimed
from parsers.manifests.item import ReadItem, absent_in, build_item
from parsers.manifests.systems import System, find_system, items_of
from parsers.manifests.tree import Node, build_root
from parsers.manifests.values import parse_clock, parse_day, parse_open, says
from parsers.minutes.agenda.head import order_of
from parsers.minutes.issues import name_meeting
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.people import find_names, unique

RECORD = "meeting_fields"
# an id, a flag, an address: values of the system's own, one word without a letter of Danish prose
TECHNICAL = re.compile(r"(?i)(?:true|false|\S*[\d_\\/:{}=]\S*|\w{1,3})$")


def parse_manifest(document: Document) -> Parsed | None:
    """What a case system's manifest says; None for a document that is none.

    Items are put in order of their numbers. What stands in closed items is neither kept nor listed as
    unclaimed. Each value has its place in the document's lines; the rules are "manifest.<system>.<field>".
    """
    root = build_root(document)
    known = None if root is None else find_system(root)
    if root is None or known is None:
        return None
    system, nodes = known
    flow = build_flow(document)
    meetings: list[Meeting] = []
    issues: list[Issue] = []
    hidden: set[int] = set()
    for node in nodes:
        meeting, reads = _build_meeting(system, node, flow)
        meetings.append(meeting)
        issues += _issues(meeting, reads)
        hidden |= {line for read in reads for line in read.hidden}
    visible = flow.without(place for place in flow.places if place.index in hidden)
    left = unclaimed(visible, meetings)
    return Parsed(
        kind=meetings[0].kind,
        meetings=tuple(meetings),
        issues=tuple(issues),
        unclaimed=tuple(span for span in left if not _is_technical(span.printed)),
        furniture=tuple(span for span in left if _is_technical(span.printed)),
    )


def _is_technical(text: str) -> bool:
    """Whether a value is the system's own: an id, an address, a word for public, for a kind of paper."""
    flags = (parse_open(text) is not None, says("minutes", text), says("agenda", text))
    return TECHNICAL.match(text) is not None or (len(text) < 40 and any(flags))


def _build_meeting(system: System, node: Node, flow: Flow) -> tuple[Meeting, tuple[ReadItem, ...]]:
    reads = _read_items(system, node, flow.known)
    there, away = _members(system, node)
    items = tuple(read.item for read in sorted(reads, key=lambda read: order_of(read.item.number.value)))
    meeting = Meeting(
        kind=_kind(system, node, reads),
        title=_text(system, node, "title"),
        body=_text(system, node, "body"),
        municipality=_text(system, node, "municipality"),
        date=_date(system, node),
        start=_clock(system, node, ("start", "date")),
        end=_clock(system, node, ("end",)),
        location=_text(system, node, "location"),
        present=there,
        absent=unique([*away, *absent_in(reads)]),
        files=tuple(_files(system, node)),
        items=items,
    )
    return meeting, reads


def _read_items(system: System, node: Node, known: frozenset[str]) -> tuple[ReadItem, ...]:
    """The items in order of the file; one without a number counts on from the one before."""
    reads: list[ReadItem] = []
    for one in items_of(system, node):
        before = order_of(reads[-1].item.number.value)[0] if reads else 0
        reads.append(build_item(system, one, before + 1, known))
    return tuple(reads)


def _kind(system: System, node: Node, reads: Sequence[ReadItem]) -> MeetingKind:
    """What the manifest calls itself; else minutes where there are decisions."""
    for value in system.values(node, RECORD, "type"):
        if says("minutes", value.text):
            return "minutes"
        if says("agenda", value.text):
            return "agenda"
    return "minutes" if any(read.item.decision_text for read in reads) else "agenda"


def _text(system: System, node: Node, field: str) -> Found[str] | None:
    value = system.value(node, RECORD, field)
    if value is None or not re.search(r"[^\W\d_]", value.text):
        return None
    return value.as_text(system.rule(f"meeting.{field}"))


def _date(system: System, node: Node) -> Found[date] | None:
    for value in system.values(node, RECORD, "date"):
        day = parse_day(value.text)
        if day is not None:
            return value.found(day, system.rule("meeting.date"))
    return None


def _clock(system: System, node: Node, among: Sequence[str]) -> Found[time] | None:
    for field in among:
        for value in system.values(node, RECORD, field):
            clock = parse_clock(value.text)
            if clock is not None:
                return value.found(clock, system.rule(f"meeting.{among[0]}"))
    return None


def _files(system: System, node: Node) -> Iterator[NamedFile]:
    for value in system.values(node, RECORD, "files"):
        yield NamedFile(name=value.as_text(system.rule("meeting.file")), role="meeting")


def _members(system: System, node: Node) -> tuple[tuple[Found[str], ...], tuple[Found[str], ...]]:
    """Who was there and who was not; one whose status no list knows is in neither."""
    there: list[Found[str]] = []
    away: list[Found[str]] = []
    for member in system.nodes(node, RECORD, "members"):
        name = system.value(member, "member_fields", "name")
        if name is None:
            continue
        rows = [Row(place.piece(), 0, False) for place in name.places]
        prose = build_prose(rows, frozenset())
        rule = system.rule("meeting.member")
        names = find_names(prose, 0, len(prose.text), rule) or (prose.found(0, len(prose.text), rule),)
        status = system.value(member, "member_fields", "status")
        if status is None or says("present", status.text):
            there += names
        elif says("absent", status.text):
            away += names
    return unique(there), unique(away)


def _issues(meeting: Meeting, reads: Sequence[ReadItem]) -> Iterator[Issue]:
    """What a person should look at in the manifest itself."""
    name = name_meeting(meeting)
    if meeting.body is None or meeting.date is None:
        missing = " og ".join(
            word for word, value in (("udvalg", meeting.body), ("dato", meeting.date)) if value is None
        )
        yield _issue("no_head", f"Manifestet nævner ikke mødets {missing}.", name, None, "warning")
    if not reads:
        yield _issue("no_items", "Manifestet har ingen punkter.", name, None, "warning")
    numbers = [read.item.number.value for read in reads]
    for i, read in enumerate(reads):
        number, span = read.item.number.value, next(iter(read.item.number.spans), None)
        where = f"{name}, punkt {number}"
        if number in numbers[:i]:
            message = f"Punkt {number} står flere gange i manifestet."
            yield _issue("duplicate_number", message, where, span, "warning")
        if read.item.closed:
            message = f"Punkt {number} er lukket; kun dets nummer er gemt."
            yield _issue("closed_item", message, where, span, "info")
        elif read.item.title is None:
            yield _issue("no_title", f"Punkt {number} har ingen titel i manifestet.", where, span, "warning")
        for point in read.item.decision_points:
            if point.outcome.certainty == "uncertain":
                message = f"Punkt {number}: udfaldet af beslutningen er ikke genkendt."
                yield replace(
                    _issue("unsure_outcome", message, where, point.text.spans[0], "info"),
                    found=point.text.value[:120],
                )


def _issue(code: str, message: str, where: str, span: Span | None, severity: str) -> Issue:
    return Issue(
        code=f"manifest.{code}",
        severity="warning" if severity == "warning" else "info",
        message=message,
        where=where,
        span=span,
    )
