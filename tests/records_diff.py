"""Compare records with the truth, field by field, and name each field that differs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

# What records of a list are paired by; other lists are compared place by place.
KEYS = {
    "meetings": ("kind", "date"),
    "items": ("number",),
    "proposals": ("title",),
    "tables": ("number", "caption"),
    "overview_tables": ("caption", "first"),
    "rows": ("label",),
    "hearings": ("party",),
    "attachments": ("number", "title"),
}
LIST_MARK = re.compile(r"(?m)^\s*[-•]\s+")
# "at" before a recommendation is grammar: some papers print it with each point, some once before all.
LEADING_AT = re.compile(r"^at\s+", re.IGNORECASE)


def differences(want: Any, got: Any, where: str = "") -> list[str]:
    """Each place where the records differ from the truth; only fields of the truth are compared."""
    return list(_compare(want, got, where))


def fold(text: str) -> str:
    """A text as compared: white space folded, list dashes dropped; letters and case count."""
    return " ".join(LIST_MARK.sub("", unicodedata.normalize("NFC", text)).split())


def _compare(want: Any, got: Any, where: str) -> Iterator[str]:
    if isinstance(want, dict) and isinstance(got, dict):
        for name, value in want.items():
            yield from _compare_field(name, value, got.get(name), f"{where}.{name}" if where else name)
    elif isinstance(want, list) and isinstance(got, list):
        yield from _compare_places(want, got, where)
    elif isinstance(want, str) and isinstance(got, str):
        if fold(want) != fold(got):
            yield f"{where}: want {fold(want)!r}, got {fold(got)!r}"
    elif want != got:
        yield f"{where}: want {want!r}, got {_short(got)}"


def _compare_field(name: str, want: Any, got: Any, where: str) -> Iterator[str]:
    if name == "unit" and isinstance(want, str) and isinstance(got, str):
        want, got = want.casefold().replace(".", ""), got.casefold().replace(".", "")
    if "recommendations[" in where and name == "text" and isinstance(got, str):
        want, got = LEADING_AT.sub("", want), LEADING_AT.sub("", got)
    if name == "values":
        got = {column: value for column, value in (got or {}).items() if value is not None}
        want = {column: value for column, value in want.items() if value is not None}
        if want != got:
            yield f"{where}: want {want}, got {got}"
    elif name in KEYS and isinstance(got, list):
        yield from _compare_keyed(want, got, KEYS[name], where)
    else:
        yield from _compare(want, got, where)


def _compare_places(want: list[Any], got: list[Any], where: str) -> Iterator[str]:
    for number, (one, other) in enumerate(zip(want, got, strict=False)):
        yield from _compare(one, other, f"{where}[{number}]")
    for lost in want[len(got) :]:
        yield f"{where}: missed {_short(lost)}"
    for extra in got[len(want) :]:
        yield f"{where}: made up {_short(extra)}"


def _key(record: dict[str, Any], names: tuple[str, ...]) -> str:
    if "first" in names:
        rows = record.get("rows") or [{}]
        return fold(f"{record.get('caption')}/{rows[0].get('label')}")
    return fold("/".join(str(record.get(name)) for name in names))


def _keyed(records: list[dict[str, Any]], names: tuple[str, ...]) -> dict[str, dict[str, Any]]:
    """The records by key; a key met before gets a number."""
    found: dict[str, dict[str, Any]] = {}
    for record in records:
        key, count = _key(record, names), 2
        while key in found:
            key, count = f"{_key(record, names)} #{count}", count + 1
        found[key] = record
    return found


def _compare_keyed(
    want: list[dict[str, Any]], got: list[dict[str, Any]], names: tuple[str, ...], where: str
) -> Iterator[str]:
    wanted, found = _keyed(want, names), _keyed(got, names)
    for key, record in wanted.items():
        if key in found:
            yield from _compare(record, found[key], f"{where}[{key}]")
        else:
            yield f"{where}: missed {key!r}"
    yield from (f"{where}: made up {key!r}" for key in found if key not in wanted)
    if wanted.keys() == found.keys() and list(wanted) != list(found):
        yield f"{where}: out of order, got {list(found)}"


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) < 200 else text[:200] + "…"
