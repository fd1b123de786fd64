"""Headings that no list knows, learned from the document: the same short line in item after item.

A municipality may print "Mødets udfald" where others print "Beslutning". What stands under such a line tells
what it is: rulings ("Godkendt."), points that begin with "at", or other text. With layout, a line in the
dress of the headings that are known is one too.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from parsers.minutes.agenda.head import FOLLOWERS
from parsers.minutes.agenda.lost_columns import find_behind_cells
from parsers.minutes.agenda.runs import Run
from parsers.minutes.paper.rows import Row, heading_of
from parsers.minutes.phrases.decision_headings import find_said_alone, is_deciding
from parsers.minutes.phrases.heading_forms import Heading
from parsers.minutes.phrases.outcomes import find_outcome
from parsers.minutes.phrases.people import is_only_body
from parsers.text import key

# a heading is no longer than this
LONGEST, MOST_WORDS = 50, 8
# it stands in so many items; without layout, one of other text in so many
LEAST_ITEMS, LEAST_IN_TEXT = 2, 3
# so many of the places where it stands must agree on what it is, of so many looked at
AGREED, LOOKED_AT = 0.6, 8
# a text with fewer rows behind a blank line has none to part its paragraphs; a full row fills this much
MOST_PARTED, FULL = 0.02, 0.75
# a heading in capitals has more letters than a name of a party or an office
LEAST_CAPITALS = 6
# rulings that a heading of its own may have under it
RULINGS = frozenset({
    "approved", "approved_with_changes", "noted", "rejected", "postponed", "referred", "withdrawn",
    "no_record", "discussed",
})  # fmt: skip
DECIDES = frozenset({"decision", "recommendation_and_decision"})
# "at planen godkendes", "1. At planen godkendes", "- at"
AT = re.compile(r"^(?:\d{1,2}[.)]|[a-h][.)]|[-–•])?\s*at\b", re.IGNORECASE)
LISTED = re.compile(r"^(?:\d|[-–•*]|[a-h]\))")
PROPOSES = re.compile(r"\b(?:indstille|foreslå|anbefale)r\b", re.IGNORECASE)
ANNEXES = re.compile(r"bilag|vedlagt|vedhæft|dokumenter", re.IGNORECASE)


@dataclass(slots=True)
class Repeated:
    """A short line as it stands in the items: the row of each time, and in which items.

    doubtful are the rows that say the same where nothing parts them from the text above.
    """

    rows: list[int] = field(default_factory=list)
    doubtful: list[int] = field(default_factory=list)
    items: set[int] = field(default_factory=set)


def learn_headings(rows: tuple[Row, ...], runs: Sequence[Run]) -> tuple[Row, ...]:
    """The rows, with the headings that their repetition or their dress tells marked as such."""
    spans = list(_spans(rows, runs))
    if len(spans) < LEAST_ITEMS:
        return rows
    repeated: dict[str, Repeated] = {}
    ends = _ends_of_text(rows)
    decided: set[int] = set()
    sections: dict[int, str] = {}
    for n, (start, end) in enumerate(spans):
        section = ""
        for i in range(start, end):
            hit = heading_of(rows[i])
            if hit is not None and hit.role != "minutes_part":
                section = hit.role if hit.role in FOLLOWERS else section
                decided |= {n} if hit.role in DECIDES else set()
                continue
            sections[i] = section
            beside = hit is not None and hit.rest is not None  # "Referat: Godkendt." is all of an item
            if (i + 1 == end and not beside) or not _is_short(rows[i], hit):
                continue
            seen = repeated.setdefault(_words(rows[i], hit), Repeated())
            if _may_head(rows, i, start) or i - 1 in ends:
                seen.rows.append(i)
                seen.items.add(n)
            else:
                seen.doubtful.append(i)
    if len(decided) >= max(LEAST_ITEMS, len(spans) / 3):  # the document says "Beslutning" itself
        decided = set(range(len(spans)))
    learned = _read_repeated(rows, repeated, decided, sections)
    learned |= _said_alone(rows, spans, decided, learned)
    learned |= {i: Heading("decision", inside=True) for i in find_behind_cells(rows, spans)}
    if not decided and not any(hit.role == "decision" for hit in learned.values()):
        learned |= {i: Heading("decision", inside=True) for i in _first_said(rows, spans)}
    for i in _dressed(rows, spans, sections, learned):
        named = ANNEXES.search(rows[i].text) is not None
        learned.setdefault(i, Heading("attachments" if named else "other"))
    return tuple(replace(row, opens=learned[i]) if i in learned else row for i, row in enumerate(rows))


def _ends_of_text(rows: Sequence[Row]) -> frozenset[int]:
    """Where no white parts the rows: those that end a sentence, or break off before the margin.

    A text may have no blank lines, and a page nothing but short paragraphs, all as far from each other.
    """
    if not rows or sum(row.gap > 0 and not row.top for row in rows) > MOST_PARTED * len(rows):
        return frozenset()
    wide = sorted(len(row.text) for row in rows)[int(0.9 * len(rows))]
    return frozenset(
        i
        for i, row in enumerate(rows)
        if row.text.endswith((".", "!", "?")) or len(row.text) < FULL * wide or heading_of(row) is not None
    )


def _spans(rows: Sequence[Row], runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """The rows of each item, its heading left out."""
    heads = sorted(
        (head for run in runs for head in run.heads if not head.decision), key=lambda head: head.row
    )
    for n, head in enumerate(heads):
        end = heads[n + 1].top if n + 1 < len(heads) else len(rows)
        if head.after < end:
            yield head.after, end


def _first_said(rows: Sequence[Row], spans: Sequence[tuple[int, int]]) -> list[int]:
    """In each item the first row that says what a body decided on a day, where most items have such a row.

    "Økonomiudvalget den 1. maj 1983: Anbefales." stands for a heading where a document has none.
    """
    firsts: list[int] = []
    for start, end in spans:
        hits = ((i, heading_of(rows[i])) for i in range(start, end))
        said = (i for i, hit in hits if hit is not None and hit.role == "history" and hit.body is not None)
        first = next(said, None)
        firsts += [first] if first is not None else []
    return firsts if len(firsts) >= max(LEAST_ITEMS, 0.6 * len(spans)) else []


def _said_alone(
    rows: Sequence[Row],
    spans: Sequence[tuple[int, int]],
    decided: set[int],
    learned: dict[int, Heading],
) -> dict[int, Heading]:
    """The rows "Kulturudvalget, 03-04-2019, pkt. 42" over what the body said, by row.

    Most items have one, with text under it; in a list of what was said before there is none. Where headings
    of decisions are the names of bodies alone ("Byrådet:"), one is like them.
    """
    named = any(
        hit.role == "decision" and is_only_body(rows[i].text.rstrip(" :")) for i, hit in learned.items()
    )
    found: dict[int, Heading] = {}
    items: set[int] = set()
    for n, (start, end) in enumerate(spans):
        for i in range(start, end - 1):
            hit = find_said_alone(rows[i].text)
            below = rows[i + 1]
            if hit is None or find_said_alone(below.text) is not None:
                continue
            opens = heading_of(below)  # "Udvalget indstiller, at planen godkendes." is what the body said
            told = opens is not None and opens.rest is not None and opens.role == "absent"
            if (
                opens is not None
                and not told
                and not (opens.role == "recommendation" and is_deciding(below.text))
            ):
                continue
            found[i] = hit
            items.add(n)
    return found if named or len(items - decided) >= max(LEAST_ITEMS, AGREED * len(spans)) else {}


def _words(row: Row, hit: Heading | None) -> str:
    return key(row.text[: hit.rest] if hit is not None and hit.rest is not None else row.text)


def _is_short(row: Row, hit: Heading | None) -> bool:
    """Whether a row is "Referat:", or a line of few words that are no sentence."""
    if hit is not None:
        return hit.role == "minutes_part"
    text = row.text
    if len(text) > LONGEST or len(text.split()) > MOST_WORDS or text.endswith((".", ",", ";", "-")):
        return False
    return text[:1].isupper() and not row.follows and LISTED.match(text) is None


def _may_head(rows: Sequence[Row], i: int, start: int) -> bool:
    """Whether a short row may be a heading: bold, a question, a name of a body, or parted from above."""
    row = rows[i]
    parted = row.gap > 0 or row.top or i == start or row.bold or row.text.endswith("?")
    parted = parted or (row.text.endswith(":") and is_only_body(row.text[:-1]))
    return parted or heading_of(row) is not None


def _read_repeated(
    rows: Sequence[Row], repeated: dict[str, Repeated], decided: set[int], sections: dict[int, str]
) -> dict[int, Heading]:
    """What each repeated line opens, by the row of each time it stands."""
    often = {words: seen for words, seen in repeated.items() if words and len(seen.items) >= LEAST_ITEMS}
    open_items = {words: seen.items - decided for words, seen in often.items()}
    ruling = [words for words, seen in often.items() if len(open_items[words]) >= LEAST_ITEMS]
    ruling = [words for words in ruling if _share_of_rulings(rows, words, often[words]) >= AGREED]
    best = max(ruling, key=lambda w: (len(open_items[w]), _share_of_rulings(rows, w, often[w])), default=None)
    chain = {words for words in ruling if _names_body(rows[often[words].rows[0]].text)}
    decides = chain if best in chain else {best}  # "Økonomiudvalget 05-08-1995" and then "Byrådet:"
    learned: dict[int, Heading] = {}
    for words, seen in often.items():
        role = "decision" if words in decides else _role_of(rows, words, seen, sections)
        for i in (*seen.rows, *seen.doubtful) if role is not None else ():
            hit = heading_of(rows[i])
            learned[i] = Heading(role or "other", hit.rest if hit is not None else None)
    return learned


def _names_body(text: str) -> bool:
    """Whether a line is the name of a body, perhaps with a day: "Byrådet:", "Økonomiudvalget 05-08-1995"."""
    return is_only_body(text.rstrip(" :")) or find_said_alone(text) is not None


def _share_of_rulings(rows: Sequence[Row], words: str, seen: Repeated) -> float:
    """How many of the texts under a repeated line are rulings: short, and with an outcome."""
    if heading_of(rows[seen.rows[0]]) is not None:  # "Referat" in item after item
        return 1.0
    if _is_ruling(rows[seen.rows[0]].text):
        return 0.0
    below = [_told_below(rows, i) for i in seen.rows[:LOOKED_AT]]
    if rows[seen.rows[0]].text.endswith(":") and all(LISTED.match(text) for text in below):
        return 0.0  # "Planen er tilrettelagt således:" opens a list
    hits = [find_outcome(LISTED.sub("", text).lstrip(".) ")) for text in below if len(text) < 160]
    return sum(1 for hit in hits if hit is not None and hit.outcome in RULINGS) / len(below)


def _told_below(rows: Sequence[Row], i: int) -> str:
    """The line under a row, past one that says who was absent."""
    hit = heading_of(rows[i + 1])
    past = hit is not None and hit.role == "absent" and hit.rest is not None and i + 2 < len(rows)
    return rows[i + 2 if past else i + 1].text


def _is_ruling(text: str) -> bool:
    """Whether a repeated line is itself a ruling, "Godkendt" without its full stop; a question is none."""
    words = key(text)
    return "beslut" not in words and not text.endswith("?") and find_outcome(words) is not None


def _role_of(rows: Sequence[Row], words: str, seen: Repeated, sections: dict[int, str]) -> str | None:
    """The role of a repeated line that opens no decision, None where it is no heading."""
    if heading_of(rows[seen.rows[0]]) is not None or _is_ruling(rows[seen.rows[0]].text):
        return None
    if any(sections[i] in ("attachments", "decision") and not _stands_out(rows, i) for i in seen.rows):
        return None
    below = [rows[i + 1].text for i in seen.rows[:LOOKED_AT]]
    if sum(1 for text in below if AT.match(text)) >= AGREED * len(below):
        return "recommendation"
    if ANNEXES.search(words):
        return "attachments"
    if rows[seen.rows[0]].box is not None:
        return "other" if all(_stands_out(rows, i) for i in seen.rows) else None
    return "other" if len(seen.items) >= LEAST_IN_TEXT else None


def _stands_out(rows: Sequence[Row], i: int) -> bool:
    """Whether a row is bold and the row under it is not."""
    return rows[i].bold and not rows[i + 1].bold


def _dressed(
    rows: Sequence[Row],
    spans: Sequence[tuple[int, int]],
    sections: dict[int, str],
    learned: dict[int, Heading],
) -> list[int]:
    """Rows in the dress of the known headings: bold, alone and short, where all known ones are bold."""
    inside = [i for start, end in spans for i in range(start, end)]
    known = [rows[i] for i in inside if i in learned or _is_plain_heading(rows[i])]
    if len(known) < 4:
        return []
    if known[0].box is None:
        return _in_capitals(rows, spans, learned, known)
    if sum(row.bold for row in known) < 0.9 * len(known):
        return []
    found: list[int] = []
    size = _own_size(rows, known)
    for start, end in spans:
        for i in range(start, end - 1):
            free = sections.get(i, "decision") != "decision" or (size is not None and rows[i].size == size)
            if not free or not _is_short(rows[i], heading_of(rows[i])):
                continue
            if _may_head(rows, i, start) and _stands_out(rows, i):
                found.append(i)
    return found


def _own_size(rows: Sequence[Row], known: Sequence[Row]) -> float | None:
    """The size that all known headings and no other text of the items are printed in, where there is one."""
    sizes = {row.size for row in known}
    if len(sizes) != 1 or None in sizes:
        return None
    size = next(iter(sizes))
    return size if not any(row.size == size and not row.bold for row in rows) else None


def _in_capitals(
    rows: Sequence[Row], spans: Sequence[tuple[int, int]], learned: dict[int, Heading], known: Sequence[Row]
) -> list[int]:
    """In a text without layout, the short rows in capitals, where the known headings are so too."""
    if sum(row.text.isupper() for row in known) < 0.9 * len(known):
        return []
    inside = (i for start, end in spans for i in range(start, end - 1) if i not in learned)
    return [
        i
        for i in inside
        if rows[i].text.isupper()
        and len(key(rows[i].text)) > LEAST_CAPITALS
        and _is_short(rows[i], heading_of(rows[i]))
        and not rows[i + 1].text.isupper()
        and heading_of(rows[i]) is None
    ]


def _is_plain_heading(row: Row) -> bool:
    hit = heading_of(row)
    said = row.text.endswith(",") or PROPOSES.search(row.text) is not None  # "Forvaltningen indstiller,"
    return hit is not None and hit.role in FOLLOWERS and hit.rest is None and not said
