"""The trace on a screen: what became of a proposal, its amounts, and the chain as a timeline."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import Group, RenderableType
from rich.text import Text

from referat.danish.wording import count, day, number, word
from referat.screens import screen
from referat.tracing.graph import Fate

Row = dict[str, Any]

# The colours of a status are those of the outcome it comes nearest to.
STATUS_OUTCOMES = {"partly": "approved_with_changes", "pending": "noted", "unknown": "other"}
# How many characters of a title and of evidence a screen shows.
TITLE, SAID = 60, 50
# How many years or price levels a note names.
NAMED = 4
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def fate_list(fates: Sequence[Fate]) -> Group:
    """What became of each proposal, and what was asked for and granted year by year; copies are told once."""
    parts: list[RenderableType] = []
    told: set[tuple[str, str]] = set()
    for fate in fates:
        node = fate.proposal
        if (node.number or "", node.title.said) in told:
            continue
        told.add((node.number or "", node.title.said))
        title = f"{node.number} {node.title.said}" if node.number else node.title.said
        status = Text(word("proposal_status", fate.status), _style(fate.status)).append(
            f": {fate.because}", "none"
        )
        parts += ["", Text(title, style="bold"), status]
        if fate.asked or fate.granted:
            parts.append(_amounts(fate))
        if fate.reason:
            parts.append(Text(f"Forskellen: {fate.reason}"))
    return Group(*parts)


def _style(status: str) -> str:
    return screen.OUTCOME_STYLES.get(STATUS_OUTCOMES.get(status, status), "")


def _amounts(fate: Fate) -> RenderableType:
    made = screen.table(">År", ">Ansøgt", ">Bevilget", ">Forskel")
    for year in sorted(fate.asked.keys() | fate.granted.keys()):
        asked, granted = fate.asked.get(year), fate.granted.get(year)
        apart = None if asked is None or granted is None else granted - asked
        made.add_row(
            screen.cell(year),
            *(screen.cell(None if kroner is None else number(int(kroner))) for kroner in (asked, granted)),
            screen.cell(number(int(apart)) if apart else None, "yellow"),
        )
    return made


def step_list(rows: list[Row]) -> RenderableType:
    """The chain: when, what, what came out, where it stands, and what ties it."""
    made = screen.table(
        "Dato", "+Hvad", "Udfald", "Fil", ">Side", "Forbindelse", "!Id", spare=("Forbindelse", "Id")
    )
    copies = [row for row in rows if row["link"] == "copy"]
    for row in rows:
        if row in copies and any(_is_copy(row, one) for one in rows if one not in copies):
            continue
        named = " ".join(filter(None, (word("node_kind", row["kind"]), row["number"])))
        where = f"{named}, {row['body']}" if row["body"] else named
        outcomes = (row["outcomes"] or "").split("; ")
        made.add_row(
            screen.cell(day(datetime.date.fromisoformat(row["date"])) if row["date"] else None),
            screen.cell("\n".join((screen.cut(row["title"], TITLE), where, *_rulings(row["rulings"])))),
            screen.cell(
                ", ".join(word("outcome", one or None) for one in outcomes),
                screen.OUTCOME_STYLES.get(outcomes[-1], ""),
            ),
            screen.cell(_with_copies(row, [one for one in copies if one is not row])),
            screen.cell(row["page"]),
            screen.cell(word("link_rule", row["rule"])),
            screen.cell(row["id"]),
        )
    return screen.titled("Forløb", made)


def _rulings(told: str | None) -> Iterator[str]:
    """What each of several bodies decided, a line each: "19.2.2025 Økonomiudvalget: godkendt"."""
    for one in told.split("; ") if told else ():
        who, _, codes = one.rpartition(": ")
        printed, _, body = who.partition(" ")
        if ISO.fullmatch(printed):
            who = f"{day(datetime.date.fromisoformat(printed))} {body}".strip()
        yield f"{who}: {', '.join(word('outcome', code) for code in codes.split(', '))}"


def _is_copy(row: Row, other: Row) -> bool:
    """Whether two rows are of one proposal in several files."""
    return all(row[name] == other[name] for name in ("kind", "number", "title"))


def _with_copies(row: Row, copies: Sequence[Row]) -> str:
    """The file of a record, and those that its copies stand in."""
    return _files([row["file"], *(one["file"] for one in copies if _is_copy(one, row))])


def _files(names: Sequence[str]) -> str:
    """A file, and on a line below the others that the same stands in."""
    first, *others = dict.fromkeys(names)
    return f"{first}\nogså i {', '.join(others)}" if others else first


def link_list(rows: list[Row]) -> RenderableType:
    """Links with the words on both sides that say so."""
    made = screen.table(">Score", "Slags", "Fra", "Til", "Fordi", "Tilstand")
    for row in rows:
        made.add_row(
            screen.cell(f"{row['score']:.2f}".replace(".", ",")),
            screen.cell(word("link_kind", row["kind"])),
            *(
                screen.cell(f"{row[f'{side}_id']}\n{screen.cut(row[f'{side}_evidence'], SAID)}")
                for side in ("from", "to")
            ),
            screen.cell(word("link_rule", row["rule"])),
            screen.cell(word("link_state", row["state"])),
        )
    return made


def status_list(rows: list[Row]) -> RenderableType:
    """Proposals with what became of them, and what keeps their sums from being compared."""
    made = screen.table(
        "Forslag",
        "Status",
        "Fordi",
        ">Ansøgt",
        ">År",
        ">P/l",
        ">Bevilget",
        ">Forskel",
        "Fil",
        spare=("Fil", "P/l"),
    )
    told: dict[tuple[Any, ...], list[Row]] = {}
    for row in rows:
        same = (row["code"].casefold(), row["title"], row["price_year"]) if row["code"] else (row["id"],)
        told.setdefault(same, []).append(row)
    for row, *others in told.values():
        title = " ".join(filter(None, (row["code"], row["title"])))
        asked, *given = (_kroner(row[f"{name}_kroner"]) for name in ("asked", "granted", "difference"))
        made.add_row(
            screen.cell(screen.cut(title, TITLE)),
            screen.cell(word("proposal_status", row["status"]), _style(row["status"])),
            screen.cell(screen.cut(row["because"], SAID)),
            screen.cell(f"{asked} ?" if asked and not row["asked_unit"] else asked),
            screen.cell(_asked_years(row) if asked else None),
            screen.cell(row["asked_price_year"] if asked else None),
            *map(screen.cell, given),
            screen.cell(_files([row["file"], *(one["file"] for one in others)])),
        )
    notes = tell_sums([row for row, *_ in told.values()])
    return Group(made, "", *map(Text, notes)) if notes else made


def _kroner(value: float | None) -> str | None:
    return None if value is None else number(int(value))


def _asked_years(row: Row) -> str | None:
    """The years that a sum is of; where something is granted those of them that are granted too."""
    years: str | None = row["asked_years"]
    return f"af {years}" if years and row["granted_kroner"] is not None and "-" in years else years


def tell_sums(rows: Sequence[Row]) -> list[str]:
    """Why the sums that proposals ask for cannot be compared or added: years, price levels, units (Danish).

    rows are those of statuses; empty where nothing stands in the way.
    """
    summed = [row for row in rows if row["asked_kroner"] is not None]
    years = sorted({row["asked_years"] for row in summed if row["asked_years"]})
    prices = sorted({row["asked_price_year"] for row in summed if row["asked_price_year"]})
    apart = []
    if len(years) > 1:
        apart.append(f"over forskellige år ({_some(years)})")
    if len(prices) > 1:
        apart.append(f"i forskellige prisniveauer ({_some(list(map(str, prices)))} p/l)")
    notes = []
    if apart:
        over = " og ".join(apart)
        notes.append(f"Summerne under Ansøgt kan ikke sammenlignes eller lægges sammen: de er {over}.")
    guessed = [row for row in summed if not row["asked_unit"]]
    if guessed:
        what = count(len(guessed), "tabel siger", "tabeller siger")
        notes.append(f"?: {what} ikke, om tallene er kr., 1.000 kr. eller mio. kr.; de er taget som kr.")
    if any((_asked_years(row) or "").startswith("af ") for row in summed):
        notes.append("af: summerne er over de af årene, som både forslag og bevilling nævner.")
    return notes


def _some(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are."""
    more = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" og {more} til" if more > 0 else "")
