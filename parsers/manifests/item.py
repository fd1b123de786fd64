"""One item of a manifest: its fields through the rules for minutes, its files as named."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar, cast

from models.evidence import Found
from models.frozen import dataclass
from models.records import AgendaItem, FileRole, NamedFile, Passage, Recommendation
from parsers.flow import Place
from parsers.manifests.systems import System
from parsers.manifests.tree import Node, Value
from parsers.manifests.values import parse_open
from parsers.minutes.agenda.head import CASE
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.blocks.attachments import build_listed
from parsers.minutes.blocks.cut import Block, build_blocks
from parsers.minutes.decisions.follow_ups import build_follow_ups
from parsers.minutes.decisions.of_item import build_decision
from parsers.minutes.decisions.points import find_sentences
from parsers.minutes.decisions.recommendations import build_recommendations
from parsers.minutes.paper.prose import build_prose
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import find_bare, find_heading
from parsers.minutes.phrases.people import unique

T = TypeVar("T")
# "3", "Punkt 3", "7 a", "3."
NUMBER = re.compile(r"\d{1,4}\s?[a-zæøå]?(?![\w])", re.IGNORECASE)
# a line this long that ends no sentence goes on after a <br>
RUNS_ON = 60
RECORD = "item_fields"


@dataclass(frozen=True, slots=True)
class ReadItem:
    """An item, who its text says was absent, and the lines that are not to be kept (of a closed item)."""

    item: AgendaItem
    absent: tuple[Found[str], ...]
    hidden: frozenset[int]
    numbered: bool


def build_item(system: System, node: Node, number: int, known: frozenset[str]) -> ReadItem:
    """The record of one item; number is what it gets where the manifest gives none.

    Of an item that is not public only the number is kept.
    """
    printed = _number(system, node)
    nth = printed or Found(
        str(number),
        (),
        system.rule("item.counted"),
        "inferred",
        "Punktet har intet nummer i manifestet; det er talt efter rækkefølgen.",
    )
    if _is_closed(system, node):
        kept = {place.index for span in (nth.spans) for place in node.lines if place.line.start == span.start}
        hidden = frozenset(node.all_lines()) - kept
        return ReadItem(AgendaItem(number=nth, title=None, closed=True), (), hidden, printed is not None)
    blocks = list(_blocks(system, node))
    decided, absent = build_decision(blocks, known)
    named = tuple(_files(system, node))
    item = AgendaItem(
        number=nth,
        title=_text(system, node, "title"),
        category=_text(system, node, "category"),
        case_number=_case(system, node),
        caseworker=_text(system, node, "caseworker"),
        recommendations=_recommendations(blocks, known),
        listed_attachments=_listed(blocks, named, known),
        files=named,
        passages=(*_passages(blocks, known), *_history(system, node, known)),
    )
    if decided.prose is not None:
        prose = decided.prose
        item = replace(
            item,
            decision_text=prose.found(0, len(prose.text), "minutes.decision.field"),
            decision_points=decided.points,
            ballots=decided.ballots,
            statements=decided.statements,
            follow_ups=build_follow_ups(prose, _sentences(prose.text)),
        )
    return ReadItem(
        renamed(item, system.name), renamed(absent, system.name), frozenset(), printed is not None
    )


def renamed(record: T, system: str) -> T:
    """The record with the rules for minutes under the manifest's name."""
    return cast("T", _renamed(record, system))


def _renamed(record: Any, system: str) -> Any:
    if isinstance(record, Found):
        rule = re.sub(r"^(?:minutes|people)\.", f"manifest.{system}.", record.rule)
        return replace(record, rule=rule)
    if isinstance(record, tuple):
        return tuple(_renamed(part, system) for part in record)
    if is_dataclass(record) and not isinstance(record, type):
        changed = {spec.name: _renamed(getattr(record, spec.name), system) for spec in fields(record)}
        return replace(record, **changed)
    return record


def _number(system: System, node: Node) -> Found[str] | None:
    value = system.value(node, RECORD, "number")
    match = NUMBER.search(value.text) if value else None
    if value is None or match is None:
        return None
    return value.found(re.sub(r"\s", "", match[0]), system.rule("item.number"))


def _text(system: System, node: Node, field: str) -> Found[str] | None:
    value = system.value(node, RECORD, field)
    return None if value is None else value.as_text(system.rule(f"item.{field}"))


def _case(system: System, node: Node) -> Found[str] | None:
    """The case number, less the title that may follow on it."""
    value = system.value(node, RECORD, "case_number")
    if value is None:
        return None
    match = CASE.search(value.text) or re.match(r"[\w./-]*\d[\w./-]*", value.text)
    return None if match is None else value.found(match[0], system.rule("item.case_number"))


def _is_closed(system: System, node: Node) -> bool:
    """Whether any of the places that tell says that an item is not public."""
    paths = system.paths[RECORD].get("open", [])
    told = [value for path in paths for value in _one(system, node, path)]
    return any(parse_open(value.text) is False for value in told)


def _one(system: System, node: Node, path: str) -> tuple[Value, ...]:
    only = replace(system, paths={RECORD: {"open": [path]}})
    return only.values(node, RECORD, "open")


def _blocks(system: System, node: Node) -> Iterator[Block]:
    """The text of an item cut at its fields' captions, and at headings inside them."""
    rows: list[Row] = []
    named = "caption" in system.paths[RECORD]
    for field in system.nodes(node, RECORD, "fields"):
        caption = system.value(field, RECORD, "caption")
        content = system.nodes(field, RECORD, "content") if named else (field,)
        if not named and field.name in {one.name for one in system.nodes(node, RECORD, "attachments")}:
            continue
        heading = _heading(caption.text if caption else "" if named else field.element.tag)
        body = rows_of(place for one in content for place in _lines(one))
        if caption is not None:
            rows.append(Row(caption.places[0].piece(), 1, False, heading))
            rows += body
        elif body:
            rows += [replace(body[0], opens=replace(heading, inside=True)), *body[1:]]
    for text in system.nodes(node, RECORD, "text"):
        rows += rows_of(text.text().places)
    return iter(build_blocks(rows, "text"))


def _heading(caption: str) -> Heading:
    """The role of a field by its caption; a role of its own where no list knows it."""
    hit = find_heading(caption) or find_bare(caption)
    return Heading("other") if hit is None else replace(hit, rest=None)


def _lines(node: Node) -> Iterator[Place]:
    """The text of an element and of all inside it."""
    yield from node.text().places
    for child in node.children():
        yield from _lines(child)


def rows_of(places: Iterable[Place]) -> list[Row]:
    """Lines as rows: a gap after a blank line, and after a short line or the end of a sentence."""
    rows: list[Row] = []
    gap = 1
    for place in places:
        if not place.text:
            gap = 1
            continue
        before = rows[-1].text if rows else ""
        ended = before.endswith((".", ":", "!", "?", ";")) or len(before) < RUNS_ON
        rows.append(Row(place.piece(), max(gap, int(ended)), False))
        gap = 0
    return rows


def _recommendations(blocks: Sequence[Block], known: frozenset[str]) -> tuple[Recommendation, ...]:
    """The points of the first recommendation that has any, with numbers where one has them."""
    found: tuple[Recommendation, ...] = ()
    for block in blocks:
        if block.role in ("recommendation", "recommendation_and_decision"):
            points = build_recommendations(block, known, "minutes.recommendation")
            numbered = any(point.point is not None for point in points)
            if not found or (numbered and all(point.point is None for point in found)):
                found = points or found
    return found


def _listed(
    blocks: Sequence[Block], named: Sequence[NamedFile], known: frozenset[str]
) -> tuple[Found[str], ...]:
    """The titles of the files the manifest gives, then what a list of Bilag in the text adds."""
    titles = [file.title or file.name for file in named if file.role == "attachment"]
    for block in blocks:
        if block.role == "attachments" and not (block.hit and block.hit.empty):
            entries = build_listed(block, known)
            titles += [e for e in entries if not any(alike(e.value, title.value) for title in titles)]
    return tuple(titles)


def _passages(blocks: Sequence[Block], known: frozenset[str]) -> Iterator[Passage]:
    """Every field's text but the decision's, so that nothing is lost."""
    for block in blocks:
        heading = block.heading
        name = (
            build_prose([heading], known).found(0, len(heading.text), "minutes.heading") if heading else None
        )
        prose = build_prose(block.rows, known) if block.rows and block.role != "decision" else None
        text = prose.found(0, len(prose.text), f"minutes.passage.{block.role}") if prose else None
        if name is not None or text is not None:
            yield Passage(role=block.role, heading=name, text=text)


def _history(system: System, node: Node, known: frozenset[str]) -> Iterator[Passage]:
    """What other bodies decided before, one passage for each; its heading is the decision's caption."""
    if "history" not in system.paths[RECORD]:
        return
    for one in system.nodes(node, RECORD, "history"):
        entries = system.nodes(one, "history_fields", "content")
        told = [system.value(one, "history_fields", key) for key in ("caption", "body", "date")]
        places = [place for value in told if value for place in value.places]
        rows = rows_of(place for entry in entries for place in _lines(entry))
        heading = build_prose(rows_of(places), known) if places else None
        prose = build_prose(rows, known) if rows else None
        if prose is not None:
            yield Passage(
                role="history",
                heading=heading.found(0, len(heading.text), "minutes.history") if heading else None,
                text=prose.found(0, len(prose.text), "minutes.history"),
            )


def _files(system: System, node: Node) -> Iterator[NamedFile]:
    for value in system.values(node, RECORD, "files"):
        yield NamedFile(name=value.as_text(system.rule("file.name")), role="item")
    for one in system.nodes(node, RECORD, "attachments"):
        file = build_file(system, one, "attachment")
        if file is not None:
            yield file


def build_file(system: System, node: Node, role: FileRole) -> NamedFile | None:
    """A file an element names; one that is not public keeps its name only where the manifest publishes it.

    None where it has no name.
    """
    name = system.value(node, "file_fields", "name") or system.value(node, "file_fields", "title")
    title = system.value(node, "file_fields", "title")
    if name is None:
        return None
    allowed = system.value(node, "file_fields", "open")
    guarded = system.value(node, "file_fields", "protected")
    public = parse_open(allowed.text) if allowed else None
    if guarded is not None and parse_open(guarded.text) is not None:
        public = not parse_open(guarded.text)
    return NamedFile(
        name=name.as_text(system.rule("file.name")),
        role=role,
        title=title.as_text(system.rule("file.title")) if title else None,
        public=public,
    )


def absent_in(items: Iterable[ReadItem]) -> tuple[Found[str], ...]:
    """Who the items' decisions say was absent."""
    return unique([name for read in items for name in read.absent])


def _sentences(text: str) -> list[tuple[int, int]]:
    sentences: list[tuple[int, int]] = []
    start = 0
    for part in text.split("\n"):
        sentences += find_sentences(text, start, start + len(part))
        start += len(part) + 1
    return sentences
