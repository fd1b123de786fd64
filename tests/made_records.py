"""Invented records to store and export: a council meeting and a proposal of Nørreby Kommune."""

from __future__ import annotations

import datetime
import hashlib
from decimal import Decimal
from typing import Any, TypeVar

from models.evidence import Found, Issue, Span
from models.page import Box, Document, Line, Page, Source
from models.records import (
    AgendaItem,
    Attachment,
    CheckCell,
    DecisionPoint,
    FinanceRow,
    FinanceTable,
    FollowUp,
    Hearing,
    Meeting,
    Nesting,
    Parsed,
    Passage,
    Proposal,
    Recommendation,
    SumCheck,
    TextAmount,
    TypedCell,
    TypedTable,
)
from models.records_rulings import Attendance, Ballot, LawReference, Statement

T = TypeVar("T")


def found(value: T, page: int = 1, **more: Any) -> Found[T]:
    span = Span(page, 0, len(str(value)), Box(50.0, 60.0, 200.0, 72.0), str(value))
    return Found(value, (span,), "test.rule", **more)


def text_amount(printed: str, kroner: Decimal | None, **more: Any) -> TextAmount:
    """An amount in a sentence of its own."""
    return TextAmount(printed=found(printed), kroner=kroner, sentence=f"Det er {printed}", **more)


def document(name: str = "/papers/nørreby.pdf", content: str = "a", pages: int = 2) -> Document:
    sha256 = hashlib.sha256(content.encode()).hexdigest()
    source = Source(sha256=sha256, path=name, media_type="application/pdf", size=len(content))
    lines = (Line(text=content, start=0),)
    return Document(
        source=source, pages=tuple(Page(number=n + 1, lines=lines) for n in range(pages)), read_by="pdf"
    )


ITEM = AgendaItem(
    number=found("3"),
    title=found("Ny cykelsti langs fjorden"),
    duration_min=found(10),
    category=found("Til godkendelse"),
    case_number=found("24-1234"),
    recommendations=(Recommendation(point=1, text=found("at udvalget godkender linjeføringen.")),),
    nested_recommendations=(Recommendation(point=None, text=found("at byrådet afsætter midlerne.")),),
    decision_text=found("Godkendt, idet belysningen drøftes igen.\nKaren Holm stemte imod.", 2),
    decision_points=(
        DecisionPoint(
            point=1,
            text=found("Godkendt, idet belysningen drøftes igen.", 2),
            outcome=found("approved_with_changes", 2),  # type: ignore[arg-type]
            condition=found("belysningen drøftes igen", 2),
            date=found(datetime.date(2024, 3, 6)),
        ),
        DecisionPoint(point=2, text=found("=1+1", 2), outcome=found("noted", 2)),  # type: ignore[arg-type]
    ),
    ballots=(
        Ballot(
            matter="amendment",
            about=found("Ændringsforslag 1", 2),
            against=(found("A", 2), found("B", 2)),
            count_against=found(5, 2),
            result=found("rejected", 2),  # type: ignore[arg-type]
        ),
        Ballot(
            point=1,
            decision=0,
            in_favour=(found("A", 2), found("B", 2)),
            against=(found("Karen Holm", 2),),
            rest=Found("for", (), "test.rule", "inferred", "De øvrige er ikke nævnt ved navn."),
            result=found("adopted", 2),  # type: ignore[arg-type]
        ),
    ),
    statements=(
        Statement(kind="reservation", text=found("B tager forbehold.", 2), by=(found("B", 2),), decision=0),
        Statement(kind="amendment", text=found("at stien asfalteres"), result=found("rejected", 2)),  # type: ignore[arg-type]
    ),
    law_references=(
        LawReference(
            printed=found("vejlovens § 12, stk. 2"), act=found("vejloven"), paragraph="12", part="stk. 2"
        ),
    ),
    attendance=(Attendance(name=found("Ida Berg"), status="recused", reason=found("inhabil")),),
    follow_ups=(FollowUp(responsible=found("Per Lund"), text=found("undersøger belysningen")),),
    attachments=(Attachment(number=found("1"), title=found("Kort over stien"), pages=(2, 2)),),
    listed_attachments=(found("Høringssvar"),),
    passages=(Passage(role="case_presentation", heading=found("Sagsfremstilling"), text=found("Stien.")),),
    text_amounts=(text_amount("2 mio. kr.", Decimal(2_000_000), direction="grant", from_year=2024),),
    pages=(1, 2),
)

MEETING = Meeting(
    kind="minutes",
    body=found("Teknisk Udvalg"),
    municipality=found("Nørreby Kommune"),
    date=found(datetime.date(2024, 3, 5)),
    start=found(datetime.time(16, 30)),
    location=found("Rådhuset"),
    present=(found("Per Lund"),),
    absent=(found("Karen Holm"), found("Ida Berg")),
    attendance=(
        Attendance(name=found("Karen Holm"), status="excused"),
        Attendance(name=found("Bo Dam"), status="substitute", stands_in_for=found("Karen Holm")),
        Attendance(
            name=found("Per Lund"),
            status="late",
            time=found(datetime.time(17, 15)),
            at_item=found("punkt 3"),
            said=found("Per Lund kom kl. 17.15 under punkt 3."),
        ),
    ),
    items=(ITEM, AgendaItem(number=found("4"), title=None, closed=True)),
    pages=(1, 2),
)

NESTED = Meeting(
    kind="agenda", title=found("Dagsorden"), nested_in_item=Nesting(meeting_index=0, item_number="3")
)

COLUMNS = ("2024", "2025", "I alt", "I alt")


def finance_row(label: str, kind: str, *values: str | None, **more: Any) -> FinanceRow:
    cells = tuple(None if value is None else found(Decimal(value), 2) for value in values)
    return FinanceRow(label=found(label), kind=found(kind), values=cells, **more)  # type: ignore[arg-type]


TABLE = FinanceTable(
    number=found("1"),
    caption=found("Samlet økonomi"),
    unit=found("1.000 kr."),
    multiplier=1000,
    is_money=True,
    price_year=found(2024),
    columns=tuple(found(column) for column in COLUMNS),
    rows=(
        finance_row("Asfalt", "detail", "1250", None, "0.1", "2", section=found("Anlæg i alt")),
        finance_row("Vedligehold", "detail", "-942", "0", None, None, steering_area=found("Service")),
        finance_row("Samlet", "grand_total", "308", "0", None, None),
        finance_row("Tilbagebetalingstid", "payback", None, None, None, None),
    ),
    pages=(2,),
)

CASES = TypedTable(
    caption=found("Sager på området"),
    columns=(found("Sag"), found("Antal"), found("Modtaget")),
    cells=(
        TypedCell(row=0, column=0, text=found("Salg af grund")),
        TypedCell(row=0, column=1, text=found("1.200"), kind="number", number=Decimal(1200)),
        TypedCell(row=1, column=2, text=found("1. maj 2024"), kind="date", day=datetime.date(2024, 5, 1)),
    ),
    pages=(2, 2),
)

PROPOSAL = Proposal(
    code=found("NK07"),
    title=found("Lys på stierne"),
    summary=found("Stierne får lys."),
    department=found("Teknisk Forvaltning"),
    affected_departments=(found("Børneforvaltningen"),),
    price_year=found(2024),
    payback_service_years=found(Decimal("2.5")),
    hearings=(Hearing(party=found("Ældrerådet"), answer=found("Ja"), date=found("2024-02-01")),),
    sections=(Passage(role="other", heading=found("1. Formål"), text=found("Tryghed.")),),
    text_amounts=(
        text_amount(
            "1,2-1,5 mio. kr.",
            None,
            low=Decimal(1_200_000),
            high=Decimal(1_500_000),
            bound="range",
            part="section",
        ),
        text_amount(
            "64 kr.", Decimal("64.5"), per="døgn", purpose=found("pleje"), part="section", position=0
        ),
    ),
    tables=(TABLE,),
    typed_tables=(CASES,),
    pages=(2, 2),
)

ISSUE = Issue(
    code="table.sum",
    severity="warning",
    message="Rækkerne giver ikke summen.",
    where="NK07 Tabel 1",
    expected="308",
    found="309",
    span=Span(2, 4, 7, None, "309"),
)

CHECK = SumCheck(
    status="unclear",
    kind="rows",
    rule="below",
    place="NK07 Tabel 1, række 'Samlet', 2024",
    expected=Decimal(308),
    found=Decimal(309),
    off=Decimal(1),
    slack=Decimal(0),
    cells=(
        CheckCell(role="total", sign=1, proposal=0, table=0, row=2, column=0, value=Decimal(308)),
        CheckCell(role="part", sign=1, proposal=0, table=0, row=0, column=0, value=Decimal(1250)),
        CheckCell(role="part", sign=1, proposal=0, table=0, row=1, column=0, value=Decimal(-942)),
    ),
)

PARSED = Parsed(
    kind="minutes",
    meetings=(MEETING, NESTED),
    proposals=(PROPOSAL,),
    text_amounts=(text_amount("5 kr.", Decimal(5)),),
    overview_tables=(TABLE,),
    typed_tables=(CASES,),
    checks=(CHECK,),
    issues=(ISSUE, Issue(code="note", severity="info", message="Intet.")),
    unclaimed=(Span(1, 0, 4, Box(1.0, 2.0, 3.0, 4.0), "Løst"),),
)
