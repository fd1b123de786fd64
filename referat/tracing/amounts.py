"""What a proposal asks for, and what an overview of approved investments grants it, year by year."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import Connection, text

from models.views.tracing import WHOLE
from referat.searching.fields import list_ids

# The first money table of a proposal with a grand total, in kroner; else with a row that is all of it.
ASKED = f"""
SELECT t.id, c.year, v.value, t.multiplier FROM finance_cell v JOIN finance_row r ON r.id = v.finance_row_id
JOIN finance_column c ON c.id = v.finance_column_id JOIN finance_table t ON t.id = r.finance_table_id
WHERE t.proposal_id = :proposal AND t.is_money AND c.is_money AND c.year IS NOT NULL
 AND {WHOLE}
ORDER BY r.kind <> 'grand_total', t.ordinal, r.ordinal, c.ordinal"""
# Rows that are a part of the row above them: "Anlæg", "Heraf drift".
PART = re.compile(
    r"^\W*(?:heraf|deraf|anlæg|drift|service|overførs|implementering|investering|engangs|finansiering|varig"
    r"|etablering|indkøb|løn|udgift|indtægt)",
    re.IGNORECASE,
)
# The rows of an overview from one of them on, in printed order.
GRANTED = """
SELECT r.id, r.kind, r.label, c.year, v.value, t.multiplier FROM finance_row f
JOIN finance_row r ON r.finance_table_id = f.finance_table_id AND r.ordinal >= f.ordinal
JOIN finance_table t ON t.id = r.finance_table_id LEFT JOIN finance_cell v ON v.finance_row_id = r.id
LEFT JOIN finance_column c ON c.id = v.finance_column_id AND c.is_money
WHERE f.id = :row AND t.is_money ORDER BY r.ordinal, c.ordinal"""

# What an item grants in so many words, in some of its parts: "der bevilges 400.000 kr. i 2025".
WORDED = """
SELECT from_year, kroner FROM text_amount WHERE item_id = :item AND direction = 'grant'
AND part IN ({parts}) AND kroner IS NOT NULL AND from_year = to_year ORDER BY ordinal"""
DECIDED = WORDED.format(parts="'decision_point', 'decision_text'")
RECOMMENDED = WORDED.format(parts="'recommendation'")
# Amounts in the sentences of items; "mellem 3 og 4 mio. kr." has two.
SENTENCES = """
SELECT item_id, sentence, kroner, low, high FROM text_amount WHERE item_id IN ({ids})
ORDER BY item_id, ordinal"""
# What a sentence says that tells why.
WHY = re.compile(
    r"\b(?:fordi|skyldes|som følge af|på grund af|grundet|hvorfor|da|efter at|begrund\w*|årsag\w*|idet)\b",
    re.IGNORECASE,
)
# The same without words that only go on, and what tells of more or less than was asked for.
REASON = re.compile(
    r"\b(?:fordi|skyldes|som følge af|på grund af|grundet|da|efter at|begrund\w*|årsag\w*)\b", re.IGNORECASE
)
COMPARED = re.compile(
    r"\b(?:mer|mindre)udgift\w*|\bforskel\w*|\bafvig\w*|\b(?:højere|lavere|større|mindre|dyrere|billigere)\b"
    r"|\b(?:stiger|steget|stigning\w*|fald(?:er|et)?|forøg\w*|forhøj\w*|nedsat|nedsættes|reducer\w*)\b",
    re.IGNORECASE,
)
# Running text rounds sums to a tenth of a million, so they are off by half of that.
ROUNDED = Decimal(50_000)

Years = dict[int, Decimal]


def load_asked(connection: Connection, proposal_id: int) -> Years:
    """What a proposal costs or saves in all, kroner by year; empty where no table tells."""
    asked: Years = {}
    first: int | None = None
    for table, year, value, multiplier in connection.execute(text(ASKED), {"proposal": proposal_id}):
        first = table if first is None else first
        if table == first and year not in asked:
            asked[year] = Decimal(value) * multiplier
    return asked


def load_granted(connection: Connection, row_ids: Sequence[int], named: frozenset[int]) -> Years:
    """What rows of overviews grant, kroner by year: each with the rows below it that are parts of it.

    named are the rows that name a proposal: "Anlæg" below one of them is of the same proposal.
    """
    granted: dict[int, Decimal] = defaultdict(Decimal)
    for row_id in row_ids:
        for number, kind, label, year, value, multiplier in connection.execute(
            text(GRANTED), {"row": row_id}
        ):
            if number != row_id and (number in named or kind != "detail" or not PART.match(label or "")):
                break
            if year is not None:
                granted[year] += Decimal(value) * multiplier
    return dict(granted)


def load_decided(connection: Connection, item_id: int, asked: Years) -> Years:
    """What the text of a decision grants, kroner by year, for the years that the proposal asks for.

    It has the sign of what is asked for: the text names an amount, the table an expense or a saving.
    """
    return _load_worded(connection, DECIDED, item_id, asked)


def load_recommended(connection: Connection, item_id: int, asked: Years) -> Years:
    """What the recommendations of an item grant, as load_decided: for one that was approved as it stands."""
    return _load_worded(connection, RECOMMENDED, item_id, asked)


def _load_worded(connection: Connection, query: str, item_id: int, asked: Years) -> Years:
    granted: Years = {}
    for year, kroner in connection.execute(text(query), {"item": item_id}):
        if asked.get(year) and year not in granted:
            granted[year] = Decimal(kroner).copy_sign(asked[year])
    return granted


def find_reason(
    connection: Connection, item_ids: Iterable[int], asked: Years, granted: Years
) -> tuple[int, str] | None:
    """The sentence of some items that says why other amounts are granted than asked for, and its item.

    Best is one that names a sum of what was asked for and one of what is granted (of a year, or of all), and
    a reason. Else one that tells of more or less, or names the very difference: what it says by the way
    ("idet beløbet nedsættes") is no reason. None where there is none.
    """
    amounts: dict[tuple[int, str], list[Decimal]] = defaultdict(list)
    for item_id, sentence, *said in connection.execute(text(SENTENCES.format(ids=list_ids(item_ids)))):
        amounts[item_id, sentence] += [abs(Decimal(kroner)) for kroner in said if kroner is not None]
    ours, theirs = _sums(asked, granted), _sums(granted, asked)
    between = _differences(asked, granted)
    told = [(place, named) for place, named in amounts.items() if WHY.search(place[1])]
    for place, named in told:
        if len(named) > 1 and _is_among(named, ours) and _is_among(named, theirs):
            return place
    for place, named in told:
        compared = COMPARED.search(place[1]) and _is_among(named, [*ours, *theirs])
        if (compared or _is_among(named, between)) and REASON.search(place[1]):
            return place
    return None


def _differences(asked: Years, granted: Years) -> list[Decimal]:
    """How much more or less is granted: in each year that has other amounts, and in all."""
    none = Decimal()
    years = sorted(asked.keys() | granted.keys())
    each = [granted.get(year, none) - asked.get(year, none) for year in years]
    return [abs(one) for one in (*each, sum(each, none)) if one]


def _sums(years: Years, others: Years) -> list[Decimal]:
    """What can be said of amounts by year where they are others: each that is, and all together."""
    changed = [abs(value) for year, value in years.items() if value != others.get(year)]
    return [*changed, abs(sum(years.values(), Decimal()))]


def _is_among(said: Sequence[Decimal], sums: Sequence[Decimal]) -> bool:
    return any(abs(one - other) <= min(ROUNDED, other / 20) for one in said for other in sums if other)
