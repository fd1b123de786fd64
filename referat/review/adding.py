"""A record that a program missed, as a person writes it: which fields it has, and what is kept of it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection

from models.addresses import Addresses, fields_of, found_fields, is_required
from models.correcting.records import ADDABLE, CELLS, DEFAULTS, list_name
from models.correcting.values import build_addresses, load_label
from models.errors import BadValue, NotFound
from models.tables.core import Base, StoredDecision, StoredRecommendation
from models.tables.finance import StoredFinanceCell
from referat.danish.field_names import FIELDS, RECORD_NAMES, field_name
from referat.review.values import parse_value, show_value

Row = dict[str, Any]
# Fields of a record beside those that evidence tells of, and those that a person sees first.
MORE = {StoredDecision: ("point",), StoredRecommendation: ("point",)}
FIRST = ("number", "title", "label", "text", "outcome", "point", "voter", "name", "party")


@dataclass(frozen=True, slots=True, kw_only=True)
class List:
    """A list that a record can be added to: where it is, and the fields of what is in it.

    columns are those of a finance table, by label.
    """

    path: str
    name: str
    table: type[Base]
    parent: Row
    fields: tuple[str, ...]
    required: frozenset[str]
    columns: tuple[tuple[str, str], ...]
    closed: bool


def find_list(connection: Connection, document_id: int, path: str) -> List:
    """The list at a path ("meetings-1/items-3/decision_points"); NotFound (Danish) where there is none."""
    above, _, name = path.rpartition("/")
    addresses = build_addresses(connection, document_id)
    found = addresses.find_record(above) if above else None
    child = None if found is None else fields_of(found[0]["table"]).get(name)
    if found is None or child is None or name not in ADDABLE:
        raise NotFound(
            f"{path}: der kan ikke tilføjes noget på den adresse. Den ender på en liste, fx "
            "meetings-1/items-3/decision_points."
        )
    known = (
        {child.value} if child.record is None else {*found_fields(child.table), *MORE.get(child.table, ())}
    )
    given = DEFAULTS.get(child.table, {})
    return List(
        path=path,
        name=name,
        table=child.table,
        parent=found[0],
        fields=tuple(sorted(known, key=_order)),
        required=frozenset(one for one in known if is_required(child.table, one) and one not in given),
        columns=_columns(addresses, found[0]) if name == "rows" else (),
        closed=found[1],
    )


def build_value(place: List, said: Mapping[str, str]) -> str:
    """What is kept of a new record: its fields as the database keeps them, as JSON.

    Fields are named as in addresses or in Danish, the numbers of a row by "values-1" or the column's heading.
    Raises BadValue (Danish) for a field that there is not, or a value that it cannot have.
    """
    given: Row = {}
    cells: dict[str, str] = {}
    for name, value in said.items():
        if not value.strip():
            continue
        column = next(
            (label for label, heading in place.columns if name in (f"{CELLS}-{label}", heading)), ""
        )
        field = _field(place, name)
        if field is not None:
            given[field] = parse_value(place.table, field, value)
        elif column:
            cells[column] = parse_cell(value)
        else:
            names = ", ".join(place.fields)
            raise BadValue(f"{name}: der er intet felt med det navn her. Der er: {names}.")
    missing = sorted(place.required - given.keys())
    if missing:
        raise BadValue(f"{named(place.name)}: skriv også {', '.join(field_name(one) for one in missing)}.")
    return json.dumps(given | ({CELLS: cells} if cells else {}), ensure_ascii=False, sort_keys=True)


def check_value(table: type[Base], path: str, value: str) -> str:
    """The value of an added record from another store, if it is one; BadValue (Danish) where it is none."""
    given = json.loads(value)
    known = {*found_fields(table), *MORE.get(table, ())}
    cells = given.pop(CELLS, {}) if isinstance(given, dict) else None
    if not isinstance(cells, dict) or not given.keys() <= known or list_name(path) not in ADDABLE:
        raise BadValue(f"{path}: er ingen post, der kan tilføjes")
    checked = {name: parse_value(table, name, str(text)) for name, text in given.items()}
    numbers = {label: parse_stored(text) for label, text in cells.items()}
    return json.dumps(checked | ({CELLS: numbers} if numbers else {}), ensure_ascii=False, sort_keys=True)


def parse_stored(said: Any) -> str:
    """The digits of a number as another store kept them; BadValue (Danish) for what is none."""
    try:
        return format(Decimal(str(said)), "f")
    except InvalidOperation as err:
        raise BadValue(f"{said}: er intet tal") from err


def load_printed(connection: Connection, document_id: int, place: List) -> str | None:
    """The printed text by which the record above a new one is known again."""
    return load_label(connection, Addresses(connection, document_id), place.parent).printed


def show_added(record_table: str | None, value: str | None) -> str:
    """What a person added, in one line.

    >>> show_added("decision", '{"outcome": "rejected", "text": "Afvist."}')
    'Tekst: Afvist.; Udfald: afslået'
    """
    given = json.loads(value or "{}")
    cells = given.pop(CELLS, {})
    told = [
        f"{field_name(name)}: {show_value(record_table, name, given[name])}"
        for name in sorted(given, key=_order)
    ]
    told += [f"{label}: {show_value('finance_cell', 'value', text)}" for label, text in cells.items()]
    return "; ".join(told)


def named(name: str) -> str:
    """What people call a record of a list."""
    return RECORD_NAMES.get(name, name)


def parse_cell(said: str) -> str:
    """The digits of a number for a finance table."""
    return parse_value(StoredFinanceCell, "value", said)


def _field(place: List, name: str) -> str | None:
    """The field that a name means, as addresses have it or in Danish."""
    wanted = name.casefold()
    return next((one for one in place.fields if wanted in (one, FIELDS.get(one, one).casefold())), None)


def _columns(addresses: Addresses, table: Row) -> tuple[tuple[str, str], ...]:
    found = addresses.children((table["table"], table["id"]), "columns")
    return tuple((label, str(row["heading"])) for label, row in found.items())


def _order(field: str) -> tuple[int, str]:
    return FIRST.index(field) if field in FIRST else len(FIRST), field
