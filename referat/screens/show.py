"""What `referat show` prints: what came in, one document, one meeting, one proposal as on paper."""

import pandas as pd
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from models.document_info import DocumentInfo
from models.errors import NotFound
from models.evidence import Found
from models.folding import fold_name
from models.records import AgendaItem, FinanceRow, FinanceTable, Meeting, Parsed, Proposal
from models.store import Store
from models.views.flat import VIEWS
from parsers.finance.words import find_price_year, find_unit
from referat.danish.wording import count, day, number, word
from referat.querying import frames as query
from referat.querying import tabular
from referat.querying.lookup import rank_documents
from referat.querying.nearest import near_in_store
from referat.querying.selecting import find_view
from referat.screens import screen


def show_documents(store: Store, console: Console) -> None:
    """All files with how much came out of each; why some were not read goes to stderr."""
    frame = query.documents(store)
    if frame.empty:
        screen.stderr().print("Databasen er tom. Importér først: referat import MAPPE")
        return
    made = screen.table("Fil", "!Art", ">Sider", "Indhold", ">Fund", "!Status")
    for row in tabular.records(frame):
        names = row["file"] if row["other_names"] is None else f"{row['file']} = {row['other_names']}"
        made.add_row(
            screen.cell(names),
            screen.cell(word("document_kind", row["kind"])),
            screen.cell(row["pages"]),
            screen.cell(_contents(row)),
            screen.cell(row["finding_count"] or ""),
            screen.cell(word("status", row["status"]), "green" if row["status"] == "ok" else "bold red"),
        )
    console.print(made)
    talk = screen.stderr()
    for reason in frame["reason"].dropna():
        talk.print(Text.assemble(("• ", "red"), reason))
    bad = int((frame["status"] != "ok").sum())
    line = count(len(frame), "dokument", "dokumenter") + (f", heraf {bad} ikke læst" if bad else "")
    talk.print(line, style="dim")


def _contents(row: tabular.Row) -> str:
    """How much came out of a document: "2 møder, 17 punkter"."""
    kinds = (
        ("meeting_count", "møde", "møder"),
        ("item_count", "punkt", "punkter"),
        ("proposal_count", "forslag", "forslag"),
        ("table_count", "tabel", "tabeller"),
    )
    return ", ".join(count(row[name], one, many) for name, one, many in kinds if row[name])


def show_named(store: Store, name: str, console: Console) -> None:
    """The document, proposal or meeting that a name means: what matches best, all of equal rank.

    A file's path or name wins over a proposal's code, then part of a file's name, a meeting's date or body,
    part of a proposal's title, and part of a path. Raises NotFound when nothing matches.
    """
    wanted = fold_name(name)
    path, whole, names, paths = rank_documents(store.load_documents(), name)
    if _show_documents(path or whole, store, console) or _show_proposals(store, wanted, console, exact=True):
        return
    if _show_documents(names, store, console):
        return
    if _show_meetings(store, wanted, console):
        return
    if _show_proposals(store, wanted, console, exact=False) or _show_documents(paths, store, console):
        return
    near = near_in_store(store, name, "file", "body", "proposal")
    raise NotFound(
        f"{name}: intet dokument, møde eller forslag hedder sådan.{near} Se dem alle: referat show."
    )


def _show_documents(infos: list[DocumentInfo], store: Store, console: Console) -> bool:
    for info in infos:
        _show_document(info, store.load_parsed(info.id), console)
    return bool(infos)


def _show_document(info: DocumentInfo, parsed: Parsed, console: Console) -> None:
    facts = [word("document_kind", info.kind), count(info.pages or 0, "side", "sider")]
    console.print(
        Text.assemble((" = ".join(info.names), "bold"), "  ", (", ".join(filter(None, facts)), "dim"))
    )
    if info.status != "ok":
        console.print(Text(info.reason or "", style="red"), soft_wrap=True)
    for meeting in parsed.meetings:
        show_meeting(meeting, console)
    if parsed.proposals:
        console.print(_proposal_list(parsed.proposals))
    for table in parsed.overview_tables:
        console.print(finance_table(table))
    if parsed.issues:
        screen.stderr().print(
            count(len(parsed.issues), "fund", "fund") + ": se referat findings", style="dim"
        )


def _proposal_list(proposals: tuple[Proposal, ...]) -> screen.FittedTable:
    made = screen.table(
        "!Kode",
        "Titel",
        "Forvaltning",
        ">p/l",
        ">Tabeller",
        ">Side",
        spare=("Forvaltning", "Tabeller", "p/l"),
    )
    for proposal in proposals:
        made.add_row(
            screen.cell(_value(proposal.code)),
            screen.cell(proposal.title.value),
            screen.cell(_value(proposal.department)),
            screen.cell(_value(proposal.price_year)),
            screen.cell(len(proposal.tables) or ""),
            screen.cell(proposal.pages[0] if proposal.pages else ""),
        )
    return made


def _show_meetings(store: Store, wanted: str, console: Console) -> bool:
    shown = False
    for document_id, file in _holders(query.meetings(store)):
        for meeting in store.load_parsed(document_id).meetings:
            date = _value(meeting.date)
            names = (date.isoformat(), day(date)) if date else ()
            body = fold_name(_value(meeting.body) or "")
            if wanted in names or (body and wanted in body):
                show_meeting(meeting, console, file)
                shown = True
    return shown


def _holders(frame: pd.DataFrame) -> list[tuple[int, str]]:
    """The documents that the rows of a view stand in: id and file."""
    return [(int(key), str(file)) for key, file in frame[["document_id", "file"]].drop_duplicates().values]


def _show_proposals(store: Store, wanted: str, console: Console, *, exact: bool) -> bool:
    shown = False
    for document_id, file in _holders(query.proposals(store)):
        for proposal in store.load_parsed(document_id).proposals:
            code = fold_name(_value(proposal.code) or "")
            if code == wanted or (not exact and wanted in fold_name(proposal.title.value)):
                show_proposal(proposal, file, console)
                shown = True
    return shown


def show_meeting(meeting: Meeting, console: Console, file: str | None = None) -> None:
    """A meeting's heading and its items with their decisions."""
    name = _value(meeting.body) or _value(meeting.title) or "Møde"
    clock = "–".join(f"{time.value:%H:%M}" for time in (meeting.start, meeting.end) if time)
    nesting = meeting.nested_in_item
    facts = [word("document_kind", meeting.kind), clock, _value(meeting.location), file]
    facts.append(f"inde i punkt {nesting.item_number}" if nesting else None)
    title = f"{name} {day(_value(meeting.date))}".rstrip()
    console.print(Text.assemble(("\n" + title, "bold"), "  ", (", ".join(f for f in facts if f), "dim")))
    if meeting.absent:
        console.print("Fraværende: " + ", ".join(person.value for person in meeting.absent), style="dim")
    if not meeting.items:
        return
    made = screen.table(">Nr.", "Titel", "Beslutning", ">Bilag", ">Side")
    for item in meeting.items:
        attachments = len(item.attachments) or len(item.listed_attachments)
        made.add_row(
            screen.cell(item.number.value),
            screen.cell(_value(item.title) or ("(lukket punkt)" if item.closed else "")),
            _outcomes(item),
            screen.cell(attachments or ""),
            screen.cell(_first_page(item)),
        )
    console.print(made)


def _outcomes(item: AgendaItem) -> Text:
    """What was decided, each outcome once, in printed order."""
    seen = dict.fromkeys(point.outcome.value for point in item.decision_points)
    parts = [Text(word("outcome", code), style=screen.OUTCOME_STYLES.get(code, "")) for code in seen]
    return Text(", ").join(parts)


def _first_page(item: AgendaItem) -> int | str:
    """Where the item's own heading is; one that only the contents name is there."""
    pages = [span.page for found in (item.number, item.title) if found for span in found.spans]
    return item.pages[0] if item.pages else min(pages, default="")


def show_proposal(proposal: Proposal, file: str, console: Console) -> None:
    """A proposal's facts and its finance tables as printed."""
    code = _value(proposal.code)
    title = f"{code} {proposal.title.value}" if code else proposal.title.value
    page = f", side {proposal.pages[0]}" if proposal.pages else ""
    console.print(Text.assemble(("\n" + title, "bold"), "  ", (file + page, "dim")))
    facts = (
        ("Forvaltning", _value(proposal.department)),
        ("Berørte", ", ".join(name.value for name in proposal.affected_departments)),
        ("Prisniveau", _price_level(proposal.price_year)),
        ("Tilbagebetaling", _payback(proposal)),
        ("Resumé", _value(proposal.summary)),
    )
    for name, fact in facts:
        if fact:
            console.print(Text.assemble((f"{name}: ", "dim"), fact))
    for table in proposal.tables:
        console.print(finance_table(table))


def _price_level(year: Found[int] | None) -> str:
    return f"{year.value} p/l" if year else ""


def _payback(proposal: Proposal) -> str:
    kinds = ((proposal.payback_service_years, "service"), (proposal.payback_total_years, "i alt"))
    return ", ".join(f"{number(years.value)} år ({kind})" for years, kind in kinds if years)


def _beside_caption(table: FinanceTable, caption: str) -> str:
    """The unit and the price level of a table, less what its caption says already."""
    said = find_unit(caption)
    unit, price = _value(table.unit) or "", _price_level(table.price_year)
    if (said is not None and said.multiplier == table.multiplier) or unit.casefold() in caption.casefold():
        unit = ""
    if table.price_year is not None and find_price_year(caption) == table.price_year.value:
        price = ""
    return ", ".join(one for one in (unit, price) if one)


def finance_table(table: FinanceTable) -> Group:
    """A finance table as it stands on paper: sections as headings, empty cells empty, "?" where uncertain."""
    name = f"Tabel {table.number.value}. " if table.number else ""
    caption = _value(table.caption) or ""
    unit = _beside_caption(table, caption)
    title = f"{name}{caption}" + (f" ({unit})" if unit else "")
    has_area = any(row.steering_area for row in table.rows)
    has_appropriation = any(row.appropriation for row in table.rows)
    headings = ["", *["Område"] * has_area, *["Bevilling"] * has_appropriation]
    made = screen.table(
        *headings, *(f">{column.value}" for column in table.columns), spare=("Område", "Bevilling")
    )
    section = None
    for row in table.rows:
        if row.kind.value == "payback":  # its years stand over the tables
            continue
        if row.section is not None and row.section.value != section:
            made.add_row(screen.cell(row.section.value, "italic"))
        section = _value(row.section)
        facts = [_value(row.steering_area)] * has_area + [_value(row.appropriation)] * has_appropriation
        made.add_row(*_finance_cells(row, facts), end_section=row.kind.value == "grand_total")
    return screen.titled(title, made)


def _finance_cells(row: FinanceRow, facts: list[str | None]) -> list[RenderableType]:
    style = "bold" if row.kind.value in ("total", "grand_total") else ""
    indent = 2 if row.section is not None and row.kind.value == "detail" else 0
    cells: list[RenderableType] = [Padding(screen.cell(row.label.value, style), (0, 0, 0, indent))]
    cells += [screen.cell(fact, style) for fact in facts]
    for value in row.values:
        doubt = "?" if value is not None and value.certainty == "uncertain" else ""
        cells.append(screen.cell(number(value.value) + doubt if value else "", style))
    return cells


def show_columns(name: str | None, console: Console) -> None:
    """The views of the database with every column: what it holds. UnknownWord for a name that is none."""
    for view in VIEWS if name is None else (find_view(name),):
        made = screen.table("!Kolonne", "!Type", "Indhold")
        for column in view.columns:
            made.add_row(column.name, column.kind, screen.cell(column.danish))
        console.print(screen.titled(f"{view.name}: én række er {view.danish}", made))


def describe_columns(name: str | None) -> pd.DataFrame:
    """One row a column of the views: type and what it holds. UnknownWord for a name that is none."""
    views = VIEWS if name is None else (find_view(name),)
    rows = [(view.name, column.name, column.kind, column.danish) for view in views for column in view.columns]
    return pd.DataFrame(rows, columns=["view", "column", "type", "danish"], dtype="object")


def _value(found: Found[screen.T] | None) -> screen.T | None:
    return None if found is None else found.value
