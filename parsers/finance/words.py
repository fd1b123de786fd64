"""The words of finance tables: units, price levels, captions, column headings, kinds of rows.

The words themselves stand in lexicon/finance.toml.
"""

import re
from functools import cache, lru_cache

from models.frozen import dataclass
from models.records import RowKind
from parsers.lexicons import load_lexicon
from parsers.text import REMEMBERED, fold, key

# "1.000 kr.", "1000 kr", "(i 1.000 kr.)", "t.kr.", "tkr.", "mio. kr.", "mio.kr", "mill. kr.", "i kr."
THOUSANDS = re.compile(r"(?<![\d.,])1[. ]?000[. ]{0,2}kr\b\.?", re.IGNORECASE)
SHORT_THOUSANDS = re.compile(r"(?<!\w)(?:t\.? ?kr\b\.?|tus(?:inde?|\.)? ?kr(?:oner|\.|\b))", re.IGNORECASE)
MILLIONS = re.compile(r"(?<!\w)mi(?:o|ll|l)(?:ioner)?\.? ?kr(?:oner\b|\b\.?)", re.IGNORECASE)
BILLIONS = re.compile(r"(?<!\w)(?:mia|mrd|milliarder)\.? ?kr(?:oner\b|\b\.?)", re.IGNORECASE)
KRONER = re.compile(r"(?<!\w)(?:hele )?(?:kroner\b|kr\b\.?|dkk\b)", re.IGNORECASE)
# "Beløb i", "alle tal er i", "hele": may stand before a unit
SMALL = re.compile(r"^(?:(?:alle|beløb|beløbene|tal|tallene|angivet|opgjort|er|i|hele)\s+)*", re.IGNORECASE)
# "2022 p/l", "2022-p/l", "2016 pl", "2023-priser", "2024-niveau", "p/l 2022", "pl-niveau 2024", "i 2023-pl"
# (OCR reads the l of "p/l" as 1, I, a stroke or an exclamation mark, or not at all)
PRICE_WORD = r"(?:p\s?/(?:\s?[l1I|!])?|pl|p\.l\.|priser|prisniveau|pris- og lønniveau|niveau)"
PRICE_YEAR = re.compile(
    rf"(?<!\d)(?P<before>(?:19|20)\d\d)\s?-?\s?{PRICE_WORD}(?!\w)"
    rf"|(?<!\w){PRICE_WORD}(?:-niveau)?\s*:?\s*(?P<after>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
# "Tabel 1. Forslagets økonomi", "Tabel 3 . Titel", "Tabel 2: Titel", "Tabel 4 – Titel", "Tabel 2a Titel"
CAPTION = re.compile(
    r"^\s*Tabel\s+(?P<number>\d+(?:\.\d+)*[a-z]?)\s*(?P<mark>[.:,–-])?\s*(?P<text>.*)$", re.IGNORECASE
)
BRACKETED = re.compile(r"\([^)]*\)")
# "2021", "2024*", "2021-2023", "2026 - 2028", "2013 og frem", "2027 ff.", "B2024", "BO 2026", "Før 2026"
YEAR = r"(?:19|20)\d\d"
YEARS = re.compile(
    rf"(?:(?:budget|regnskab|overslag|overslagsår|forslag|år|før|bo|bf|b|r|f)[ -]?)?{YEAR}"
    rf"(?:\s?[-–/]\s?(?:{YEAR}|\d\d)|\s?(?:og|&)\s?(?:frem(?:efter|adrettet)?|følgende(?: år)?|{YEAR})"
    rf"|\s?(?:ff\.?|frem|\+))?(?:\s?\*+)?",
    re.IGNORECASE,
)
# "2026-pl": a year in its own prices, where more such years stand beside it
PRICED = rf"{YEAR}-(?:p/?l|priser)"
PRICED_YEAR = re.compile(PRICED, re.IGNORECASE)

# "2031-34" in "I alt 2031-34": the years that a sum goes over
SPAN = rf"\s+{YEAR}\s?[-–]\s?(?:{YEAR}|\d\d)"
SPAN_LAST = re.compile(rf"{SPAN}$")
# "År 0", "År 12": years counted from the first
COUNTED_YEAR = re.compile(r"år\s?\d{1,2}", re.IGNORECASE)
# a heading of a column has fewer characters
LONGEST_HEADING = 60


@cache
def words(name: str) -> frozenset[str]:
    """One list of lexicon/finance.toml, each entry reduced to its key."""
    return frozenset(key(entry) for entry in load_lexicon("finance")[name])


@cache
def table_words() -> frozenset[str]:
    """Every single word of the lexicon, to know a word again that a narrow cell has cut in two."""
    lists = load_lexicon("finance")
    return frozenset(word for name in lists for entry in words(name) for word in entry.split())


@dataclass(frozen=True, slots=True)
class Unit:
    """What one in a table is worth: printed is "1.000 kr.", multiplier 1000; price_year None if not said."""

    printed: str
    multiplier: int
    is_money: bool
    price_year: int | None


@dataclass(frozen=True, slots=True)
class Caption:
    """A table's number and title; start is where the title begins in the line."""

    number: str | None
    text: str
    start: int = 0


@lru_cache(maxsize=REMEMBERED)
def find_unit(text: str) -> Unit | None:
    """The unit of amounts that a heading, caption or note names; None when it names none.

    find_unit("1000 kr. 2022 p/l") is Unit("1.000 kr.", 1000, True, 2022); "Mio. kr., 2031-priser" gives
    "mio. kr." and 1000000; "Antal årsværk" gives multiplier 1 and no money.
    """
    year = find_price_year(text)
    for pattern, printed, multiplier in (
        (THOUSANDS, "1.000 kr.", 1_000),
        (SHORT_THOUSANDS, None, 1_000),
        (MILLIONS, "mio. kr.", 1_000_000),
        (BILLIONS, "mia. kr.", 1_000_000_000),
    ):
        hit = pattern.search(text)
        if hit:
            return Unit(printed or fold(hit[0]), multiplier, True, year)
    counted = key(text)
    for unit, pattern in _count_units():
        if unit in counted and pattern.search(counted):
            return Unit(unit, 1, False, None)
    kroner = KRONER.search(text)
    if kroner and not re.search(r"\d\s*$", text[: kroner.start()]):
        return Unit(fold(kroner[0]), 1, True, year)
    return None


@cache
def _count_units() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What is counted and no money, longest first, each as a whole word."""
    units = sorted(words("count_units"), key=len, reverse=True)
    return tuple((unit, re.compile(rf"\b{unit}\b")) for unit in units)


@lru_cache(maxsize=REMEMBERED)
def is_unit_line(text: str) -> bool:
    """Whether a line says nothing but the unit: "(1.000 kr., 2024-priser)", "Beløb i mio. kr."."""
    if len(text) >= 60:
        return False
    bare = SMALL.sub("", text.strip(" ()"))
    money = (THOUSANDS, SHORT_THOUSANDS, MILLIONS, BILLIONS, KRONER)
    counted = key(bare).startswith(tuple(words("count_units")))
    return counted or any(pattern.match(bare) for pattern in money)


@lru_cache(maxsize=REMEMBERED)
def find_price_year(text: str) -> int | None:
    """The year of the price level: 2022 in "1.000 kr. 2022 p/l", "2022-priser" or "p/l: 2022"."""
    hit = PRICE_YEAR.search(text)
    return int(hit["before"] or hit["after"]) if hit else None


@lru_cache(maxsize=REMEMBERED)
def find_caption(text: str) -> Caption | None:
    """The number and title of a line that names a table, None for other lines and for prose on a table.

    "Tabel 3 . Årsværk i alt" is number "3", text "Årsværk i alt"; "Tabel 3 viser, at" gives None.
    """
    hit = CAPTION.match(text)
    if hit is None:
        return None
    title = fold(hit["text"]).rstrip(" .:")
    if not hit["mark"] and title[:1].islower():
        return None
    return Caption(hit["number"], title, hit.start("text"))


def is_year(text: str) -> bool:
    """Whether a column heading is a single year, footnote mark allowed: "2021", "2024*"."""
    return re.fullmatch(rf"{YEAR}(?:\s?\*+)?", text.strip()) is not None


@lru_cache(maxsize=REMEMBERED)
def is_amount_column(text: str) -> bool:
    """Whether a column heading stands over amounts: "2021", "2026-2028", "2013 og frem", "I alt"."""
    text = fold(text)
    if YEARS.fullmatch(text) is not None or key(text) in words("amount_columns") or is_total_column(text):
        return True
    if PRICED_YEAR.fullmatch(text) is not None:
        return True
    return text[:1] in "Åå" and COUNTED_YEAR.fullmatch(text) is not None


@lru_cache(maxsize=REMEMBERED)
def is_budget_column(text: str) -> bool:
    """Whether a heading of words stands over amounts: "Korrigeret budget", "Forbrug", "Restbevilling"."""
    return len(text) < LONGEST_HEADING and any(
        word.endswith(tuple(words("budget_columns"))) for word in key(text).split()
    )


def is_bare_total(text: str) -> bool:
    """Whether a label says nothing but that it adds up: "I alt", "Total"."""
    return key(text) in words("total_start") | words("total_anywhere")


@lru_cache(maxsize=REMEMBERED)
def is_total_column(text: str) -> bool:
    """Whether a column adds up the others: "I alt", "Sum", "I alt 2031-34"."""
    name = key(SPAN_LAST.sub("", text))
    return name in words("amount_columns") and "varig" not in name and "år" not in name


@lru_cache(maxsize=REMEMBERED)
def is_steering_heading(text: str) -> bool:
    """Whether a column heading says that steering areas stand under it ("Styringsområde")."""
    return key(text).replace(" ", "") in _steering_headings()


@cache
def _steering_headings() -> frozenset[str]:
    return frozenset(word.replace(" ", "") for word in words("steering_heading"))


@lru_cache(maxsize=REMEMBERED)
def is_appropriation_heading(text: str) -> bool:
    """Whether a column heading says that appropriations stand under it ("Bevilling, profitcenter")."""
    parts = key(text).split()
    return len(parts) <= 4 and any(part in words("appropriation_heading") for part in parts)


def is_remark_heading(text: str) -> bool:
    """Whether a column heading says that marks or remarks stand under it: "Note", "Bemærkninger"."""
    return key(text) in words("remark_heading")


@lru_cache(maxsize=REMEMBERED)
def is_steering_area(text: str) -> bool:
    """Whether a text is a known steering area: "Service", "Overførsler mv.", "Anlægspuljen"."""
    if key(text) in words("steering_areas"):
        return True
    ends = text.strip().lower().endswith(tuple(words("steering_endings")))
    return ends and text[:1].isupper() and " " not in text.strip()


def is_section_label(text: str) -> bool:
    """Whether a label is known to head a group of rows: "Varige ændringer"."""
    return key(text) in words("section")


@lru_cache(maxsize=REMEMBERED)
def row_kind(label: str) -> RowKind:
    """What kind of row a label names, going by the words of the lexicon alone.

    "Varige ændringer totalt" is a total, "Samlet økonomisk påvirkning" the grand total, "Tilbagebetalingstid
    baseret på service" a payback row, everything else a detail.
    """
    text = key(label)
    if text.startswith(tuple(words("payback"))):
        return "payback"
    bare = key(BRACKETED.sub(" ", label)) if "(" in label else text
    if text.startswith(tuple(words("grand_total"))) or bare in _whole_effects():
        return "grand_total"
    if bare in words("total_whole"):
        return "total"
    return "total" if _total_words().search(text) else "detail"


@cache
def _whole_effects() -> frozenset[str]:
    """What is said of all of a table together: "samlet effekt", "samlede økonomiske konsekvenser"."""
    return frozenset(f"{whole} {what}" for whole in words("whole") for what in words("effects"))


@cache
def _total_words() -> re.Pattern[str]:
    """The words that make a row a total: at its start, or anywhere in it."""
    started = "|".join(sorted(words("total_start") | words("subtotal")))
    inside = "|".join(sorted(words("total_anywhere")))
    return re.compile(rf"^(?:{started})\b|\b(?:{inside})\b")


def payback_kind(label: str) -> int:
    """Which payback time a payback row tells of: 0 the one of service, 1 the one of the total economy."""
    text = key(label)
    if any(word in text for word in words("payback_total")):
        return 1
    return 0 if any(word in text for word in words("payback_service")) else 1


@lru_cache(maxsize=REMEMBERED)
def is_of_which(label: str) -> bool:
    """Whether a row only tells apart a part of the row above, and is no part of its sum: "Heraf løn"."""
    return bool(_of_which().match(key(label.strip(" -–•*("))))


@cache
def _of_which() -> re.Pattern[str]:
    return re.compile(rf"^(?:{'|'.join(sorted(words('of_which')))})\b")


@lru_cache(maxsize=REMEMBERED)
def is_running(label: str) -> bool:
    """Whether a row tells what another has come to so far, and is no part of a sum: "Akkumuleret effekt"."""
    return key(label).startswith(tuple(words("running")))


@lru_cache(maxsize=REMEMBERED)
def is_ratio_column(heading: str) -> bool:
    """Whether the numbers of a column cannot be added up: "Afvigelse i pct.", "Pris pr. plads"."""
    said = f" {key(heading)} "
    return "%" in heading or any(f" {word} " in said for word in words("ratio_columns"))


@lru_cache(maxsize=REMEMBERED)
def may_head_numbers(heading: str) -> bool:
    """Whether a heading beside years can stand over amounts, if numbers stand below: "Tidligere år".

    It has a unit of money or a word of money or time; shares and numbers of things are no amounts.
    """
    said = key(heading).split()
    if not words("no_amounts").isdisjoint(said) or is_ratio_column(heading):
        return False
    unit = find_unit(heading)
    if unit is not None:
        return unit.is_money
    return is_budget_column(heading) or _ends_so(heading, "amounts_beside")


@lru_cache(maxsize=REMEMBERED)
def is_granted_column(heading: str) -> bool:
    """Whether a column is named as what may be spent: "Korrigeret budget"."""
    return _ends_so(heading, "granted_columns")


def is_spent_column(heading: str) -> bool:
    """Whether a column is named as what is or will be spent: "Forbrug", "Forventet regnskab"."""
    return _ends_so(heading, "spent_columns")


def _ends_so(heading: str, name: str) -> bool:
    ends = tuple(words(name))
    return any(word.endswith(ends) for word in key(heading).split())


def is_difference_column(heading: str) -> bool:
    """Whether a column is named as the difference of others: "Afvigelse", "Restbudget"."""
    return not words("difference_columns").isdisjoint(key(heading).split())
