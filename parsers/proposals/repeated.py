"""Proposals told by what they share: headings in one type or with numbers that run, each over a table."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from parsers.flow import Place
from parsers.proposals.heads import head_code, is_form_head, opens_table
from parsers.proposals.words import find_label, squeeze, words
from parsers.text import REMEMBERED

# "4.1 Title", "12. Title", "3 Title"
NUMBERED = re.compile(
    r"^\s*(?P<number>(?P<above>\d{1,2}\.)?(?P<last>\d{1,3}))\.?\s+(?P<title>[A-ZÆØÅ].*[^.,:;\s])\s*$"
)
# a paper says what it is at its beginning, or on the first and last lines of its pages
FIRST_LINES, HEAD_LINES = 30, 3
# headings are at most this long, and this much larger than the text of the paper
LONGEST, LARGER = 110, 1.08
# at least this part of the headings stand over a table of amounts, of what stands below most shares a line
WITH_TABLE, SHARING = 0.75, 0.66
# titles of proposals have words; most have so many, headings of sections fewer
LEAST_WORDS = 3
# a line with so many numbers is a row of a table
NUMBER, ROW = re.compile(r"(?<!\S)[-–(]?\d[\d.,]*\)?(?!\S)"), 2
ROW_END = re.compile(r"(?:\s+[-–(]?\d[\d.,]*\)?|\s+[-–])+\s*$")
# an overview that lists what comes stands in so many lines at the front, in rows of at most so many letters
FRONT, ROW_LENGTH, NAMED = 150, 160, 8
LISTS = re.compile(
    r"(?<!\w)(?:initiativer(?:ne)?|tiltag(?:ene)?|forslagene|omstillingsplan(?:en)?"
    r"|over(?:sigt|blik) over [\w ]*forslag)(?!\w)",
    re.IGNORECASE,
)
# "Katalog over budgetforslag", "Budget 2031 - samlede forslag": many proposals, not the whole budget
GATHERS = re.compile(
    r"(?<!\w)(?:\w*katalog|samlede|samtlige|budget\w* (?:20\d\d\S*)?)(?: over| til| [–-])?(?: \w+)? "
    r"\w*forslag(?:ene)?(?!\w)",
    re.IGNORECASE,
)
# a table is looked for in so many lines below a heading
FAR = 150
# a summary stands in one of so many lines below its heading
NEAR = 3
# a heading goes on over at most so many lines, and so many of what is alike in all proposals stand above it
WRAPPED, ABOVE = 3, 2


def find_repeated(places: Sequence[Place]) -> list[tuple[int, int]]:
    """Where proposals begin and the line that heads each, in a paper that says it holds some; else empty.

    A catalogue of reductions has one heading in the same type over each: "Fewer buses", then labels that come
    again below each, and a table. Without type the numbers of the headings have to run. A paper may also say
    it by its overview: a table of initiatives whose rows come again as the headings.
    """
    told = speaks_of_proposals(places)
    heads = (_by_type(places) or _by_number(places)) if told else _by_overview(places) or _summed_up(places)
    return [(_with_above(places, i), i) for i in heads]


def _summed_up(places: Sequence[Place]) -> list[int]:
    """The headings of the largest type, where a summary stands below each and the text is of "forslaget"."""
    heads = _by_type(places) if speaks_of_itself(places) else []
    below = [[find_label([place.piece()]) for place in places[i + 1 : i + 1 + NEAR]] for i in heads]
    summed = all(any(label and label.field == "summary" for label in labels) for labels in below)
    return heads if summed else []


def speaks_of_proposals(places: Sequence[Place]) -> bool:
    """Whether a paper says at its beginning, or at the edges of its pages, that it holds proposals."""
    pages = {place.page.number: place.page for place in places}
    edges = [line for page in pages.values() for line in (*page.lines[:HEAD_LINES], *page.lines[-1:])]
    texts = [place.text for place in places[:FIRST_LINES]] + [line.text for line in edges]
    return any(map(_names_paper, dict.fromkeys(texts)))


@lru_cache(maxsize=REMEMBERED)
def _names_paper(text: str) -> bool:
    named = len(text) < LONGEST and (_paper_words().search(text) or GATHERS.search(text))
    return bool(named)


def speaks_of_itself(places: Sequence[Place]) -> bool:
    """Whether lines of a paper begin with "Forslaget", or its headings with "Forslagets" or the like."""
    begun = sum(place.text.startswith("Forslaget ") for place in places)
    return begun > 1 or any(
        squeeze(place.text) in _own_headings() for place in places if len(place.text) < 40
    )


@cache
def _own_headings() -> frozenset[str]:
    """The headings of sections that name the proposal: "Forslagets økonomi"."""
    return frozenset(heading for heading in words("section_headings") if "forslag" in heading)


@cache
def _paper_words() -> re.Pattern[str]:
    """The words for papers of many proposals: "reduktionsforslag", "driftsønsker", "råderumskatalog"."""
    made = rf"\w*(?:{'|'.join(sorted(words('compound_stems')))})"
    stems = "|".join([*sorted(words("head_stems") - words("whole_budget")), made])
    endings = "|".join(sorted(words("head_endings") | words("paper_endings")))
    return re.compile(rf"(?<!\w)(?:{stems})(?:{endings})(?:r|s|et|er|ne|erne)?(?!\w)", re.IGNORECASE)


def _by_type(places: Sequence[Place]) -> list[int]:
    """The headings of the largest type that parts the paper; of a smaller one where that parts it further."""
    broad: list[int] = []
    for heads in _headings(places):
        chosen = _over_tables(places, heads)
        if not chosen or not (_share_lines(places, chosen) or _numbers_run(places, chosen)):
            continue
        if not _come_again(places, chosen):
            return chosen
        broad = broad or chosen
    return broad


def _headings(places: Sequence[Place]) -> Iterator[list[int]]:
    """The headings of each type that is larger than the text, the largest first."""
    sizes: Counter[float] = Counter()
    for place in places:
        sizes[place.line.size or 0.0] += len(place.text)
    usual = max(sizes, key=lambda size: sizes[size], default=0.0)
    kinds: dict[tuple[float, bool], list[int]] = {}
    for i, place in enumerate(places):
        size = place.line.size or 0.0
        if size > usual * LARGER and len(place.text) < LONGEST:
            kinds.setdefault((size, place.line.bold), []).append(i)
    for _, lines in sorted(kinds.items(), key=lambda item: -item[0][0]):
        yield _distinct(places, lines)


def _by_overview(places: Sequence[Place]) -> list[int]:
    """The headings that a table of initiatives at the front lists, each over a table of its own."""
    if not any(len(place.text) < LONGEST and LISTS.search(place.text) for place in places[:FRONT]):
        return []
    rows = [(i, squeeze(ROW_END.sub("", p.text))) for i, p in enumerate(places[:FRONT]) if _is_row(p.text)]
    best: list[int] = []
    for heads in _headings(places):
        first = next(
            (i for i in heads if _is_listed(places[i].text, [row for at, row in rows if at < i])), None
        )
        above = [row for at, row in rows if first is not None and at < first]
        listed = [i for i in heads if _is_listed(places[i].text, above)]
        if len(listed) > max(1, len(best)) and _over_tables(places, listed) == listed:
            best = listed
    return best


def _is_row(text: str) -> bool:
    return len(text) < ROW_LENGTH and len(NUMBER.findall(text)) >= ROW


def _is_listed(heading: str, rows: Sequence[str]) -> bool:
    """Whether a heading, less its number, is a row of a table, or one the beginning of the other."""
    hit = NUMBERED.match(heading)
    name = squeeze(hit["title"] if hit is not None else heading)
    return len(name) >= NAMED and any(name in row or (len(row) >= NAMED and row in name) for row in rows)


def _come_again(places: Sequence[Place], heads: Sequence[int]) -> bool:
    """Whether all that most stretches share stands there more than once: each holds several of one kind."""
    once, often = Counter[str](), Counter[str]()
    for i, end in zip(heads, [*heads[1:], len(places)], strict=True):
        below = Counter(squeeze(p.text) for p in places[i + 1 : min(end, i + FAR)] if _may_share(p.text))
        once.update({text for text in below if len(text) > 3})
        often.update({text for text, n in below.items() if n > 1 and len(text) > 3})
    shared = {text for text, n in once.items() if n >= SHARING * len(heads) and n > 1}
    return bool(shared) and all(often[text] * 2 > once[text] for text in shared)


def _distinct(places: Sequence[Place], lines: Sequence[int]) -> list[int]:
    """The headings of one type by their first line, less those that come again word for word."""
    firsts = [
        i
        for n, i in enumerate(lines)
        if not n or lines[n - 1] != i - 1 or places[i - 1].page.number != places[i].page.number
    ]
    counts = Counter(squeeze(places[i].text) for i in firsts)
    alone = [i for i in firsts if counts[squeeze(places[i].text)] == 1]
    return alone if len(alone) * 2 > len(firsts) or len(alone) > 1 else []


def _over_tables(places: Sequence[Place], heads: Sequence[int]) -> list[int]:
    """The headings from the first that a table of amounts stands below; empty where too few have one."""
    if len(heads) < 2:
        return []
    ends = [*heads[1:], len(places)]
    tabled = [
        any(opens_table(p.text) for p in places[i + 1 : min(end, i + FAR)])
        for i, end in zip(heads, ends, strict=True)
    ]
    first = tabled.index(True) if True in tabled else len(heads)
    chosen = list(heads[first:])
    titled = sum(len(places[i].text.split()) >= LEAST_WORDS for i in chosen)
    enough = len(chosen) > 1 and sum(tabled) >= WITH_TABLE * len(chosen)
    return chosen if enough and titled * 2 > len(chosen) else []


def _share_lines(places: Sequence[Place], heads: Sequence[int]) -> bool:
    """Whether most of what stands below the headings has a line in common that is no part of a table."""
    counts: Counter[str] = Counter()
    for i, end in zip(heads, [*heads[1:], len(places)], strict=True):
        below = places[i + 1 : min(end, i + FAR)]
        counts.update({squeeze(p.text) for p in below if _may_share(p.text)})
    return any(len(text) > 3 and n >= SHARING * len(heads) and n > 1 for text, n in counts.items())


def _may_share(text: str) -> bool:
    """Whether a line may be a label or heading: short, no row of a table and not the head of one."""
    return len(text) < LONGEST and len(NUMBER.findall(text)) < ROW and not opens_table(text)


def _numbers_run(places: Sequence[Place], heads: Sequence[int]) -> bool:
    hits = [NUMBERED.match(places[i].text) for i in heads]
    return all(hits) and all(
        a is not None and b is not None and _follows(a, b) for a, b in itertools.pairwise(hits)
    )


def _follows(before: re.Match[str], after: re.Match[str]) -> bool:
    return before["above"] == after["above"] and int(after["last"]) == int(before["last"]) + 1


def _with_above(places: Sequence[Place], i: int) -> int:
    """Where the heading's proposal begins: at the name of its form, if that stands right above it."""
    for j in range(i - 1, max(-1, i - 1 - ABOVE), -1):
        if places[j].page.number == places[i].page.number and (
            is_form_head(places[j].text) or head_code(places[j].text)
        ):
            return j
    return i


def _by_number(places: Sequence[Place]) -> list[int]:
    """The longest run of numbered headings that each stand over a table: "4.1 ...", "4.2 ..."."""
    hits = [
        (i, hit)
        for i, place in enumerate(places)
        if len(place.text) < LONGEST
        and (hit := NUMBERED.match(place.text))
        and not opens_table(place.text)
        and squeeze(hit["title"]) not in words("section_headings")
    ]
    runs: list[list[tuple[int, re.Match[str]]]] = []
    for i, hit in hits:
        run = next((run for run in reversed(runs) if _follows(run[-1][1], hit)), None)
        if run is not None:
            run.append((i, hit))
        else:
            runs.append([(i, hit)])
    for run in sorted(runs, key=len, reverse=True):
        heads = [i for i, _ in run]
        if len(run) > 1 and _over_tables(places, heads) == heads:
            return heads
    return []
