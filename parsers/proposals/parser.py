"""Investment proposals, business cases and plans: a document's lines to proposals with their tables."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from models.evidence import Found, Issue
from models.frozen import dataclass
from models.page import Line
from models.records import DocumentKind, FinanceTable, Hearing, Passage, Proposal, SumCheck, TypedTable
from parsers.finance.assemble import (
    Payback,
    TableContext,
    find_caption,
    find_price_year,
    find_unit,
    row_kind,
)
from parsers.finance.checks import check_document
from parsers.finance.grid import GridTable, find_grid_tables
from parsers.finance.plain_text import TextTable, find_text_tables
from parsers.finance.plain_words import find_word_lines
from parsers.flow import Flow, Piece, Place, claimed_spans, found, found_text
from parsers.proposals.bare import find_shared_labels
from parsers.proposals.departments import read_department, read_departments
from parsers.proposals.form import HEADING, Form, read_form
from parsers.proposals.heads import is_form_head
from parsers.proposals.hearings import read_hearings
from parsers.proposals.lines import Shared
from parsers.proposals.loose import read_paybacks, read_price
from parsers.proposals.named import Named, read_code, read_name, read_price_year
from parsers.proposals.repeated import speaks_of_proposals
from parsers.proposals.sections import read_sections, repeated_lines
from parsers.proposals.split import Split, Stretch, split_proposals
from parsers.proposals.words import squeeze, words
from parsers.text import fold
from parsers.typed_tables import find_typed_tables

# how much each mark of a proposal counts in looks_like_proposals
SCORES = {"form": 0.9, "initiative": 0.75, "coded": 0.6, "lone": 0.4}
TABLE_SCORE = 0.3
# "2031 2032 2033 Varig": years in a row, with at most a short heading more behind them
YEARS_RUN = re.compile(r"(?<!\S)(?P<years>(?:(?:19|20)\d\d\s+){2,}(?:19|20)\d\d)(?:\s.{1,20})?$")
# "Alle beløb er i 2031-priser": said of the whole paper in one of so many lines before the first proposal
FRONT_LINES = 60
SAID = re.compile(r"(?:^|[.:]\s)(?:alle\s)?(?:beløb(?:ene)?|tal(?:lene)?|priser(?:ne)?)\b", re.IGNORECASE)
ENDED = re.compile(r"[.:!?]\s*$")
# the second line of a title in plain lines is at most so long
WRAPPED = 60
FULL = 38  # characters of a line without type at least, that goes on in the next
# proposals that begin after this part of the document may be annexes to another paper
LATE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsParsed:
    """What a document of proposals yields; kind is "proposals", "plan" or "overview"."""

    kind: DocumentKind
    proposals: tuple[Proposal, ...] = ()
    overview_tables: tuple[FinanceTable, ...] = ()
    typed_tables: tuple[TypedTable, ...] = ()
    checks: tuple[SumCheck, ...] = ()
    issues: tuple[Issue, ...] = ()


def looks_like_proposals(flow: Flow, minutes: float = 0.0) -> float:
    """How much a document looks like proposals, 0 to 1; minutes is how much it looks like those.

    A form with a labelled title says most, then initiatives of a plan, coded headings with tables, and last
    finance tables alone, which are not looked for where the paper looks more like minutes than they would
    tell. Proposals that only begin late in the document count for less.
    """
    if not flow.places:
        return 0.0
    split = split_proposals(flow)
    if not split.stretches:
        return TABLE_SCORE if minutes < TABLE_SCORE and _has_tables(flow) else 0.0
    first = split.stretches[0]
    before = sum(1 for place in flow.places if place.index < first.places[0].index)
    late = before > LATE * len(flow.places)
    return SCORES[first.kind] * (0.5 if late else 1.0)


def _has_tables(flow: Flow) -> bool:
    """Whether a paper without proposals has what speaks of finance tables."""
    captions = sum(1 for place in flow.places if find_caption(place.text))
    return (
        captions > 1
        or any(row_kind(place.text) == "payback" for place in flow.places)
        or _has_money_table(flow)
    )


def _has_money_table(flow: Flow) -> bool:
    """Whether a paper without proposals or captions has a table of money, by years or of budgets.

    Such a paper is an overview by itself.
    """
    if not any(_heads_years(place.text) for place in flow.places) and not find_word_lines(flow.places):
        return False
    tables = (found.table for found in find_tables(flow, flow.places, TableContext()))
    return any(table.is_money and table.unit is not None and len(table.rows) > 1 for table in tables)


def _heads_years(line: str) -> bool:
    """Whether a line ends with years that run on: "1.000 kr. 2024 p/l 2024 2025 2026 Varig"."""
    match = YEARS_RUN.search(line)
    years = [int(year) for year in match["years"].split()] if match else []
    return len(years) > 2 and all(after == year + 1 for year, after in pairwise(years[-3:]))


def parse_proposals(flow: Flow) -> ProposalsParsed:
    """All proposals of a document with their finance tables, and the overviews that stand outside them.

    Raises nothing; a document without proposals gives its finance tables as overview tables.
    """
    split = split_proposals(flow)
    runs = [stretch.places for stretch in split.stretches]
    shared = Shared(repeated_lines(runs), find_shared_labels(runs))
    price = _price_before(split)
    proposals = tuple(_read_proposal(flow, stretch, shared, price) for stretch in split.stretches)
    overviews, typed = _outside(flow, split, proposals)
    checked = check_document(proposals, overviews)
    return ProposalsParsed(
        kind=_kind(split),
        proposals=proposals,
        overview_tables=overviews,
        typed_tables=typed,
        checks=checked.checks,
        issues=(*checked.issues, *_none_told(flow, split)),
    )


def _none_told(flow: Flow, split: Split) -> tuple[Issue, ...]:
    """What to say of a paper that speaks of proposals, where none was told apart."""
    headed = any(is_form_head(place.text) for place in flow.places)
    if split.stretches or not (headed or speaks_of_proposals(flow.places)):
        return ()
    message = (
        "Papiret taler om forslag, men ingen af dem er beskrevet, så de kan læses hvert for sig; "
        "tabellerne er læst som oversigter. Se linjerne med referat explain."
    )
    return (Issue(code="proposals.none_told", severity="warning" if headed else "info", message=message),)


def _kind(split: Split) -> DocumentKind:
    if not split.stretches:
        return "overview"
    return "plan" if split.stretches[0].kind == "initiative" else "proposals"


def _price_before(split: Split) -> Found[int] | None:
    """The price level that the paper says for all its amounts, before the first proposal."""
    first = split.stretches[0].places[0].index if split.stretches else 0
    before = [place for run in split.rest[:1] for place in run if place.index < first]
    said: dict[int, list[Piece]] = {}
    for place, below in pairwise([*before[-FRONT_LINES:], None]):
        if place is None or not SAID.search(place.text):
            continue
        pieces = [place.piece()]
        if below is not None and find_price_year(place.text) is None and not ENDED.search(place.text):
            pieces.append(below.piece())  # the sentence runs on
        year = find_price_year(" ".join(piece.text for piece in pieces))
        if year is not None:
            said.setdefault(year, pieces)
    return (
        next((found(y, p, "proposals.price_year") for y, p in said.items()), None) if len(said) == 1 else None
    )


def _read_proposal(flow: Flow, stretch: Stretch, shared: Shared, said: Found[int] | None) -> Proposal:
    planned = stretch.kind == "initiative" and stretch.code is None
    form = Form() if planned else read_form(flow, stretch.places, shared)
    named = _name(flow, stretch, form)
    code = named.code or (None if stretch.kind == "initiative" else read_code(form.fields, stretch.places))
    context = TableContext(title=named.title)
    tables = find_tables(flow, stretch.places, context)
    covered = frozenset(
        place.index for places in (form.places, *(t.places for t in tables)) for place in places
    )
    hearings = read_hearings(flow, stretch.places)
    taken = covered | _lines_of(hearings, stretch.places)
    in_tables = {place.index for table in tables for place in table.places}
    loose = [place for place in stretch.places if place.index not in in_tables]
    payback = _payback([*(table.payback for table in tables if table.payback), read_paybacks(loose)])
    price = read_price_year(form.fields.get("price", ())) or read_price(stretch.places)
    finance = [_with_price(table.table, price or said) for table in tables]
    sections = read_sections(flow, stretch.places, stretch.kind, shared.lines, covered)
    summary = found_text(flow, form.fields.get("summary", ()), "proposals.summary")
    return Proposal(
        title=named.title or Found("", (), "proposals.title", "uncertain", "Forslaget har ingen titel."),
        code=code,
        summary=summary or _summary_section(sections),
        department=read_department(flow, form.fields.get("department", ())),
        affected_departments=read_departments(flow, form.fields.get("affected", ())),
        price_year=price or next((table.price_year for table in finance if table.price_year), None),
        payback_service_years=payback[0],
        payback_total_years=payback[1],
        hearings=hearings,
        sections=sections,
        tables=tuple(finance),
        typed_tables=find_typed_tables(flow, stretch.places, taken),
        pages=(stretch.places[0].page.number, stretch.places[-1].page.number),
    )


def _with_price(table: FinanceTable, price: Found[int] | None) -> FinanceTable:
    """A table of money that says no price level has the one said for the whole proposal or paper."""
    if price is None or table.unit is None or not table.is_money or table.price_year is not None:
        return table
    note = "Prisniveauet står i forslagets skema eller først i papiret, ikke ved tabellen."
    return replace(table, price_year=replace(price, certainty="inferred", note=note))


def _name(flow: Flow, stretch: Stretch, form: Form) -> Named:
    if stretch.title is None:
        return read_name(flow, form.fields.get("title", ()), "proposals.title.form")
    pieces = [stretch.title, *_title_wrap(stretch)]
    named = read_name(flow, pieces, f"proposals.title.{stretch.kind}")
    if stretch.code is not None:
        code = found(fold(stretch.code.text), [stretch.code], "proposals.code.heading")
        return Named(named.whole, code, named.whole)
    return named if stretch.kind in ("coded", "lone") else Named(named.whole, None, named.whole)


def _summary_section(sections: Sequence[Passage]) -> Found[str] | None:
    """The text of the section that is headed as a summary: "1. Resumé"."""
    for section in sections:
        if section.heading is not None and section.text is not None:
            name = squeeze(section.heading.value).lstrip("0123456789")
            if name in words("summary"):
                return replace(section.text, rule="proposals.summary.section")
    return None


def _title_wrap(stretch: Stretch) -> list[Piece]:
    """The lines that a heading's title goes on over: set alike and directly below."""
    if stretch.title is None:
        return []
    at = next(i for i, p in enumerate(stretch.places) if p.index == stretch.title.place.index)
    head = stretch.title.place.line
    wrap: list[Piece] = []
    for place in stretch.places[at + 1 : at + 4]:
        line = place.line
        alike = line.size == head.size and line.bold == head.bold
        above = stretch.places[at + len(wrap)].line
        plain = line.size is None and len(above.text) >= FULL and _may_wrap(line)
        if not alike or not (plain if line.size is None else head.bold or line.text[:1].islower()):
            break
        if find_caption(line.text):
            break
        wrap.append(place.piece())
    return wrap


def _may_wrap(line: Line) -> bool:
    """Whether a line without type goes on with the heading above it: small letters first, no full stop.

    Nor does it name a unit, as "i 1.000 kr." above a table does.
    """
    wrapped = line.text[:1].islower() and len(line.text) < WRAPPED
    return wrapped and not line.text.rstrip().endswith((".", ":")) and find_unit(line.text) is None


def _payback(found: Sequence[Payback]) -> Payback:
    service = next((pair[0] for pair in found if pair[0] is not None), None)
    return service, next((pair[1] for pair in found if pair[1] is not None), None)


def find_tables(flow: Flow, places: Sequence[Place], context: TableContext) -> list[GridTable | TextTable]:
    """The finance tables among some lines: from grids where pages have layout, from the lines elsewhere."""
    drawn = [p for p in places if p.page.width is not None or p.line.table is not None or p.page.tables]
    tables: list[GridTable | TextTable] = [*find_grid_tables(flow, drawn, context)]
    covered = {place.index for table in tables for place in table.places}
    for run in _missed([p for p in drawn if p.page.width is not None], covered):
        tables += find_text_tables(flow, run, context)
    for run in _plain_runs(places, covered):
        tables += find_text_tables(flow, run, context)
    return sorted(tables, key=lambda table: table.places[0].index if table.places else 0)


def _plain_runs(places: Sequence[Place], covered: Collection[int]) -> list[list[Place]]:
    """The lines without layout, cut where tables that are read by their cells stand between them."""
    runs: list[list[Place]] = [[]]
    for place in places:
        if place.page.width is not None:
            continue
        if place.line.table is None and place.index not in covered:
            runs[-1].append(place)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def _missed(places: Sequence[Place], covered: Collection[int]) -> list[list[Place]]:
    """The lines under each caption of a table that no grid was found for, up to the next table or heading."""
    runs: list[list[Place]] = []
    for i, place in enumerate(places):
        if find_caption(place.text) is None or place.index in covered:
            continue
        run = [place]
        for later in places[i + 1 :]:
            if later.index in covered or find_caption(later.text) or HEADING.match(later.text):
                break
            run.append(later)
        runs.append(run)
    return runs


def _lines_of(hearings: Sequence[Hearing], places: Sequence[Place]) -> frozenset[int]:
    """The indices of the lines that the parties heard were read from."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for span in claimed_spans(tuple(hearings)):
        spans.setdefault(span.page, []).append((span.start, span.end))
    return frozenset(
        place.index
        for place in places
        for start, end in spans.get(place.page.number, ())
        if start < place.line.start + len(place.text) and place.line.start < end
    )


def _outside(
    flow: Flow, split: Split, proposals: Sequence[Proposal]
) -> tuple[tuple[FinanceTable, ...], tuple[TypedTable, ...]]:
    """The finance tables outside all proposals, and the tables of other things there."""
    finance: list[FinanceTable] = []
    typed: list[TypedTable] = []
    for run in split.rest:
        found = find_tables(flow, run, TableContext())
        finance += [table.table for table in found]
        typed += find_typed_tables(flow, run, frozenset(p.index for table in found for p in table.places))
    return _with_shared_unit(finance, proposals), tuple(typed)


def _with_shared_unit(
    found: Sequence[FinanceTable], proposals: Sequence[Proposal]
) -> tuple[FinanceTable, ...]:
    """Overview tables; one without a unit takes that which all the proposals share."""
    shared = {t.multiplier for p in proposals for t in p.tables if t.unit is not None and t.is_money}
    if len(shared) != 1:
        return tuple(found)
    multiplier = shared.pop()
    return tuple(replace(t, multiplier=multiplier) if t.unit is None else t for t in found)
