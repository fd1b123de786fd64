"""Forms that a paper teaches: the same labels come again, in the same order, over each table of amounts.

No heading or label has to be known for it. The title is what stands at the first label whose values are
different each time and read as names.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.page import Table
from parsers.finance.cells import build_grid
from parsers.flow import Piece, Place
from parsers.proposals.heads import is_form_head, opens_table
from parsers.proposals.repeated import speaks_of_proposals
from parsers.proposals.starts import Start
from parsers.proposals.words import LABELLED, SPEAKING, labels, squeeze

# a form has so many labels in common with the others, and this part of the forms stands over a table
LEAST_LABELS, WITH_TABLE = 3, 0.75
# a label is at most this long, a title too, and most titles have so many words
LONGEST_LABEL, LONGEST_TITLE, LEAST_WORDS, MOST_LINES = 45, 110, 2, 2
# a table of amounts is looked for in so many lines below the last label
FAR = 120


class Sheet(NamedTuple):
    """One form: where its first label stands among the lines, and what stands at each label."""

    at: int
    fields: dict[str, Piece]


def find_taught(places: Sequence[Place]) -> list[Start]:
    """Where proposals begin in a paper whose forms are alike; empty where little speaks for it."""
    for sheets in (_in_tables(places), _in_lines(places)):
        forms = _alike(sheets)
        title = _title_label(forms) if _are_proposals(places, forms) else None
        if title is not None:
            return [Start(_head_above(places, form.at), form.fields[title]) for form in forms]
    return []


def _in_tables(places: Sequence[Place]) -> list[Sheet]:
    """The forms that are drawn as tables of a label and a value a row."""
    tables = list(_label_tables(places))
    labels = Counter(label for _, table in tables for label in _labels(table))
    if len(tables) < 2 or sum(n > 1 for n in labels.values()) < LEAST_LABELS:
        return []
    found: list[Sheet] = []
    for start, table in tables:
        page = places[start].page.number
        held = [place for place in places[start:] if place.page.number == page]
        fields: dict[str, Piece] = {}
        for row in build_grid(held, table).rows:
            cells = [cell for cell in row if cell is not None and cell.pieces]
            named = len(cells) > 1 and cells[0].column == 0 and len(cells[0].text) <= LONGEST_LABEL
            if named and len(cells[1].pieces) <= MOST_LINES:
                fields.setdefault(squeeze(cells[0].text), cells[1].pieces[0])
        found.append(Sheet(start, fields))
    return found


def _label_tables(places: Sequence[Place]) -> Iterator[tuple[int, Table]]:
    """The tables of pages with texts in the first column, each with the position of its first line."""
    seen: set[tuple[int, int]] = set()
    for i, place in enumerate(places):
        index = place.line.table
        if index is None or (place.page.number, index) in seen or index >= len(place.page.tables):
            continue
        seen.add((place.page.number, index))
        table = place.page.tables[index]
        if len(_labels(table)) >= LEAST_LABELS:
            yield i, table


def _labels(table: Table) -> set[str]:
    firsts = [cell for cell in table.cells if cell.column == 0 and cell.column_span < table.columns]
    return {squeeze(cell.text) for cell in firsts if 1 < len(cell.text) <= LONGEST_LABEL}


def _in_lines(places: Sequence[Place]) -> list[Sheet]:
    """The forms in lines of a label with a colon and its value, each from the label that comes first."""
    hits = [
        (i, squeeze(hit["label"]), place.piece(hit.start("value")))
        for i, place in enumerate(places)
        if ":" in place.text[:LONGEST_LABEL] and (hit := LABELLED.match(place.text))
    ]
    counts = Counter(label for _, label, _ in hits)
    shared = {label for label, n in counts.items() if n > 1}
    if len(shared) < LEAST_LABELS:
        return []
    first = next(label for _, label, _ in hits if label in shared)
    found: list[Sheet] = []
    for i, label, value in hits:
        if label == first:
            found.append(Sheet(i, {}))
        if found:
            found[-1].fields.setdefault(label, value)
    return found


def _alike(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The forms with most labels in common; empty where fewer than two are alike."""
    counts = Counter(label for sheet in sheets for label in sheet.fields)
    shared = {label for label, n in counts.items() if n > 1 and 2 * n > len(sheets)}
    alike = [sheet for sheet in sheets if len(shared & sheet.fields.keys()) >= LEAST_LABELS]
    return alike if len(alike) > 1 else []


def _are_proposals(places: Sequence[Place], forms: Sequence[Sheet]) -> bool:
    """Whether forms have fields of proposals and stand over tables of amounts."""
    if not forms:
        return False
    ends = [*(form.at for form in forms[1:]), len(places)]
    tabled = sum(
        any(opens_table(p.text) for p in places[form.at : min(end, form.at + FAR)])
        for form, end in zip(forms, ends, strict=True)
    )
    if tabled < WITH_TABLE * len(forms):
        return False
    known = {field for label in _shared(forms) if (field := _field(label)) in SPEAKING}
    return len(known) > 1 or (len(known) == 1 and speaks_of_proposals(places))


def _shared(forms: Sequence[Sheet]) -> list[str]:
    """The labels that all forms have, in their order."""
    return [label for label in forms[0].fields if all(label in form.fields for form in forms)]


def _field(label: str) -> str | None:
    return next((field for name, field in labels() if name == label), None)


def _title_label(forms: Sequence[Sheet]) -> str | None:
    """The label whose values are names, each of another thing: a title's, else that with the longest."""
    values = {label: [form.fields[label].text.strip() for form in forms] for label in _shared(forms)}
    named = [label for label, texts in values.items() if _are_names(texts)]
    known = [label for label in named if _field(label) == "title"]
    others = [label for label in named if _field(label) is None]
    return known[0] if known else max(others, key=lambda label: sum(map(len, values[label])), default=None)


def _are_names(values: Sequence[str]) -> bool:
    several = sum(len(text.split()) >= LEAST_WORDS for text in values)
    fit = all(v[:1].isupper() and len(v) <= LONGEST_TITLE and not v.endswith((".", ",")) for v in values)
    return fit and len(set(values)) == len(values) and several * 2 > len(values)


def _head_above(places: Sequence[Place], i: int) -> int:
    """Where a form begins: at a heading right above its first label, on the same page."""
    above = places[i - 1] if i else None
    same = above is not None and above.page.number == places[i].page.number
    return i - 1 if above is not None and same and is_form_head(above.text) else i
