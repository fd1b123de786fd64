"""Who was heard on a proposal: the table of parties, answers and dates."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from models.evidence import Found
from models.frozen import dataclass
from models.records import Hearing
from parsers.dates import find_dates
from parsers.finance.cells import Grid, columns_of
from parsers.finance.grid import find_grids
from parsers.finance.header import find_roles
from parsers.flow import Flow, Piece, Place, found, found_text
from parsers.money import is_dash
from parsers.proposals.words import squeeze, words
from parsers.text import fold, join_lines

# "7. Høring", "Høringsparter:"
HEADING = re.compile(r"^\s*(?:\d{1,2}\.?\s+)?(?P<title>\D{4,40}?)\s*[?:]?\s*$")
# a heading has at most so many letters and digits
LONGEST_HEADING = 42
# "IT-afdelingen Nej -", "Ikke relevant", "Skolerådet ja 01-03-2021."
ANSWER = re.compile(r"(?<!\S)(?P<answer>ikke relevant|ja|nej)(?=\s*(?:$|[\s*(,.:;-]))", re.IGNORECASE)
# a name that goes on below: "Skolelederforeningen i", "Kontoret for Byggeri,"
UNFINISHED = re.compile(r"(?:[-,]|\b(?:og|i|for|af|på|til|ved|under|samt))$")
# a note that only points to a footnote: "(*)", "*", "1)"
MARK = re.compile(r"^\(?\s*(?P<mark>\*+|\d)\s*\)?$")
# a heading of the answers longer than "svar" and "hørt" is told by its beginning, as "Ja/Nej"
LONG_HEAD = 4
# an answer with a date is a date alone when this little else is said
SPARE_LETTERS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """One party as printed: the pieces of its name, answer and of what stands behind; some tell no answer."""

    party: tuple[Piece, ...]
    answer: Piece | None
    rest: tuple[Piece, ...]


def read_hearings(flow: Flow, places: Sequence[Place]) -> tuple[Hearing, ...]:
    """The parties heard on one proposal, in printed order; empty where the paper has no such part.

    The part begins at a heading like "Hvem er hørt?"; a table of parties is read by its cells, plain lines by
    the answers in them. Dates come as ISO, other remarks as the note.
    """
    for i, place in enumerate(places):
        if is_hearing_heading(place.text):
            heard = _read_part(flow, _part(places[i + 1 :]))
            if heard:
                return heard
    return ()


def _read_part(flow: Flow, part: Sequence[Place]) -> tuple[Hearing, ...]:
    """The parties in the lines below one heading."""
    others = [g for g in find_grids(flow, part) if find_roles(g) is None]
    grids = [g for g in others if _has_answers(g)]
    if not grids and (told := _from_told(others)):
        return tuple(_build(flow, one, ()) for one in told)
    inside = {p.index for g in grids for p in g.places}
    asked = [party for grid in grids for party in _from_grid(grid)]
    loose = [p for p in part if p.index not in inside]
    if loose and loose[0].line.box is not None:
        asked = sorted([*asked, *_from_columns(loose)], key=_first_line)
    elif not grids:
        asked = _from_blocks(loose) or _from_lines(loose)
    return tuple(_build(flow, one, loose) for one in asked)


def _first_line(asked: Asked) -> int:
    return asked.answer.place.index if asked.answer is not None else asked.party[0].place.index


def is_hearing_heading(text: str) -> bool:
    """Whether a line heads the part on who was heard: "10. Hvem er hørt?", "Inddragelse og høring"."""
    letters = squeeze(text)
    if len(letters) > LONGEST_HEADING or not any([word in letters for word in _heading_words()]):
        return False
    hit = HEADING.match(text)
    if hit is None or not hit["title"][:1].isupper() or hit["title"].endswith((".", ",", ";", "-")):
        return False
    title = hit["title"].split()
    known = words("hearing_words")
    return squeeze(hit["title"]) in words("hearing_headings") or any(squeeze(word) in known for word in title)


@cache
def _heading_words() -> frozenset[str]:
    """The words of which every such heading has one, squeezed."""
    return words("hearing_words") | words("hearing_headings")


def _part(places: Sequence[Place]) -> list[Place]:
    """The lines up to the next numbered heading."""
    for i, place in enumerate(places):
        if re.match(r"^\s*\d{1,2}\.\s+[A-ZÆØÅ]", place.text) and i and not ANSWER.search(place.text):
            return list(places[:i])
    return list(places)


def _has_answers(grid: Grid) -> bool:
    texts = [squeeze(cell.text) for row in grid.rows for cell in row[1:] if cell is not None]
    return any(text in words("answers") for text in texts)


def _from_grid(grid: Grid) -> list[Asked]:
    asked: list[Asked] = []
    for row in grid.rows:
        cells = [cell for cell in row if cell is not None and cell.pieces]
        at = next((i for i, c in enumerate(cells) if i and squeeze(c.text) in words("answers")), None)
        if at is None:
            if asked and cells and not _is_header(" ".join(cell.text for cell in cells)):
                for cell in cells:
                    asked[-1] = _continued(asked[-1], cell.column, cell.pieces)
            continue
        party = tuple(p for cell in cells[:at] for p in cell.pieces)
        rest = tuple(p for cell in cells[at + 1 :] for p in cell.pieces)
        answer = cells[at].pieces
        whole = Piece(answer[0].place, answer[0].start, answer[0].end)
        asked.append(Asked(party, whole if len(answer) == 1 else answer[0], rest))
        if len(answer) > 1:
            asked[-1] = replace(asked[-1], answer=_joined_answer(answer))
    return asked


def _from_told(grids: Sequence[Grid]) -> list[Asked]:
    """The parties of a table without answers, under "Hørt part | Dato | Bemærkninger", one a row.

    It goes on in the next grid where the columns are as many.
    """
    asked: list[Asked] = []
    columns = 0
    for grid in grids:
        heads = [squeeze(cell.text) for cell in grid.rows[0] if cell is not None and cell.pieces]
        begins = len(heads) > 1 and heads[0] in words("hearing_parties")
        named = [head in words("hearing_dates") | words("hearing_notes") for head in heads[1:]]
        if not asked and begins and all(named):
            columns = grid.columns
        elif not asked or grid.columns != columns:
            continue
        for row in grid.rows[1:] if begins else grid.rows:
            cells = [cell for cell in row if cell is not None and cell.pieces]
            if cells and cells[0].column == 0:
                asked.append(Asked(cells[0].pieces, None, tuple(p for c in cells[1:] for p in c.pieces)))
    return asked


def _joined_answer(pieces: Sequence[Piece]) -> Piece:
    """An answer wrapped in its cell: its first piece, which tells it apart already ("Ikke" + "relevant")."""
    return pieces[0]


def _continued(asked: Asked, column: int, pieces: Sequence[Piece]) -> Asked:
    if column == 0:
        return replace(asked, party=(*asked.party, *pieces))
    return replace(asked, rest=(*asked.rest, *pieces))


def _is_header(text: str) -> bool:
    """Whether a line heads the columns: "Ja/Nej Dato for godkendelse", "Part Svar Dato"."""
    if ANSWER.fullmatch(text.strip()) is not None:
        return False
    bare, party = _cut_head(squeeze(text), words("hearing_parties"))
    left, answer = _cut_head(bare, words("hearing_columns"))
    date = _cut_head(left, words("hearing_dates"))[1]
    if date or len(answer) > LONG_HEAD:
        return True
    return not left and bool(answer or party)


def _cut_head(text: str, heads: Collection[str]) -> tuple[str, str]:
    """A squeezed text without the longest of some headings that it begins with, and that heading."""
    head = max((head for head in heads if text.startswith(head)), key=len, default="")
    return text[len(head) :], head


def _from_columns(places: Sequence[Place]) -> list[Asked]:
    """Parties set in columns by gaps alone: the answer stands in a column of its own."""
    rows = [columns_of(place) for place in places]
    asked: list[Asked] = []
    edges: tuple[float, float] | None = None
    for row in rows:
        at = next((i for i, p in enumerate(row) if i and squeeze(p.text) in words("answers")), None)
        if at is not None:
            edges = (_left(row[0]), _left(row[at]))
            asked.append(Asked(tuple(row[:at]), row[at], tuple(row[at + 1 :])))
        elif asked and edges is not None and not _is_header(" ".join(p.text for p in row)):
            for piece in row:
                column = 0 if _left(piece) < edges[1] - 4 else 1
                if column == 0 and len(row) == 1 and len(piece.text) > 60:
                    break
                asked[-1] = _continued(asked[-1], column, [piece])
    return asked


def _left(piece: Piece) -> float:
    box = piece.place.line.box_of(piece.start, piece.end)
    return box.x0 if box is not None else 0.0


def _from_blocks(places: Sequence[Place]) -> list[Asked]:
    """Parties in plain lines where blank lines part them: name, answer and remark in one block each.

    Nothing where the first block is no whole party or a block holds more than one, as where a blank line
    stands between name and answer.
    """
    asked: list[Asked] = []
    for block in _blocks([place for place in places if not _is_header(place.text)]):
        hits = [(at, hit) for at, place in enumerate(block) if (hit := _named_answer(place.text))]
        if not hits:
            break
        at, hit = hits[0]
        before = block[at].piece(0, hit.start("answer"))
        party = tuple(p for p in (*(place.piece() for place in block[:at]), before) if p.text.strip())
        if not party or len(hits) > 1:
            return []
        after = block[at].piece(hit.end("answer"))
        rest = (*((after,) if after.text.strip(" .*") else ()), *(p.piece() for p in block[at + 1 :]))
        asked.append(Asked(party, block[at].piece(hit.start("answer"), hit.end("answer")), rest))
    return asked


def _named_answer(text: str) -> re.Match[str] | None:
    """An answer in a line, alone or behind what can be a party's name."""
    hit = ANSWER.search(text)
    return hit if hit and _may_name(text[: hit.start()]) else None


def _blocks(places: Sequence[Place]) -> list[list[Place]]:
    """The lines by the blank lines between them."""
    blocks: list[list[Place]] = []
    for place in places:
        if blocks and blocks[-1][-1].index + 1 == place.index:
            blocks[-1].append(place)
        else:
            blocks.append([place])
    return blocks


def _from_lines(places: Sequence[Place]) -> list[Asked]:
    """Parties in plain lines: what stands before an answer names the party, what follows is date or note."""
    asked: list[Asked] = []
    waiting: list[Piece] = []
    fresh = True
    for place in places:
        piece = place.piece()
        hit = None if _is_header(place.text) else _named_answer(place.text)
        if _is_header(place.text):
            asked, waiting, fresh = _settle(asked, waiting), [], True
            continue
        if hit is None:
            waiting.append(piece)
            continue
        before = place.piece(0, hit.start("answer"))
        notes, names = ([], waiting) if fresh else _parted(waiting, before.text.strip())
        fresh = False
        if asked:
            asked[-1] = replace(asked[-1], rest=(*asked[-1].rest, *notes))
        after = place.piece(hit.end("answer"))
        party = tuple(p for p in (*names, before) if p.text.strip())
        rest = (after,) if after.text.strip(" .*") else ()
        asked.append(Asked(party, place.piece(hit.start("answer"), hit.end("answer")), rest))
        waiting = []
    return _settle(asked, waiting)


def _may_name(text: str) -> bool:
    """Whether the words before an answer can be a party's name and not a sentence."""
    return len(text) < 70 and not re.search(r"[.?!]\s", text)


def _settle(asked: list[Asked], waiting: Sequence[Piece]) -> list[Asked]:
    """The last party with the remarks that follow it; footnotes stay out."""
    notes = [p for p in waiting if not re.match(r"^\s*\(?\*", p.text) or MARK.match(p.text.strip())]
    if asked and notes and len(notes) == len(waiting):
        return [*asked[:-1], replace(asked[-1], rest=(*asked[-1].rest, *notes))]
    if asked and waiting and MARK.match(waiting[0].text.strip()):
        return [*asked[:-1], replace(asked[-1], rest=(*asked[-1].rest, waiting[0]))]
    return asked


def _parted(waiting: Sequence[Piece], before: str) -> tuple[list[Piece], list[Piece]]:
    """The lines between two answers: the remarks on the first party, and the name of the second.

    before is what stands ahead of the second answer on its own line. A name begins with a capital letter, so
    lines are taken from the end until one does; a line that ends unfinished belongs to the name below it.
    """
    cut = len(waiting)
    wanted = not before[:1].isupper()
    while cut and (wanted or UNFINISHED.search(waiting[cut - 1].text.rstrip())):
        text = waiting[cut - 1].text.strip()
        if is_dash(text) or MARK.match(text) or _only_date(text) or text.endswith((".", "!", "?")):
            break
        cut -= 1
        wanted = not text[:1].isupper()
    names = " ".join(piece.text for piece in waiting[cut:])
    if before and (wanted or not _may_name(names)):
        cut = len(waiting)
    return list(waiting[:cut]), list(waiting[cut:])


def _only_date(text: str) -> bool:
    hits = find_dates(text)
    if not hits or hits[0].value is None:
        return False
    return len(squeeze(text[: hits[0].start] + text[hits[0].end :])) <= SPARE_LETTERS


def _build(flow: Flow, asked: Asked, loose: Sequence[Place]) -> Hearing:
    party = found_text(flow, asked.party, "proposals.hearing.party")
    rest = [piece for piece in asked.rest if not is_dash(piece.text)]
    date: Found[str] | None = None
    note: Found[str] | None = None
    if asked.answer is None and rest and _only_date(rest[0].text):
        date, rest = _day(rest[:1]), rest[1:]
    text = join_lines([piece.text for piece in rest], flow.known)
    if text and date is None and _only_date(text):
        date = _day(rest)
    elif text:
        note = _footnote(flow, rest, loose) or found(text, rest, "proposals.hearing.note")
    return Hearing(
        party=party or Found("", (), "proposals.hearing.party", "uncertain", "Parten har intet navn."),
        answer=None if asked.answer is None else _answer(asked.answer),
        date=date,
        note=note,
    )


def _day(pieces: Sequence[Piece]) -> Found[str]:
    text = join_lines([piece.text for piece in pieces])
    value = find_dates(text)[0].value
    return found(value.isoformat() if value else text, pieces, "proposals.hearing.date")


def _answer(piece: Piece) -> Found[str]:
    """The answer in its usual form: "Ja", "Nej" or "Ikke relevant"."""
    bare = squeeze(piece.text)
    value = "Ikke relevant" if bare.startswith("ikke") else fold(piece.text).capitalize()
    return found(value, [piece], "proposals.hearing.answer")


def _footnote(flow: Flow, rest: Sequence[Piece], loose: Sequence[Place]) -> Found[str] | None:
    """The footnote that a remark like "(*)" points to, from below the table."""
    mark = MARK.match(" ".join(piece.text.strip() for piece in rest))
    if mark is None:
        return None
    for i, place in enumerate(loose):
        begins = re.match(rf"^\s*\(?{re.escape(mark['mark'])}\)?\s+\S", place.text)
        if begins and place.index != rest[0].place.index:
            lines = [p.piece() for p in loose[i:]]
            return found_text(flow, lines, "proposals.hearing.footnote")
    return None
