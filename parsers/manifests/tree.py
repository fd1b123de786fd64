"""Walks in the tree of a manifest: what stands at a path, whatever the case, namespace or spelling."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.evidence import Certainty, Found
from models.frozen import dataclass
from models.page import Document, Element
from parsers.flow import Place, T, found
from parsers.text import fold

LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe"})


@lru_cache(maxsize=4096)
def same_name(name: str) -> str:
    """A tag or attribute reduced for comparing.

    same_name("Møde_Dato") and same_name("moededato") are the same.
    """
    return re.sub(r"[\W_]+", "", name.casefold()).translate(LETTERS)


@dataclass(frozen=True, slots=True)
class Value:
    """The lines of one value; name is that of its element or attribute."""

    name: str
    places: tuple[Place, ...]

    @property
    def text(self) -> str:
        """The lines as one text."""
        return fold(" ".join(place.text for place in self.places))

    def found(
        self, value: T, rule: str, certainty: Certainty = "printed", note: str | None = None
    ) -> Found[T]:
        """Something that this value says."""
        return found(value, [place.piece() for place in self.places if place.text], rule, certainty, note)

    def as_text(self, rule: str) -> Found[str]:
        """The value itself."""
        return self.found(self.text, rule)


@dataclass(frozen=True, slots=True)
class Node:
    """An element with the lines of its document, and the elements around it, outermost first."""

    element: Element
    lines: tuple[Place, ...]
    around: "tuple[Node, ...]" = ()

    @property
    def name(self) -> str:
        """The tag for comparing."""
        return same_name(self.element.tag)

    def children(self) -> "Iterator[Node]":
        """The elements right inside."""
        around = (*self.around, self)
        return (Node(child, self.lines, around) for child in self.element.children)

    def inside(self, but: frozenset[str] = frozenset()) -> "Iterator[Node]":
        """All elements inside, in order of the file; those inside elements of the names `but` left out."""
        for child in self.children():
            yield child
            if child.name not in but:
                yield from child.inside(but)

    def text(self) -> Value:
        """The element's own text."""
        return Value(self.element.tag, self.lines[slice(*self.element.text)])

    def all_lines(self) -> Iterator[int]:
        """The lines of the element with all its attributes and children."""
        yield from (line for _, line in self.element.attributes)
        yield from range(*self.element.text)
        for child in self.children():
            yield from child.all_lines()


def build_root(document: Document) -> Node | None:
    """The root of a document's tree; None for a document without one."""
    if document.tree is None or not document.pages:
        return None
    page = document.pages[0]
    return Node(document.tree, tuple(Place(i, page, i) for i in range(len(page.lines))))


def find_values(node: Node, paths: Sequence[str], but: frozenset[str] = frozenset()) -> tuple[Value, ...]:
    """What stands at the first of the paths that has something: non-empty values, in order."""
    for path in paths:
        *steps, last = path.split("/")
        if last.startswith("@"):
            nodes = find_nodes(node, ("/".join(steps),), but) if steps else (node,)
            values = [value for one in nodes for value in _attributes(one, same_name(last))]
        else:
            values = [one.text() for one in find_nodes(node, (path,), but)]
        kept = tuple(value for value in values if value.text)
        if kept:
            return kept
    return ()


def find_value(node: Node, paths: Sequence[str], but: frozenset[str] = frozenset()) -> Value | None:
    """The first of the values at the paths."""
    return next(iter(find_values(node, paths, but)), None)


def find_nodes(node: Node, paths: Sequence[str], but: frozenset[str] = frozenset()) -> tuple[Node, ...]:
    """The elements at the first of the paths that has any; but names those that are not looked into."""
    for path in paths:
        steps = path.split("/")
        here: list[Node] = [node]
        if steps[0].startswith("^"):
            name = same_name(steps.pop(0))
            here = [one for one in reversed((*node.around, node)) if one.name == name][:1]
        for depth, step in enumerate(steps):
            here = [found for one in here for found in _step(one, step, but, deep=depth == 0)]
        if here:
            return tuple(here)
    return ()


def _step(node: Node, step: str, but: frozenset[str], *, deep: bool) -> list[Node]:
    if step in (".", ""):
        return [node]
    if step == "*":
        return list(node.children())
    name = same_name(step)
    near = [child for child in node.children() if child.name == name]
    if near or not deep:
        return near
    return [one for one in node.inside(but) if one.name == name]


def _attributes(node: Node, name: str) -> list[Value]:
    hits = [(tag, line) for tag, line in node.element.attributes if same_name(tag) == name]
    return [Value(tag, (node.lines[line],)) for tag, line in hits]
