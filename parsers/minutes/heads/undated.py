"""Date and body of a meeting whose head is not in the file, judged from the papers that are."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.evidence import Found
from parsers.bodies import abbreviates, body_key, is_abbreviation
from parsers.dates import find_dates
from parsers.flow import Piece, found
from parsers.minutes.agenda.head import NUMBERED
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.paper.stamps import Sheets
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import find_body

# "Godkendelse af åben dagsorden for Økonomiudvalget den 28. april 2029."
AGENDA_OF = re.compile(
    r"godkendelse\s+af\s+(?:åben\s+|lukket\s+)?dagsorden(?:en)?\s+(?:for|til)\s+(?:mødet\s+i\s+)?"
    r"(?P<body>[^.,:;\d]{2,60}?)\s+(?:den|d\.)\s+",
    re.IGNORECASE,
)
# "Kulturudvalget, 03-04-2019, pkt. 42" is no longer
LONGEST_RULING = 120
# "at Lokaludvalget godkender dagsordenen", "Mødet i Byrådet begyndte": who approves the agenda is who meets
APPROVES = re.compile(r"\bat\s+(?P<body>[^.,:;\d]{3,60}?)\s+godkender\s+dagsorden(?:en)?\b")
BEGAN = re.compile(
    r"\bMødet\s+i\s+(?P<body>[^.,:;\d]{3,60}?)\s+(?:begyndte|startede|sluttede|blev\s+hævet)\b"
)


def infer_date(sheets: Sheets) -> Found[date] | None:
    """The date that the heads of an item's memos agree on; None where they differ or there is none."""
    dated: list[tuple[date, Piece]] = []
    if (told := _of_agenda(sheets)) is not None:
        return told[1]
    for piece in sheets.heads_of_pages:
        heading = find_heading(piece.text)
        hits = find_dates(piece.text)
        if heading is not None and heading.role in ("memo_date", "meeting_date") and hits and hits[0].value:
            return found(hits[0].value, [piece], "minutes.date.page_head")
    for row in sheets.rows:
        heading = row.heading
        if heading is None or heading.role != "memo_date" or heading.rest is None:
            continue
        hits = find_dates(row.text[heading.rest :])
        if hits and hits[0].value is not None:
            start = row.piece.start + heading.rest
            dated.append((hits[0].value, Piece(row.piece.place, start + hits[0].start, start + hits[0].end)))
    if not dated:
        return None
    (best, count), *others = Counter(day for day, _ in dated).most_common(2)
    if others and others[0][1] == count:
        return None
    same = [piece for day, piece in dated if day == best]
    note = "Mødets egen dato står ikke i filen; den er taget fra dateringen af mødets bilag."
    return found(best, same, "minutes.date.memos", "inferred", note)


def infer_body(sheets: Sheets) -> Found[str] | None:
    """The body named on a line with a date and little else ("Byrådsmøde 19. juni"); None where none is."""
    told = _of_agenda(sheets)
    if told is not None and told[0] is not None:
        return told[0]
    for piece in sheets.heads_of_pages:
        hit = find_body(piece.text) if len(piece.text) < 80 else None
        if hit is not None:
            start, end, name = hit
            return found(
                name, [Piece(piece.place, piece.start + start, piece.start + end)], "minutes.body.page_head"
            )
    for row in sheets.rows:
        match = APPROVES.search(row.text) if "godkender dagsorden" in row.text else None
        match = BEGAN.search(row.text) if match is None and "Mødet i " in row.text else match
        hit = find_body(match["body"][0].upper() + match["body"][1:]) if match is not None else None
        if match is not None and hit is not None:
            at = row.piece.start + match.start("body")
            note = "Mødets hoved siger det ikke; et punkt fortæller, hvem der mødtes."
            named = [Piece(row.piece.place, at + hit[0], at + hit[1])]
            return found(hit[2], named, "minutes.body.approves_agenda", "inferred", note)
    for row in sheets.rows:
        hit = _dated_body(row)
        if hit is not None:
            start, end, name = hit
            piece = Piece(row.piece.place, row.piece.start + start, row.piece.start + end)
            note = "Mødets hoved er ikke i filen; navnet står i et af mødets bilag."
            return found(name, [piece], "minutes.body.memos", "inferred", note)
    return None


def _of_agenda(sheets: Sheets) -> tuple[Found[str] | None, Found[date]] | None:
    """Body and day of the meeting whose agenda an item approves; None where no item does."""
    for row in sheets.rows:
        match = AGENDA_OF.match(row.text) if len(row.text) < 120 else None
        hits = find_dates(row.text[match.end() :]) if match is not None else []
        if match is None or not hits or hits[0].value is None or hits[0].start > 0:
            continue
        start = row.piece.start + match.end()
        note = "Mødets hoved siger det ikke; det står i punktet om mødets dagsorden."
        piece = Piece(row.piece.place, start, start + hits[0].end)
        day = found(hits[0].value, [piece], "minutes.date.of_agenda", "inferred", note)
        hit = find_body(match["body"])
        if hit is None:
            return None, day
        at = row.piece.start + match.start("body")
        named = Piece(row.piece.place, at + hit[0], at + hit[1])
        return found(hit[2], [named], "minutes.body.of_agenda", "inferred", note), day
    return None


def infer_deciding_body(rows: Sequence[Row], day: date | None) -> Found[str] | None:
    """The body that most headings of decisions name on the day of the meeting; None where none does.

    "Beslutning i Byrådet den 03-05-2023" stands over decisions of the meeting itself. Where none has a day,
    it is the one body that all of them name: "Beslutning fra Integrationsrådet".
    """
    named: list[tuple[str, Piece]] = []
    undated: list[tuple[str, Piece]] = []
    for row in rows:
        heading = heading_of(row) if day is not None and _may_rule(row.text) else None
        if heading is None or heading.role != "decision" or heading.body is None:
            continue
        hit = find_body(row.text[slice(*heading.body)])
        if hit is not None and (heading.date is None or any(o.value == day for o in find_dates(row.text))):
            start = row.piece.start + heading.body[0]
            told = undated if heading.date is None else named
            told.append((hit[2], Piece(row.piece.place, start + hit[0], start + hit[1])))
    named = named or (undated if len({name for name, _ in undated}) == 1 else [])
    if not named:
        return None
    best = Counter(name for name, _ in named).most_common(1)[0][0]
    note = "Mødets hoved nævner intet organ; det er det, som dagens beslutninger er truffet i."
    return found(
        best, [piece for name, piece in named if name == best][:1], "minutes.body.decisions", "inferred", note
    )


def _may_rule(text: str) -> bool:
    """Whether a line may be the heading of a decision that names its day; quick."""
    return "eslutning" in text or (len(text) < LONGEST_RULING and (", pkt" in text or "møde den " in text))


def infer_deciding_day(rows: Sequence[Row]) -> Found[date] | None:
    """The one day that all headings of decisions name, on a page of items without their meeting's head."""
    days: dict[date, Piece] = {}
    for row in rows:
        heading = row.heading if _may_rule(row.text) else None
        if heading is None or heading.role != "decision" or heading.date is None:
            continue
        start, end = heading.date
        hits = find_dates(row.text[start:end])
        if hits and hits[0].value is not None:
            at = row.piece.start + start
            days.setdefault(hits[0].value, Piece(row.piece.place, at + hits[0].start, at + hits[0].end))
    if len(days) != 1:
        return None
    ((day, piece),) = days.items()
    note = "Mødets dag står ikke for sig; den er taget fra overskriften på det, der blev besluttet."
    return found(day, [piece], "minutes.date.decisions", "inferred", note)


def name_in_full(rows: Sequence[Row], body: Found[str] | None) -> Found[str] | None:
    """The body; one that its head names by letters alone ("TMU") by the name that the paper has for them."""
    if body is None or not is_abbreviation(body.value):
        return body
    for row in rows:
        hit = find_body(row.text) if any(map(str.isupper, row.text)) else None
        if hit is not None and hit[2] != body.value and abbreviates(body.value, body_key(hit[2])):
            piece = Piece(row.piece.place, row.piece.start + hit[0], row.piece.start + hit[1])
            note = f"Mødets hoved siger {body.value}; navnet står et andet sted i papiret."
            return found(hit[2], [piece], "minutes.body.in_full", "inferred", note)
    return body


def _dated_body(row: Row) -> tuple[int, int, str] | None:
    if len(row.text) > 60 or "møde" not in row.text.lower() or not find_dates(row.text):
        return None
    if NUMBERED.match(row.text) is not None:  # "4. Orienteringsmødet den 3. maj"
        return None
    hit = find_body(row.text)
    return hit if hit is not None and hit[0] <= 4 else None
