"""The head of an item of an agenda: its number and title as a line prints them, and what hangs on them."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from models.frozen import dataclass
from parsers.flow import Piece
from parsers.minutes.paper.rows import Row

Style = Literal["worded", "numbered"]

# "/2014" and "/94" of "Punkt 12/2014"
OF_YEAR = r"(?:/(?:(?:19|20)\d\d|\d\d)(?!\d))?"
# "Punkt 3: Budget", "Pkt. 3 Budget", "Sag nr. 129", "Nr.178 - Budget", "Pkt.nr. 3", "Punkt 12/2014. Budget",
# "Sag 3 af 12: Budget"
WORDED = re.compile(
    r"^(?:(?:åbent|lukket|offentligt|fortroligt)\s+)?"
    r"(?P<word>punkt|pkt|sag|nr|dagsordenspunkt|dagsordenspkt|dagsordenens\s+punkt)\b\.?\s*(?:nr\.?\s*)?"
    rf"(?P<number>\d{{1,4}}{OF_YEAR}(?:\s?[a-z](?![a-zæøå]))?)(?![\d/]|-\d|,\s?\d|\.\d)"
    r"(?:\s+på\s+dagsordenen|\s+af\s+\d{1,3}(?=\s*[:.|–-]))?\s*"
    r"(?P<sign>[:.|)–-]*)\s*(?P<title>.*)$",
    re.IGNORECASE,
)
# "3. Budget", "3) Budget", "3.) Budget", "3. - Budget", "3 | Budget", "10.Evt.", "7a. Budget",
# "12/2014. Budget", "49/1. Budget", "3. 2. budgetopfølgning", "3. 17 nye boliger i Nørreby", "3. 3. Budget"
NUMBERED = re.compile(
    rf"^(?P<number>\d{{1,3}}(?:{OF_YEAR}\s?[a-z]?|/\d{{1,2}}(?=\.)))\s?(?P<sign>\.?[)|:]|\.(?:\s?[–-](?=\s))?|\s[–-]\s)\s*(?:(?P=number)[.)]\s+)?(?P<title>[^\W\d_a-zæøå].*"
    r"|[\"”“(»'‘].*|\d{4}.*|\d{1,2}\.\s[a-zæøå]{5,}.*|\d{1,3}\s[a-zæøå]{3,}\s[^\W\d].*|§?\s?\d{1,2}\.\d\s[A-ZÆØÅ].*)$"
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
    r"|møde)\b|^(?:lukket|fortroligt?)\s*[:–-]|\blukket punkt\b"
    r"|\s[–|-]\s*(?:lukket|fortroligt?)(?:\s+(?:punkt|sag))?$",
    re.IGNORECASE,
)
# how an item's heading says that it is closed or open, which is no part of its title
MARKED = re.compile(
    r"\s*\((?:lukket|åbent?|fortroligt?|offentligt?|ikke[- ]offentligt?)\)"
    r"|\s[–|-]\s*(?:lukket|åbent?|fortroligt?)(?:\s+(?:punkt|sag))?$",
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
# "BR 64/01. Budget": the case number of a council before the title; "(31/4410) Budget": any in brackets
LEADING_CASE = re.compile(
    rf"^(?:(?P<case>[A-ZÆØÅ]{{2,3}}\s\d{{1,4}}/\d{{2}})\.?|[(\[](?P<aside>{CASE.pattern})[)\]])\s+(?=\S)"
)
OPEN_MARK = re.compile(
    r"^(?:\((?:åbent?|offentligt?)\)\s*|(?:åbent?|offentligt?)\s*[–:-]\s*)(?=\S)", re.IGNORECASE
)
# "Åben Demensplan", "Lukket  Køb af ejendom"; so many items of a document begin so, where it is no title
OPENNESS = re.compile(r"^((?i:åbent?|lukket))\s+(?=[A-ZÆØÅ])")
MOSTLY = 0.8
OPENNESS_ALONE = re.compile(r"[|\s(–-]*(åbent?|lukket)\)?\.?", re.IGNORECASE)
# "Klik her for at læse mere om ", between a title and the same title; a title has so many letters
LINK = re.compile(r"\s*(?:klik|læs|vis|åbn|fold|se)\b[^.;:]{3,60}\s", re.IGNORECASE)
LEAST_SAID = 4
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

    @property
    def is_first(self) -> bool:
        """Whether an agenda or a section of it begins with the number: "1", "1/2031"."""
        return self.printed.partition("/")[0] == "1"

    def in_section(self, section: int) -> "Head":
        """The same head in a later section of the agenda (from 0), where numbers begin from 1 again."""
        if not section:
            return self
        section += (self.begins or 0) // SECTION_STEP
        number = f"{section + 1}{SECTION_SIGN}{self.printed}"
        return replace(self, number=number, rank=section * SECTION_STEP + self.order[0] % SECTION_STEP)

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


def build_head(style: Style, match: re.Match[str], row: Row, i: int, decision: bool = False) -> Head:
    """The head that a row is, from the groups number and title of a match on its text."""
    piece = row.piece
    start, end = match.span("title")
    number = Piece(piece.place, piece.start + match.start("number"), piece.start + match.end("number"))
    opened = OPEN_MARK.match(match["title"])
    start += opened.end() if opened else 0
    shut = CLOSED.match(row.text) is not None  # "Lukket punkt 15: Personalesag"
    if (alone := OPENNESS_ALONE.fullmatch(match["title"])) is not None:  # "Punkt 12 | Åben", over the title
        start, shut = end, shut or alone[1].lower() == "lukket"
    shut = shut or (match.groupdict().get("word") or "").lower() == "lukket"  # "lukket 101 Salg af areal"
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
    title = (title[: case.start()] if case else title).strip(" ,;|–-\t").strip()
    led = LEADING_CASE.match(title) if case is None else None
    title = title[led.end() :] if led else title
    number = case["case"] if case else (led["case"] or led["aside"]) if led else head.case_number
    title = _without_link(title.removesuffix(":").rstrip())
    return replace(
        head,
        title=title,
        duration=minutes if minutes is not None else head.duration,
        closed=closed or head.closed,
        case_number=number,
    )


def _without_link(title: str) -> str:
    """A title less the link that a portal glues to it, which says it again: "BudgetLæs mere om Budget"."""
    for end in range(len(title) // 2, LEAST_SAID - 1, -1):
        if title.endswith(title[:end]) and LINK.fullmatch(title[end : len(title) - end]):
            return title[:end]
    return title
