"""Lines that may head an item of an agenda: "Punkt 3: Budget (5 min)", "3. Budget", "Nr.178 - Budget"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from statistics import median
from typing import Literal

from models.frozen import dataclass
from parsers.flow import Piece
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.paper.row_ends import had_room, is_over_title, runs_on
from parsers.minutes.paper.rows import Row
from parsers.minutes.phrases.headings import FOR_ITEM, find_heading
from parsers.text import join_lines

Style = Literal["worded", "numbered"]

# "/2014" and "/94" of "Punkt 12/2014"
OF_YEAR = r"(?:/(?:(?:19|20)\d\d|\d\d)(?!\d))?"
# "Punkt 3: Budget", "Pkt. 3 Budget", "Sag nr. 129", "Nr.178 - Budget", "Pkt.nr. 3", "Punkt 12/2014. Budget"
WORDED = re.compile(
    r"^(?:(?:åbent|lukket|offentligt|fortroligt)\s+)?"
    r"(?P<word>punkt|pkt|sag|nr|dagsordenspunkt|dagsordenspkt|dagsordenens\s+punkt)\b\.?\s*(?:nr\.?\s*)?"
    rf"(?P<number>\d{{1,4}}{OF_YEAR}(?:\s?[a-z](?![a-zæøå]))?)(?![\d/]|-\d|,\s?\d|\.\d)(?:\s+på\s+dagsordenen)?\s*"
    r"(?P<sign>[:.|)–-]*)\s*(?P<title>.*)$",
    re.IGNORECASE,
)
# "3. Budget", "3) Budget", "3 | Budget", "10.Evt.", "7a. Budget", "12/2014. Budget", "49/1. Budget"
NUMBERED = re.compile(
    rf"^(?P<number>\d{{1,3}}(?:{OF_YEAR}\s?[a-z]?|/\d{{1,2}}(?=\.)))\s?(?P<sign>[.)|:]|\s[–-]\s)\s*(?P<title>[^\W\d_a-zæøå].*"
    r"|[\"”“(»'‘].*|\d{4}.*)$"
)
# "[3] Budget"
BRACKETED = re.compile(rf"^\[(?P<number>\d{{1,3}}{OF_YEAR}[a-z]?)\]\s*(?P<title>[A-ZÆØÅ\"”»].*)$")
# "3 Budget", "3 (Åben) Budget", "12/94   Budget": a number alone, which needs other evidence
BARE = re.compile(rf"^(?P<number>\d{{1,3}}{OF_YEAR}[a-z]?)\s+(?P<title>[A-ZÆØÅ(].*)$")
# "åbent 3 Budget", "Lukket 101 Salg af ejendom": a line of the contents
OPEN_NUMBERED = re.compile(
    rf"^(?P<word>åbent?|lukket)\s+(?P<number>\d{{1,3}}{OF_YEAR})\s+(?P<title>[A-ZÆØÅ].*)$", re.I
)
# "3.", "3", "• 3" alone on its line
ALONE = re.compile(r"^(?:[•·]\s*)?(?P<number>\d{1,3})(?P<sign>[.)]?)(?P<title>)$")
# "Ad 3. Budget", "Ad. pkt. 3: Budget": the minutes of an item that the agenda before them lists
AD = re.compile(
    r"^ad\.?\s*(?:(?:pkt|punkt|dagsordenens\s+punkt)\.?\s*)?(?:nr\.?\s*)?"
    rf"(?P<number>\d{{1,3}}{OF_YEAR}[a-z]?)"
    r"\s*(?P<sign>[.):–-]*)\s*(?P<title>\S.*)$",
    re.IGNORECASE,
)
# "Vedtægter for": the title goes on, were the next line a heading word ("Handicaprådet")
BROKEN_OFF = re.compile(r"\s(?:for|til|af|og|i|på|med|ved|om|fra|samt|den|det|vedr\.)$", re.IGNORECASE)
# "(5 min)", "(20 min.)", "- 5 minutter"
DURATION = re.compile(
    r"\s*[,–-]?\s*\(?\s*(?:ca\.?\s*)?(?P<minutes>\d{1,3})\s*min(?:\.|utter)?\s*\)?\s*[.,]?\s*$", re.IGNORECASE
)
# "Budget ....... 12", "Budget, 12", "Budget 12", "Budget ....... xii"
PAGE_NUMBER = re.compile(
    r"(?:(?:\s*,?\s*(?:[.…·_]{2,}|(?:\.\s){2,})\s*|,?\s+|^)(?=\d)|\s*(?:[.…·_]{4,}|(?:\.\s){4,})\s*(?=[ivxl]))"
    r"(?P<page>\d{1,4}|[ivxl]{1,7})$"
)
LEADERS = re.compile(r"\s*(?:[.…·_]{3,}|(?:\s\.){3,}).*$")
# what closes an item off in its heading: "(lukket)", "Lukket punkt"
CLOSED = re.compile(
    r"\((?:lukket|fortroligt?|ikke[- ]offentligt?)\)|^(?:lukket|fortroligt?)\s+(?:punkt|sag"
    r"|møde)\b|^(?:lukket|fortroligt?)\s*[:–-]|\blukket punkt\b|\s[–-]\s*(?:lukket|fortroligt?)$",
    re.IGNORECASE,
)
# how an item's heading says that it is closed or open, which is no part of its title
MARKED = re.compile(
    r"\s*\((?:lukket|åbent?|fortroligt?|offentligt?|ikke[- ]offentligt?)\)"
    r"|\s[–-]\s*(?:lukket|åbent?|fortroligt?)$",
    re.IGNORECASE,
)
# "2012-28504", "306-2009-600", "01.02.05-P16-3-18", "15/34881", "EMN-2021-000007", "BR 40/04",
# "1-10-72-17-07", "00.01.00P35-0098"
CASE = re.compile(
    r"\b(?:\d{2}\.\d{2}\.\d{2}[A-ZÆØÅ]\d{2}-\d{1,6}|\d-\d{2}-\d{2}-\d{1,4}-\d{2,4}|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d+-\d{2}|[A-ZÆØÅ]{2,5}-\d{4}-\d{4,8}|\d{2,3}-\d{4}-\d+"
    r"|\d{4}-\d{3,7}(?:-\d+)?|\d{2,4}/\d{2,6}|[A-Z]{2,3}\s\d{1,4}/\d{2})\b"
)
# "(2011-0145914)" at the end of a heading
TITLE_CASE = re.compile(rf"\s*\((?P<case>{CASE.pattern})\)$")
# "BR 64/01. Budget": the case number of a council before the title
LEADING_CASE = re.compile(r"^(?P<case>[A-ZÆØÅ]{2,3}\s\d{1,4}/\d{2})\.?\s+(?=[A-ZÆØÅ])")
OPEN_MARK = re.compile(
    r"^(?:\((?:åbent?|offentligt?)\)\s*|(?:åbent?|offentligt?)\s*[–:-]\s*)(?=\S)", re.IGNORECASE
)
# "Åben Demensplan", "Lukket  Køb af ejendom"; so many items of a document begin so, where it is no title
OPENNESS = re.compile(r"^((?i:åbent?|lukket))\s+(?=[A-ZÆØÅ])")
MOSTLY = 0.8
# "a) Formanden", "- Formanden"
LISTED = re.compile(r"^(?:[a-h]\)|[-–•])\s", re.IGNORECASE)
# stands between section and number of a head whose section begins from 1 again
SECTION_SIGN = "§"
SECTION_STEP = 1000
FOLLOWERS = frozenset({
    "summary", "case_presentation", "recommendation", "recommendation_and_decision", "decision",
    "responsible",
    "caseworker", "case_number", "document_number", "slot", "authoritative", "history", "theme",
    "attachments",
    "category", "closed", "absent", "present",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Head:
    """A line that may head an item: row is its index, after the index of the row behind its title.

    decision is true for "Beslutning for Punkt 3: ..."; page is the page number of a line of contents. rank
    is what it counts as where the number is no figure ("B2", "IV"); counted says that nothing is printed for
    the number, which only counts the titles. lead is how many rows above it are the item's already.
    """

    style: Style
    number: str
    title: str
    row: int
    after: int
    number_piece: Piece
    title_pieces: tuple[Piece, ...]
    decision: bool = False
    page: int | None = None
    duration: int | None = None
    closed: bool = False
    case_number: str | None = None
    sure: bool = True
    rank: int | None = None
    counted: bool = False
    lead: int = 0

    @property
    def top(self) -> int:
        """The first row that is the item's: its case number, say, where that stands above its heading."""
        return self.row - self.lead

    @property
    def order(self) -> tuple[int, str]:
        """What items are sorted by: 7 before 7a before 8."""
        return order_of(self.number) if self.rank is None else (self.rank, "")

    @property
    def printed(self) -> str:
        """The number as it is printed, without the section that tells it from another section's."""
        return self.number.rpartition(SECTION_SIGN)[2]

    def in_section(self, section: int) -> "Head":
        """The same head in a later section of the agenda (from 0), where numbers begin from 1 again."""
        if not section:
            return self
        number = f"{section + 1}{SECTION_SIGN}{self.number}"
        return replace(self, number=number, rank=section * SECTION_STEP + self.order[0])

    @property
    def begins(self) -> int | None:
        """What the numbers of a later section of the agenda begin after; None in the first section."""
        section = self.number.partition(SECTION_SIGN)[0] if SECTION_SIGN in self.number else None
        return (int(section) - 1) * SECTION_STEP if section else None


@lru_cache(maxsize=4096)
def order_of(number: str) -> tuple[int, str]:
    """A printed number as something to sort by.

    order_of("7a") is (7, "a").
    """
    match = re.match(r"(\d+)\s?([a-z]?)", number.lower())
    return (int(match[1]), match[2]) if match else (0, number)


def find_heads(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """Every line that may head an item, in order; most numbered lines of a list are among them."""
    body = _body_size(rows)
    heads: list[Head] = []
    listing = False
    for i, row in enumerate(rows):
        head = _read_head(rows, i, body) or _read_ad(row, i, heads) or _read_listed(row, i, heads)
        if (
            head is None
            and listing
            and (bare := BARE.match(row.text)) is not None
            and _is_title(bare["title"])
        ):
            head = build_head("numbered", bare, row, i)
        heading = find_heading(row.text)
        listing = (listing and heading is None and row.gap < 2) or (
            heading is not None and heading.role == "contents"
        )
        if head is not None:
            heads.append(find_title_rows(rows, head, known))
    return _without_openness(_with_all_ads(rows, heads, known))


def _without_openness(heads: list[Head]) -> list[Head]:
    """The heads; where nearly all titles begin with it, the word "Åben" or "Lukket" is no part of them.

    What is told once of a number, in the contents or over the item, is told of it.
    """
    marks = [OPENNESS.match(head.title) for head in heads]
    told = {(head.style, head.number) for head, mark in zip(heads, marks, strict=True) if mark}
    styles = {style for style, _ in told}
    alike_heads = {(head.style, head.number) for head in heads if head.style in styles}
    if len(told) < max(2, MOSTLY * len(alike_heads)):
        return heads
    return [
        replace(head, title=head.title[mark.end() :], closed=head.closed or mark[1].lower() == "lukket")
        if mark
        else head
        for head, mark in zip(heads, marks, strict=True)
    ]


def _with_all_ads(rows: Sequence[Row], heads: list[Head], known: frozenset[str]) -> list[Head]:
    """The heads; where "Ad 3. Budget" heads items, all of its kind, and not the list that they answer."""
    ads = [head for head in heads if AD.match(rows[head.row].text)]
    if len(ads) < 2:
        return heads
    spots = {head.row for head in heads}
    for i, row in enumerate(rows):
        match = AD.match(row.text) if i not in spots and row.bold == rows[ads[0].row].bold else None
        if match is None or not (row.gap or row.top or row.bold) or row.text.endswith("."):
            continue
        more = build_head("numbered", match, row, i)
        if all((more.order < ad.order) == (i < ad.row) and more.order != ad.order for ad in ads):
            ads.append(find_title_rows(rows, more, known))
            heads.append(ads[-1])
    first = min(ad.row for ad in ads)
    answered = {ad.number: ad.title for ad in ads}
    kept = (h for h in heads if h.row >= first or not alike(answered.get(h.number, ""), h.title))
    return sorted(kept, key=lambda head: head.row)


def _read_ad(row: Row, i: int, before: Sequence[Head]) -> Head | None:
    """The head "Ad 3. Budget" where a line before says "3. Budget"; "Ad 3) Godkendt" answers a point."""
    match = AD.match(row.text)
    if match is None or not any(
        head.number == match["number"] and alike(head.title, match["title"]) for head in before
    ):
        return None
    return build_head("numbered", match, row, i)


def _read_listed(row: Row, i: int, before: Sequence[Head]) -> Head | None:
    """The head "3 Budget" where a line before, of the contents say, gives the number 3 that title."""
    match = BARE.match(row.text) if row.text[:1].isdigit() and len(row.text) < 260 else None
    if match is None or not any(
        head.number == match["number"] and alike(head.title, match["title"]) for head in before
    ):
        return None
    return build_head("numbered", match, row, i)


def _body_size(rows: Sequence[Row]) -> float | None:
    sizes = [row.size for row in rows if row.size is not None]
    return median(sizes) if sizes else None


def _read_head(rows: Sequence[Row], i: int, body: float | None) -> Head | None:
    text = rows[i].text
    if len(text) > 260:
        return None
    decided = FOR_ITEM.match(text)
    if decided:
        return build_head("worded", decided, rows[i], i, decision=True)
    worded = WORDED.match(text)
    if worded and (_is_title(worded["title"]) or _is_begun(rows, i)) and _is_worded(worded):
        return build_head("worded", worded, rows[i], i)
    numbered = NUMBERED.match(text) or (BRACKETED.match(text) if text[0] == "[" else None)
    if numbered and (_is_title(numbered["title"]) or _is_begun(rows, i)):
        return build_head("numbered", numbered, rows[i], i)
    alone = ALONE.match(text)
    if alone and i + 1 < len(rows) and is_over_title(rows, i, alone["sign"], FOLLOWERS):
        return build_head("numbered", alone, rows[i], i)
    opened = OPEN_NUMBERED.match(text)
    if opened and _is_title(opened["title"]):
        return build_head("numbered", opened, rows[i], i)
    bare = BARE.match(text)
    if bare and _is_title(bare["title"]) and _is_bare_head(rows, i, bare, body):
        head = build_head("numbered", bare, rows[i], i)
        return replace(head, sure=rows[i].numbered or bool(OPEN_MARK.match(bare["title"])))
    return None


def _is_bare_head(rows: Sequence[Row], i: int, bare: re.Match[str], body: float | None) -> bool:
    """Whether a number without a sign may be an item's: by its dress, its mark, its year or what follows."""
    marked = OPEN_MARK.match(bare["title"]) or CLOSED.search(bare["title"]) or "/" in bare["number"]
    marked = marked or bare["number"].startswith("0")  # "01 Budget"
    if marked or rows[i].numbered or stands_out(rows[i], body) or PAGE_NUMBER.search(rows[i].text):
        return True
    if rows[i].box is not None or not (rows[i].gap or rows[i].top) or i + 1 >= len(rows):
        return False
    after = find_heading(rows[i + 1].text)
    return after is not None and after.role in FOLLOWERS


def _is_worded(match: re.Match[str]) -> bool:
    """Whether it is "Punkt 3: Budget", not "Punkt 3 blev udsat" nor "Nr. 3" of a list."""
    if match["word"].lower() in ("sag", "nr") and not match["title"] and match["word"].lower() == "nr":
        return False
    return (
        bool(match["sign"])
        or not match["title"]
        or match["title"][0].isupper()
        or match["title"][0] in '"”“»('
    )


def _is_title(title: str) -> bool:
    plain = title.strip()
    if plain[:1].islower():
        return False
    return (
        not plain.endswith((";", ",", " at", " og", ":")) or bool(DURATION.search(plain)) or len(plain) < 60
    )


def _is_begun(rows: Sequence[Row], i: int) -> bool:
    """Whether a row that breaks off after "og" or a comma is a title whose end the next row holds."""
    if rows[i].text.endswith((";", ":")) or i + 1 >= len(rows) or rows[i + 1].gap > 0:
        return False
    after = rows[i + 1].text
    if LEADERS.search(after):
        return True
    ended = i + 2 >= len(rows) or rows[i + 2].gap > 0 or find_heading(rows[i + 2].text) is not None
    ended = ended or (WORDED.match(rows[i].text) and WORDED.match(rows[i + 2].text)) is not None
    return ended and after[:1].islower() and len(after) < 90 and not after.endswith((".", ",", ";"))


def stands_out(row: Row, body: float | None) -> bool:
    """Whether a row is bold, or larger than the body text."""
    return row.bold or (row.size is not None and body is not None and row.size > body + 0.7)


def build_head(style: Style, match: re.Match[str], row: Row, i: int, decision: bool = False) -> Head:
    """The head that a row is, from the groups number and title of a match on its text."""
    piece = row.piece
    start, end = match.span("title")
    number = Piece(piece.place, piece.start + match.start("number"), piece.start + match.end("number"))
    opened = OPEN_MARK.match(match["title"])
    start += opened.end() if opened else 0
    shut = CLOSED.match(row.text) is not None  # "Lukket punkt 15: Personalesag"
    shut = shut or match.groupdict().get("word", "").lower() == "lukket"  # "lukket 101 Salg af areal"
    head = Head(
        style, re.sub(r"\s|^0+(?=\d)", "", match["number"]), row.text[start:end], i, i + 1, number,
        (Piece(piece.place, piece.start + start, piece.start + end),) if end > start else (), decision,
        closed=shut,
    )  # fmt: skip
    return finish_title(head)


def finish_title(head: Head) -> Head:
    """The head with duration, closing mark and a stray comma taken off its title."""
    title, minutes = head.title.strip(), None
    timed = DURATION.search(title)
    if timed and timed.start() > 0:
        title, minutes = title[: timed.start()], int(timed["minutes"])
    closed = bool(CLOSED.search(title))
    title = MARKED.sub("", title)
    case = TITLE_CASE.search(title)
    title = (title[: case.start()] if case else title).strip(" ,|–-\t").strip()
    led = LEADING_CASE.match(title) if case is None else None
    case, title = (led, title[led.end() :]) if led else (case, title)
    title = title.removesuffix(":").rstrip()
    return replace(
        head,
        title=title,
        duration=minutes if minutes is not None else head.duration,
        closed=closed or head.closed,
        case_number=case["case"] if case else head.case_number,
    )


def find_title_rows(rows: Sequence[Row], head: Head, known: frozenset[str]) -> Head:
    """The head with the lines that its title goes on over, where layout or the words themselves say so."""
    if not head.title_pieces and not head.decision and _is_over_case(rows, head):
        title = rows[head.after + 1]
        head = finish_title(
            replace(head, title=title.text, after=head.after + 2, title_pieces=(title.piece,))
        )
    while head.after < len(rows) and head.after - head.row < 5:
        row, before = rows[head.after], rows[head.after - 1]
        if (row.page != before.page and head.title_pieces) or not _goes_on(before, row, head):
            break
        raw = join_lines([_raw_title(head), row.text], known)
        head = finish_title(
            replace(head, title=raw, after=head.after + 1, title_pieces=(*head.title_pieces, row.piece))
        )
    return head


def _is_over_case(rows: Sequence[Row], head: Head) -> bool:
    """Whether a number alone ("Sag nr. 3") has its case under it, and the title under that."""
    if head.after + 1 >= len(rows) or WORDED.match(rows[head.row].text) is None:
        return False
    case, title = find_heading(rows[head.after].text), rows[head.after + 1]
    if case is None or case.role != "case_number" or case.rest is None or find_heading(title.text):
        return False
    return title.text[:1].isupper() and len(title.text) < 160 and not title.text.endswith((".", ",", ";"))


def _raw_title(head: Head) -> str:
    return join_lines([piece.text for piece in head.title_pieces])


def _goes_on(before: Row, row: Row, head: Head) -> bool:
    text = row.text
    if row.opens is not None or OPEN_NUMBERED.match(text) or LISTED.match(text):
        return False
    heading = find_heading(text)
    if heading is not None and heading.rest is None and heading.role not in FOLLOWERS:
        heading = None if row.gap < 2 and BROKEN_OFF.search(before.text) else heading
    if row.follows:
        return row.bold == before.bold and heading is None and not had_room(before, row)
    if heading is not None and heading.role == "closed" and not head.title_pieces:  # "Sag 15", "Lukket sag"
        return True
    if (
        (row.gap > 1 and head.title_pieces)
        or heading is not None
        or WORDED.match(text)
        or FOR_ITEM.match(text)
    ):
        return False
    if not head.title_pieces:  # "Sag nr. 129" alone on its line; below "Beslutning for punkt 3:" it says what
        return not head.decision and head.after == head.row + 1 and text[:1].isupper() and len(text) < 160
    if row.gap == 0 and before.text.endswith((":", " -", " –")) and CLOSED.search(before.text):
        return True  # "Lukket sag:", "Lukket sag -"
    parted = row.gap > 1 or (row.gap == 1 and not runs_on(before, row))
    if parted or DURATION.search(before.text) or not text.strip(". "):
        return False
    if (
        len(text) < 60
        and ")" in text
        and (DURATION.search(text) or before.text.count("(") > before.text.count(")"))
    ):
        return True
    if (before.text.endswith("-") and text[:1].islower()) or BROKEN_OFF.search(before.text):
        return True
    if row.box is not None and before.box is not None and row.size is not None:
        same = row.bold == before.bold and abs((row.size or 0) - (before.size or 0)) < 0.4
        full = before.box.x1 - before.box.x0 > 150
        return same and (row.bold or (row.size or 0) > 13) and full and not NUMBERED.match(text)
    return (
        text.lstrip("–- ")[:1].islower()
        and len(before.text) > 30
        and len(text) < 90
        and not text.endswith(".")
    )
