"""Lines that may head an item of an agenda: "Punkt 3: Budget (5 min)", "3. Budget", "Nr.178 - Budget"."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from statistics import median

from parsers.dates import date_pattern
from parsers.minutes.agenda.head import (
    AD,
    ALONE,
    BARE,
    BRACKETED,
    CASE,
    CLOSED,
    DURATION,
    FOLLOWERS,
    LEADERS,
    MOSTLY,
    NUMBERED,
    OPEN_MARK,
    OPEN_NUMBERED,
    OPENNESS,
    PAGE_NUMBER,
    WORDED,
    Head,
    build_head,
)
from parsers.minutes.agenda.likeness import alike
from parsers.minutes.agenda.statements import find_statements
from parsers.minutes.agenda.title_rows import complete_titles, find_title_rows
from parsers.minutes.paper.row_ends import is_over_title
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.decision_headings import FOR_ITEM
from parsers.minutes.phrases.headings import find_heading

# "2. budgetopfølgning 2029"
ORDINAL = re.compile(r"\d{1,2}\.\s[a-zæøå]{5}")
# "Forvaltningen foreslår, at byrådet:" is no title
PROPOSED = re.compile(r"\b(?:indstill|foreslå|anbefal)", re.IGNORECASE)


def find_heads(rows: Sequence[Row], known: frozenset[str]) -> list[Head]:
    """Every line that may head an item, in order; most numbered lines of a list are among them."""
    body = _body_size(rows)
    heads: list[Head] = []
    titles: defaultdict[str, list[str]] = defaultdict(list)
    listing = False
    stated = find_statements(rows)
    for i, row in enumerate(rows):
        head = _read_head(rows, i, body) or _read_listed(row, i, titles)
        if head is None and i not in stated:
            head = _read_ad(row, i, titles)
        if (
            head is None
            and listing
            and (bare := BARE.match(row.text)) is not None
            and _is_title(bare["title"])
        ):
            head = build_head("numbered", bare, row, i)
        heading = row.heading
        listing = (listing and heading is None and row.gap < 2) or (
            heading is not None and heading.role == "contents"
        )
        if head is not None:
            heads.append(find_title_rows(rows, head, known))
            titles[heads[-1].number].append(heads[-1].title)
    return _without_openness(complete_titles(rows, _with_all_ads(rows, heads, known, stated), known))


def _without_openness(heads: list[Head]) -> list[Head]:
    """The heads; where nearly all titles begin with it, the word "Åben" or "Lukket" is no part of them.

    What is told once of a number, in the contents or over the item, is told of it.
    """
    marks = [OPENNESS.match(head.title) for head in heads]
    told = {(head.style, head.number) for head, mark in zip(heads, marks, strict=True) if mark}
    styles = {style for style, _ in told}
    alike_heads = {(head.style, head.number) for head in heads if head.style in styles}
    if len(told) < max(2, MOSTLY * len(alike_heads)):
        return heads
    return [
        replace(head, title=head.title[mark.end() :], closed=head.closed or mark[1].lower() == "lukket")
        if mark
        else head
        for head, mark in zip(heads, marks, strict=True)
    ]


def _with_all_ads(
    rows: Sequence[Row], heads: list[Head], known: frozenset[str], stated: frozenset[int]
) -> list[Head]:
    """The heads; where "Ad 3. Budget" heads items, all of its kind, and not the list that they answer."""
    ads = [head for head in heads if AD.match(rows[head.row].text)]
    if len(ads) < 2:
        return heads
    spots = stated.union(head.row for head in heads)
    for i, row in enumerate(rows):
        match = AD.match(row.text) if i not in spots and row.bold == rows[ads[0].row].bold else None
        if match is None or not (row.gap or row.top or row.bold) or row.text.endswith("."):
            continue
        more = build_head("numbered", match, row, i)
        if all((more.order < ad.order) == (i < ad.row) and more.order != ad.order for ad in ads):
            ads.append(find_title_rows(rows, more, known))
            heads.append(ads[-1])
    first = min(ad.row for ad in ads)
    answered = {ad.number: ad.title for ad in ads}
    kept = (h for h in heads if h.row >= first or not alike(answered.get(h.number, ""), h.title))
    return sorted(kept, key=lambda head: head.row)


def _read_ad(row: Row, i: int, titles: Mapping[str, Sequence[str]]) -> Head | None:
    """The head "Ad 3. Budget" where a line before says "3. Budget"; "Ad 3) Godkendt" answers a point.

    titles are those of the lines before, by their numbers.
    """
    match = AD.match(row.text)
    return (
        build_head("numbered", match, row, i) if match is not None and _comes_again(match, titles) else None
    )


def _read_listed(row: Row, i: int, titles: Mapping[str, Sequence[str]]) -> Head | None:
    """The head "3 Budget" where a line before, of the contents say, gives the number 3 that title."""
    match = BARE.match(row.text) if row.text[:1].isdigit() and len(row.text) < 260 else None
    return (
        build_head("numbered", match, row, i) if match is not None and _comes_again(match, titles) else None
    )


def _comes_again(match: re.Match[str], titles: Mapping[str, Sequence[str]]) -> bool:
    """Whether a line before has the number with a title alike."""
    return any(alike(title, match["title"]) for title in titles.get(match["number"], ()))


def _body_size(rows: Sequence[Row]) -> float | None:
    sizes = [row.size for row in rows if row.size is not None]
    return median(sizes) if sizes else None


def _read_head(rows: Sequence[Row], i: int, body: float | None) -> Head | None:
    text = rows[i].text
    if len(text) > 260:
        return None
    decided = FOR_ITEM.match(text)
    if decided:
        return build_head("worded", decided, rows[i], i, decision=True)
    worded = WORDED.match(text)
    titled = worded and (_is_title(worded["title"]) or _is_begun(rows, i))
    if worded and titled and (_is_worded(worded) or _is_over_named(rows, i)):
        return build_head("worded", worded, rows[i], i)
    numbered = NUMBERED.match(text) or (BRACKETED.match(text) if text[0] == "[" else None)
    if numbered and not _is_day(text) and (_is_title(numbered["title"]) or _is_begun(rows, i)):
        return build_head("numbered", numbered, rows[i], i)
    alone = ALONE.match(text)
    if alone and i + 1 < len(rows) and is_over_title(rows, i, alone["sign"], FOLLOWERS):
        return build_head("numbered", alone, rows[i], i)
    opened = OPEN_NUMBERED.match(text)
    if opened and _is_title(opened["title"]):
        return build_head("numbered", opened, rows[i], i)
    bare = BARE.match(text)
    if bare and _is_title(bare["title"]) and _is_bare_head(rows, i, bare, body):
        head = build_head("numbered", bare, rows[i], i)
        return replace(head, sure=rows[i].numbered or bool(OPEN_MARK.match(bare["title"])))
    return None


def _is_bare_head(rows: Sequence[Row], i: int, bare: re.Match[str], body: float | None) -> bool:
    """Whether a number without a sign may be an item's: by its dress, its mark, its year or what follows."""
    marked = OPEN_MARK.match(bare["title"]) or CLOSED.search(bare["title"]) or "/" in bare["number"]
    marked = marked or bare["number"].startswith("0")  # "01 Budget"
    if marked or rows[i].numbered or stands_out(rows[i], body) or PAGE_NUMBER.search(rows[i].text):
        return True
    if rows[i].box is not None or i + 1 >= len(rows):
        return False
    if not (rows[i].gap or rows[i].top or rows[i + 1].opens):
        return False
    after = heading_of(rows[i + 1])
    return after is not None and after.role in FOLLOWERS


def _is_over_named(rows: Sequence[Row], i: int) -> bool:
    """Whether "Nr. 28" alone stands over a title: the only bold row of three, or one over its case."""
    if i + 2 >= len(rows) or len(rows[i].text.split()) > 2:
        return False
    title, under = rows[i + 1], rows[i + 2]
    if (
        not title.text[:1].isupper()
        or title.text.endswith((".", ",", ";", ":"))
        or heading_of(title) is not None
    ):
        return False
    cased = CASE.fullmatch(under.text) is not None
    return cased or (title.bold and not under.bold and not rows[i].bold)


def _is_worded(match: re.Match[str]) -> bool:
    """Whether it is "Punkt 3: Budget", not "Punkt 3 blev udsat" nor "Nr. 3" of a list."""
    if match["word"].lower() in ("sag", "nr") and not match["title"] and match["word"].lower() == "nr":
        return False
    return (
        bool(match["sign"])
        or not match["title"]
        or match["title"][0].isupper()
        or match["title"][0] in '"”“»('
        or ORDINAL.match(match["title"]) is not None
    )


def _is_day(text: str) -> bool:
    """Whether a line begins with a whole date: "26. January 2029", and not "2. Maj-opfølgning"."""
    day = date_pattern().match(text)
    return day is not None and any(day[year] for year in ("y1", "y2", "y3"))


def _is_title(title: str) -> bool:
    plain = title.strip()
    if plain[:1].islower():
        return False
    return (
        not plain.endswith((";", ",", " at", " og", ":"))
        or bool(DURATION.search(plain))
        or len(plain) < (90 if plain.endswith(":") and PROPOSED.search(plain) is None else 60)
    )


def _is_begun(rows: Sequence[Row], i: int) -> bool:
    """Whether a row that breaks off after "og" or a comma is a title whose end the next row holds."""
    if rows[i].text.endswith((";", ":")) or i + 1 >= len(rows) or rows[i + 1].gap > 0:
        return False
    after = rows[i + 1].text
    if LEADERS.search(after) or _is_dressed(rows, i) or _ends_in_list(rows, i):
        return True
    ended = i + 2 >= len(rows) or rows[i + 2].gap > 0 or rows[i + 2].heading is not None
    ended = ended or (WORDED.match(rows[i].text) and WORDED.match(rows[i + 2].text)) is not None
    return ended and after[:1].islower() and len(after) < 90 and not after.endswith((".", ",", ";"))


def _ends_in_list(rows: Sequence[Row], i: int) -> bool:
    """Whether the next row ends with a page number, and the one below counts on, as in a list of items."""
    first, following = (NUMBERED.match(rows[j].text) if j < len(rows) else None for j in (i, i + 2))
    if first is None or following is None or PAGE_NUMBER.search(rows[i + 1].text) is None:
        return False
    numbers = (first["number"], following["number"])
    return all(map(str.isdecimal, numbers)) and int(numbers[1]) == int(numbers[0]) + 1


def _is_dressed(rows: Sequence[Row], i: int) -> bool:
    """Whether a row and the next are bold and of one size, and the row under them is not, or is a heading."""
    dress, below = (rows[i].bold, rows[i].size), rows[i + 1]
    if not rows[i].bold or (below.bold, below.size) != dress or find_heading(below.text) is not None:
        return False
    under = rows[i + 2] if i + 2 < len(rows) else None
    return under is None or (under.bold, under.size) != dress or find_heading(under.text) is not None


def stands_out(row: Row, body: float | None) -> bool:
    """Whether a row is bold, or larger than the body text."""
    return row.bold or (row.size is not None and body is not None and row.size > body + 0.7)
