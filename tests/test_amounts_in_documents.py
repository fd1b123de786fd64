"""Amounts in documents: which record they stand in, their exact place, and what the tables say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from models.evidence import Found, Issue
from models.page import Document, Line, Page, Source
from models.records import FinanceRow, FinanceTable, Parsed, Passage, Proposal, TextAmount
from parsers.amounts.compare import compare_amounts
from parsers.document import parse_document

MINUTES = """Referat
Børneudvalget
Mandag den 4. marts 2024 kl. 16.00

1. Nye legepladser
Sagsfremstilling
Nørreby mangler legepladser. Driften koster ca. 250 t.kr. om året, og en lege-
plads koster 1,2-1,5 mio.
kr.
Indstilling
Forvaltningen indstiller,
1. at der gives en anlægsbevilling på 12 mio. kr. til nye lege-
pladser i 2025
2. at sagen sendes i høring
Beslutning
Godkendt, dog afsættes kun 10 mio. kr.

2. Eventuelt
Beslutning
Intet.
"""


def build_document(text: str) -> Document:
    """A document of one page without layout."""
    lines, start = [], 0
    for line in text.split("\n"):
        lines.append(Line(text=line, start=start))
        start += len(line) + 1
    page = Page(number=1, lines=tuple(lines))
    source = Source(sha256="a", path="/papers/referat.txt", media_type="text/plain", size=len(text))
    return Document(source=source, pages=(page,), read_by="text")


def test_amounts_are_tied_to_what_they_stand_in() -> None:
    (meeting,) = parse_document(build_document(MINUTES)).meetings
    first, second = meeting.items
    told = [(a.part, a.position, a.printed.value, a.kroner) for a in first.text_amounts]
    assert second.text_amounts == ()
    assert [one[2:] for one in told] == [
        ("250 t.kr.", 250_000),
        ("1,2-1,5 mio. kr.", None),
        ("12 mio. kr.", 12_000_000),
        ("10 mio. kr.", 10_000_000),
    ]
    assert [one[0] for one in told] == ["passage", "passage", "recommendation", "decision_point"]
    assert told[2][1] == 0


def test_a_span_is_exactly_what_is_printed() -> None:
    document = build_document(MINUTES)
    (meeting,) = parse_document(document).meetings
    spans = [span for amount in meeting.items[0].text_amounts for span in amount.printed.spans]
    assert [document.pages[0].text[span.start : span.end] for span in spans] == [s.printed for s in spans]
    assert [" ".join(span.printed.split()) for span in spans[1:2]] == ["1,2-1,5 mio. kr."]
    purposes = [a.purpose for a in meeting.items[0].text_amounts if a.purpose]
    assert [purpose.value for purpose in purposes] == ["nye legepladser"]
    assert purposes[0].spans[0].printed == "nye lege-\npladser"


def test_a_text_of_no_known_kind_keeps_its_amounts() -> None:
    parsed = parse_document(build_document("Et brev.\nVi har brugt 300.000 kr. på cykler.\n"))
    assert parsed.kind == "other"
    assert [amount.kroner for amount in parsed.text_amounts] == [300_000]
    assert len(parsed.unclaimed) == 2


def test_a_text_without_money_is_left_as_it_is() -> None:
    parsed = parse_document(build_document("Et brev om 12 årsværk og 5 pct. den 3. maj 2024.\n"))
    assert parsed.text_amounts == ()


def said(value: str) -> Found[str]:
    return Found(value, (), "test")


def row(label: str, kind: str, *values: int | None) -> FinanceRow:
    cells = tuple(None if value is None else Found(Decimal(value), (), "test") for value in values)
    return FinanceRow(label=said(label), kind=Found(kind, (), "test"), values=cells)  # type: ignore[arg-type]


TABLE = FinanceTable(
    number=said("1"),
    caption=None,
    unit=said("1.000 kr."),
    multiplier=1000,
    is_money=True,
    price_year=Found(2024, (), "test"),
    columns=tuple(said(heading) for heading in ("2024", "2025", "2026")),
    rows=(
        row("Færre vikarer", "detail", -1000, -2293, -2293),
        row("Nyt udstyr", "detail", 700, 200, 200),
        row("Samlet økonomisk påvirkning", "grand_total", -300, -2093, -2093),
        row("Kurser", "detail", None, 500, None),
    ),
    pages=(1,),
)


def compared(sentence: str, table: FinanceTable = TABLE) -> tuple[tuple[TextAmount, ...], tuple[Issue, ...]]:
    """The amounts of a sentence in a proposal with one table."""
    parsed: Parsed = parse_document(build_document(f"Et brev.\n{sentence}\n"))
    passage = Passage(role="section", heading=None, text=said(sentence))
    proposal = Proposal(title=said("Vikarer"), code=said("NB01"), sections=(passage,), tables=(table,))
    return compare_amounts(proposal, parsed.text_amounts)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Forslaget giver en besparelse på 2,1 mio. kr. i 2025.", (0, 2, 1)),
        ("Forslaget giver en besparelse på 2.093 t.kr. i 2025 og frem.", (0, 2, 1)),
        ("Der købes udstyr for 700.000 kr. i 2024.", (0, 1, 0)),
        ("Udgiften til udstyr er 200 t.kr. i 2025 og 2026.", (0, 1, 1)),
        ("Investeringen i udstyr er på i alt 1,1 mio. kr.", (0, 1, None)),
        ("Udgiften til udstyr er 900 t.kr. i 2024-2025.", (0, 1, None)),
        ("Der afsættes 500 t.kr. til kurser, fordelt over 2024 og 2025.", (0, 3, 1)),
    ],
)
def test_an_amount_agrees_with_its_cell(sentence: str, place: tuple[int, int, int | None]) -> None:
    (amount,), issues = compared(sentence)
    assert (amount.compared, issues) == ("agrees", ())
    assert (amount.table, amount.row, amount.column) == place


@pytest.mark.parametrize(
    "sentence",
    [
        "Der købes udstyr for 640.000 kr. i 2024.",
        "Prisen er 700 kr. pr. borger i 2024.",
        "Forslaget giver desuden en besparelse på 2,5 mio. kr. på løn i 2025.",
        "Forslaget giver en besparelse på 2,5 mio. kr. i 2030.",
        "Forslaget giver en besparelse på op til 2,5 mio. kr. i 2025.",
        "Besparelsen er 2,5 mio. kr. i 2025.",
        "Forslaget giver en udgift på 40 mio. kr. i 2025.",
        "Forslaget giver en besparelse på 2,5 mio. kr. i 2025 (2019-priser).",
        "Der afsættes 200 t.kr. til udstyr, fordelt over 2025 og 2026.",
    ],
)
def test_what_cannot_be_compared_is_not_complained_of(sentence: str) -> None:
    amounts, issues = compared(sentence)
    assert [amount.compared for amount in amounts] == [None]
    assert issues == ()


def test_a_sentence_on_the_whole_proposal_may_differ() -> None:
    (amount,), (issue,) = compared("Forslaget giver en samlet besparelse på 2,5 mio. kr. i 2025.")
    assert (amount.compared, amount.row, amount.column) == ("differs", 2, 1)
    assert (issue.code, issue.severity) == ("amounts.differs_from_table", "warning")
    assert (issue.expected, issue.found) == ("-2093000", "2500000")
    assert "NB01" in issue.message and "2,5 mio. kr." in issue.message and "Tabel 1" in issue.message


MOVED = replace(
    TABLE,
    rows=(
        row("Kurser og faglig sparring", "detail", 500, 500, None),
        row("Nyt udstyr", "detail", 500, 500, 200),
    ),
)


@pytest.mark.parametrize(
    ("sentence", "column"),
    [
        ("Der afsættes 500 t.kr. i 2025 og 2026 til kurser og faglig sparring.", 2),
        ("Der afsættes 500 t.kr. i 2026 til kurser og faglig sparring.", 2),
        ("Der afsættes 500 t.kr. i 2024 og 2025 til kurser og faglig sparring.", None),
        ("Der afsættes 500 t.kr. i 2025 og 2026 til lokaler og lys.", None),
        ("Der afsættes 500 t.kr. i 2026 og 2027 til kurser og faglig sparring.", None),
        ("Der afsættes op til 500 t.kr. i 2026 til kurser og faglig sparring.", None),
    ],
)
def test_a_row_that_has_the_amount_in_other_years_differs(sentence: str, column: int | None) -> None:
    (amount,), issues = compared(sentence, MOVED)
    assert (amount.compared == "differs", len(issues)) == ((True, 1) if column else (False, 0))
    if column:
        assert (amount.row, amount.column) == (0, column)
        assert "har det i andre år og intet i 2026" in issues[0].message


def test_a_table_of_positions_is_no_money() -> None:
    (amount,), issues = compared("Udgiften er 700 t.kr. i 2024.", replace(TABLE, is_money=False))
    assert (amount.compared, issues) == (None, ())
