"""Grid rows to table rows: wrapped labels are joined, rows that only head others are told."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from parsers.finance.assemble import RawRow, is_bare_total, is_section_label, row_kind
from parsers.finance.cells import Grid, GridCell, label_text
from parsers.finance.paybacks import join_paybacks, split_row
from parsers.finance.strips import Roles, Strip, read_strip
from parsers.flow import Flow
from parsers.text import key

Join = Literal["heading", "up", "down"]

# "* Afrundede tal ...", "Note: ...": below a table, no row of it
NOTE = re.compile(r"^\s*(?:\*\s*\w|note\s*:|anm\.?\s*:|kilde\s*:)", re.IGNORECASE)
# a label that ends like this goes on: "Nye borde og", "Leje,", "Nye om-"
UNFINISHED = re.compile(
    r"(?:[-,/(&]|\b(?:og|eller|til|af|i|på|for|med|ved|som|samt|fra|inkl\.?|ekskl\.?|en|et))$"
)
# lines are at least this far apart in parts of the type size; lines of one row are this much alike in
# distance, and rows stand this much further apart where white tells them
LEAST_LEAD, CLOSE, SPREAD = 0.85, 1.08, 1.2
# lines of one paragraph are at most this far apart, in parts of the type size
LINE = 1.35


def build_rows(
    flow: Flow, grids: Sequence[tuple[Grid, Sequence[Sequence[GridCell | None]]]], roles: Roles
) -> list[RawRow]:
    """The table rows that the bodies of a table's grids make, headings marked, wrapped labels whole.

    In a ruled grid a row is a row, unless a page break cut it; in one made of gaps a row without amounts may
    be a heading, the rest of the label above or the beginning of the label below.
    """
    strips: list[Strip] = []
    for grid, rows in grids:
        parted = [part for row in rows for part in split_row(row, roles)]
        read = [strip for row in parted if (strip := read_strip(flow, row, roles, grid)) is not None]
        read = join_paybacks(flow, read)
        notes = [i for i, strip in enumerate(read) if strip.bare and NOTE.match(strip.label)]
        read = read[: notes[0]] if notes else read
        strips += [replace(read[0], opens=True), *read[1:]] if strips and read else read
    whole = _join_ruled(flow, strips) if grids[0][0].ruled else _join_unruled(flow, strips)
    return [_told(whole, i) for i in range(len(whole))]


def _join_unruled(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    return _join_by_gaps(flow, strips) or _join_wraps(flow, strips)


def _join_ruled(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    """Ruled rows as they are; those that stood outside the rules as if there were none."""
    joined: list[Strip] = []
    for loose, group in itertools.groupby(strips, key=lambda strip: strip.loose):
        run = list(group)
        joined += _join_unruled(flow, run) if loose else _join_close(flow, run)
    return _join_pages(flow, joined)


def _join_close(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    """Ruled rows, where one that only goes on with the label above, a line below it, is no row."""
    joined: list[Strip] = []
    last: Strip | None = None
    for strip in strips:
        pitch = _pitch(last, strip) if last is not None else None
        size = next((p.place.line.size for p in (*strip.row.label, *strip.row.steering)), None) or 0.0
        rest = strip.bare and _starts_low(strip) and not strip.row.spare
        if joined and rest and pitch is not None and pitch <= size * LINE:
            joined[-1] = _merged(flow, [joined[-1], strip], joined[-1])
        else:
            joined.append(strip)
        last = strip
    return joined


def _join_pages(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    """Rows with those that a page break cut in two made whole."""
    joined: list[Strip] = []
    for strip in strips:
        before = joined[-1] if joined else None
        if before is None:
            joined.append(strip)
            continue
        fits = _starts_low(strip) or UNFINISHED.search(before.label) is not None
        if strip.opens and not strip.carries and not strip.has_area and fits:
            joined[-1] = _merged(flow, [before, strip], before)
        elif before.loose and not before.carries and not strip.loose and _starts_low(strip):
            joined[-1] = _merged(flow, [before, strip], strip)
        else:
            joined.append(strip)
    return joined


def _join_by_gaps(flow: Flow, strips: Sequence[Strip]) -> list[Strip] | None:
    """The rows told by the white between them; None where lines of a row stand no closer than rows do."""
    groups: list[list[Strip]] = []
    pitches = [_pitch(above, below) for above, below in itertools.pairwise(strips)]
    known = [pitch for pitch in pitches if pitch is not None]
    size = next((p.place.line.size for s in strips for p in s.row.label if p.place.line.size), None)
    lead = min((pitch for pitch in known if pitch > (size or 0.0) * LEAST_LEAD), default=None)
    if lead is None or max(known) < lead * SPREAD:
        return None
    for strip, pitch in zip(strips, [None, *pitches], strict=True):
        if groups and pitch is not None and pitch <= lead * CLOSE:
            groups[-1].append(strip)
        else:
            groups.append([strip])
    if any(sum(strip.carries for strip in group) > 1 for group in groups):
        return None
    merged = [_merged(flow, group, next((s for s in group if s.carries), group[0])) for group in groups]
    return _join_pages(flow, merged)


def _pitch(above: Strip, below: Strip) -> float | None:
    """How far the line of one strip stands below that of another; None over a page break."""
    if above.top is None or below.top is None or below.opens or below.top <= above.top:
        return None
    return below.top - above.top


def _join_wraps(flow: Flow, strips: Sequence[Strip]) -> list[Strip]:
    """The strips with the pieces of wrapped labels joined to the row that carries the amounts."""
    down = _labels_start_above(strips)
    told = _bold_tells(strips)
    joined: list[Strip] = []
    waiting: list[Strip] = []
    for i, strip in enumerate(strips):
        if strip.carries:
            if strip.label and waiting and not _runs_on(waiting[-1], strip, down):
                joined += waiting
                waiting = []
            joined.append(_merged(flow, [*waiting, strip], strip))
            waiting = []
            continue
        before = waiting[-1] if waiting else (joined[-1] if joined else None)
        below = next((s for s in strips[i + 1 :] if s.carries), None)
        fate = _fate(before, strip, below, down, told)
        if strip.has_area:  # the beginning of a row, or a row without amounts
            begun = below is strips[i + 1] if i + 1 < len(strips) else False
            low = below is not None and _starts_low(below) and below.row.area is None
            fate = "down" if begun and low else "heading"
        held = waiting or joined
        if fate == "up" and held:
            held[-1] = _merged(flow, [held[-1], strip], held[-1])
        elif fate == "heading":
            joined += [*waiting, strip]
            waiting = []
        else:
            waiting.append(strip)
    return joined + waiting


def _labels_start_above(strips: Sequence[Strip]) -> bool:
    """Whether amounts stand on the last or middle line of a wrapped label in this table, not on the first."""
    up = down = 0
    for above, below in itertools.pairwise(strips):
        up += above.carries and not below.carries and below.label[:1].islower()
        down += not above.carries and below.carries and _starts_low(below)
    return down > up


def _bold_tells(strips: Sequence[Strip]) -> bool:
    """Whether bold type tells totals and headings from details in this table."""
    return len({strip.row.bold for strip in strips if not strip.bare}) == 2


def _runs_on(above: Strip, strip: Strip, down: bool) -> bool:
    """Whether the amounts' row carries on the label that began above it."""
    if above.row.bold != strip.row.bold:
        return False
    return _starts_low(strip) or UNFINISHED.search(above.label) is not None or down


def _starts_low(strip: Strip) -> bool:
    """Whether a label can only go on with another: it is empty or begins with no capital letter."""
    return not strip.label or strip.label[:1].islower() or not strip.label[:1].isalnum()


def _fate(before: Strip | None, strip: Strip, below: Strip | None, down: bool, told: bool) -> Join:
    """What a row without amounts is: a heading, the rest of the label above, the start of the one below."""
    if not strip.label:
        return "down" if down else "up"
    if is_section_label(strip.label) or strip.spanning:
        return "heading"
    follows = before is not None and before.row.bold == strip.row.bold
    if before is not None and follows and (_starts_low(strip) or UNFINISHED.search(before.label)):
        return "up"
    if told and strip.row.bold and (below is None or not below.row.bold):
        return "heading"
    if below is not None and below.row.bold == strip.row.bold:
        opens = _starts_low(below) or UNFINISHED.search(strip.label) is not None
        if opens or (down and not told):
            return "down"
    heads = before is None or row_kind(before.label) in ("total", "grand_total")
    if not told and heads and below is not None and row_kind(below.label) == "detail":
        return "heading"
    return "up" if follows and before is not None and not before.spanning else "heading"


def _merged(flow: Flow, strips: Sequence[Strip], carrier: Strip) -> Strip:
    """Several strips as one row: labels and areas in order, the amounts of the one that carries them."""
    if len(strips) == 1:
        return strips[0]
    label = tuple(piece for strip in strips for piece in strip.row.label)
    steering = tuple(piece for strip in strips for piece in strip.row.steering)
    appropriation = tuple(piece for strip in strips for piece in strip.row.appropriation)
    name = label_text(flow, label)
    row = replace(
        carrier.row,
        label=label,
        steering=steering,
        appropriation=appropriation,
        name=name,
        area=label_text(flow, steering) or None,
    )
    return replace(carrier, row=row, label=name)


def _told(strips: Sequence[Strip], i: int) -> RawRow:
    """A row with its mark as heading set: without amounts, and set or named as one that groups others."""
    strip = strips[i]
    if strip.carries or strip.row.steering or strip.row.appropriation or strip.row.spare:
        return strip.row
    details = [s for s in strips if not s.bare and row_kind(s.label) == "detail"]
    tells = any(not s.row.bold for s in details) and any(s.row.bold for s in strips)
    before = strips[i - 1] if i else None
    below = strips[i + 1] if i + 1 < len(strips) else None
    heads = below is not None and (not below.bare or is_section_label(below.label))
    if is_section_label(strip.label) or strip.spanning:
        summed = below is not None and is_bare_total(below.label) and before is not None and not before.bare
        heading = heads and not (summed and tells and not strip.row.bold and not strip.spanning)
    elif is_bare_total(strip.label):
        heading = below is not None and not below.bare and row_kind(below.label) != "payback"
    elif heads and _is_summed(strip, strips[i + 1 :]):
        heading = True
    elif tells:
        heading = strip.row.bold
    else:
        opens = before is None or row_kind(before.label) != "detail" or key(before.label) == key(strip.label)
        opens = opens or not strips[0].carries  # the table begins with such a heading
        heading = heads and opens and below is not None and row_kind(below.label) == "detail"
    return replace(strip.row, heading=heading)


def _is_summed(strip: Strip, below: Sequence[Strip]) -> bool:
    """Whether a total further down is named after a row, as "Drift i alt" after "Drift"."""
    name = key(strip.label)
    totals = (key(s.label) for s in below if s.carries and row_kind(s.label) in ("total", "grand_total"))
    return bool(name) and any(name in total for total in totals)
