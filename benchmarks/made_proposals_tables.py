"""Draws finance tables: numbers that add up (or, now and then, do not), and how they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks import made_proposals_words as words
from benchmarks.made_proposals_model import Row, Table

UNITS = {
    "thousand": ("1.000 kr.", "1.000 kr.", "t.kr.", "1000 kr.", "Hele 1.000 kr."),
    "million": ("mio. kr.", "Mio. kr."),
    "krone": ("kr.",),
}
MULTIPLIERS = {"thousand": 1000, "million": 1_000_000, "krone": 1}
PRICE_LEVELS = ("{u} {y} p/l", "{u}, {y}-p/l", "{u} ({y} p/l)", "{u} ({y}-priser)", "{u}, {y}-pl")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberForm:
    """How one paper prints numbers: ``scale`` of UNITS, sign, dot, and what stands for nothing."""

    scale: str = "thousand"
    unit: str = "1.000 kr."
    sign: str = "-"
    dot: bool = True
    nothing: str = "-"
    years: tuple[str, ...] = ()
    price_year: int = 2020
    price_text: str = "1.000 kr. 2020 p/l"
    total_column: bool = False
    areas: bool = True
    appropriations: bool = False
    caption_mark: str = "Tabel {n}. "
    unit_place: str = "corner"

    @property
    def columns(self) -> tuple[str, ...]:
        """The value columns as printed."""
        return self.years + (("I alt",) if self.total_column else ())


def draw_form(
    rng: Random, *, signs: tuple[str, ...], first_year: int | None = None, wide: bool = False
) -> NumberForm:
    """How a paper prints its tables; ``wide`` papers have room for more years and columns."""
    count = rng.choice((6, 7, 7) if wide else (3, 4, 4, 5, 5, 6))
    first = first_year or rng.randint(2014, 2030 - count + 1)
    scale = rng.choice(("thousand",) * 6 + ("million",) * 2 + ("krone",))
    if scale == "krone" and count > 5:
        scale = "thousand"
    unit = rng.choice(UNITS[scale])
    price_year = first + rng.choice((0, 0, 0, 1, -1))
    cramped = scale == "krone" and not wide
    place = rng.choice(("corner", "corner", "corner", "caption", "line"))
    levels = PRICE_LEVELS if place == "corner" else PRICE_LEVELS[:2]
    return NumberForm(
        scale=scale,
        unit=unit,
        sign=rng.choice(signs),
        dot=scale != "thousand" or rng.random() < 0.8,
        nothing=rng.choice(("-", "-", "–", "")),
        years=draw_years(rng, first, count),
        price_year=price_year,
        price_text=rng.choice(levels).format(u=unit, y=price_year),
        total_column=rng.random() < (0.6 if wide else 0.2) and not cramped,
        areas=rng.random() < 0.8,
        appropriations=rng.random() < (0.7 if wide else 0.12) and not cramped,
        caption_mark=rng.choice(
            ("Tabel {n}. ", "Tabel {n}. ", "Tabel {n}: ", "Tabel {n} – ", "Tabel {n} ", "")
        ),
        unit_place=place,
    )


def draw_years(rng: Random, first: int, count: int) -> tuple[str, ...]:
    """The years as printed; in some papers the last one stands for all that follow."""
    years = [str(first + step) for step in range(count)]
    if rng.random() < 0.08:
        years[-1] += " og frem"
    return tuple(years)


def print_number(amount: int, form: NumberForm) -> str:
    """An amount as printed: -1.250, –2,4, 700.000."""
    sign = form.sign if amount < 0 else ""
    if form.scale == "million":
        return f"{sign}{abs(amount) // 10:,}".replace(",", ".") + f",{abs(amount) % 10}"
    grouped = f"{abs(amount) * (1000 if form.scale == 'krone' else 1):,}".replace(",", ".")
    return sign + (grouped if form.dot else grouped.replace(".", ""))


def true_number(amount: int, form: NumberForm) -> float:
    """An amount as the truth holds it, in the unit of the table."""
    if form.scale == "million":
        return amount / 10 if amount % 10 else amount // 10
    return amount * 1000 if form.scale == "krone" else amount


def build_row(
    label: str,
    amounts: tuple[int | None, ...],
    form: NumberForm,
    *,
    kind: str,
    section: str | None,
    nothing: str | None = None,
) -> Row:
    """A row of amounts; None is printed as ``nothing``, or as the paper's own dash or empty cell."""
    if form.total_column:
        known = [amount for amount in amounts if amount is not None]
        amounts += (sum(known) if known else None,)
    blank = form.nothing if nothing is None else nothing
    return Row(
        label=label,
        kind=kind,
        section=section,
        cells=tuple(blank if amount is None else print_number(amount, form) for amount in amounts),
        values=tuple(None if amount is None else true_number(amount, form) for amount in amounts),
    )


def draw_amounts(rng: Random, kind: str, form: NumberForm) -> tuple[int | None, ...]:
    """Amounts over the years: "lasting" ones rise to a level, "one_off" ones stop after a few years."""
    years = len(form.years)
    size = rng.choice((5, 12, 30, 80)) if form.scale == "million" else rng.choice((40, 150, 600, 2400))
    level = rng.randint(max(1, size // 3), size)
    if kind == "one_off":
        last = rng.randint(1, min(3, years))
        end = None if rng.random() < 0.5 else 0
        return tuple(max(1, rng.randint(level // 3, level)) if year < last else end for year in range(years))
    rise = rng.choice(((0, 1, 1, 1), (1, 1, 1, 1), (0, 0.5, 1, 1), (0.25, 0.5, 0.75, 1), (0, 0, 1, 1)))
    amounts = [round(level * rise[min(year, 3)]) for year in range(years)]
    if rng.random() < 0.25:
        amounts = [amount + rng.randint(-level // 8, level // 8) if amount else 0 for amount in amounts]
    if amounts[0] == 0 and rng.random() < 0.2:
        return (None, *amounts[1:])
    return tuple(amounts)


def add_up(rows: Sequence[tuple[int | None, ...]], rng: Random) -> tuple[int, ...]:
    """Sums by year; about one in ten has a slip, as paper has."""
    sums = [sum(amount or 0 for amount in column) for column in zip(*rows, strict=True)]
    if rng.random() < 0.1:
        slip = rng.randrange(len(sums))
        sums[slip] += rng.choice((-1, 1, 10, -100))
    return tuple(sums)


@dataclass(slots=True, kw_only=True)
class Block:
    """A section of the main table: its details and its total."""

    name: str
    kind: str
    details: list[tuple[str, tuple[int | None, ...], str, str]]
    total_label: str | None
    total: tuple[int, ...]


def draw_block(rng: Random, kind: str, form: NumberForm, used: set[str]) -> Block:
    """A section with one to six details, each with its steering area and appropriation."""
    name, total_label = rng.choice(words.SECTIONS[kind])
    details = []
    for _ in range(rng.choice((1, 2, 2, 3, 3, 4, 6))):
        pool = {
            "lasting": words.SAVINGS if rng.random() < 0.55 else words.COSTS,
            "one_off": words.ONE_OFF,
        }.get(kind, words.INCOME)
        label = rng.choice([word for word in pool if word not in used] or ["Øvrige poster"])
        used.add(label)
        amounts = draw_amounts(rng, kind, form)
        if label in words.SAVINGS or label in words.INCOME:
            amounts = tuple(-amount if amount else amount for amount in amounts)
        area = rng.choice(("Anlæg", "Anlæg", "Service")) if kind == "one_off" else rng.choice(words.AREAS)
        details.append((label, amounts, area, rng.choice(words.APPROPRIATIONS)))
    total = add_up([amounts for _, amounts, _, _ in details], rng)
    return Block(
        name=name,
        kind=kind,
        details=details,
        total_label=total_label if rng.random() < 0.93 else None,
        total=total,
    )


def block_rows(block: Block, form: NumberForm, rng: Random) -> list[Row]:
    """The heading, details and total of one section as rows of the main table."""
    rows = [
        Row(
            label=block.name,
            kind="heading",
            cells=("",) * len(form.columns),
            values=(None,) * len(form.columns),
        )
    ]
    for label, amounts, area, appropriation in block.details:
        blank = "" if rng.random() < 0.3 else None
        row = build_row(label, amounts, form, kind="detail", section=block.name, nothing=blank)
        rows.append(dress_row(row, form, area, appropriation))
    if block.total_label:
        total = build_row(block.total_label, block.total, form, kind="total", section=block.name)
        rows.append(
            dress_row(
                total, form, rng.choice(("", "", "", "-", "Service")) if block.kind == "lasting" else "", ""
            )
        )
    return rows


def dress_row(row: Row, form: NumberForm, area: str, appropriation: str) -> Row:
    """The row with the columns before the years, where the paper has them."""
    return replace(
        row, area=area if form.areas else "", appropriation=appropriation if form.appropriations else ""
    )


def payback_rows(rng: Random, form: NumberForm) -> tuple[list[Row], tuple[float | None, float | None]]:
    """Two rows with years of payback in the first value column, and what they say."""
    rows, years = [], []
    for label in rng.choice(words.PAYBACK):
        length = rng.choice((2, 3, 4, 5, 6, 6, 7, 2.5, 4.5, None))
        text = (
            rng.choice(("", "-"))
            if length is None
            else f"{length:g}".replace(".", ",") + rng.choice(("", " år"))
        )
        blank = len(form.columns) - 1
        rows.append(
            Row(label=label, kind="payback", cells=(text, *("",) * blank), values=(None,) * (blank + 1))
        )
        years.append(length)
    return rows, (years[0], years[1])


def build_table(
    rng: Random, form: NumberForm, rows: list[Row], caption: str, number: str | None, *, main: bool = False
) -> Table:
    """A table with caption, unit and price level where the paper prints them."""
    mark = form.caption_mark.format(n=number) if number else ""
    full = f"{caption} ({form.price_text})" if form.unit_place == "caption" else caption
    return Table(
        number=number if mark else None,
        caption=full,
        caption_line=mark + full,
        unit=form.unit,
        unit_line=f"({form.price_text})" if form.unit_place == "line" else "",
        corner=form.price_text if form.unit_place == "corner" else "",
        multiplier=MULTIPLIERS[form.scale],
        price_year=form.price_year,
        columns=form.columns,
        area_header="Styringsområde" if main and form.areas else "",
        appropriation_header="Bevilling" if main and form.appropriations else "",
        rows=tuple(rows),
        note=rng.choice(words.NOTES) if rng.random() < 0.35 else "",
    )


def draw_main(rng: Random, form: NumberForm) -> tuple[Table, list[Block], tuple[float | None, float | None]]:
    """Table 1 of a proposal: its sections, the grand total and, mostly, the payback rows."""
    kinds = rng.choice(
        (("lasting", "one_off"),) * 4
        + (("lasting",), ("one_off", "lasting"), ("lasting", "one_off", "income"))
    )
    used: set[str] = set()
    blocks = [draw_block(rng, kind, form, used) for kind in kinds]
    rows = [row for block in blocks for row in block_rows(block, form, rng)]
    grand = add_up([block.total for block in blocks], rng)
    rows.append(
        build_row(rng.choice(words.GRAND_TOTALS), grand, form, kind="grand_total", section=None, nothing="-")
    )
    payback: tuple[float | None, float | None] = (None, None)
    if len(blocks) > 1 and rng.random() < 0.65:
        more, payback = payback_rows(rng, form)
        rows += more
    table = build_table(rng, form, rows, rng.choice(words.CAPTIONS["all"]), "1", main=True)
    return table, blocks, payback


def draw_repeat(rng: Random, form: NumberForm, block: Block, number: str) -> Table:
    """A later table that prints the details of one section again, with its own total."""
    rows = [
        build_row(label, amounts, form, kind="detail", section=None) for label, amounts, _, _ in block.details
    ]
    labels = words.ONE_OFF_TOTALS if block.kind == "one_off" else words.LASTING_TOTALS
    rows.append(build_row(rng.choice(labels), block.total, form, kind="total", section=None))
    caption = rng.choice(words.CAPTIONS["one_off" if block.kind == "one_off" else "lasting"])
    return build_table(rng, form, rows, caption, number)


def draw_staff(rng: Random, form: NumberForm, number: str) -> Table:
    """A table of full-time posts with one decimal, which has no price level."""
    unit = rng.choice(("Årsværk", "årsværk", "Antal årsværk"))
    staff = replace(
        form, scale="million", unit=unit, price_text=unit, unit_place="corner", total_column=False
    )
    amounts = [
        tuple(-(amount or 0) for amount in draw_amounts(rng, "lasting", staff))
        for _ in range(rng.randint(1, 3))
    ]
    labels = rng.sample(words.STAFF, len(amounts))
    rows = [
        build_row(label, values, staff, kind="detail", section=None)
        for label, values in zip(labels, amounts, strict=True)
    ]
    rows.append(build_row("Årsværk i alt", add_up(amounts, rng), staff, kind="total", section=None))
    table = build_table(rng, staff, rows, rng.choice(words.CAPTIONS["staff"]), number)
    return replace(table, multiplier=1, price_year=None)
