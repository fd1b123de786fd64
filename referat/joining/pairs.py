"""The items of a meeting as held: which items of its documents are one, and where the documents differ."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from parsers.minutes.agenda.head import order_of
from referat.danish.wording import day, word
from referat.joining.groups import Role, Told, ToldItem, same_title

# a document with at most this share of a meeting's items is an extract, which leaves the others out
EXTRACT = 0.34


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Something that one document of a meeting says otherwise than the others."""

    code: str
    severity: Literal["warning", "info"]
    message: str
    place: str
    document_id: int
    expected: str | None = None
    found: str | None = None
    item_id: int | None = None


@dataclass(slots=True)
class Joined:
    """One item as held, and what each document says of it, by rank of the documents."""

    parts: list[tuple[Told, ToldItem]] = field(default_factory=list)
    tellers: set[int] = field(default_factory=set)

    def add(self, told: Told, item: ToldItem) -> None:
        """Take what one more document says of the item."""
        self.parts.append((told, item))
        self.tellers.add(told.id)

    @property
    def number(self) -> str:
        """The number by the document that is believed first."""
        return self.parts[0][1].number

    @property
    def closed(self) -> bool:
        """Whether any document calls the item closed."""
        return any(item.closed for _, item in self.parts)

    @property
    def title_item(self) -> ToldItem | None:
        """The item whose title is shown."""
        return next((item for _, item in self.parts if item.title), None)

    @property
    def recommendation_item(self) -> ToldItem | None:
        """The item whose recommendation is shown."""
        return next((item for _, item in self.parts if item.recommended), None)

    @property
    def decision_item(self) -> ToldItem | None:
        """The item whose decision is shown: of a manifest or minutes before that of an agenda."""
        decided = [(told, item) for told, item in self.parts if item.decided]
        first = sorted(decided, key=lambda part: part[0].kind != "minutes")
        return first[0][1] if first else None

    def told_by(self, told: Told) -> bool:
        """Whether a document has the item."""
        return told.id in self.tellers


def join_items(members: Sequence[Told]) -> list[Joined]:
    """The items of a meeting in order of their numbers; members by rank.

    Items are one when number and title are the same, else when the title is, else when the number is and
    nothing speaks against it. Numbers of an addendum count anew, so there the title alone tells.
    """
    rows: list[Joined] = []
    for told in members:
        by_number: dict[str, list[Joined]] = defaultdict(list)
        for row in rows:
            for number in {item.number for _, item in row.parts}:
                by_number[number].append(row)
        left = _take(told, told.items, _both, by_number)
        left = _take(told, left, _title, None, rows)
        for item in _take(told, left, _number, by_number):
            row = Joined()
            row.add(told, item)
            rows.append(row)
    return sorted(rows, key=_order)


def _take(
    told: Told,
    items: Sequence[ToldItem],
    match: Callable[[Joined, Told, ToldItem], bool],
    by_number: dict[str, list[Joined]] | None,
    rows: Sequence[Joined] = (),
) -> list[ToldItem]:
    """Put items to the first rows they match, among those of their number or all; gives those left."""
    left: list[ToldItem] = []
    for item in items:
        among = rows if by_number is None else by_number.get(item.number, ())
        row = next((one for one in among if not one.told_by(told) and match(one, told, item)), None)
        if row is None:
            left.append(item)
        else:
            row.add(told, item)
    return left


def _order(row: Joined) -> tuple[int, str, bool, tuple[int, bool, str, int], int]:
    told, item = row.parts[0]
    return (*order_of(item.number), told.role == "addendum", told.rank, item.ordinal)


def _both(row: Joined, told: Told, item: ToldItem) -> bool:
    return any(
        other.number == item.number and (same_title(other, item) or (other.closed and item.closed))
        for _, other in row.parts
    )


def _title(row: Joined, told: Told, item: ToldItem) -> bool:
    return any(same_title(other, item) for _, other in row.parts)


def _number(row: Joined, told: Told, item: ToldItem) -> bool:
    """The same number, in documents that count alike."""
    alike = [other for one, other in row.parts if (one.role == "addendum") == (told.role == "addendum")]
    return any(other.number == item.number for other in alike)


def name_sitting(members: Sequence[Told]) -> str:
    """What a meeting is called in a finding."""
    return f"{members[0].body} {day(members[0].date)}"


def find_differences(members: Sequence[Told], rows: Sequence[Joined]) -> Iterator[Difference]:
    """Where the documents of one meeting differ: items, titles, numbers and outcomes."""
    name = name_sitting(members)
    for row in rows:
        yield from _in_row(row, f"{name}, punkt {row.number}")
    for told in members:
        mine = sum(1 for row in rows if row.told_by(told))
        if told.items and mine > EXTRACT * len(rows):
            yield from _missing(told, rows, name)


def _in_row(row: Joined, place: str) -> Iterator[Difference]:
    """Differences between the first document that has an item and the others."""
    first, base = row.parts[0]
    for told, item in row.parts[1:]:
        where = {"place": place, "document_id": told.document_id, "item_id": item.id}
        if item.key and base.key and not same_title(base, item):
            yield Difference(
                code="sitting.other_title",
                severity="warning",
                message=f"Punkt {item.number} hedder noget andet i {_name(first.role)}.",
                expected=base.title,
                found=item.title,
                **where,  # type: ignore[arg-type]
            )
        if item.number != base.number and "addendum" not in (told.role, first.role):
            yield Difference(
                code="sitting.other_number",
                severity="warning" if "manifest" in (told.role, first.role) else "info",
                message=f"Punktet har nummer {base.number} i {_name(first.role)}; rækkefølgen er en anden.",
                expected=base.number,
                found=item.number,
                **where,  # type: ignore[arg-type]
            )
        if base.closed != item.closed and told.role != "addendum":
            yield Difference(
                code="sitting.other_openness",
                severity="info" if base.closed else "warning",
                message=f"Punkt {item.number} er {_openness(base)} i {_name(first.role)}.",
                expected=_openness(base),
                found=_openness(item),
                **where,  # type: ignore[arg-type]
            )
    yield from _outcomes(row, place)


def _openness(item: ToldItem) -> str:
    return "lukket" if item.closed else "åbent"


def _outcomes(row: Joined, place: str) -> Iterator[Difference]:
    """A decision that comes to something else than in the document believed first."""
    decided = [
        (told, item, item.outcomes - {"other"})
        for told, item in row.parts
        if told.kind == "minutes" and item.outcomes - {"other"}
    ]
    for told, item, outcomes in decided[1:]:
        first, _, expected = decided[0]
        if not outcomes & expected:
            yield Difference(
                code="sitting.other_outcome",
                severity="warning",
                message=f"Punkt {item.number} har et andet udfald i {_name(first.role)}. Se efter i begge.",
                place=place,
                document_id=told.document_id,
                item_id=item.id,
                expected=_words(expected),
                found=_words(outcomes),
            )


def _words(outcomes: frozenset[str]) -> str:
    return ", ".join(sorted(word("outcome", outcome) for outcome in outcomes))


def _missing(told: Told, rows: Sequence[Joined], name: str) -> Iterator[Difference]:
    """Items that a document should have and has not; closed ones may be left out of what is published."""
    if told.role == "addendum":
        return
    for row in rows:
        added = any(one.role == "addendum" for one, _ in row.parts)
        if (told.kind == "agenda" and added) or row.told_by(told) or row.closed:
            continue
        one, item = row.parts[0]
        late = told.kind == "agenda" and one.kind == "minutes"
        title = f" ({item.title})" if item.title else ""
        yield Difference(
            code="sitting.item_not_on_agenda" if late else "sitting.item_missing",
            severity="info" if late else "warning",
            message=f"Punkt {item.number}{title} står i {_name(one.role)}, men ikke her.",
            place=f"{name}, punkt {row.number}",
            document_id=told.document_id,
            expected=item.title or item.number,
        )


def _name(role: Role) -> str:
    names = {"manifest": "manifestet", "minutes": "referatet", "agenda": "dagsordenen"}
    return names.get(role, "tillægsdagsordenen")
