"""Made-up finance tables in papers, with their truth and the errors put in on purpose.

    python -m benchmarks.made_tables OUT [--seed 1] [--tables 200] [--only DRESS]

Writes ``<dress>-<n>.pdf`` and beside it ``<file>.json`` with the records that are right for it: what the
paper prints, also where it adds up wrongly. ``planted.json`` lists the errors (file, table, row, column,
expected, printed, and the other sums that fail with them), the sums that are off by rounding alone, and how
many sums each paper holds. The same seed gives the same files, given the same fonts. benchmarks.tables
scores a reading of them.
"""

import argparse
import json
import zlib
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import made_tables_words as words
from benchmarks.made_tables_content import STRUCTURES, draw_overview, draw_table, draw_text_table
from benchmarks.made_tables_draw import Plan, plan_height, plan_table, plan_texts, set_plan
from benchmarks.made_tables_dress import DESCRIBED, DRESSES, Dress, draw_look, set_printed
from benchmarks.made_tables_errors import plant_disagreement, plant_error
from benchmarks.made_tables_model import (
    Proposal,
    Table,
    count_checks,
    list_planted,
    list_roundings,
    proposal_truth,
)
from benchmarks.made_tables_sheet import Sheet, open_sheet

TABLES_A_PAPER = 8
WITH_ERROR, WITH_OVERVIEW = 0.3, 0.4
LIST = "planted.json"


def main() -> None:
    """Writes the set."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("out", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--tables", type=int, default=200)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    save_set(chosen.out, chosen.seed, chosen.tables, chosen.only)


def save_set(out: Path, seed: int, tables: int, only: str = "") -> None:
    """Papers of all dresses in turn until there are so many finance tables, and the list of errors."""
    out.mkdir(parents=True, exist_ok=True)
    dresses = [dress for dress in DRESSES if only in ("", dress.name)]
    if not dresses:
        raise SystemExit(f"{only}: no such dress. They are {', '.join(dress.name for dress in DRESSES)}.")
    listed: dict[str, Any] = {"errors": [], "roundings": [], "papers": {}}
    made = 0
    while made < tables:
        dress = dresses[len(listed["papers"]) % len(dresses)]
        number = len(listed["papers"]) // len(dresses) + 1
        count = min(TABLES_A_PAPER, tables - made)
        save_paper(out, dress, number, seed, count, listed)
        made += count
    text = json.dumps({"described": DESCRIBED, "tables": made, **listed}, ensure_ascii=False, indent=1)
    (out / LIST).write_text(text + "\n", encoding="utf-8")


def save_paper(out: Path, dress: Dress, number: int, seed: int, tables: int, listed: dict[str, Any]) -> None:
    """One paper and its truth; its errors and roundings are added to the list."""
    rng = Random(zlib.crc32(f"{dress.name}/{number}/{seed}".encode()))
    path = out / f"{dress.name}-{number}.pdf"
    look = draw_look(dress, rng)
    place, year = rng.choice(words.PLACES), rng.randint(2014, 2027)
    proposals = draw_proposals(rng, place, year, tables, dress.breaks)
    sheet = open_sheet(path, look, f"{place} Kommune")
    sheet.turn_page()
    sheet.set_text("Investeringsforslag", 18, bold=True, after=6)
    sheet.set_text(f"Bilag til budget {year}, {place} Kommune", 11, after=14)
    sheet.set_text(words.TEXTS[0].format(place=place))
    for proposal in proposals:
        set_proposal(proposal, sheet, rng, place)
    sheet.canvas.save()
    truth = {
        "source": path.name,
        "dress": dress.name,
        "described": DESCRIBED,
        "look": {name: getattr(look, name) for name in Dress.__slots__},
        "proposals": [proposal_truth(proposal) for proposal in proposals],
        "overview_tables": [],
    }
    beside = path.with_name(path.name + ".json")
    beside.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    listed["errors"] += list_planted(proposals, path.name)
    listed["roundings"] += list_roundings(proposals, path.name)
    listed["papers"][path.name] = {"dress": dress.name, "checks": count_checks(proposals)}


def draw_proposals(rng: Random, place: str, year: int, tables: int, long: bool) -> list[Proposal]:
    """Proposals of two to four finance tables each, some sums wrong, and tables of other things."""
    proposals: list[Proposal] = []
    titles = rng.sample(words.TITLES, len(words.TITLES))
    while tables > 0:
        proposal = Proposal(
            code=f"IF{len(proposals) + 1:02}",
            title=titles[len(proposals)],
            summary=rng.choice(words.TEXTS).format(place=place),
            department=rng.choice(words.DEPARTMENTS),
        )
        count = min(tables, rng.randint(2, 4))
        tables -= count
        fill_proposal(proposal, rng, year, count, 7 if long else 6)
        if rng.random() < 0.6:
            proposal.tables.append(draw_text_table(rng, place, year))
        proposals.append(proposal)
    return proposals


def fill_proposal(proposal: Proposal, rng: Random, year: int, count: int, rows_most: int) -> None:
    """Finance tables for a proposal; in some the first gives the sums of the second."""
    taken: set[str] = set()
    if count > 1 and rng.random() < WITH_OVERVIEW:
        detailed = draw_table(rng, "2", "sections", year, rows_most, taken)
        overview = draw_overview(rng, "1", detailed, taken)
        proposal.tables = [overview, detailed]
        chance = rng.random()
        planted = plant_disagreement(rng, overview, detailed) if chance < WITH_ERROR else None
        proposal.planted += [(overview, planted)] if planted else []
    for number in range(len(proposal.tables) + 1, count + 1):
        table = draw_table(rng, str(number), rng.choice(STRUCTURES), year, rows_most, taken)
        planted = plant_error(rng, table) if rng.random() < WITH_ERROR else None
        proposal.planted += [(table, planted)] if planted else []
        proposal.tables.append(table)


def set_proposal(proposal: Proposal, sheet: Sheet, rng: Random, place: str) -> None:
    """One proposal from the top of a page: form, summary, a section for every table."""
    sheet.turn_page()
    proposal.pages.append(sheet.number)
    sheet.set_text(f"{proposal.code} {proposal.title}", 14, bold=True)
    sheet.set_text(f"Fremstillende forvaltning: {proposal.department}")
    sheet.set_text("Resumé", 11, bold=True, after=2)
    sheet.set_text(proposal.summary)
    for number, table in enumerate(proposal.tables, 1):
        title = "Økonomi" if isinstance(table, Table) else table.caption
        if sheet.wide:
            sheet.turn_page()
        if sheet.room < 150:
            sheet.turn_page()
        sheet.set_text(f"{number}. {title}", 11, bold=True, after=2)
        for text in rng.sample(words.TEXTS, rng.randint(1, 2)):
            sheet.set_text(text.format(place=place))
        if isinstance(table, Table):
            set_finance(table, sheet, rng, place)
        else:
            table.pages = set_plan(placed(plan_texts(table, sheet), sheet), sheet)
            sheet.y -= 16
    proposal.pages.append(sheet.number)


def set_finance(table: Table, sheet: Sheet, rng: Random, place: str) -> None:
    """A finance table with caption, unit and notes, each where the dress has it."""
    look = sheet.look
    add_notes(table, look, rng, place)
    set_printed(table, look)
    group = next((column.group for column in table.columns if column.group), "")
    table.unit_place = "corner" if group and look.header == "two" else look.unit or "corner"
    merged = group or (table.unit if look.header == "two" else "")
    said = table.unit + (
        f", {table.price_year}{rng.choice((' p/l', '-p/l', '-pl'))}" if table.price_year else ""
    )
    if merged == table.unit:
        merged, table.unit_place = said, "merged"
    corner = said if table.unit_place == "corner" else rng.choice(("", "Post", "Aktivitet"))
    if table.unit_place == "caption":
        table.caption = f"{table.caption} ({said})"
    if look.landscape:
        sheet.turn_page(wide=True)
    line = f"Tabel {table.number}{rng.choice(('. ', ': ', ' – '))}{table.caption}"
    plan = plan_table(table, sheet, corner, merged)
    if plan is None:
        sheet.turn_page(wide=True)
        plan = plan_table(table, sheet, corner, merged)
    if plan is None:
        raise ValueError(f"{table.caption}: too wide for a page")
    if look.breaks and rng.random() < 0.7:
        push_down(sheet, rng, place)
    elif sheet.room < plan_height(plan, look) + 90:
        sheet.turn_page(sheet.wide)
    if table.unit_place == "text":
        sheet.set_text(f"I tabellen er alle tal opgjort i {said}".rstrip(".") + ".")
    if look.caption != "after":
        sheet.set_text(line, 9.5, bold=True, after=3)
    if look.caption == "apart":
        sheet.set_text(rng.choice(words.TEXTS).format(place=place))
    if table.unit_place == "line":
        sheet.set_text(said, 8.5, after=3)
    table.pages = set_plan(plan, sheet)
    sheet.y -= 6
    if look.caption == "after":
        sheet.set_text(line, 9.5, bold=True, after=3)
    for note in table.notes:
        sheet.set_text(note, 7.5, after=1)
    sheet.y -= 14


def placed(plan: Plan, sheet: Sheet) -> Plan:
    """The plan, on a new page where it does not fit on this one."""
    if sheet.room < plan_height(plan, sheet.look) + 20:
        sheet.turn_page(sheet.wide)
    return plan


def push_down(sheet: Sheet, rng: Random, place: str) -> None:
    """Fills the page with text until only a few rows of a table still fit."""
    left = rng.uniform(110, 190)
    while sheet.room > left:
        sheet.set_text(rng.choice(words.TEXTS).format(place=place))
    if sheet.room < 90:
        sheet.turn_page(sheet.wide)


def add_notes(table: Table, look: Dress, rng: Random, place: str) -> None:
    """Footnote signs at some labels and what they say below the table."""
    if rng.random() >= look.footnotes:
        return
    details = [row for row in table.rows if row.kind == "detail"]
    signs = rng.choice((("*", "**"), ("1)", "2)"), ("1", "2")))
    for sign, row in zip(signs, rng.sample(details, min(2, len(details))), strict=False):
        row.mark = sign
        table.notes.append(f"{sign} {rng.choice(words.NOTES).format(place=place)}")


if __name__ == "__main__":
    main()
