"""What stands at the edges of pages and is no text of the meeting: running heads, feet, page numbers."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from parsers.dates import find_dates
from parsers.flow import Place
from parsers.lexicons import load_lexicon
from parsers.minutes.paper.over_titles import are_over_titles, are_under_titles
from parsers.minutes.paper.page_heads import is_from_town, lead_of
from parsers.minutes.phrases.headings import find_heading
from parsers.minutes.phrases.people import MUNICIPALITY
from parsers.text import key

# "Punkt 3, Bilag 2: Budget 2024 -", "Pkt. 3 - Bilag 2", "Bilag 2 til punkt 3: Budget"
STAMP = re.compile(
    r"""
    ^(?:
        (?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(?P<item>\d+\s?[a-z]?)\s*[,:;/-]?\s*bilag\s*(?:nr\.?\s*)?(?P<number>\d+[a-z]?)
      | bilag\s*(?:nr\.?\s*)?(?P<number2>\d+[a-z]?)\s+til
        \s+(?:punkt|pkt\.?|sag)\s*(?:nr\.?\s*)?(?P<item2>\d+\s?[a-z]?)
    )\s*(?:[:.–-]\s*|$)(?P<title>.*)$
    """,
    re.VERBOSE | re.IGNORECASE,
)
# "3 / 8", "Side 3", "Side 3 af 8", "- 3 -", "Side 3/8", "- iv -", "Side iv"
PAGE_MARK = re.compile(
    r"^(?:\d{1,4}\s?/\s?\d{1,4}|(?:fol|blad|pag)\.?\s?(?:nr\.?\s?)?\d{1,4}|[–-]\s?(?:\d{1,4}|[ivxlc]+)\s?[–-]"
    r"|sider?:?\s?(?:\d{1,4}(?:\s?(?:af|/|ud af)\s?\d{1,4})?|[ivxl]{1,7}))$",
    re.IGNORECASE,
)
# "3 / 8", which may be the number of a case as well: "13/4410"
SLASHED = re.compile(r"^(?P<page>\d{1,4})\s?/\s?(?P<total>\d{1,4})$")
# lines looked at from the edges of a text's pages; on so many and on such a share of them a line runs
EDGE, LEAST_PAGES, ON_MOST = 3, 3, 0.6
# what stands in a head is shorter than this; of one that lists annexes so many letters come before them
SHORT = 60
# of so few pages one mark is enough
FEW_PAGES = 3
YEARS = frozenset(range(1900, 2100))
# "7" alone on its line
LONE = re.compile(r"^\d{1,3}$")
# "Hoved-MED den 3. maj 2024   1/2": a foot that names the page and how many there are
FOOT = re.compile(r"^.{0,90}?\b(?P<page>\d{1,3})\s?(?:/|af)\s?(?P<total>\d{1,3})$")
# "Byrådet 06-01-2017   Side 4", "Referat, side 3 af 8", "Byrådet 6. maj 2020   3/8": it ends in its page
SIDED = re.compile(
    r"^(?P<lead>\S.{2,90}?)[\s,–-]+(?:side:?\s?(?P<page>\d{1,3})(?:\s?(?:af|/)\s?\d{1,3})?"
    r"|(?P<of>\d{1,3})\s?/\s?(?P<total>\d{1,3}))$",
    re.IGNORECASE,
)
# "Nørreby Kommune · Torvet 1 · 7999 Nørreby · www.noerreby.dk   2": who the paper is from
ADDRESS = re.compile(r"^(?=.*\b\d{4}\s[A-ZÆØÅ]).{4,60}?(?:\s[·•|]\s.{2,60}?){2,}$")
# "Formandens initialer: _____", "Fmd. init.: ..."
INITIALS = re.compile(r"^.{0,40}\b(?:initialer|init\.)\s?:\s*[_.…\s]{3,}$", re.IGNORECASE)
# "Referat af mødet den 3. maj 2024": a title that names the paper and its day
TITLED = re.compile(r"(?:referat|dagsorden|protokol|møde).*\d", re.IGNORECASE)
# "Sag nr. 3", "Pkt. 12" alone: an item that may well start a page, and no page number
ITEM_ALONE = re.compile(
    r"^(?:(?:åbent?|lukket)\s+)?(?:punkt|pkt|sag|dagsordenspunkt)\b\.?\s*(?:nr\.?\s*)?\d{1,4}\W*$",
    re.IGNORECASE,
)
# headings that stand in every item, and so near the edges of many pages
CONTENT = frozenset({
    "decision", "recommendation", "recommendation_and_decision", "summary", "case_presentation",
    "attachments", "finance", "history", "authoritative", "communication", "law", "other", "theme",
    "absent", "present", "recused",
})  # fmt: skip
# "Tilbage til indhold" in "Tilbage til indhold | Retur til forsiden"
BACK = re.compile(r"(?:tilbage|retur|gå|hop|videre) til [\wæøå ]{2,30}$")
# "Sidst opdateret den 7. maj 2028"
UPDATED = re.compile(
    r"(?:sidst|senest)\s(?:opdateret|ændret|redigeret|revideret)\W\s*(?:(?:den|d\.)\s*)?(?=\d).{4,30}$",
    re.IGNORECASE,
)
# a foot stands below this share of the page's height
LOWEST = 0.92


def find_furniture(places: Sequence[Place], total: int) -> frozenset[int]:
    """The indices of the lines that are running heads, feet and page numbers; total is how many pages."""
    marks = find_page_marks(places, total)
    found = frozenset(marks) | _repeated_heads(places, marks) | _repeated_edges(places)
    found |= _on_most_pages(places) | _lone_numbers(places) | _navigation(places) | _sided(places)
    counted = _counted_feet(places, total)
    for last in counted & {len(places) - 1}:
        found |= _beside_mark(places, last)
    found |= {i for i, place in enumerate(places) if place.text[-1] in "_.…" and INITIALS.match(place.text)}
    return found | counted | _small_feet(places) | _first_again(places, found | counted)


def _navigation(places: Sequence[Place]) -> frozenset[int]:
    """What a portal prints between items for its readers to press: "Til toppen", "Udskriv"."""
    words = _navigation_words()
    found = {i for i, place in enumerate(places) if place.text.strip("•·*- ").lower() in words}
    for i, place in enumerate(places):
        text = place.text
        if text.startswith(("Sidst ", "Senest ", "sidst ", "senest ")):
            if UPDATED.match(text) and find_dates(text):
                found.add(i)
        elif "|" in text and len(text) < 2 * SHORT:
            parts = [part.strip() for part in text.lower().split("|")]
            if all(part in words or BACK.match(part) for part in parts):
                found.add(i)
    return frozenset(found)


def _first_again(places: Sequence[Place], running: frozenset[int]) -> frozenset[int]:
    """Lines of a text without layout, beside running ones, that say what its first lines say."""
    if any(place.line.box is not None for place in places[:1]) or not running:
        return frozenset()
    first = {place.text for place in places[:EDGE] if _may_run(place.text) and len(place.text) < SHORT}
    found: set[int] = set()
    for i in sorted(running):
        for step in (-1, 1):
            at = i + step
            while EDGE < at < len(places) and (at in running or places[at].text in first):
                found.add(at)
                at += step
    return frozenset(found)


def _sided(places: Sequence[Place]) -> frozenset[int]:
    """Lines of a text without layout that end in their page ("Side 4") and count up by one.

    With them the lines with an address that stand more than once.
    """
    if any(place.line.box is not None for place in places[:1]):
        return frozenset()
    found: set[int] = set()
    heads: dict[tuple[str, int], list[tuple[int, int]]] = {}
    addresses: dict[str, list[int]] = {}
    for i, place in enumerate(places):
        tail = place.text[-16:]
        if "·" in place.text and ADDRESS.match(place.text):
            addresses.setdefault(place.text.rstrip(" 0123456789"), []).append(i)
        elif ("ide" in tail or "/" in tail[-5:]) and (match := SIDED.match(place.text)) is not None:
            page, total = int(match["page"] or match["of"]), int(match["total"] or 0)
            heads.setdefault((match["lead"], total), []).append((i, page))
    for (_, total), seen in heads.items():
        steps = [after[1] - before[1] for before, after in itertools.pairwise(seen)]
        apart = all(after[0] - before[0] > EDGE for before, after in itertools.pairwise(seen))  # no list
        if steps and set(steps) == {1} and apart and total in (0, seen[-1][1]):
            found |= {i for i, _ in seen}
    found |= {i for seen in addresses.values() if len(seen) > 1 for i in seen}
    return frozenset(found)


@cache
def _navigation_words() -> frozenset[str]:
    return frozenset(load_lexicon("headings")["portals"]["navigation"])


def find_page_marks(places: Sequence[Place], total: int) -> list[int]:
    """The lines that are a page's mark by themselves; total is how many pages the document has.

    "3/8" is one where the document has eight pages, or other lines count up to the same eight.
    """
    marks = [i for i, place in enumerate(places) if PAGE_MARK.match(place.text)]
    slashed = {i: match for i in marks if (match := SLASHED.match(places[i].text))}
    pages: dict[int, set[int]] = {}
    for match in slashed.values():
        page, last = int(match["page"]), int(match["total"])
        if 0 < page <= last:
            pages.setdefault(last, set()).add(page)
    sure = {last for last, seen in pages.items() if last in (total, *range(FEW_PAGES + 1)) or len(seen) > 1}
    sure -= YEARS - {total}  # "12/2031" is an item of its year
    return [i for i in marks if i not in slashed or _is_of(slashed[i], sure)]


def _is_of(slashed: re.Match[str], totals: set[int]) -> bool:
    """Whether "3/8" is a page of a document with so many pages."""
    return int(slashed["total"]) in totals and 0 < int(slashed["page"]) <= int(slashed["total"])


def _repeated_edges(places: Sequence[Place]) -> frozenset[int]:
    """First and last lines of pages that differ in their page number alone."""
    edges: dict[str, list[int]] = {}
    numbers = [place.page.number for place in places]
    for i, place in enumerate(places):
        near = sum(1 for k in (i - 2, i + 2) if not 0 <= k < len(places) or numbers[k] != numbers[i])
        if near and re.search(r"\d\s*$|^\d", place.text) and not _is_of_text(place.text):
            edges.setdefault(re.sub(r"\d+", "#", place.text), []).append(i)
    again = [found for found in edges.values() if len({numbers[i] for i in found}) > 1]
    counted = [found for found in again if len({places[i].text for i in found}) == len(found)]
    return frozenset(
        i for found in counted for i in found if len(places[i].text) > 8 and _counts(places, found)
    )


def _is_of_text(text: str) -> bool:
    """Whether a line with a number at its end is no running one: a stamp, "Sag nr. 3"."""
    return STAMP.match(text) is not None or ITEM_ALONE.match(text) is not None


def _lone_numbers(places: Sequence[Place]) -> frozenset[int]:
    """The page numbers of a text without layout: numbers alone on their lines that count up by one."""
    if any(place.line.box is not None for place in places[:1]):
        return frozenset()
    chain: list[tuple[int, int]] = []
    for i, place in enumerate(places):
        number = int(place.text) if LONE.match(place.text) and not _heads_item(places, i) else 0
        if number and (not chain or 0 < number - chain[-1][1] <= 2):
            chain.append((i, number))
    if len(chain) < 2:
        return _only_foot(places)
    lines = [i for i, _ in chain]
    if are_over_titles(places, lines) or are_under_titles(places, lines):
        return frozenset()
    above = _same_above(places, lines)
    return frozenset(lines) | above if len(chain) >= 3 or above else frozenset()


def _heads_item(places: Sequence[Place], i: int) -> bool:
    """Whether a number alone on its line is an item's: its title and the line of its case stand under it."""
    if i + 2 >= len(places) or not places[i + 1].text[:1].isupper():
        return False
    under = find_heading(places[i + 2].text)
    return under is not None and under.role == "case_number" and find_heading(places[i + 1].text) is None


def _only_foot(places: Sequence[Place]) -> frozenset[int]:
    """The number of a text's only page where it ends the text, and the line above that names the paper."""
    last = len(places) - 1
    if last < 12 or places[last].text != "1":
        return frozenset()
    above = places[last - 1].text
    named = MUNICIPALITY.match(above) or TITLED.search(above)
    return frozenset({last - 1, last} if named and not above.endswith(".") else {last})


def _same_above(places: Sequence[Place], numbers: Sequence[int]) -> frozenset[int]:
    """The lines right above page numbers that say the same above each of them."""
    found: set[int] = set()
    for step in range(1, 4):
        lines = [i - step for i in numbers]
        if min(lines) < 0 or len({places[i].text for i in lines}) > 1 or set(lines) & set(numbers):
            break
        if _is_content(places[lines[0]].text) or len(places[lines[0]].text) < 4:
            break
        found.update(lines)
    return frozenset(found)


def _counted_feet(places: Sequence[Place], total: int) -> frozenset[int]:
    """The last lines of pages that end in the number of their page and of all pages: "Byrådet 1/1"."""
    found: set[int] = set()
    for i, place in enumerate(places):
        if i + 1 < len(places) and places[i + 1].page is place.page:
            continue
        foot = FOOT.match(place.text)
        low = place.line.box is None or place.line.box.top > 0.85 * (place.page.height or 842.0)
        if foot is not None and low and (int(foot["page"]), int(foot["total"])) == (place.page.number, total):
            found.add(i)
    return frozenset(found)


def _counts(places: Sequence[Place], found: Sequence[int]) -> bool:
    """Whether one of the numbers in some lines is the number of their page, give or take a constant."""
    rows = [[int(n) for n in re.findall(r"\d{1,4}", places[i].text)] for i in found]
    pages = [places[i].page.number for i in found]
    width = min(len(row) for row in rows)
    apart = [{row[k] - page for row, page in zip(rows, pages, strict=True)} for k in range(width)]
    return any(len(steps) == 1 and (len(set(pages)) > 2 or steps == {0}) for steps in apart)


def _repeated_heads(places: Sequence[Place], marks: Sequence[int]) -> frozenset[int]:
    """Lines that keep company with page marks again and again: running heads in a text without layout."""
    if any(place.line.box is not None for place in places[:1]):
        return frozenset()
    if len(marks) < 3:
        return _repeated_titles(places) | _beside_marks(places, marks)
    near: Counter[str] = Counter()
    for i in marks:
        near.update({key(places[k].text) for k in range(max(0, i - 5), min(len(places), i + 3)) if k != i})
    often = {text for text, count in near.items() if count >= 3 and count >= 0.5 * len(marks)}
    around = {k for i in marks for k in range(max(0, i - 5), min(len(places), i + 3))}
    return frozenset(k for k in around if key(places[k].text) in often and not _is_content(places[k].text))


def _on_most_pages(places: Sequence[Place]) -> frozenset[int]:
    """First and last lines of the pages of a text that most pages have, figures apart."""
    if any(place.line.box is not None for place in places[:1]):
        return frozenset()
    pages: dict[int, list[int]] = {}
    for i, place in enumerate(places):
        pages.setdefault(place.page.number, []).append(i)
    if len(pages) < LEAST_PAGES:
        return _on_both_pages(places, list(pages.values())) | _towns(places, pages)
    edges = {i for at in pages.values() if len(at) > 2 * EDGE for i in (*at[:EDGE], *at[-EDGE:])}
    edges = {i for i in edges if _may_run(places[i].text)}
    words = {i: lead_of(re.sub(r"\d+", "#", places[i].text)) for i in edges}
    often = Counter(text for text, _ in {(words[i], places[i].page.number) for i in edges})
    least = max(LEAST_PAGES, ON_MOST * len(pages))
    return frozenset(i for i in edges if often[words[i]] >= least) | _towns(places, pages)


def _towns(places: Sequence[Place], pages: dict[int, list[int]]) -> frozenset[int]:
    """The first lines of later pages that may be running ones, and begin with whose paper it is."""
    later = [at[0] for at in list(pages.values())[1:] if len(at) > EDGE]
    return frozenset(i for i in later if _may_run(places[i].text) and is_from_town(places[i].text))


def _on_both_pages(places: Sequence[Place], pages: Sequence[Sequence[int]]) -> frozenset[int]:
    """The lines at the edges of a text's two pages that say the same at the same place of both."""
    if len(pages) != 2 or min(len(at) for at in pages) <= 2 * EDGE:
        return frozenset()
    found: set[int] = set()
    for steps in (range(EDGE), range(-1, -EDGE - 1, -1)):
        for step in steps:
            one, other = (at[step] for at in pages)
            same = lead_of(places[one].text) == lead_of(places[other].text)
            if not same or not (_may_run(places[one].text) and _may_run(places[other].text)):
                break
            found |= {one, other}
    return frozenset(found)


def _may_run(text: str) -> bool:
    """Whether a line at a page's edge may be a running one: no sentence, heading, label or numbered line."""
    short = len(text) < 100 and (not text.endswith((".", ",", ";")) or text.endswith(" nr."))
    return (
        short
        and find_heading(text) is None
        and STAMP.match(text) is None
        and ITEM_ALONE.match(text) is None
        and not re.match(r"\d+[.)]\s", text)
    )


def _beside_marks(places: Sequence[Place], marks: Sequence[int]) -> frozenset[int]:
    """The lines right above or below both page marks of a text of two pages, the same beside each."""
    if len(marks) == 1:
        return _beside_mark(places, marks[0])
    if len(marks) != 2:
        return frozenset()
    found: set[int] = set()
    below = marks[0] + 1
    if below < marks[1] and places[below].text == places[0].text and not _is_content(places[0].text):
        found.add(below)  # the head of the second page
    for step in (-1, 1):
        beside = [i + step for i in marks if 0 <= i + step < len(places)]
        words = {key(places[i].text) for i in beside}
        if len(beside) == 2 and len(words) == 1 and not _is_content(places[beside[0]].text):
            found.update(beside)
    return frozenset(found)


def _repeated_titles(places: Sequence[Place]) -> frozenset[int]:
    """Where a text without page marks prints its first lines again: at least twice, word for word."""
    titles = {place.text for place in places[:4] if TITLED.search(place.text) and len(place.text) > 15}
    again = [i for i, place in enumerate(places) if i > 3 and place.text in titles]
    counts = Counter(places[i].text for i in again)
    return frozenset(i for i in again if counts[places[i].text] > 1 and not find_heading(places[i].text))


def _is_content(text: str) -> bool:
    """Whether a line is a stamp or a heading of an item's text, however often it stands at a page's edge."""
    heading = find_heading(text)
    return STAMP.match(text) is not None or (heading is not None and heading.role in CONTENT)


def _small_feet(places: Sequence[Place]) -> frozenset[int]:
    """The last lines of pages that stand by themselves at the very bottom: in small type, or far below.

    A paper of one page has a foot too, and nothing repeats it.
    """
    found: set[int] = set()
    for i, place in enumerate(places):
        box, page = place.line.box, place.page
        if box is None or (i + 1 < len(places) and places[i + 1].page is page) or not i:
            continue
        above = places[i - 1].line
        low = box.top > LOWEST * (page.height or 842.0)
        if not low or above.box is None or places[i - 1].page is not page or STAMP.match(place.text):
            continue
        small = (place.line.size or 0) < (above.size or 0) - 0.9
        apart = box.top - above.box.bottom > 1.5 * (box.bottom - box.top)
        ends = re.search(rf"\b{page.number}\W*$", place.text) is not None
        if apart and (small or ends):
            found.add(i)
    return frozenset(found)


def _beside_mark(places: Sequence[Place], at: int) -> frozenset[int]:
    """The line above a text's only page mark where both end it, and the line says who the paper is from.

    It names a municipality alone, or what the first lines name.
    """
    if at != len(places) - 1 or at < 12:
        return frozenset()
    text = places[at - 1].text
    named = len(text) > 8 and any(text in place.text for place in places[:6])
    return frozenset({at - 1}) if named or MUNICIPALITY.fullmatch(text) else frozenset()
