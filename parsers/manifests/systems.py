"""Which case system wrote a manifest, and where it keeps what."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from models.frozen import dataclass
from parsers.lexicons import load_lexicon
from parsers.manifests.tree import Node, Value, find_nodes, find_value, find_values, same_name

Paths = dict[str, list[str]]
# fields of an item that are records of their own
PARTS = ("fields", "history", "attachments")
NO_PATHS: list[str] = []


@dataclass(frozen=True, slots=True)
class System:
    """A case system: its name, the names of its elements, and the paths of its fields by record."""

    name: str
    root: frozenset[str]
    meeting: frozenset[str]
    item: frozenset[str]
    paths: dict[str, Paths]

    def value(self, node: Node, record: str, field: str) -> Value | None:
        """What a record's element says for a field."""
        return find_value(node, self.paths.get(record, {}).get(field, NO_PATHS), self._but(record))

    def values(self, node: Node, record: str, field: str) -> tuple[Value, ...]:
        """All that a record's element says for a field."""
        return find_values(node, self.paths.get(record, {}).get(field, NO_PATHS), self._but(record))

    def nodes(self, node: Node, record: str, field: str) -> tuple[Node, ...]:
        """The elements of a record's field."""
        return find_nodes(node, self.paths.get(record, {}).get(field, NO_PATHS), self._but(record))

    def rule(self, field: str) -> str:
        """The name of the rule that reads a field."""
        return f"manifest.{self.name}.{field}"

    def _but(self, record: str) -> frozenset[str]:
        """The elements that no field of a record is looked for inside of."""
        if record == "meeting_fields":
            return self.item
        if record != "item_fields":
            return frozenset()
        parts = (path for key in PARTS for path in self.paths[record].get(key, NO_PATHS))
        return self.item | {same_name(path.rpartition("/")[2]) for path in parts}


@cache
def systems() -> tuple[System, ...]:
    """The systems of the lexicon."""
    tables: dict[str, Any] = {k: v for k, v in load_lexicon("manifests").items() if k != "words"}
    return tuple(
        System(
            name=name,
            root=frozenset(map(same_name, table["root"])),
            meeting=frozenset(map(same_name, table["meeting"])),
            item=frozenset(map(same_name, table["item"])),
            paths={key: paths for key, paths in table.items() if isinstance(paths, dict)},
        )
        for name, table in tables.items()
    )


def find_system(root: Node) -> tuple[System, tuple[Node, ...]] | None:
    """The system whose names a file uses, and the elements of its meetings; None for other XML.

    A system is known by its meetings' elements with its items in them, and by who met when: a manifest
    without items needs the root's name too. The one with most of its items in the file wins.
    """
    best: tuple[tuple[int, int], System, tuple[Node, ...]] | None = None
    for system in systems():
        meetings = tuple(_meetings(system, root))
        if not meetings:
            continue
        items = sum(1 for meeting in meetings for _ in items_of(system, meeting))
        told = sum(
            system.value(meetings[0], "meeting_fields", field) is not None for field in ("body", "date")
        )
        named = root.name in system.root
        if told + named + (items > 0) < 2 or not (items or named):
            continue
        score = (items, told + named)
        if best is None or score > best[0]:
            best = score, system, meetings
    return None if best is None else best[1:]


def _meetings(system: System, root: Node) -> Iterator[Node]:
    """The outermost elements that are a meeting; the root where only items tell."""
    if root.name in system.meeting:
        return iter((root,))
    inside = [node for node in root.inside(system.meeting | system.item) if node.name in system.meeting]
    kept = [node for node in inside if any(True for _ in items_of(system, node))] or inside[:1]
    if not kept and any(True for _ in items_of(system, root)):
        return iter((root,))
    return iter(kept)


def items_of(system: System, meeting: Node) -> Iterator[Node]:
    """The elements of a meeting's items, in order of the file, also of items wrongly inside each other."""
    return (node for node in meeting.inside() if node.name in system.item)
