"""An item's rows cut at its headings: each block is a heading, its role, and the rows under it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.flow import Piece
from parsers.minutes.blocks.named_annexes import find_annexes, names_annexes
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.decision_headings import is_deciding
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import NAMES, find_roster_label, is_name_line

# values that stand on the heading's own line, or on the one below it, and no further
LINE_ROLES = frozenset({
    "responsible", "caseworker", "case_number", "document_number", "slot", "memo_to", "memo_from",
    "memo_date",
    "contact", "category", "absent", "present", "secretary", "recused", "authoritative", "information",
    "meeting_date", "meeting_time", "meeting_start", "meeting_end", "meeting_place", "meeting_body",
})  # fmt: skip
# who was not there, as a decision may say it
ATTENDANCE = frozenset({"absent", "recused"})
# under these an item may name its annexes on lines of their own
BEFORE_RULING = frozenset({"text", "recommendation", "summary"})
ANNEX = Heading("attachments", inside=True)
# a decision's text goes on over these
KEPT_IN_DECISION = frozenset({"follow_up"}) | ATTENDANCE
# "Økonomi foreslår, at taksterne godkendes.", under the heading of a recommendation
PROPOSED = re.compile(
    r"^[A-ZÆØÅ][^.:;,]{2,70}?\s(?:foreslår|anbefaler)(?:\s(?:derfor|over\s?for\s[^.:;,]{2,60}))?\s*[,:]?\s+"
    r"(?P<rest>at\b.+)$"
)
# so many lines may it take
MOST_PROPOSED = 6
# "3. Hvem betaler?", "2.1 Tidsplan"
NUMBERED_TITLE = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]?\s+[A-ZÆØÅ][^.;]{2,75}[^.,;:]$")
# "At 1) planen godkendes", "at planen godkendes": what is proposed
AT = re.compile(r"^(?:[-–•]\s*|\d{1,2}[.)]\s*)?at\b", re.IGNORECASE)
# "... tiltrådt.": what came of it
RESULT = re.compile(
    r"\b(?:tiltrådt|godkendt|vedtaget|forkastet|bortfald\w*|anbefalet|nedstemt)\b", re.IGNORECASE
)
# "godkendes.", "blev forkastet": the rest of a sentence that begins with what was proposed
GOES_ON = re.compile(
    r"(?:er |blev |bliver )?"
    r"(?:tiltræd(?:es|tes)|tiltrådt|godkend(?:es|tes|t)|vedtag(?:es|et)|forkast(?:es|et))\b"
)
# "Beslutning i Udvalget for Børn og Unge den", "... den 11. januar", and the rest of the day below
BROKEN_DAY = re.compile(r"(?:\b(?:den|d\.|mødet)|\d{1,2}\.|\d{1,2}\.\s[a-zæøå]+)$", re.IGNORECASE)
REST_OF_DAY = re.compile(
    r"^(?:(?:den|d\.)\s*)?(?:\d{1,2}\.\s*)?(?:[a-zæøå]+\s+)?(?:\d{1,2}[./-]\d{1,2}[./-])?\d{4}"
    r"(?:\s*,?\s*(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?\d+)?\s*:?$",
    re.IGNORECASE,
)
# "Ansvarlig: Karen Holm. Frist: 1. maj 2024"
OWNED = re.compile(
    r"^(?:ansvarlige?|tovholder)\s*:\s*(?P<who>[^:;]{2,80}?)[.,;]?\s+(?:tids)?(?:frist|deadline)\s*:\s*(?P<due>\S.*?)\.?$",
    re.IGNORECASE,
)
# "Ingen.", under who was absent
NOBODY = re.compile(r"[Ii]ngen\.?")
# "Fra den folkeoplysende voksenundervisning:", among the names of those who were there
LONGEST_GROUP = 60
NOTHING = re.compile(r"^(?:[.\-–—…]+|={3,}|_{3,}|\*{3,}|\(\s*[-–]\s*\)|tomt indhold)$", re.IGNORECASE)


@dataclass(slots=True)
class Block:
    """A heading (None at the start of an item) and its rows; in_memo tells a memo's blocks from the item's.

    rows hold what is left of the heading's own line first; tail is the line that a heading goes on over.
    """

    role: str
    heading: Row | None
    hit: Heading | None
    in_memo: bool
    memo_to: str | None = None
    rows: list[Row] = field(default_factory=list)
    tail: Row | None = None


def build_blocks(rows: Sequence[Row], base: str, in_memo: bool = False) -> list[Block]:
    """The blocks of some rows in order; base is the role of rows before the first heading."""
    blocks = [Block(base, None, None, in_memo)]
    current = blocks[0]
    expects = False
    last = _last_annexes(rows)
    for i, row in enumerate(rows):
        if current.tail is row:
            continue
        hit = heading_of(row)
        if row.opens is not None:
            current = _open(blocks, row, row.opens, in_memo)
            expects = not row.opens.inside and row.opens.role in LINE_ROLES
            continue
        told = current.role == "decision" and not _may_name(current)
        named = [*find_annexes(row)] if hit is None and not in_memo and (told or _may_name(current)) else []
        if named and (not told or i in last):
            blocks += [Block("attachments", None, ANNEX, in_memo, rows=[one]) for one in named]
            continue
        if hit is None and _is_title(rows, i, current):
            hit = Heading("other")
        if hit is None and (current.role == "recommendation" or _is_decided_next(rows, i)):
            proposed = PROPOSED.match(row.text)
            hit = Heading("recommendation", proposed.start("rest")) if proposed else None
        if hit is None or _stays(current, hit, row) or _is_voted_on(rows, i, current, hit):
            if (expects and _may_be_value(current, row)) or (not expects and not _closed_by(current, row)):
                current.rows.append(row)
            else:
                current = _resume(blocks, base, in_memo)
                current.rows.append(row)
            expects = False
            continue
        block = Block(hit.role, row, hit, in_memo)
        if hit.rest is not None and hit.role != "memo":
            start = _after_proposer(row, hit, hit.rest)
            block.rows += [rest_of(row, start)] if start < len(row.text) else []
        expects = hit.rest is None and hit.role in LINE_ROLES
        block.tail = rows[i + 1] if i + 1 < len(rows) and _goes_on(hit, row, rows[i + 1]) else None
        blocks.append(block)
        current = block
    return [block for block in blocks if block.heading is not None or block.rows]


def _is_decided_next(rows: Sequence[Row], i: int) -> bool:
    """Whether what a body recommends stands in rows[i], and what another decided on it right below."""
    if not is_deciding(rows[i].text):
        return False
    below = next((hit for row in rows[i + 1 : i + MOST_PROPOSED] if (hit := heading_of(row))), None)
    return (
        below is not None and below.role == "decision" and below.body is not None and below.rest is not None
    )


def _goes_on(hit: Heading, row: Row, below: Row) -> bool:
    """Whether the heading of a body's decision breaks off in its day, which goes on in the row below."""
    told = hit.role == "decision" and hit.body is not None
    return told and BROKEN_DAY.search(row.text) is not None and REST_OF_DAY.match(below.text) is not None


def _may_name(current: Block) -> bool:
    """Whether an item may name its annexes here: before what was decided is told."""
    untold = current.role == "decision" and current.heading is None and not current.rows
    return untold or current.role in BEFORE_RULING


def _last_annexes(rows: Sequence[Row]) -> frozenset[int]:
    """The rows that name annexes, with nothing else behind them to the next heading or the item's end.

    Those that a line with a colon leads in are what it says: "Godkendt med disse ændringer:".
    """
    found: set[int] = set()
    run: list[int] | None = []
    for i in range(len(rows) - 1, -1, -1):
        if heading_of(rows[i]) is not None:
            found.update(run or ())
            run = []
        elif run is not None and names_annexes(rows[i]):
            run.append(i)
        else:
            found.update(run if run and not rows[i].text.endswith(":") else ())
            run = None
    return frozenset(found).union(run or ())


def _open(blocks: list[Block], row: Row, hit: Heading, in_memo: bool) -> Block:
    """A block that the layout opens: under a word in the margin, or in a column of its own."""
    block = Block(hit.role, None if hit.inside else row, hit, in_memo)
    if hit.inside:
        block.rows.append(row)
    elif hit.rest is not None:
        block.rows.append(rest_of(row, hit.rest))
    blocks.append(block)
    return block


def _after_proposer(row: Row, hit: Heading, rest: int) -> int:
    """Where what is proposed starts: after "Indstilling: Forvaltningen indstiller," at the "at".

    That may be the row below.
    """
    inner = find_heading(row.text[rest:]) if hit.role == "recommendation" else None
    if inner is None or inner.role != "recommendation":
        return rest
    return len(row.text) if inner.rest is None else rest + inner.rest


def rest_of(row: Row, start: int) -> Row:
    """The row from an offset of its text on."""
    piece = Piece(row.piece.place, row.piece.start + start, row.piece.end)
    return Row(piece, row.gap, row.top)


def _stays(current: Block, hit: Heading, row: Row) -> bool:
    """Whether a heading word is part of the text it stands in."""
    if current.role == "attachments" and hit.role in ("other", "communication", "finance"):
        plain = current.heading is not None and current.heading.bold and not row.bold
        return hit.rest is None and (plain or row.gap == 0)
    if current.role == "history" and current.hit is not None and current.hit.body is None:
        # "Teknisk Udvalgs møde den 3. april 2029 punkt 2: Anbefalet.", under "Tidligere behandling"
        return hit.role == "decision" and hit.rest is not None and hit.body is not None and not hit.body[0]
    if current.role == "decision":
        if hit.role == "history" and hit.body is not None:  # what each body decided, under one heading
            return True
        if hit.role == "recommendation" and hit.rest is not None and is_deciding(row.text):
            return True  # "Udvalget indstiller, at planen godkendes.": what it decided
        if hit.role == "responsible" and hit.rest is not None and OWNED.match(row.text):
            return True  # "Ansvarlig: Karen Holm. Frist: 1. maj": who is to see to what was decided
        if hit.role == "absent" and hit.rest is None and (hit.body or not row.text.endswith(":")):
            return False  # a heading of its own, with the names below it
        return hit.role in KEPT_IN_DECISION or (hit.role == "contact" and hit.rest is not None)
    if current.role in ("recommendation",) and hit.role == "recommendation":
        return hit.rest is None and row.text[:1].islower()
    return False


def _is_voted_on(rows: Sequence[Row], i: int, current: Block, hit: Heading) -> bool:
    """Whether "Direktionens indstilling" in a decision is what is voted on, its result right below it.

    It is so behind a colon, and where the line below goes on with what came of it: "godkendes."
    """
    if current.role != "decision" or hit.role != "recommendation" or hit.rest is not None:
        return False
    if i + 1 == len(rows) or len(rows[i + 1].text) > 120:
        return False
    below = rows[i + 1].text
    if not rows[i].text.endswith(":"):
        return rows[i + 1].gap == 0 and GOES_ON.match(below) is not None
    if AT.match(below):
        return False
    told = find_outcome(below)
    return RESULT.search(below) is not None and told is not None and not told.duty


def find_attendance(rows: Sequence[Row]) -> list[tuple[int, Block]]:
    """The labels of a decision that say who was not there: the index of each, and its block of names.

    The block's rows are what is left of the label's line, then the names on the lines below it.
    """
    blocks: list[tuple[int, Block]] = []
    current: Block | None = None
    for i, row in enumerate(rows):
        hit = heading_of(row)
        if hit is not None and hit.role in ATTENDANCE:
            current = Block(hit.role, row, hit, False)
            current.rows += [rest_of(row, hit.rest)] if hit.rest is not None else []
            blocks.append((i, current))
        elif current is None or hit is not None or _ends_names(current, row):
            current = None
        else:
            current.rows.append(row)
    return blocks


def find_present(rows: Sequence[Row]) -> list[Row]:
    """The lines of names under "I mødet deltog:" in a decision; a line with a colon among them is no name."""
    found: list[Row] = []
    listing = False
    for row in rows:
        label = find_roster_label(row.text) if row.text.endswith(":") else None
        if label is not None:
            listing = label[0] == "present"
        elif listing and row.text.endswith(":") and len(row.text) < LONGEST_GROUP:
            continue
        elif listing and _lists_names(row.text):
            found.append(row)
        else:
            listing = False
    return found


def _lists_names(text: str) -> bool:
    """Whether a line is one name, or several parted by commas and "og"."""
    return all(is_name_line(part) for part in re.split(r",\s+|\s+og\s+", text.rstrip(".")) if part.strip())


def _ends_names(block: Block, row: Row) -> bool:
    return _closed_by(block, row) if block.rows else not _may_be_value(block, row)


def _may_be_value(block: Block, row: Row) -> bool:
    """Whether the line under a bare label is its value; a list of persons must start with a name."""
    if block.role not in ("absent", "present", "recused", "secretary"):
        return True
    if NOBODY.fullmatch(row.text):
        return True
    if row.text.endswith("."):
        return is_name_line(row.text)
    return NAMES.match(row.text.lstrip("-–• ")) is not None


def _closed_by(current: Block, row: Row) -> bool:
    """Whether a line block (a label and its value) is over, so that the row goes on with the text before."""
    if current.role not in LINE_ROLES:
        return False
    if not current.rows:
        return False
    if current.role in ("absent", "present", "recused", "secretary"):
        last = current.rows[-1].text
        listed = (
            last.endswith((",", " og"))
            or is_name_line(row.text)
            or (
                len(row.text) < 60
                and re.match(
                    r"^(?:[-–•]\s*)?[A-ZÆØÅ][\w.-]+(?:\s+[A-ZÆØÅ][\w.-]*)+(?:\s*\([A-ZÆØÅ\w ]*\))?,?$",
                    row.text,
                )
            )
        )
        return not listed
    return not current.rows[-1].text.endswith(("/", ",", "-", "–"))


def _resume(blocks: list[Block], base: str, in_memo: bool) -> Block:
    """A block that takes up the text that a label interrupted."""
    before = next((b for b in reversed(blocks) if b.role not in LINE_ROLES), None)
    role = before.role if before is not None else base
    block = Block(
        role if role in ("decision", "recommendation") or before is None else "text", None, None, in_memo
    )
    if block.role != "text" and before is not None:
        block.hit = before.hit
    blocks.append(block)
    return block


def _is_title(rows: Sequence[Row], i: int, current: Block) -> bool:
    """Whether a row looks like a heading that no list knows: capitals, or a number and few words."""
    text = rows[i].text
    if len(text) > 80 or len(text) < 4:
        return False
    capitals = re.sub(r"[^\w]", "", text)
    if capitals.isupper() and len(capitals) > 6 and rows[i].gap and not re.search(r"\d", text):
        return True
    if current.role in ("decision",):
        return False
    if NUMBERED_TITLE.match(text) is None:
        return False
    if current.role in ("recommendation", "attachments"):
        return text.endswith("?") or (rows[i].gap > 0 and rows[i].bold)
    return rows[i].gap > 0 or rows[i].bold or text.endswith("?")


def is_nothing(row: Row) -> bool:
    """Whether a row stands for "no text": a lone full stop or dash."""
    return NOTHING.match(row.text) is not None
