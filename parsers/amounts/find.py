"""A paragraph to its amounts with what is said of each: value, time, direction, certainty and purpose."""

import re
from dataclasses import replace
from decimal import Decimal

from models.frozen import dataclass
from models.records import AmountBound, AmountDirection, AmountFrequency
from parsers.amounts import words
from parsers.amounts.numbers import Amount, find_printed, may_have_money
from parsers.amounts.periods import Period, find_periods, find_price_year, share_periods
from parsers.amounts.purpose import find_purposes
from parsers.amounts.sentences import find_sentences

# "ved investering", "via en reduktion": the word tells how, not what
BESIDE = re.compile(r"\b(?:ved|via|gennem|vedrørende|trods)\s(?:en\s|et\s)?$", re.IGNORECASE)
# so many characters at most are before it
NEAR = 20
# " i lønudgifter og": where the amount before falls; the next one is of its kind
BESIDES = re.compile(
    r"^\s(?:i|til|på|for|af)\s[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s(?:og|samt)\s(?:ca\.\s)?$", re.IGNORECASE
)
# what is expected in one of these clauses is not in the next
CLAUSE = re.compile(r",\s(?:hvorfor|men|mens|hvilket|hvortil|hvoraf)\b", re.IGNORECASE)
# "en årlig reduktion på ca. 25 forløb": how often something else falls
COUNTED = re.compile(r"\s[^\W\d_]+\s(?:på|af)\s(?:ca\.\s)?\d", re.IGNORECASE)
ESTIMATE = re.compile(r"\((?:skøn\w*|anslået|estimat)\)", re.IGNORECASE)
# between what is asked and what another clause grants: "har søgt om støtte, og der bevilges"
OTHER_CLAUSE = re.compile(r"[.;:]|\b(?:og|men|mens|som|idet|hvortil|hvorfor)\b", re.IGNORECASE)
# so much at most is the price of one of something that people pay, where no more is said of it
CHEAP = Decimal(1000)
# how far after an amount the word that says what it is may stand
REACH = 45


@dataclass(frozen=True, slots=True, kw_only=True)
class AmountHit:
    """An amount in a text and what its sentence says of it; the places are offsets in the text.

    low is high but for a range; step is the worth of the last printed digit, in kroner. per is the unit of a
    price ("døgn"); last_year is None for an open end; years a length alone ("over fire år").
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    step: Decimal
    bare: bool
    sentence: tuple[int, int]
    direction: AmountDirection
    term: str | None
    bound: AmountBound
    expected: bool
    qualifier: str | None
    first_year: int | None
    last_year: int | None
    years: int | None
    frequency: AmountFrequency | None
    per: str | None
    price_year: int | None
    purpose: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Said:
    """What the words around one amount say; word is as printed, None where it is taken over from before."""

    direction: AmountDirection = "unknown"
    term: str | None = None
    expected: str | None = None


def find_amounts(text: str) -> tuple[AmountHit, ...]:
    """The amounts of money of a paragraph, left to right, not overlapping.

    Percentages, positions, numbers of laws and cases, dates and times are none; neither is the unit of a
    table ("i 1.000 kr."). Raises nothing.

    >>> [(int(hit.high), hit.first_year) for hit in find_amounts("Der afsættes 3 mio. kr. i 2024 til veje.")]
    [(3000000, 2024)]
    """
    if not may_have_money(text):
        return ()
    hits: list[AmountHit] = []
    for start, end in find_sentences(text):
        sentence = text[start:end]
        if may_have_money(sentence):
            hits += _of_sentence(sentence, start)
    return tuple(hits)


def _of_sentence(sentence: str, offset: int) -> list[AmountHit]:
    printed = find_printed(sentence)
    if not printed:
        return []
    periods = find_periods(sentence)
    spots = [(a.start, a.end) for a in printed]
    shared = share_periods(sentence, spots, periods)
    purposes = find_purposes(sentence, spots)
    hits: list[AmountHit] = []
    said = _Said()
    for at, (amount, period) in enumerate(zip(printed, shared, strict=True)):
        before = sentence[printed[at - 1].end if at else 0 : amount.start]
        after = sentence[amount.end : printed[at + 1].start if at + 1 < len(printed) else len(sentence)]
        said = _read_said(before, after, said, at + 1 == len(printed))
        hit = _build(sentence, offset, amount, period, periods, said, before, after)
        place = purposes[at]
        hits.append(replace(hit, purpose=(offset + place[0], offset + place[1])) if place else hit)
    return hits


def _build(
    sentence: str,
    offset: int,
    amount: Amount,
    period: Period | None,
    periods: list[Period],
    said: _Said,
    before: str,
    after: str,
) -> AmountHit:
    bound, word = _bound(before, amount)
    qualifiers = [one for one in (said.expected, word) if one]
    whole = (offset, offset + len(sentence))
    per = _per(after) or _price_of(sentence[: amount.start], before, after)
    if per is None and _is_cheap(amount, said):
        said = _Said(expected=said.expected)
    length = next((p.years for p in periods if p.years and 0 <= p.start - amount.end <= len(after)), None)
    return AmountHit(
        start=offset + amount.start,
        end=offset + amount.end,
        low=amount.low,
        high=amount.high,
        step=amount.step,
        bare=amount.bare,
        sentence=whole,
        direction=said.direction,
        term=said.term,
        bound=bound,
        expected=said.expected is not None,
        qualifier=", ".join(qualifiers) or None,
        first_year=period.first if period else None,
        last_year=period.last if period else None,
        years=length,
        frequency=_frequency(before, after),
        per=per,
        price_year=find_price_year(sentence),
    )


def _bound(before: str, amount: Amount) -> tuple[AmountBound, str | None]:
    """How exact an amount is, by the word right before it; and that word."""
    pattern, codes = words.bounds()
    hit = pattern.search(before)
    if hit is None:
        return ("range", None) if amount.low != amount.high else ("exact", None)
    word = " ".join(hit["word"].lower().split())
    code: AmountBound = codes[word]  # type: ignore[assignment]
    return code, " ".join(hit["word"].split())


def _frequency(before: str, after: str) -> AmountFrequency | None:
    """How often an amount falls: a word close after it or, from its clause, before it."""
    pattern, codes = words.frequencies()
    near = pattern.search(after[:REACH])
    if near is not None and re.search(r"[.;:]|,\s(?!årligt)", after[: near.start()]):
        near = None
    clause = re.split(r"[;:]", before)[-1]
    hits = [near] if near else [m for m in pattern.finditer(clause) if not COUNTED.match(clause, m.end())]
    return codes[" ".join(hits[-1]["word"].lower().split())] if hits else None  # type: ignore[return-value]


def _per(after: str) -> str | None:
    """What an amount is the price of one of; None where it is a sum. "pr. år" is a time."""
    pattern, phrases = words.per()
    end = re.match(r"(?:\s(?:mere|mindre|ekstra))?", after)
    hit = pattern.match(after, end.end() if end else 0)
    if hit is None:
        return None
    if hit["phrase"]:
        unit: str = phrases[" ".join(hit["phrase"].lower().split())]
        return unit
    word: str = hit["unit"].lower()
    return None if word.startswith("år") and not word.startswith("årsværk") else word


def _price_of(whole: str, before: str, after: str) -> str | None:
    """What the words before an amount make it the price of one of; "enhed" where they do not say.

    None for "prisen" alone with a verb for giving by it, since that may be an award.
    """
    hit = words.price().search(before[-120:] if len(before) < len(whole) else whole[-120:])
    if hit is None:
        return None
    unit = hit["compound"] or hit["priced"] or hit["each"] or hit["noun"] or hit["one"]
    if unit:
        return unit.lower()
    award = hit[0][:4].lower() == "pris" and words.awarding().search(before + after)
    return None if award else "enhed"


def _is_cheap(amount: Amount, said: _Said) -> bool:
    """Whether an amount is what people pay for one: "Vandprisen hæves fra 44,50 kr. til 46,25 kr."."""
    if said.term is None or not Decimal(0) < amount.high < CHEAP:
        return False
    return any([one in said.term.lower() for one in words.lists()["price"]["words"]])


def _asks_for(before: str, asking: words.StemHit, grant: words.StemHit) -> bool:
    """Whether a grant is what is asked for: "Der søges om en anlægsbevilling på"."""
    return asking.stem.endswith(" om") and OTHER_CLAUSE.search(before, asking.start, grant.start) is None


def _read_said(before: str, after: str, last: _Said, final: bool) -> _Said:
    """What an amount is and whether it is an expectation.

    The nearest word before it says so, else one close after it, else what the amount before it was.
    """
    stems, codes = words.directions()
    heads = [] if last.direction != "unknown" and BESIDES.match(before) else list(stems.find(before))
    mains = [m for m in heads if not BESIDE.search(before, max(0, m.start - NEAR), m.start)] or heads
    mains = [m for m in mains if codes[m.stem]]
    found = [(m.word, codes[m.stem]) for m in mains]
    if len(mains) > 1 and found[-1][1] == "grant" and _asks_for(before, mains[-2], mains[-1]):
        found.pop()
    if not found and last.direction == "unknown":
        later = next(stems.find(after[:REACH] if final else after), None)
        found = [(later.word, codes[later.stem])] if later is not None and codes[later.stem] else []
    expects = next(words.expected().find(CLAUSE.split(before)[-1]), None)
    estimate = ESTIMATE.search(after[:REACH]) if expects is None else None
    word = expects.word if expects else estimate[0] if estimate else None
    word = word.strip(" ()") if word is not None else (last.expected if not found else None)
    if found:
        return _Said(found[-1][1], found[-1][0], word)  # type: ignore[arg-type]
    return _Said(last.direction, last.term, word)
