"""The departments that a proposal concerns: those whose box is marked in its form."""

import re
from collections.abc import Sequence
from dataclasses import field

from models.evidence import Found
from models.frozen import dataclass
from models.page import Box, Mark
from parsers.flow import Flow, Piece, found, found_text
from parsers.proposals.words import squeeze, words
from parsers.text import fold, join_lines

# "☐ Skoleafdelingen ☒ Ældreafdelingen", "X Skoleafdelingen", "[x] Skoleafdelingen"; letters of symbol fonts
OPEN_BOX = re.compile(r"[☐□▢◻❏❐❑❒\uf0a8\uf06f\uf071\uf072\uf0a3]|\[\s?\]|\(\s?\)")
MARKED_BOX = re.compile(
    r"[☒☑■◼▣✓✔✗✘✕✖⌧\uf0fe\uf0fd\uf0fc\uf0fb\uf078\uf06e\uf050-\uf054]|\[[xX]\]|\([xX]\)|[xX](?!\S)"
)
TOKEN = re.compile(r"\[\s?[xX]?\s?\]|\(\s?[xX]?\s?\)|\S+")
# a name that goes on in the next line: "Social- og", "Forvaltningen for", "Klima-,"
UNFINISHED = re.compile(r"(?:[-,&/]|\b(?:og|for|af|i|til|samt))$", re.IGNORECASE)
# words lie in one row when their middles are this close, in parts of the type size
SAME_ROW = 0.5
# a word belongs under a name that begins at most this many points to its right
INDENT = 3.0


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the field, or a box before or behind one: marked is None for words."""

    x: float
    marked: bool | None = None
    piece: Piece | None = None


@dataclass(slots=True)
class Entry:
    """A department and its box; x is where its name begins, marked None where it has no box of its own."""

    marked: bool | None
    pieces: list[Piece] = field(default_factory=list)
    x: float = 0.0

    def add(self, token: Token) -> None:
        """Adds a word to the name."""
        if token.piece is not None:
            self.x = self.x if self.pieces else token.x
            self.pieces.append(token.piece)


def read_departments(flow: Flow, pieces: Sequence[Piece]) -> tuple[Found[str], ...]:
    """The departments whose box is marked; none where no mark can be told.

    The box stands before its name or, throughout a form, behind it; it is a character ("☒ Skoleafdelingen",
    "X Skoleafdelingen") or drawn. A name may go on in the row below, in its own column. Without any boxes
    names in bold among others count as marked (inferred), and a list parted by commas, or a lone name, as
    filled in by hand.
    """
    rows = [_with_boxes(row) for row in _rows(pieces)]
    if not any(token.marked is not None for row in rows for token in row):
        return _in_bold(flow, rows) or _written_out(flow, pieces)
    entries = _read_entries(flow, rows)
    drawn = not any(token.marked is not None and token.piece for row in rows for token in row)
    rule = "proposals.affected.drawn" if drawn else "proposals.affected.marked"
    names = [found_text(flow, _runs(entry.pieces), rule) for entry in entries if entry.marked]
    return tuple(name for name in names if name is not None)


def _read_entries(flow: Flow, rows: Sequence[Sequence[Token]]) -> list[Entry]:
    """The departments with their boxes, up to the first row that neither names one nor goes on with one."""
    behind = _boxes_behind(rows)
    entries: list[Entry] = []
    above: list[Entry] = []
    for row in rows:
        begun: list[Entry] = []
        continued = False
        found_here = _boxes_last(row) if behind else _boxes_first(flow, row)
        for entry in found_here:
            if entry.marked is None and _go_on(flow, above, entry, len(found_here) == 1):
                continued = True
            elif entry.marked is not None or _names_department(_name(flow, entry)):
                begun.append(entry)
        if entries and not begun and not continued:
            break
        above = begun or above
        entries += begun
    return entries


def read_department(flow: Flow, pieces: Sequence[Piece]) -> Found[str] | None:
    """The department that puts a proposal forward, without text that follows the last field of the form."""
    taken: list[Piece] = []
    for piece in pieces:
        name = join_lines([one.text for one in taken], flow.known)
        if taken and not _runs_on(name, piece.text) and not _names_department(piece.text):
            break
        taken.append(piece)
    return found_text(flow, taken, "proposals.department")


def is_box(text: str) -> bool:
    """Whether a text begins with a check box, marked or not."""
    return MARKED_BOX.match(text) is not None or OPEN_BOX.match(text) is not None


def _rows(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces of the field by printed row; without layout a line is a row."""
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.place.page.number, _middle(p) or p.place.index)):
        last = rows[-1][0] if rows else None
        if last is not None and _in_one_row(last, piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _in_one_row(one: Piece, other: Piece) -> bool:
    if one.place.index == other.place.index:
        return True
    a, b = _middle(one), _middle(other)
    if a is None or b is None or one.place.page.number != other.place.page.number:
        return False
    return abs(a - b) < SAME_ROW * (one.place.line.size or 10.0)


def _middle(piece: Piece) -> float | None:
    box = piece.place.line.box
    return (box.top + box.bottom) / 2 if box is not None else None


def _with_boxes(row: Sequence[Piece]) -> list[Token]:
    """One row as words and boxes from left to right."""
    tokens: list[Token] = []
    for piece in row:
        for hit in TOKEN.finditer(piece.text):
            tokens += _tokens_of(piece, hit)
    boxes = [piece.place.line.box for piece in row if piece.place.line.box is not None]
    tokens += [Token(mark.box.x0, mark.filled) for mark in _marks_beside(row[0], boxes)]
    return sorted(tokens, key=lambda token: token.x)


def _tokens_of(piece: Piece, hit: re.Match[str]) -> list[Token]:
    word = Piece(piece.place, piece.start + hit.start(), piece.start + hit.end())
    box = piece.place.line.box_of(word.start, word.end)
    x = box.x0 if box is not None else float(word.start)
    tick = MARKED_BOX.match(hit[0]) or OPEN_BOX.match(hit[0])
    if tick is None:
        return [Token(x, None, word)]
    marked = MARKED_BOX.match(hit[0]) is not None
    sign = Token(x, marked, Piece(piece.place, word.start, word.start + tick.end()))
    if tick.end() == len(hit[0]):
        return [sign]
    return [sign, Token(x + 0.1, None, Piece(piece.place, word.start + tick.end(), word.end))]


def _marks_beside(piece: Piece, boxes: Sequence[Box]) -> list[Mark]:
    """The drawn boxes in the height of a row."""
    if not boxes:
        return []
    top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
    return [m for m in piece.place.page.marks if top <= (m.box.top + m.box.bottom) / 2 <= bottom]


def _boxes_behind(rows: Sequence[Sequence[Token]]) -> bool:
    """Whether the boxes stand behind the names: most rows with boxes begin with a word and end with a box."""
    boxed = [row for row in rows if any(token.marked is not None for token in row)]
    behind = sum(row[0].marked is None and row[-1].marked is not None for row in boxed)
    return behind * 2 > len(boxed)


def _boxes_last(row: Sequence[Token]) -> list[Entry]:
    """The names of one row, each up to the box behind it."""
    entries = [Entry(None)]
    for token in row:
        if token.marked is None:
            entries[-1].add(token)
        elif entries[-1].pieces:
            entries[-1].marked = token.marked
            entries.append(Entry(None))
    return [entry for entry in entries if entry.pieces]


def _boxes_first(flow: Flow, row: Sequence[Token]) -> list[Entry]:
    """The names of one row, each with the box before it; names also part at wide gaps."""
    entries = [Entry(None)]
    for i, token in enumerate(row):
        if token.marked is not None:
            entries.append(Entry(token.marked, x=token.x))
        else:
            if entries[-1].pieces and _begins_name(flow, entries[-1], row[i:]):
                entries.append(Entry(None))
            entries[-1].add(token)
    return [entry for entry in entries if entry.pieces or (entry is entries[-1] and entry.marked is not None)]


def _begins_name(flow: Flow, entry: Entry, words_left: Sequence[Token]) -> bool:
    """Whether the first of some words begins a name of its own: after a wide gap, or after a whole name."""
    last, piece = entry.pieces[-1], words_left[0].piece
    if piece is None:
        return False
    before = last.place.line.box_of(last.start, last.end)
    if before is not None and words_left[0].x - before.x1 > (piece.place.line.size or 10.0):
        return True
    left = [token.piece.text for token in words_left if token.piece is not None and token.marked is None]
    whole = _names_department(_name(flow, entry)) and not UNFINISHED.search(_name(flow, entry))
    return whole and piece.text[:1].isupper() and _names_department(" ".join(left))


def _go_on(flow: Flow, above: Sequence[Entry], entry: Entry, lone: bool) -> bool:
    """Whether words without a box of their own go on with the name above them; they are added if so.

    lone says that nothing else stands in their row, so that they may go on with the last name of the row
    above, as in running text.
    """
    if not above:
        return False
    following = entry.pieces[0].text
    column = [one for one in above if one.x <= entry.x + INDENT]
    last = _name(flow, above[-1])
    near = column[-1] if column and entry.pieces[0].place.line.box is not None else above[-1]
    if lone and (not last or UNFINISHED.search(last)) and not UNFINISHED.search(_name(flow, near)):
        near = above[-1]
    if not _goes_on(_name(flow, near), following):
        return False
    near.pieces += entry.pieces
    return True


def _goes_on(name: str, following: str) -> bool:
    """Whether a name goes on in the next row: it is unfinished, or the row begins in lower case."""
    return _runs_on(name, following) or not _names_department(name)


def _runs_on(name: str, following: str) -> bool:
    return UNFINISHED.search(name) is not None or fold(following)[:1].islower()


def _name(flow: Flow, entry: Entry) -> str:
    return join_lines([piece.text for piece in _runs(entry.pieces)], flow.known)


def _names_department(name: str) -> bool:
    endings = tuple(words("department_endings"))
    return any(squeeze(word).endswith(endings) for word in name.split())


def _runs(group: Sequence[Piece]) -> list[Piece]:
    """Words on the same line as one piece."""
    runs: list[Piece] = []
    for piece in group:
        if runs and runs[-1].place.index == piece.place.index:
            runs[-1] = Piece(piece.place, runs[-1].start, piece.end)
        else:
            runs.append(piece)
    return runs


def _in_bold(flow: Flow, rows: Sequence[Sequence[Token]]) -> tuple[Found[str], ...]:
    """Names on lines of their own, some of them bold and some not: the bold ones are the marked ones."""
    entries: list[Entry] = []
    for row in rows:
        begun = _boxes_first(flow, row)
        if len(begun) > 1 or begun[0].pieces[0].place.line.box is None:
            return ()
        if entries and _goes_on(_name(flow, entries[-1]), begun[0].pieces[0].text):
            entries[-1].pieces += begun[0].pieces
            continue
        if not _names_department(_name(flow, begun[0])):
            break
        entries.append(begun[0])
    bold = [entry for entry in entries if entry.pieces[0].place.line.bold]
    if not 0 < len(bold) < len(entries):
        return ()
    note = "Navnet er fremhævet; ingen felter er afkrydset."
    rule = "proposals.affected.bold"
    return tuple(found(_name(flow, one), _runs(one.pieces), rule, "inferred", note) for one in bold)


def _written_out(flow: Flow, pieces: Sequence[Piece]) -> tuple[Found[str], ...]:
    text = join_lines([piece.text for piece in pieces], flow.known)
    names = [name.strip(" .") for name in re.split(r"[,;]", text)]
    endings = tuple(words("department_endings"))
    lone = len(names) == 1 and sum(squeeze(word).endswith(endings) for word in text.split()) == 1
    if not text or not (lone or (len(names) > 1 and all(squeeze(n).endswith(endings) for n in names))):
        return ()
    return tuple(found(name, pieces, "proposals.affected.written") for name in names)
