"""What a document says: meetings and their items, proposals and their finance tables.

Every field read from paper is a Found or a tuple of them; None and () mean that the paper does not say it.
Text values are white-space normalised, with words hyphenated at a line end joined; several paragraphs are
joined by a newline.
"""

import datetime
from decimal import Decimal
from typing import Literal

from models.evidence import Found, Issue, Span
from models.frozen import dataclass
from models.records_rulings import Attendance, Ballot, LawReference, Statement, Votes, find_votes

DocumentKind = Literal["minutes", "agenda", "proposals", "plan", "overview", "attachment", "other"]
MeetingKind = Literal["minutes", "agenda"]
Outcome = Literal[
    "approved",
    "approved_with_changes",
    "noted",
    "discussed",
    "rejected",
    "postponed",
    "referred",
    "withdrawn",
    "no_record",
    "other",
]
FileRole = Literal["attachment", "item", "meeting"]
RowKind = Literal["detail", "total", "grand_total", "payback"]
CheckStatus = Literal["holds", "rounds", "paper", "reading", "unclear"]
CellKind = Literal["text", "number", "date"]
CheckKind = Literal["rows", "columns", "tables", "overview", "text"]
AmountDirection = Literal["expense", "saving", "income", "grant", "asked", "financing", "unknown"]
AmountBound = Literal["exact", "about", "at_most", "at_least", "less", "more", "range"]
AmountFrequency = Literal["yearly", "permanent", "once"]
AmountAgreement = Literal["agrees", "differs"]
AmountPart = Literal[
    "title",
    "recommendation",
    "nested_recommendation",
    "decision_point",
    "decision",
    "follow_up",
    "passage",
    "summary",
    "hearing",
    "section",
    "other",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of running text under one heading. role is canonical ("case_presentation", "other")."""

    role: str
    heading: Found[str] | None
    text: Found[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommendation:
    """One point of an indstilling; point is its printed number (a letter counts from 1) or None."""

    point: int | None
    text: Found[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPoint:
    """One point of a beslutning with its normalised outcome; body and date where the paper names its own."""

    point: int | None
    text: Found[str]
    outcome: Found[Outcome]
    condition: Found[str] | None = None
    body: Found[str] | None = None
    date: Found[datetime.date] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextAmount:
    """An amount of money in a sentence; it stands on its own field, part and position say on which record.

    printed is the amount as printed, kroner its value; a range has low and high instead. qualifier and term
    are the words that bound, expected and direction come from. from_year without to_year is an open end;
    years is a length alone ("over fire år"). per is the unit of a price ("døgn"): such an amount is no sum.
    position counts from 0 in the tuple that part names. compared tells whether a finance table of the same
    proposal says the same; table, row and column are its ordinals.
    """

    printed: Found[str]
    kroner: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: AmountBound = "exact"
    expected: bool = False
    qualifier: str | None = None
    direction: AmountDirection = "unknown"
    term: str | None = None
    from_year: int | None = None
    to_year: int | None = None
    years: int | None = None
    frequency: AmountFrequency | None = None
    per: str | None = None
    price_year: int | None = None
    purpose: Found[str] | None = None
    sentence: str
    part: AmountPart = "other"
    position: int | None = None
    compared: AmountAgreement | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """What someone is to do after the meeting; deadline as printed."""

    responsible: Found[str]
    text: Found[str]
    deadline: Found[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An annex known from a stamp or a numbering list; pages are first and last in the file."""

    number: Found[str]
    title: Found[str]
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedFile:
    """A file that a case system's export names: an annex, an item's own text, or a whole meeting's.

    name is as the export gives it, with folders or an address; public is None where the export is silent.
    """

    name: Found[str]
    role: FileRole
    title: Found[str] | None = None
    public: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """A dagsordenspunkt. number is as printed ("3", "7a"); decision_text is word for word.

    nested_recommendations are those of a memo to another body inside the item. ballots are all rounds of
    voting. passages keep the rest of the item's text. closed
    items may have neither title nor text.
    """

    number: Found[str]
    title: Found[str] | None
    duration_min: Found[int] | None = None
    category: Found[str] | None = None
    case_number: Found[str] | None = None
    caseworker: Found[str] | None = None
    responsible: Found[str] | None = None
    time_slot: Found[str] | None = None
    closed: bool = False
    recommendations: tuple[Recommendation, ...] = ()
    nested_recommendations: tuple[Recommendation, ...] = ()
    decision_text: Found[str] | None = None
    decision_points: tuple[DecisionPoint, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    statements: tuple[Statement, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    listed_attachments: tuple[Found[str], ...] = ()
    files: tuple[NamedFile, ...] = ()
    passages: tuple[Passage, ...] = ()
    text_amounts: tuple[TextAmount, ...] = ()
    law_references: tuple[LawReference, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    pages: tuple[int, int] | None = None

    @property
    def votes(self) -> Votes | None:
        """Who voted what on the matter itself, as the rounds of voting tell."""
        return find_votes(self.ballots)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nesting:
    """The item of another meeting of the same document that carries a meeting."""

    meeting_index: int
    item_number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A møde as one document tells of it. Names are without title, role and party letter.

    present and absent are those it names as such; attendance tells more of some of them.
    """

    kind: MeetingKind
    title: Found[str] | None = None
    body: Found[str] | None = None
    municipality: Found[str] | None = None
    date: Found[datetime.date] | None = None
    start: Found[datetime.time] | None = None
    end: Found[datetime.time] | None = None
    location: Found[str] | None = None
    information: Found[str] | None = None
    present: tuple[Found[str], ...] = ()
    absent: tuple[Found[str], ...] = ()
    attendance: tuple[Attendance, ...] = ()
    nested_in_item: Nesting | None = None
    files: tuple[NamedFile, ...] = ()
    items: tuple[AgendaItem, ...] = ()
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceRow:
    """One row of a finance table. values has one entry for each column of the table, in its order.

    A value is None where the cell is empty or a dash, and Decimal 0 where a 0 is printed; in the table's own
    unit. candidates: where the paper does not settle which column a value stands in, the note of its Found
    says so and its certainty is "uncertain" or "inferred".
    """

    label: Found[str]
    kind: Found[RowKind]
    values: tuple[Found[Decimal] | None, ...]
    section: Found[str] | None = None
    steering_area: Found[str] | None = None
    appropriation: Found[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FinanceTable:
    """A finance table; caption is without "Tabel 1.", multiplier is what one unit is worth in kroner.

    unit "årsværk" and the like have multiplier 1 and are no money: is_money tells them apart.
    columns are the headings as printed ("2021", "I alt"); rates are those, from 0, whose numbers are shares
    or rates ("Afvigelse i pct.") and no amounts.
    """

    number: Found[str] | None
    caption: Found[str] | None
    unit: Found[str] | None
    multiplier: int
    is_money: bool
    price_year: Found[int] | None
    columns: tuple[Found[str], ...]
    rows: tuple[FinanceRow, ...]
    pages: tuple[int, ...]
    rates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckCell:
    """A number that a check rests on, by where its record stands, each counted from 0.

    proposal is None for a table outside all proposals; value is None for an empty cell. role "total" is the
    number that is checked, "part" what should make it; sign is -1 for what is drawn off.
    """

    role: Literal["total", "part"]
    sign: int
    proposal: int | None
    table: int
    row: int
    column: int
    value: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SumCheck:
    """A printed number against what other numbers say it should be; expected, found, off in its own unit.

    kind: a total of rows, a column that others make, a number that another table prints as well, one of an
    overview that a proposal prints as well, or one that a sentence gives otherwise (found; its cell is the
    total, and expected its value). rule tells how the parts were found ("below", "across").
    status "rounds": off by no more than slack, which rounding of each printed number explains; "paper": the
    digits are plain and another place confirms how the number is made; "reading": a number was uncertain;
    "unclear": off, and nothing tells why. note says what the status rests on.
    """

    status: CheckStatus
    kind: CheckKind
    rule: str
    place: str
    expected: Decimal
    found: Decimal
    off: Decimal
    slack: Decimal
    cells: tuple[CheckCell, ...]
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """A party asked (hørt), its answer, the date as ISO or printed text, and what it had to say."""

    party: Found[str]
    answer: Found[str] | None = None
    date: Found[str] | None = None
    note: Found[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedCell:
    """What one cell of a table prints, rows and columns counted from 0; empty cells have none.

    kind tells what it is: number and day hold the value of a cell that is nothing else.
    """

    row: int
    column: int
    text: Found[str]
    kind: CellKind = "text"
    number: Decimal | None = None
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedTable:
    """A table under its own headings that is no finance table: success criteria, a list of cases."""

    caption: Found[str] | None = None
    columns: tuple[Found[str], ...]
    cells: tuple[TypedCell, ...]
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An investment proposal, a business case or an initiative of a plan."""

    title: Found[str]
    code: Found[str] | None = None
    summary: Found[str] | None = None
    department: Found[str] | None = None
    affected_departments: tuple[Found[str], ...] = ()
    price_year: Found[int] | None = None
    payback_service_years: Found[Decimal] | None = None
    payback_total_years: Found[Decimal] | None = None
    hearings: tuple[Hearing, ...] = ()
    sections: tuple[Passage, ...] = ()
    tables: tuple[FinanceTable, ...] = ()
    typed_tables: tuple[TypedTable, ...] = ()
    text_amounts: tuple[TextAmount, ...] = ()
    pages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """All that one document yields. text_amounts and typed_tables are those in no item and no proposal.

    unclaimed are the lines of text that no record rests on; furniture those that a rule knows as no content
    (stamps, page numbers, contents headings). Lines the reader marked as running are in neither.
    """

    kind: DocumentKind
    meetings: tuple[Meeting, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    overview_tables: tuple[FinanceTable, ...] = ()
    typed_tables: tuple[TypedTable, ...] = ()
    text_amounts: tuple[TextAmount, ...] = ()
    checks: tuple[SumCheck, ...] = ()
    issues: tuple[Issue, ...] = ()
    unclaimed: tuple[Span, ...] = ()
    furniture: tuple[Span, ...] = ()
