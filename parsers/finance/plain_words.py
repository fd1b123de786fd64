"""The headings of amounts in plain text that are words: "Oprindeligt budget Korrigeret budget Forbrug".

A heading begins with a capital and holds one word that amounts stand under. Headings can be printed one after
the other, one a line, or wrapped beside each other ("Oprindeligt Korrigeret" over "budget budget Forbrug");
they are taken only where the words can be read in one way and the rows below have as many numbers.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.finance.plain_header import YearLine, find_year_lines, is_unfinished
from parsers.finance.plain_labels import tail_of
from parsers.finance.words import (
    is_appropriation_heading,
    is_budget_column,
    is_difference_column,
    is_ratio_column,
    is_steering_heading,
    is_total_column,
    is_unit_line,
    words,
)
from parsers.flow import Piece, Place
from parsers.text import REMEMBERED, fold, join_lines, key

# headings go over at most so many lines, none of them longer; the first row follows within so many more
MOST_LINES, LONGEST_LINE, ROWS_WITHIN, REACH = 12, 130, 5, 30
# a heading has fewer characters
LONGEST = 45
WORD = re.compile(r"\S+")
# "Oprindeligt", "Vedtagne", "Årets": words that describe the next and are no heading alone
MODIFIER = re.compile(r"(?:t|te|de|ne|s)$")
# "1.250"
POINTED = re.compile(r"\d\.\d{3}(?!\d)")
# "Afvigelse i Kr.": after these words a capital begins no heading
LEADING = ("i", "pr", "jf", "af", "på")
# a word that ends so may be the first half of one
HYPHENS = ("-", "\u00ad", "\u2010")
YEAR = re.compile(r"(?:19|20)\d\d\W*$")
SENTENCE = re.compile(r"[a-zæøå]{4}[.:;?!]$")
HEAD_GROUP, TAIL_GROUP = re.compile(r"[-−–+]?\d{1,3}$"), re.compile(r"\d{3}$")

Words = tuple[Piece, ...]


def find_headings(places: Sequence[Place]) -> list[YearLine]:
    """The headings of amounts in some lines, years and words, from top to bottom; never overlapping."""
    years = find_year_lines(places)
    taken = {i for line in years for i in range(line.first, line.last + 1)}
    worded = [w for w in find_word_lines(places) if taken.isdisjoint(range(w.first, w.last + 1))]
    return sorted([*years, *worded], key=lambda line: line.first)


def find_word_lines(places: Sequence[Place]) -> list[YearLine]:
    """The lines that head columns of amounts with words, from top to bottom; never overlapping.

    The rows below have as many numbers as there are headings; where headings can be read in more than one
    way, or no way gives that number, there are none.
    """
    split = [place.text.split() if len(place.text) <= LONGEST_LINE else [] for place in places]
    amounts = {word for word in set().union(*split) if is_number_column(word)}
    named = [not amounts.isdisjoint(words_of_it) for words_of_it in split]
    found: list[YearLine] = []
    floor = 0
    for last in range(len(places)):
        if last < floor or not any(named[max(floor, last - 2) : last + 1]):
            continue
        if not _may_be_headings(places[max(floor, last - MOST_LINES + 1) : last + 1]):
            continue
        counts = [] if _goes_below(places, last + 1) else list(_row_counts(places, last + 1))
        if sum([most > 1 for _, most in counts]) > 1:
            hit = _headings_ending(places, last, floor, counts)
            if hit is not None:
                found.append(hit)
                floor = last + 1
    return found


def _may_be_headings(places: Sequence[Place]) -> bool:
    """Whether some lines have the words for two headings of budgets in them; quick.

    Numbers below are only looked for where they do: most papers speak of a budget here and there.
    """
    return sum([_count_budgets(place.text) for place in places]) > 1


@lru_cache(maxsize=REMEMBERED)
def _count_budgets(text: str) -> int:
    """How many words of a line amounts may stand under, those counted that the next line may go on with."""
    if len(text) > LONGEST_LINE:
        return 0
    broken = sum([word.endswith(HYPHENS) for word in text.split()])
    return broken + sum([is_budget_column(word) for word in key(fold(text)).split()])


def _goes_below(places: Sequence[Place], below: int) -> bool:
    """Whether headings go on in the line below: with words in small letters, or nothing but years."""
    text = places[below].text.strip() if below < len(places) else ""
    if text[:1].islower():
        return not is_unit_line(text)
    return bool(text) and all(YEAR.match(word) for word in text.split())


@lru_cache(maxsize=REMEMBERED)
def is_number_column(name: str) -> bool:
    """Whether a heading of words stands over numbers: amounts, their difference, a share, a sum."""
    return is_budget_column(name) or _is_beside_amounts(name)


def _is_beside_amounts(name: str) -> bool:
    return is_total_column(name) or is_difference_column(name) or is_ratio_column(name)


def _headings_ending(
    places: Sequence[Place], last: int, floor: int, counts: Sequence[tuple[int, int]]
) -> YearLine | None:
    """The headings that end on a line: from as few lines above as it takes for the number of columns."""
    for first in range(last, max(floor, last - MOST_LINES + 1) - 1, -1):
        if not _may_head(places[first].text):
            return None
        headings = _read_headings(places[first : last + 1])
        if headings is not None and _fits(len(headings), counts):
            start = headings[0][0]
            apart = first > floor and start.start == 0 and is_label_heading(places[first - 1].text)
            alone = apart and len(_parts(places[first])) == 1
            prefix = places[first - 1].piece() if alone else start.place.piece(0, start.start)
            return YearLine(first - 1 if alone else first, last, tuple(headings), prefix, worded=True)
    return None


def _may_head(text: str) -> bool:
    if len(text) > LONGEST_LINE or SENTENCE.search(text.strip()):
        return False
    numbers = [hit for hit in tail_of(text) if not YEAR.match(hit.printed)]
    return not numbers or (len(numbers) < 2 and numbers[0].start > 0 and is_number_column(text))


def _row_counts(places: Sequence[Place], first: int) -> Iterator[tuple[int, int]]:
    """The fewest and most numbers that each row below can have; none where they begin too far down.

    A row is a line with numbers and the lines of nothing but numbers below it. Numbers have spaces inside
    only where none has points.
    """
    least = most = 0
    pointed = any(POINTED.search(place.text) for place in places[first : first + REACH])
    for i in range(first, min(first + REACH, len(places))):
        hits = tail_of(places[i].text)
        alone = bool(hits) and not places[i].text[: hits[0].start].strip()
        if not most and not hits and i - first >= ROWS_WITHIN:
            return
        if most and not alone:
            yield least, most
            least = most = 0
        least += len(hits) if pointed else _fewest(places[i])
        most += len(hits)
    if most:
        yield least, most


def _fewest(place: Place) -> int:
    """How many numbers end a line when "1" and "250" are "1 250" wherever they can be."""
    hits = tail_of(place.text)
    joined, i = 0, 0
    while i < len(hits):
        after = hits[i + 1].printed if i + 1 < len(hits) else ""
        i += 2 if HEAD_GROUP.match(hits[i].printed) and TAIL_GROUP.match(after) else 1
        joined += 1
    return joined


def _fits(width: int, counts: Sequence[tuple[int, int]]) -> bool:
    """Whether rows have as many numbers as there are headings: two at least, and few have more."""
    rows = [count for count in counts if count[1] > 1]
    full = sum(least <= width <= most for least, most in rows)
    over = sum(least > width for least, _ in rows)
    under = [count for count in rows if count[1] < width]
    return width > 1 and full > 0 and full + len(under) > 1 and over * 3 <= full and len(under) <= 2 * full


def _read_headings(places: Sequence[Place]) -> list[Words] | None:
    """The headings that some lines make, from left to right; None where that is not told for certain."""
    columns: list[Words] = []
    for i, place in enumerate(places):
        parts = _parts(place)
        if i == 0:
            parts = _without_label(parts)
            if not parts or not _begins(parts[0]):
                return None
            columns = parts
            continue
        named = len(parts) > 1 and is_label_heading(text_of(parts[0]))
        merged = _merged(columns, parts[1:] if named else parts)
        if merged is None:
            return None
        columns = merged
    columns = _title_case(columns)
    names = [text_of(column) for column in columns]
    return columns if _are_headings(names) else None


def text_of(words_of_it: Words) -> str:
    """Some words as one text."""
    return join_lines([piece.text for piece in words_of_it])


def _are_headings(names: Sequence[str]) -> bool:
    budgets = sum(map(is_budget_column, names))
    return (
        budgets > 1
        and len({key(name) for name in names}) == len(names)
        and all(is_number_column(name) and len(name) <= LONGEST for name in names)
        and not any(is_unfinished(name) for name in names)
        and all(len(set(key(name).split())) == len(key(name).split()) for name in names)
    )


def _begins(part: Sequence[Piece]) -> bool:
    """Whether some words begin a heading: with a capital, or the sign of a share."""
    return part[0].text.lstrip("(")[:1].isupper() or part[0].text == "%"


def _parts(place: Place) -> list[Words]:
    """The words of a line: those from a capital to the next, and those in small letters one amount each."""
    parts: list[list[Piece]] = []
    for hit in WORD.finditer(place.text):
        piece = place.piece(hit.start(), hit.end())
        if not parts or _opens(parts[-1], piece):
            parts.append([])
        parts[-1].append(piece)
    return [tuple(part) for part in parts]


def _opens(part: Sequence[Piece], piece: Piece) -> bool:
    """Whether a word begins another heading than the words before it on its line."""
    before, word = [p.text for p in part], piece.text
    if _begins((piece,)):
        return key(before[-1]) not in LEADING
    if is_number_column(word) and is_label_heading(" ".join(before)):
        return True
    if _begins(part):
        return False
    if is_number_column(word):
        return any(map(is_number_column, before))
    return YEAR.match(word) is not None and any(map(YEAR.match, before))


def _without_label(parts: list[Words]) -> list[Words]:
    """The parts of a line less the unit and the heading of the labels before them."""
    at = 0
    while at + 1 < len(parts) and _is_label(text_of(parts[at])):
        at += 1
    return parts[at:]


def _is_label(text: str) -> bool:
    return is_label_heading(text) or not (is_number_column(text) or MODIFIER.search(text))


def is_label_heading(text: str) -> bool:
    """Whether a heading stands over labels, units or areas: "Projekt", "1.000 kr.", "Område"."""
    said = key(text)
    return (
        (" " not in said and said.endswith(tuple(words("label_heading"))))
        or is_unit_line(text)
        or is_steering_heading(text)
        or (is_appropriation_heading(text) and said in words("appropriation_heading"))
    )


def _title_case(columns: Sequence[Words]) -> list[Words]:
    """The columns with a word that only describes the next joined to it: "Oprindeligt" and "Budget"."""
    joined: list[Words] = []
    for column in columns:
        before = joined[-1] if joined else ()
        text = text_of(before) if before else ""
        if text and not is_number_column(text) and MODIFIER.search(text):
            joined[-1] = (*before, *column)
        else:
            joined.append(column)
    return joined


def _merged(columns: list[Words], parts: list[Words]) -> list[Words] | None:
    """The headings of the lines above with those of one more line; None where it is not told which go on."""
    going = [part for part in parts if not _begins(part)]
    if not going:
        whole = all(is_number_column(text_of(column)) for column in columns[:-1])
        return [*columns, *parts] if whole else None
    waiting = [i for i, column in enumerate(columns) if not is_number_column(text_of(column))]
    if len(going) == len(columns) and len(parts) == len(columns):
        waiting = list(range(len(columns)))
    if len(columns) == 1:
        waiting = [0]
    if len(waiting) != len(going):
        return None
    new = len(going) < len(parts)
    if new and len(waiting) < len(columns) and not _flows(columns, parts, waiting):
        return None
    return _in_order(columns, parts, waiting)


def _flows(columns: Sequence[Words], parts: Sequence[Words], waiting: Sequence[int]) -> bool:
    """Whether the new headings of a line come after all that are begun above: only the last went on."""
    return list(waiting) == [len(columns) - 1] and not _begins(parts[0])


def _in_order(columns: Sequence[Words], parts: Sequence[Words], waiting: Sequence[int]) -> list[Words]:
    """The headings with the parts that go on, each in its place, and the new ones between them."""
    made: list[Words] = []
    at = 0
    open_ones = list(waiting)
    for part in parts:
        if _begins(part):
            made.append(part)
            continue
        spot = open_ones.pop(0)
        made += columns[at:spot]
        made.append((*columns[spot], *part))
        at = spot + 1
    return [*made, *columns[at:]]
