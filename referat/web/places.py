"""Where values are printed: from the evidence of records to links that show the place on its page.

A place is written as "3:56.1,210.4,300,222.8;4:..." (page, then x0, top, x1, bottom in points), or, for text
without layout, as "1:120-164" (page, then characters). It depends on the paper alone, so it can be cited.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, text

from models.page import Box
from models.search_fields import CODE_LENGTH

EVIDENCE = """
SELECT e.record_id, e.field, e.certainty, e.note, e.rule, s.page, s.start, s."end", s.x0, s.top, s.x1,
 s.bottom,
 s.printed, s.confidence
FROM evidence e LEFT JOIN evidence_span s ON s.evidence_id = e.id
WHERE e.record_table = :record_table AND e.record_id IN (SELECT value FROM json_each(:ids))
ORDER BY e.id, s.ordinal"""
BOX = re.compile(
    r"(\d{1,6}):(-?\d{1,6}(?:\.\d)?),(-?\d{1,6}(?:\.\d)?),(-?\d{1,6}(?:\.\d)?),(-?\d{1,6}(?:\.\d)?)"
)
RANGE = re.compile(r"(\d{1,6}):(\d{1,9})-(\d{1,9})")
# How many spans an address names: a text over many pages is shown where it begins.
SPANS = 12


@dataclass(frozen=True, slots=True)
class Spot:
    """One mark on a page: a box in points, or characters of a page without layout."""

    page: int
    box: Box | None = None
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a value is printed, as a link that shows it beside the record; edit is where to correct it."""

    page: int | None
    marks: str
    href: str
    picture: str
    on: bool
    certainty: str
    note: str | None
    printed: str
    confidence: float | None
    edit: str


Places = Mapping[tuple[str, int, str], Place]


def load_places(
    connection: Connection, records: Mapping[str, Iterable[int]], sha256: str | None, shown: str = ""
) -> Places:
    """The places of the values of records, by table, key and field. shown is the place that is open now."""
    found: dict[tuple[str, int, str], Place] = {}
    for table, ids in records.items():
        spans: dict[tuple[int, str], list[Any]] = defaultdict(list)
        asked = {"record_table": table, "ids": json.dumps(sorted(set(ids)))}
        for row in connection.execute(text(EVIDENCE), asked):
            spans[row.record_id, row.field].append(row)
        for (record_id, field), rows in spans.items():
            edit = f"/gennemgang/vaerdi?tabel={table}&id={record_id}&felt={field}"
            found[table, record_id, field] = _place(rows, sha256, shown, edit)
    return found


def _place(rows: Sequence[Any], sha256: str | None, shown: str, edit: str) -> Place:
    first = rows[0]
    marks = ";".join(write_spot(row) for row in rows[:SPANS] if row.page is not None)
    sure = [row.confidence for row in rows if row.confidence is not None]
    return Place(
        page=first.page,
        marks=marks,
        href=f"?vis={marks}#kilde",
        picture=picture_address(sha256, first.page, marks),
        on=bool(marks) and marks == shown,
        certainty=first.certainty,
        note=first.note,
        printed=" ".join(row.printed for row in rows if row.printed),
        confidence=min(sure, default=None),
        edit=edit,
    )


def write_spot(row: Any) -> str:
    """One place as addresses write it; row has the columns of a span."""
    if row.x0 is None:
        return f"{row.page}:{row.start}-{row.end}"
    corners = (row.x0, row.top, row.x1, row.bottom)
    return f"{row.page}:" + ",".join(f"{corner:.1f}".removesuffix(".0") for corner in corners)


def picture_address(sha256: str | None, page: int | None, marks: str) -> str:
    """Where a page of a document can be seen, with marks."""
    return f"/side/{short(sha256)}/{page}?m={marks}"


def short(sha256: str | None) -> str:
    """How addresses name a document."""
    return (sha256 or "")[:CODE_LENGTH]


def parse_spots(said: str) -> tuple[Spot, ...]:
    """The marks that a part of an address means; what means none is left out."""
    spots: list[Spot] = []
    for part in said.split(";")[:SPANS]:
        box, run = BOX.fullmatch(part), RANGE.fullmatch(part)
        if box is not None:
            corners = [float(corner) for corner in box.groups()[1:]]
            if corners[0] <= corners[2] and corners[1] <= corners[3]:
                spots.append(Spot(int(box[1]), Box(*corners)))
        elif run is not None:
            spots.append(Spot(int(run[1]), None, int(run[2]), int(run[3])))
    return tuple(spots)
