"""Draws what made-up finance tables say: columns, rows in nested sums, amounts, units, other tables."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random

from benchmarks import made_tables_words as words
from benchmarks.made_tables_model import Column, Row, Table, TextTable, set_printed_values

STRUCTURES = ("sections", "flat", "subtotals", "leading", "nested", "list", "budget", "staff", "heraf")
SECTIONS = dict(words.SECTIONS)
UNITS = (("1.000 kr.", 1000, 0), ("t.kr.", 1000, 0), ("mio. kr.", 1_000_000, 1), ("kr.", 1, 0))
BUDGET = (
    ("Oprindeligt budget", "Korrigeret budget", "Forventet regnskab", "Afvigelse"),
    ("Vedtaget budget", "Korrigeret budget", "Forbrug", "Restbudget"),
    ("Budget", "Tillægsbevillinger", "Forventet regnskab", "Afvigelse"),
)


@dataclass(slots=True)
class Draft:
    """Rows under way, with the amounts that are summed so far."""

    rng: Random
    columns: list[Column]
    rounds: bool
    scale: int
    rows: list[Row]
    labels: list[str]
    decimals: int
    taken: set[str]

    def pick(self, names: Sequence[str], count: int = 1) -> list[str]:
        """Names that no other table of the proposal has, as long as there are such."""
        return pick_fresh(self.rng, names, count, self.taken)

    def detail(self, label: str = "", level: int = 0, section: str | None = None) -> int:
        """Adds a detail row and gives its index; at least one of its amounts is printed."""
        row = Row(label=label or self.labels.pop(), kind="detail", level=level, section=section)
        row.exact = self.amounts()
        self.rows.append(row)
        return len(self.rows) - 1

    def amounts(self) -> list[int | None]:
        """Amounts of a detail row: often the same in later years, some 0, some not there."""
        sign = self.rng.choice((1, 1, -1))
        start = sign * self.rng.randint(3, self.scale)
        steady = self.rng.random() < 0.4
        exact: list[int | None] = []
        for _ in self.columns:
            ticks = start if steady else sign * self.rng.randint(1, self.scale)
            part = self.rng.randint(-49, 49) if self.rounds else 0
            chance = self.rng.random()
            exact.append(None if chance < 0.08 else 0 if chance < 0.15 else 100 * ticks + part)
        if not any(exact):
            exact[self.rng.randrange(len(exact))] = 100 * start
        return exact

    def total(
        self, label: str, parts: list[int], kind: str = "total", section: str | None = None, level: int = 0
    ) -> int:
        """Adds a row that is the sum of others."""
        row = Row(label=label, kind=kind, parts=tuple(parts), section=section, level=level)
        self.rows.append(row)
        return len(self.rows) - 1

    def heading(self, label: str) -> None:
        """Adds a heading row."""
        self.rows.append(Row(label=label, kind="heading"))


def pick_fresh(rng: Random, names: Sequence[str], count: int, taken: set[str]) -> list[str]:
    """Some of the names, first those that are not taken yet; they are taken then."""
    fresh = [name for name in names if name not in taken]
    picked = rng.sample(fresh if len(fresh) >= count else list(names), count)
    taken.update(picked)
    return picked


def draw_table(
    rng: Random,
    number: str | None,
    structure: str,
    year: int,
    rows_most: int = 6,
    taken: set[str] | None = None,
) -> Table:
    """One finance table of a structure, its sums right but for rounding.

    taken are names of sums and captions that other tables of the proposal have: two sums of one name and one
    year that differ would be an error of the paper. It is added to.
    """
    taken = set() if taken is None else taken
    unit, multiplier, decimals = ("årsværk", 1, 1) if structure == "staff" else rng.choice(UNITS)
    sort = structure if structure in ("budget", "staff") else "years"
    columns = budget_columns(rng, year) if structure == "budget" else year_columns(rng, year)
    scale = {"kr.": 900_000, "mio. kr.": 400, "årsværk": 90}.get(unit, rng.choice((90, 900, 4000, 60_000)))
    rounds = multiplier > 1 and rng.random() < 0.3
    labels = list(words.STAFF if structure == "staff" else words.DETAILS)
    rng.shuffle(labels)
    draft = Draft(rng, columns, rounds, scale, [], labels, decimals, taken)
    ROWS[structure](draft, rows_most)
    fill_sums(draft)
    table = Table(
        number=number,
        caption=draft.pick(words.CAPTIONS[sort])[0],
        structure=structure,
        columns=columns,
        rows=draft.rows,
        unit=unit,
        multiplier=multiplier,
        price_year=year if rng.random() < 0.6 and unit != "årsværk" else None,
        decimals=decimals,
    )
    set_printed_values(table)
    if sort == "years":
        add_side_columns(rng, table)
    return table


def draw_overview(rng: Random, number: str, detailed: Table, taken: set[str]) -> Table:
    """A table whose rows are the sums of another's sections, with the sum of them."""
    rows = [
        Row(
            label=row.label,
            kind="detail",
            kinds=("total",),
            exact=[None if v is None else 100 * v for v in row.values],
        )
        for row in detailed.rows
        if row.kind == "total" and row.section
    ]
    parts = tuple(range(len(rows)))
    exact = [sum(row.exact[c] or 0 for row in rows) for c in range(len(detailed.columns))]
    grand = pick_fresh(rng, words.TOTALS, 1, taken)[0]
    rows.append(Row(label=grand, kind="total", kinds=("grand_total",), parts=parts, exact=[*exact]))
    overview = Table(
        number=number,
        caption=pick_fresh(rng, words.CAPTIONS["overview"], 1, taken)[0],
        structure="overview",
        columns=deepcopy(detailed.columns),
        rows=rows,
        unit=detailed.unit,
        multiplier=detailed.multiplier,
        price_year=detailed.price_year,
        decimals=detailed.decimals,
    )
    set_printed_values(overview)
    return overview


def year_columns(rng: Random, year: int) -> list[Column]:
    """Years, perhaps a span or "og frem" at the end, perhaps the sum of them."""
    years = [Column(name=str(year + i)) for i in range(rng.randint(2, 6))]
    after = year + len(years)
    chance = rng.random()
    if chance < 0.12:
        return [*years, Column(name=f"{after} og frem")]
    if chance < 0.24:
        return [*years[:4], Column(name=f"{year + len(years[:4])}-{year + len(years[:4]) + 2}")]
    if chance < 0.5:
        parts = tuple((i, 1) for i in range(len(years)))
        return [*years, Column(name=rng.choice(("I alt", "Total", "Sum")), parts=parts)]
    return years


def budget_columns(rng: Random, year: int) -> list[Column]:
    """Columns of a follow-up on the budget, some under a merged header."""
    names = rng.choice(BUDGET)
    parts = ((2, 1), (1, -1)) if names[3] == "Afvigelse" and names[1] != "Tillægsbevillinger" else ()
    parts = ((1, 1), (2, -1)) if names[3] == "Restbudget" else parts
    parts = ((2, 1), (0, -1), (1, -1)) if names[1] == "Tillægsbevillinger" else parts
    columns = [Column(name=name) for name in names]
    columns[3].parts = parts
    if rng.random() < 0.3:
        for column in columns:
            column.group = f"Budgetår {year}"
            column.also = (f"Budgetår {year} {column.name}",)
    if rng.random() < 0.3:
        columns.append(Column(name=rng.choice(("Afvigelse i pct.", "Pct.")), summed=False))
    return columns


def fill_sums(draft: Draft) -> None:
    """Exact amounts of sums, down and across; per cent of the column before the deviation."""
    rows = draft.rows
    for _ in range(4):  # totals of totals: a leading total may stand before what it is made of
        for row in rows:
            if row.parts and all(rows[part].exact for part in row.parts):
                row.exact = [sum(rows[p].exact[c] or 0 for p in row.parts) for c in range(len(draft.columns))]
    for c, column in enumerate(draft.columns):
        for row in rows:
            if row.exact and column.parts:
                row.exact[c] = sum(sign * (row.exact[part] or 0) for part, sign in column.parts)
            if row.exact and not column.summed:
                base = row.exact[1] or 0
                per_cent = round(100 * (row.exact[3] or 0) / abs(base)) if base else None
                row.exact[c] = None if per_cent is None else per_cent * 100 * 10**draft.decimals


def some(draft: Draft, least: int, most: int, level: int = 0, section: str | None = None) -> list[int]:
    """Several detail rows."""
    return [draft.detail(level=level, section=section) for _ in range(draft.rng.randint(least, most))]


def flat(draft: Draft, most: int) -> None:
    """Details and their sum."""
    parts = some(draft, 2, most)
    draft.rows[draft.total(draft.pick(words.TOTALS)[0], parts)].kinds = ("grand_total",)


def only_list(draft: Draft, most: int) -> None:
    """Details without any sum."""
    some(draft, 1, most)


def heraf(draft: Draft, most: int) -> None:
    """Details of which some are told apart below, which is no part of the sum."""
    parts = []
    for _ in range(draft.rng.randint(2, max(3, most - 2))):
        parts.append(draft.detail())
        if draft.rng.random() < 0.5:
            for label in draft.rng.sample(words.HERAF, draft.rng.randint(1, 2)):
                of_it = draft.detail(label, level=1)
                whole = draft.rows[parts[-1]].exact
                draft.rows[of_it].exact = [None if e is None else e // 300 * 100 for e in whole]
    draft.rows[draft.total(draft.pick(words.TOTALS)[0], parts)].kinds = ("grand_total",)


def sections(draft: Draft, most: int) -> None:
    """Heading rows, each with details and a sum; the sum of the sums."""
    totals = []
    for title in draft.pick(list(SECTIONS), draft.rng.randint(2, 3)):
        draft.heading(title)
        parts = some(draft, 1, most - 1, level=1, section=title)
        totals.append(draft.total(SECTIONS[title], parts, section=title))
    draft.total(draft.pick(words.GRAND)[0], totals, kind="grand_total")


def subtotals(draft: Draft, most: int) -> None:
    """Details with sums below, no headings; the sum of the sums."""
    names = draft.pick(words.SUBTOTALS, 3)
    totals = [draft.total(name, some(draft, 1, most - 1)) for name in names[: draft.rng.randint(2, 3)]]
    draft.total(draft.pick(words.GRAND)[0], totals, kind="grand_total")


def leading(draft: Draft, most: int) -> None:
    """Sums that stand above their details; the sum of the sums last, or first of all."""
    totals = []
    first = draft.rng.random() < 0.3
    grand = draft.total(draft.pick(words.GRAND)[0], [], kind="grand_total") if first else -1
    for name in draft.pick(words.GROUPS, draft.rng.randint(2, 4)):
        totals.append(draft.total(name, []))
        parts = some(draft, 2, max(2, most - 2), 1, name)
        draft.rows[totals[-1]].parts = tuple(parts)
    if first:
        draft.rows[grand].parts = tuple(totals)
    else:
        draft.total(draft.pick(words.GRAND)[0], totals, kind="grand_total")


def nested(draft: Draft, most: int) -> None:
    """Heading rows, under each groups with sums, a sum of those, and the sum of all."""
    totals = []
    for title in draft.pick(list(SECTIONS), 2):
        draft.heading(title)
        subs = []
        for name in draft.pick(words.SUBTOTALS, 2):
            subs.append(draft.total(name, some(draft, 2, max(2, most - 3), 2, title), section=title, level=1))
        totals.append(draft.total(SECTIONS[title], subs, section=title))
    draft.total(draft.pick(words.GRAND)[0], totals, kind="grand_total")


def budget(draft: Draft, most: int) -> None:
    """Areas and their sum."""
    draft.labels = draft.pick(words.GROUPS, 9)
    draft.rng.choice((flat, flat, subtotals))(draft, min(most, 4))


ROWS = {
    "sections": sections,
    "flat": flat,
    "subtotals": subtotals,
    "leading": leading,
    "nested": nested,
    "list": only_list,
    "budget": budget,
    "staff": flat,
    "heraf": heraf,
}


def add_side_columns(rng: Random, table: Table) -> None:
    """Perhaps a column of areas, of appropriations or of marks."""
    if rng.random() < 0.35:
        table.area_header = rng.choice(("Styringsområde", "Område"))
    if rng.random() < 0.15:
        table.appropriation_header = rng.choice(("Bevilling", "Profitcenter"))
    if rng.random() < 0.12:
        table.remark_header = rng.choice(("Note", "Bemærkning", "Ny"))
    for row in table.rows:
        if row.kind == "detail":
            row.area = rng.choice(words.AREAS) if table.area_header else ""
            row.appropriation = rng.choice(words.APPROPRIATIONS) if table.appropriation_header else ""
            row.remark = rng.choice(words.REMARKS) if table.remark_header and rng.random() < 0.5 else ""


def draw_text_table(rng: Random, place: str, year: int) -> TextTable:
    """Hearings, success criteria or a list of cases."""
    sort = rng.choice(("hearings", "criteria", "cases"))
    if sort == "hearings":
        parties = [party.format(place=place) for party in rng.sample(words.PARTIES, rng.randint(2, 5))]
        rows = [[party, rng.choice(words.ANSWERS), ""] for party in parties]
        return TextTable(sort=sort, caption="Høring", columns=["Part", "Hørt", "Dato"], rows=rows)
    if sort == "criteria":
        header = ["Succeskriterium", "Hvordan måles det", "Ansvarlig", "Hvornår"]
        rows = [list(row) for row in rng.sample(words.CRITERIA, rng.randint(2, 4))]
        return TextTable(sort=sort, caption="Opfølgning og succeskriterier", columns=header, rows=rows)
    rows = [
        [f"{year}-{rng.randint(1000, 99999)}", title, f"{rng.randint(1, 28)}.{rng.randint(1, 12)}.{year}"]
        for title in rng.sample(words.CASES, rng.randint(2, 5))
    ]
    return TextTable(sort=sort, caption="Sager på området", columns=["Sagsnr.", "Sag", "Modtaget"], rows=rows)
