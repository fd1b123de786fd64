"""What a proposal is called: its title and the code before or behind it; its price level."""

import re
from collections.abc import Mapping, Sequence

from models.evidence import Found
from models.frozen import dataclass
from parsers.finance.assemble import find_price_year
from parsers.finance.cells import columns_of
from parsers.flow import Flow, Piece, Place, found, found_text
from parsers.proposals.heads import CODE, find_code, head_code, head_number
from parsers.text import fold

# "17", "2031-07", "3.2", "TM 05", "A-27-114": what stands alone in the field of the code
LONE_CODE = re.compile(
    r"\s*(?P<code>(?=[^\d]*\d)(?=.{1,16}$)[A-ZÆØÅ\d][A-ZÆØÅ\d./-]*[a-z]?"
    r"(?: [A-ZÆØÅ\d][A-ZÆØÅ\d./-]*[a-z]?){0,2})\s*"
)
# "Nye haver [EL07]", "Nye haver (EL07)": the code behind the title
BEHIND = re.compile(r"\s[(\[](?P<code>[^()\[\]]{2,16})[)\]]\s*$")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# the heading of a form is one of the first lines
HEAD_LINES = 3


@dataclass(frozen=True, slots=True)
class Named:
    """A title and, where one stands before it, its code; whole is both as one text."""

    title: Found[str] | None = None
    code: Found[str] | None = None
    whole: Found[str] | None = None


def read_name(flow: Flow, pieces: Sequence[Piece], rule: str) -> Named:
    """A title without its code, and the code: "EL07 Nye haver" is "Nye haver" and "EL07"."""
    whole = found_text(flow, pieces, rule)
    hit = find_code(pieces[0].text) if pieces else None
    lone = CODE.fullmatch(pieces[0].text.strip()) if len(pieces) > 1 else None
    if lone is not None:
        alone = found(fold(lone["code"]), [pieces[0]], "proposals.code")
        return Named(found_text(flow, pieces[1:], rule), alone, whole)
    if hit is None:
        return _code_behind(flow, pieces, rule) or Named(whole, None, whole)
    first = pieces[0]
    code = Piece(first.place, first.start + hit.start("code"), first.start + hit.end("code"))
    rest = Piece(first.place, first.start + hit.start("title"), first.end)
    title = found_text(flow, [rest, *pieces[1:]], rule)
    return Named(title, found(fold(code.text), [code], "proposals.code"), whole)


def _code_behind(flow: Flow, pieces: Sequence[Piece], rule: str) -> Named | None:
    """A title and the code behind it: in brackets, or at the other end of the line in a column of its own."""
    last = pieces[-1] if pieces else None
    if last is None:
        return None
    at = columns_of(last.place)[-1].start - last.start
    hit = BEHIND.search(last.text) or (LONE_CODE.fullmatch(last.text, at) if at > 0 else None)
    if hit is None or not CODE.fullmatch(hit["code"]):
        return None
    code = Piece(last.place, last.start + hit.start("code"), last.start + hit.end("code"))
    rest = Piece(last.place, last.start, last.start + len(last.text[: hit.start()].rstrip()))
    title = found_text(flow, [*pieces[:-1], rest], rule)
    return Named(
        title, found(fold(code.text), [code], "proposals.code.behind"), found_text(flow, pieces, rule)
    )


def read_code(fields: Mapping[str, Sequence[Piece]], places: Sequence[Place]) -> Found[str] | None:
    """The code in a field of its own ("Forslag nr.: EL07"), or behind the heading of the form."""
    for piece in fields.get("code", ())[:1]:
        hit = LONE_CODE.fullmatch(piece.text.rstrip()) or CODE.search(piece.text)
        if hit:
            code = Piece(piece.place, piece.start + hit.start("code"), piece.start + hit.end("code"))
            return found(fold(code.text), [code], "proposals.code.field")
    for place in places[:HEAD_LINES]:
        hit = head_code(place.text)
        span = hit.span("code") if hit is not None else head_number(place.text)
        if span is not None:
            code = place.piece(*span)
            return found(fold(code.text), [code], "proposals.code.head")
    return None


def read_price_year(pieces: Sequence[Piece]) -> Found[int] | None:
    """The year written for the price level: "2024" or "2024 p/l"."""
    for piece in pieces:
        year = find_price_year(piece.text)
        hit = YEAR.search(piece.text)
        if year or hit:
            return found(year or int(hit[0] if hit else 0), [piece], "proposals.price_year")
    return None
