"""One file of many proposals taken apart: where each begins, and what stands outside them all."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from models.frozen import dataclass
from parsers.finance.cells import columns_of
from parsers.flow import Flow, Piece, Place
from parsers.proposals.bare import find_bare_forms
from parsers.proposals.boxes import find_title_box, may_hold_title, part_labels
from parsers.proposals.cards import find_cards
from parsers.proposals.headed import find_headed
from parsers.proposals.heads import (
    LAST_CODE,
    find_banded,
    find_code,
    find_initiative,
    is_form_head,
    is_theme_head,
    opens_table,
)
from parsers.proposals.lone import find_lone
from parsers.proposals.repeated import NUMBERED, find_repeated
from parsers.proposals.starts import LARGER, Start, head_above, over_tables, stands_out, with_page_heads
from parsers.proposals.taught import find_taught
from parsers.proposals.words import Label, find_label, squeeze, words

StretchKind = Literal["form", "initiative", "coded", "lone"]
Hit = tuple[int, re.Match[str]]


# "3. Flere fælles køkkener", "1.2 Ny vagtplan": headings of initiatives below the heading of a theme
THEMED = re.compile(r"^\s*(?P<first>\d{1,2})(?:\.(?P<second>\d{1,2}))?\.?\s+(?P<title>[A-ZÆØÅ].*)$")
# "2.1.4 Nye haver", "2031-014 Nye haver": the number of a heading that need not run
LONG_NUMBER = re.compile(
    r"^\s*(?P<number>\d{1,2}(?:\.\d{1,2}){2,3}|20\d\d-\d{1,4})\.?\s+(?P<title>[A-ZÆØÅ].*)$"
)
# a line of a form has other labels so many lines off, and a table at most so many lines below
NEAR, FAR = 3, 80
# the first initiative stands within this many lines below the heading of its theme
BELOW_THEME = 3
# an initiative is looked for in at least this many lines, unless the document says otherwise
LEAST_BODY = 4


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines of one proposal. title is where its name begins when a heading, not a form, tells it.

    code is the one that stands in the heading apart from the title.
    """

    kind: StretchKind
    places: tuple[Place, ...]
    title: Piece | None = None
    code: Piece | None = None


@dataclass(frozen=True, slots=True)
class Split:
    """The proposals of a document in order, and the runs of lines before, between and after them."""

    stretches: tuple[Stretch, ...]
    rest: tuple[tuple[Place, ...], ...]


def split_proposals(flow: Flow) -> Split:
    """The stretches of a document that are a proposal each.

    A form (a line "INVESTERINGSFORSLAG", a label "Forslagets titel:") goes before headings of initiatives
    ("2 | Titel"), those before numbered headings below themes ("TEMA 1", "1.2 Titel"), those before headings
    with a code ("EL07 Titel"; "DRIFTSFORSLAG D7" over the title), and those before headings that are alike.
    Then come forms that are alike, whatever their labels, and last what heads a page as a form by itself.
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
    coded = find_headed(places) or find_cards(places) or _coded_starts(places)
    coded = coded or _repeated_starts(places) or find_taught(places)
    if coded:
        return _cut(places, coded, "coded")
    lone = find_lone(places)
    return _cut(places, lone, "lone") if lone else Split((), (places,) if places else ())


def _cut(places: Sequence[Place], starts: Sequence[Start], kind: StretchKind) -> Split:
    starts = with_page_heads(places, starts)
    stretches: list[Stretch] = []
    rest: list[tuple[Place, ...]] = [tuple(places[: starts[0].at])]
    ends = [start.at for start in starts[1:]] + [len(places)]
    for (start, title, code), following in zip(starts, ends, strict=True):
        if kind == "initiative":
            end = _theme_below(places, start, following)
        else:
            end = following if title is None else _chapter_below(places, title, start, following)
        stretches.append(Stretch(kind, tuple(places[start:end]), title, code))
        rest.append(tuple(places[end:following]))
    return Split(tuple(stretches), tuple(run for run in rest if run))


def _theme_below(places: Sequence[Place], start: int, end: int) -> int:
    """Where an initiative ends: before the front page of the next theme, if there is one."""
    title = next((i for i in range(start, end) if find_initiative(places[i].text)), start)
    later = (i for i in range(title + LEAST_BODY, end) if is_theme_head(places[i].text))
    return next(later, end)


def _chapter_below(places: Sequence[Place], title: Piece, start: int, end: int) -> int:
    """Where a proposal ends: before a page that begins in larger type than all above it, a new chapter."""
    if title.place.line.size is None:
        return end
    largest = max(place.line.size or 0.0 for place in places[start : start + LEAST_BODY])
    for i in range(start + LEAST_BODY, end):
        place = places[i]
        size = place.line.size or 0.0
        begins = place.page.number != places[i - 1].page.number and place.line.table is None
        if begins and size > largest * LARGER and place.text[:1].isalnum():
            return i
        largest = max(largest, size)
    return end


def find_title_labels(places: Sequence[Place]) -> list[int]:
    """The positions of the lines where a form names its title.

    A common word for it ("Projekt", "Forslag") counts where other labels stand close by.
    """
    found: list[int] = []
    begins = {title[:2] for title in words("title")}
    taken = -1
    for i, place in enumerate(places):
        boxed = i > taken and may_hold_title(place.text)
        if boxed and (find_title_box(places, i) is not None or part_labels(places, i) is not None):
            found.append(i)
            continue
        if i <= taken or squeeze(place.text[:3])[:2] not in begins or not _may_name_title(place.text):
            continue
        hit = find_label([p.piece() for p in places[i : i + 3]]) or cell_label(place)
        if hit is None or hit.field != "title" or (_is_weak(place) and not _may_be_title(places, i)):
            continue
        found.append(i)
        taken = i + hit.count - 1
    return found


def _may_name_title(text: str) -> bool:
    """Whether a line begins with the label of a title, or is the beginning of one; quick."""
    letters = squeeze(text)
    return letters.startswith(tuple(words("title"))) or letters in _title_beginnings()


@cache
def _title_beginnings() -> frozenset[str]:
    """What labels of titles begin with, from nothing up to the whole label."""
    return frozenset(title[:end] for title in words("title") for end in range(len(title) + 1))


def cell_label(place: Place) -> Label | None:
    """A label that stands by itself in a column: what is left of the first wide gap of the line."""
    pieces = columns_of(place)
    return find_label(pieces[:1], whole=True) if len(pieces) > 1 else None


def _is_weak(place: Place) -> bool:
    first = squeeze(columns_of(place)[0].text.split(":")[0])
    return first in words("weak_title")


def _may_be_title(places: Sequence[Place], i: int) -> bool:
    """Whether what stands at a common label can be a title: no sentence, and among the labels of a form."""
    return not places[i].text.rstrip().endswith(".") and _among_labels(places, i)


def _among_labels(places: Sequence[Place], i: int) -> bool:
    """Whether a line stands in a form: labels close above or below, a table of amounts further down."""
    if opens_table(places[i].text):
        return False
    near = [places[j] for j in range(max(0, i - NEAR), min(len(places), i + NEAR + 1)) if j != i]
    labels = [find_label([place.piece()]) or cell_label(place) for place in near]
    named = any(label is not None and label.field != "title" for label in labels)
    return named and any(opens_table(place.text) for place in places[i + 1 : i + FAR])


def _form_starts(places: Sequence[Place]) -> list[Start]:
    titles = find_title_labels(places)
    if not titles:
        return [Start(i) for i in find_bare_forms(places)]
    heads = [i for i, place in enumerate(places) if is_form_head(place.text)]
    starts: list[Start] = []
    before = -1
    for title in titles:
        between = [i for i in heads if before < i <= title]
        starts.append(Start(between[-1] if between else _code_above(places, before, title)))
        before = title
    return starts


def _code_above(places: Sequence[Place], before: int, title: int) -> int:
    """Where a form without a heading begins: at the top of the grid its title stands in, or at its code.

    The field of the code is looked for in the lines right above the title.
    """
    table, page = places[title].line.table, places[title].page.number
    top = title
    while top - 1 > before and places[top - 1].line.table == table and places[top - 1].page.number == page:
        top -= 1
    if table is not None and top < title and not any(opens_table(p.text) for p in places[top:title]):
        return top
    for i in range(title - 1, max(before, title - 3), -1):
        label = find_label([places[i].piece()]) or cell_label(places[i])
        if label is not None and label.field == "code":
            return i
    return title


def _initiative_starts(places: Sequence[Place]) -> list[Start]:
    hits = [(i, hit) for i, place in enumerate(places) if (hit := find_initiative(place.text))]
    starts = [_initiative(places, i, hit) for i, hit in over_tables(places, hits)]
    return starts or _banded_starts(places)


def _banded_starts(places: Sequence[Place]) -> list[Start]:
    """The headings "Forslag 14 Titel" without a mark behind the number, where the numbers run."""
    hits = [
        (i, hit)
        for i, place in enumerate(places)
        if (hit := find_banded(place.text)) and stands_out(places, i)
    ]
    numbers = [int(hit["number"]) for _, hit in hits]
    if len(hits) < 2 or numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        return []
    return [_initiative(places, i, hit) for i, hit in over_tables(places, hits)]


def _initiative(places: Sequence[Place], i: int, hit: re.Match[str]) -> Start:
    """The start at a heading: its title, and its code behind the title or in its number."""
    place, start = places[i], hit.start("title")
    last = LAST_CODE.search(place.text, start)
    if last is not None:
        code, end = place.piece(*last.span("code")), last.start()
        return Start(_theme_above(places, i), place.piece(start, end), code)
    numbered = squeeze(hit["word"] or "") in words("numbered_proposal")
    number = place.piece(*hit.span("number")) if numbered else None
    return Start(_theme_above(places, i), place.piece(start), number)


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
    tables = sum(any(opens_table(p.text) for p in places[i:e]) for (i, _), e in zip(run, ends, strict=True))
    if tables * 2 < len(run):
        return []
    return [Start(_theme_above(places, i), places[i].piece(hit.start("title"))) for i, hit in run]


def _numbered_heading(places: Sequence[Place], i: int) -> re.Match[str] | None:
    hit = THEMED.match(places[i].text)
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
        if code not in seen and len(body) >= LEAST_BODY and any(opens_table(p.text) for p in body):
            seen.add(code)
            starts.append(Start(head_above(places, i), places[i].piece(hit.start("code"))))
    return starts


def _repeated_starts(places: Sequence[Place]) -> list[Start]:
    starts: list[Start] = []
    for at, i in find_repeated(places):
        place = places[i]
        hit = NUMBERED.match(place.text) or LONG_NUMBER.match(place.text)
        code = place.piece(*hit.span("number")) if hit is not None else None
        starts.append(Start(at, place.piece(hit.start("title") if hit is not None else 0), code))
    return starts
