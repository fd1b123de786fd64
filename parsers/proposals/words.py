"""The words that proposals are made of, and how a form's label is recognised in a stream of lines."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from itertools import islice

from models.frozen import dataclass
from parsers.flow import Piece
from parsers.lexicons import load_lexicon

# the fields of a form in the lexicon, in the order they are tried
FIELDS = ("title", "summary", "department", "affected", "price", "code", "other")
# those of them that speak for a proposal, and whose values are no titles
SPEAKING = frozenset({"summary", "department", "affected", "price", "code"})
LETTER = re.compile(r"[^\W_]")
# what may stand between a label and its value: ":" or the end of the line
AFTER_LABEL = re.compile(r"[\s.)/]*(?P<colon>:)\s*|\.?\s*$")
# "Prioritering: 2": a label that need not be known, and its value
LABELLED = re.compile(r"^\s*(?P<label>[A-ZÆØÅ][^:\d]{1,38}?)\s*:\s+(?P<value>\S.*)$")
# what stands between a label and a value that begins right behind it
BEFORE_VALUE = re.compile(r"\.?\s+(?=[A-ZÆØÅ\d])")


@dataclass(frozen=True, slots=True)
class Label:
    """A form's label at the start of some pieces: how many, and where the value begins in the last."""

    field: str
    count: int
    end: int


@lru_cache(maxsize=4096)
def squeeze(text: str) -> str:
    """The letters and digits of a text in lower case, nothing between them."""
    return "".join(filter(str.isalnum, text)).lower()


@cache
def words(name: str) -> frozenset[str]:
    """One list of lexicon/proposals.toml, each entry squeezed."""
    return frozenset(squeeze(entry) for entry in phrases(name))


@cache
def phrases(name: str) -> tuple[str, ...]:
    """One list of lexicon/proposals.toml as it is written; titles and codes with what owners make."""
    lists = load_lexicon("proposals")
    return (*lists[name], *_made(lists, name)) if name in ("title", "code") else tuple(lists[name])


def _made(lists: Mapping[str, Sequence[str]], field: str) -> Iterator[str]:
    """The labels that names make with others: "projektets navn", "bloknr", "titel på forslaget"."""
    for name in lists[f"{field}_names"]:
        yield from (f"{owner} {name}" for owner in lists["title_owners"])
        yield from (f"{stem}{name}" for stem in lists.get(f"{field}_stems", ()))
        yield from (f"{name} på {thing}" for thing in lists.get(f"{field}_objects", ()))


@cache
def labels() -> tuple[tuple[str, str], ...]:
    """Every label with its field, longest first."""
    every = [(label, field) for field in FIELDS for label in words(field)]
    return tuple(sorted(every, key=lambda pair: -len(pair[0])))


@lru_cache(maxsize=4096)
def _labels_like(first: str) -> tuple[tuple[str, str], ...]:
    """The labels that a squeezed text begins with or is the beginning of, longest first."""
    near = _labels_by_letter().get(first[:1], ())
    return tuple([pair for pair in near if first.startswith(pair[0]) or pair[0].startswith(first)])


@cache
def _labels_by_letter() -> dict[str, list[tuple[str, str]]]:
    """Every label with its field by its first letter, longest first."""
    by_letter: dict[str, list[tuple[str, str]]] = {}
    for label, field in labels():
        by_letter.setdefault(label[:1], []).append((label, field))
    return by_letter


def find_bare_label(text: str) -> tuple[str, Label] | None:
    """A label in front of its value with nothing between the two, as columns are in plain lines.

    "Center Center for Have" begins with the label "center"; the value has a capital letter or a digit first.
    """
    squeezed = squeeze(text)
    for label, field in labels():
        if squeezed.startswith(label):
            end = _end_of(text, len(label))
            after = BEFORE_VALUE.match(text, end)
            if after is not None:
                return label, Label(field, 1, after.end())
    return None


def find_label(pieces: Sequence[Piece], whole: bool = False) -> Label | None:
    """The label that the first of some pieces begins with; it may go on over the next two.

    A label is followed by a colon or fills its line; whole demands that it fills the pieces it touches, as in
    a form's label column. "Ansvarlig af-" and "deling:" together are the label "department".
    """
    first = squeeze(pieces[0].text) if pieces else ""
    if not first:
        return None
    for label, field in _labels_like(first):
        hit = _match(pieces, label, field, whole)
        if hit is not None:
            return hit
    return None


def after_label(pieces: Sequence[Piece], count: int, end: int) -> tuple[Piece, ...]:
    """What is left of some pieces behind a label that ends in the count-th of them."""
    last = pieces[count - 1]
    rest = Piece(last.place, last.start + end, last.end)
    return (*((rest,) if rest.text.strip() else ()), *pieces[count:])


def _match(pieces: Sequence[Piece], label: str, field: str, whole: bool) -> Label | None:
    left = label
    for count, piece in enumerate(pieces[:3], 1):
        text = piece.text
        squeezed = squeeze(text)
        if not squeezed:
            return None
        if squeezed.startswith(left):
            end = _end_of(text, len(left))
            after = AFTER_LABEL.match(text, end)
            if after is None or (whole and after.end() < len(text.rstrip())):
                return None
            if label in words("needs_colon") and not (after["colon"] or whole):
                return None
            return Label(field, count, after.end())
        if not left.startswith(squeezed) or len(squeezed) < 3 or ":" in text:
            return None
        left = left[len(squeezed) :]
    return None


def _end_of(text: str, letters: int) -> int:
    """The offset behind the given number of letters and digits of a text."""
    return next(islice(LETTER.finditer(text), letters - 1, None)).end()
