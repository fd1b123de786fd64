"""One file of many proposals taken apart: where each begins, and what stands outside them all."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Literal

from models.frozen import dataclass
from parsers.finance.assemble import find_unit, is_amount_column
from parsers.finance.cells import columns_of
from parsers.flow import Flow, Piece, Place
from parsers.proposals.words import Label, find_label, squeeze, words
from parsers.text import REMEMBERED, key

StretchKind = Literal["form", "initiative", "coded"]
# where a proposal begins among the lines, and its title where a heading tells it
Start = tuple[int, Piece | None]

# "2 | Flere fælles køkkener", "Tiltag 3: Ny vagtplan", "Initiativ 4 - Titel"
INITIATIVE = re.compile(
    r"^\s*(?:(?P<bar>\d{1,2})\s*\|\s*|(?P<word>[^\W\d]+)\s+(?P<number>\d{1,2})\s*[:.|–-]\s*)(?P<title>\S.*)$"
)
# "EL07 Nye haver", "SO-12: Titel", "F3 Titel"
CODED = re.compile(r"^\s*(?P<code>(?P<letters>[A-ZÆØÅ]{1,4})[- ]?\d{1,3}[a-z]?)\s*[.:–-]?\s+(?P<title>\S.*)$")
# "INV-014", "F13": a code by itself, behind the heading of a form or in a field of its own
CODE = re.compile(r"(?<![\w-])(?P<code>[A-ZÆØÅ]{1,5}[- ]?\d{1,4}[a-z]?)(?!\w)")
# "nr. 3", "2024" in the heading of a form
NUMBER_OF_HEAD = re.compile(r"\b(?:nr\.?|nummer)\b|\d+", re.IGNORECASE)
# "3. Flere fælles køkkener", "1.2 Ny vagtplan": headings of initiatives below the heading of a theme
NUMBERED = re.compile(r"^\s*(?P<first>\d{1,2})(?:\.(?P<second>\d{1,2}))?\.?\s+(?P<title>[A-ZÆØÅ].*)$")
# the first initiative stands within this many lines below the heading of its theme
BELOW_THEME = 3
# an initiative is looked for in at least this many lines, unless the document says otherwise
LEAST_BODY = 4
# bold or big type counts as a heading when it is this much larger than the text around it
LARGER = 1.08


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one proposal. title is where its name begins when a heading, not a form, tells it."""

    kind: StretchKind
    places: tuple[Place, ...]
    title: Piece | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The proposals of a document in order, and the runs of lines before, between and after them."""

    stretches: tuple[Stretch, ...]
    rest: tuple[tuple[Place, ...], ...]


def split_proposals(flow: Flow) -> Split:
    """The stretches of a document that are a proposal each.

    A form (a line "INVESTERINGSFORSLAG", a label "Forslagets titel:") goes before headings of initiatives
    ("2 | Titel"), those before numbered headings below themes ("TEMA 1", "1.2 Titel"), and those before
    headings with a code ("EL07 Titel").
    """
    return flow.once("proposals.split", _split)


def _split(flow: Flow) -> Split:
    places = flow.places
    forms = _form_starts(places)
    if forms:
        return _cut(places, forms, "form")
    initiatives = _initiative_starts(places) or _themed_starts(places)
    if initiatives:
        return _cut(places, initiatives, "initiative")
    coded = _coded_starts(places)
    return _cut(places, coded, "coded") if coded else Split((), (places,) if places else ())


def _cut(places: Sequence[Place], starts: Sequence[Start], kind: StretchKind) -> Split:
    stretches: list[Stretch] = []
    rest: list[tuple[Place, ...]] = [tuple(places[: starts[0][0]])]
    ends = [start for start, _ in starts[1:]] + [len(places)]
    for (start, title), following in zip(starts, ends, strict=True):
        end = _theme_below(places, start, following) if kind == "initiative" else following
        stretches.append(Stretch(kind, tuple(places[start:end]), title))
        rest.append(tuple(places[end:following]))
    return Split(tuple(stretches), tuple(run for run in rest if run))


def _theme_below(places: Sequence[Place], start: int, end: int) -> int:
    """Where an initiative ends: before the front page of the next theme, if there is one."""
    title = next((i for i in range(start, end) if find_initiative(places[i].text)), start)
    later = (i for i in range(title + LEAST_BODY, end) if is_theme_head(places[i].text))
    return next(later, end)


def is_theme_head(text: str) -> bool:
    """Whether a line heads a theme of a plan: "TEMA 2 - Flere fælles haver", "Spor 1:"."""
    first = key(text).split(" ")
    return len(first) > 1 and first[0] in words("theme") and first[1].isdigit() and len(text) < 110


def find_title_labels(places: Sequence[Place]) -> list[int]:
    """The positions of the lines where a form names its title."""
    found: list[int] = []
    begins = {title[:2] for title in words("title")}
    taken = -1
    for i, place in enumerate(places):
        if i <= taken or squeeze(place.text[:3])[:2] not in begins:
            continue
        hit = find_label([p.piece() for p in places[i : i + 3]]) or _cell_label(place)
        if hit is not None and hit.field == "title":
            found.append(i)
            taken = i + hit.count - 1
    return found


def _cell_label(place: Place) -> Label | None:
    """A label that stands by itself in a column: what is left of the first wide gap of the line."""
    pieces = columns_of(place)
    return find_label(pieces[:1], whole=True) if len(pieces) > 1 else None


def _form_starts(places: Sequence[Place]) -> list[Start]:
    titles = find_title_labels(places)
    heads = [i for i, place in enumerate(places) if is_form_head(place.text)]
    starts: list[Start] = []
    before = -1
    for title in titles:
        between = [i for i in heads if before < i <= title]
        starts.append((between[-1] if between else _code_above(places, before, title), None))
        before = title
    return starts


def _code_above(places: Sequence[Place], before: int, title: int) -> int:
    """Where a form without a heading begins: at the field of its code, if that stands above the title."""
    for i in range(title - 1, max(before, title - 3), -1):
        label = find_label([places[i].piece()])
        if label is not None and label.field == "code":
            return i
    return title


@lru_cache(maxsize=REMEMBERED)
def is_form_head(text: str) -> bool:
    """Whether a line is the heading of a form: "INVESTERINGSFORSLAG", with a number, year or code at most."""
    if not text.strip()[:1].isupper():
        return False
    letters = squeeze(text)
    if not any([beginning in letters for beginning in _head_beginnings()]):
        return False
    bare = NUMBER_OF_HEAD.sub(" ", text)
    return squeeze(bare) in words("form_start") or head_code(text) is not None


@cache
def _head_beginnings() -> frozenset[str]:
    """The first letters of each heading of a form; no line without them can be one."""
    return frozenset(word[:4] for word in words("form_start"))


def head_code(text: str) -> re.Match[str] | None:
    """The code behind the heading of a form: "F13" in "BUSINESS CASE F13"."""
    hit = CODE.search(text)
    return hit if hit and squeeze(text[: hit.start()] + text[hit.end() :]) in words("form_start") else None


@lru_cache(maxsize=REMEMBERED)
def find_initiative(text: str) -> re.Match[str] | None:
    """The heading of a plan's initiative: "2 | Titel", "Tiltag 3: Titel"; None for other lines."""
    hit = INITIATIVE.match(text)
    if hit is None or (hit["word"] and squeeze(hit["word"]) not in words("initiative")):
        return None
    return hit


def _initiative_starts(places: Sequence[Place]) -> list[Start]:
    hits = [(i, hit) for i, place in enumerate(places) if (hit := find_initiative(place.text))]
    starts: list[Start] = []
    for at, (i, hit) in enumerate(hits):
        end = hits[at + 1][0] if at + 1 < len(hits) else len(places)
        if any(_opens_table(place.text) for place in places[i + 1 : end]):
            starts.append((_theme_above(places, i), places[i].piece(hit.start("title"))))
    return starts


@lru_cache(maxsize=REMEMBERED)
def _opens_table(text: str) -> bool:
    """Whether a line stands at the top of a table of amounts: years in a row, or a unit in a short line."""
    years = [word for word in text.split() if is_amount_column(word)]
    named = len(text) < 90 and text.rstrip().endswith(")") and find_unit(text) is not None
    return named or (len(years) >= 2 and len(text) < 80)


def _theme_above(places: Sequence[Place], i: int) -> int:
    """Where an initiative begins: at the theme heading printed right above it, if there is one."""
    for j in range(i - 1, max(-1, i - 4), -1):
        if is_theme_head(places[j].text):
            return j
        if len(places[j].text) > 80 or find_initiative(places[j].text):
            break
    return i


def _themed_starts(places: Sequence[Place]) -> list[Start]:
    """The initiatives of a plan by its numbered headings, where these stand below the headings of themes.

    The numbers count up through the plan or within each theme, in the type of the first heading.
    """
    themes = [i for i, place in enumerate(places) if is_theme_head(place.text) and stands_out(places, i)]
    hits = [(i, hit) for i, place in enumerate(places) if (hit := _numbered_heading(places, i)) is not None]
    first = next(((i, hit) for i, hit in hits if any(0 < i - theme <= BELOW_THEME for theme in themes)), None)
    if first is None:
        return []
    line = places[first[0]].line
    alike = [
        (i, hit) for i, hit in hits if (places[i].line.size, places[i].line.bold) == (line.size, line.bold)
    ]
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for i, hit in alike:
        if i >= first[0] and _begins_plan(hit):
            runs.append([])
        if runs and (not runs[-1] or _follows(runs[-1][-1][1], hit)):
            runs[-1].append((i, hit))
    run = max(runs, key=len, default=[])
    if not run:
        return []
    ends = [i for i, _ in run[1:]] + [len(places)]
    tables = sum(any(_opens_table(p.text) for p in places[i:e]) for (i, _), e in zip(run, ends, strict=True))
    if tables * 2 < len(run):
        return []
    return [(_theme_above(places, i), places[i].piece(hit.start("title"))) for i, hit in run]


def _numbered_heading(places: Sequence[Place], i: int) -> re.Match[str] | None:
    hit = NUMBERED.match(places[i].text)
    return hit if hit and stands_out(places, i) else None


def _begins_plan(hit: re.Match[str]) -> bool:
    return hit["first"] == "1" and hit["second"] in (None, "1")


def _follows(before: re.Match[str], after: re.Match[str]) -> bool:
    """Whether a numbered heading is the next after another: 3 after 2, 1.2 or 2.1 after 1.1."""
    if (before["second"] is None) != (after["second"] is None):
        return False
    first, second = int(before["first"]), int(before["second"] or 0)
    following = ((first + 1, 0),) if not second else ((first, second + 1), (first + 1, 1))
    return (int(after["first"]), int(after["second"] or 0)) in following


def _coded_starts(places: Sequence[Place]) -> list[Start]:
    hits = [
        (i, hit) for i, place in enumerate(places) if (hit := find_code(place.text)) and stands_out(places, i)
    ]
    starts: list[Start] = []
    seen: set[str] = set()
    for at, (i, hit) in enumerate(hits):
        end = hits[at + 1][0] if at + 1 < len(hits) else len(places)
        body = places[i + 1 : end]
        code = squeeze(hit["code"])
        if code not in seen and len(body) >= LEAST_BODY and any(_opens_table(p.text) for p in body):
            seen.add(code)
            starts.append((i, places[i].piece(hit.start("code"))))
    return starts


@lru_cache(maxsize=REMEMBERED)
def find_code(text: str) -> re.Match[str] | None:
    """A code in letters and digits before a title: "EL07 Titel"; None for "CO2 ..." and the like."""
    hit = CODED.match(text)
    if hit is None or squeeze(hit["code"]) in words("not_codes") or squeeze(hit["letters"]) in words("theme"):
        return None
    return hit


def stands_out(places: Sequence[Place], i: int) -> bool:
    """Whether a line looks like a heading: larger or bolder than the lines around it; true without layout."""
    line = places[i].line
    if line.size is None:
        return len(line.text) < 110 and not line.text.rstrip().endswith((".", ","))
    around = [p.line for p in places[max(0, i - 12) : i + 13] if p.line.size]
    usual = sorted(near.size or 0.0 for near in around)[len(around) // 2]
    return line.size > usual * LARGER or (line.bold and line.table is None)
