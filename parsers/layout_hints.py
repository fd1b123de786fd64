"""Hints on how one municipality sets its minutes: heading words of its own, in one small TOML file a layout.

The general reader needs none. A hint is tried where the paper bears its marks, and its reading is taken only
where it finds more than the general one; a tie goes to the general reader.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Any

import msgspec

from models.errors import ConfigError
from models.evidence import Issue
from models.frozen import dataclass
from models.records import Parsed
from models.toml_errors import explain_toml
from parsers.flow import Flow
from parsers.lexicons import load_lexicon
from parsers.text import key

TABLES = ("recognised", "headings", "labels", "expect")
# longer lines are running text and bear no mark
LONGEST_LINE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class LayoutHint:
    """One layout: its name, the marks that tell it, its words, and what its papers hold at the least.

    A paper has the layout when at least `least` of the marks (comparing keys) stand in its lines. headings
    and labels are words by their role, as in lexicon/headings.toml; items and decisions are counts.
    """

    name: str
    marks: tuple[str, ...]
    least: int
    headings: dict[str, list[str]] = field(default_factory=dict)
    labels: dict[str, list[str]] = field(default_factory=dict)
    items: int = 0
    decisions: int = 0


def load_layout_hints(folders: Iterable[Path]) -> tuple[LayoutHint, ...]:
    """The hints of some folders, one a TOML file, by folder and name.

    Raises ConfigError (Danish) for a folder that is not there, and for a file that is no hint, with what is
    wrong in it.
    """
    found: list[LayoutHint] = []
    for folder in folders:
        if not folder.is_dir():
            raise ConfigError(f"{folder}: mappen med layouts findes ikke. Ret layouts i indstillingerne.")
        found += [load_hint(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(found)


def fingerprint(hints: Sequence[LayoutHint]) -> str:
    """Eight hex digits that change with the hints; nothing where there is none."""
    return hashlib.sha256(msgspec.json.encode(hints)).hexdigest()[:8] if hints else ""


def load_hint(path: Path) -> LayoutHint:
    """The hint that a file holds. Raises ConfigError (Danish) for one that is none."""
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as err:
        raise ConfigError(
            f"{path}: filen er ikke gyldig TOML ({explain_toml(err)}). Ret den, eller fjern den."
        ) from err
    for name in given:
        if name not in TABLES:
            raise ConfigError(f"{path}: ukendt afsnit [{name}]. Kendte: {', '.join(TABLES)}.")
    recognised, expect = _table(path, given, "recognised"), _table(path, given, "expect")
    marks = _words(path, "recognised.marks", recognised.get("marks", []))
    if not marks:
        raise ConfigError(f"{path}: skriv under [recognised] mindst ét kendetegn i marks.")
    return LayoutHint(
        name=path.stem,
        marks=tuple(key(mark) for mark in marks),
        least=min(len(marks), _count(path, "recognised.least", recognised.get("least", len(marks)))),
        headings=_roles(path, given, "headings", load_lexicon("headings")["alone"]),
        labels=_roles(path, given, "labels", load_lexicon("headings")["labels"]),
        items=_count(path, "expect.items", expect.get("items", 0)),
        decisions=_count(path, "expect.decisions", expect.get("decisions", 0)),
    )


def _table(path: Path, given: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    table = given.get(name, {})
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: {name} skal være et afsnit: skriv [{name}] på en linje for sig.")
    return table


def _words(path: Path, where: str, value: Any) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(word, str) and key(word) for word in value):
        raise ConfigError(f'{path}: {where} skal være en liste af ord: ["ét ord", "et andet"].')
    return value


def _count(path: Path, where: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ConfigError(f"{path}: {where} skal være et helt tal fra 0.")
    return value


def _roles(path: Path, given: Mapping[str, Any], name: str, known: Iterable[str]) -> dict[str, list[str]]:
    """The words of [headings] or [labels] by their role, in lower case."""
    found: dict[str, list[str]] = {}
    for role, words in _table(path, given, name).items():
        if role not in known:
            raise ConfigError(f"{path}: {name}.{role} kendes ikke. Kendte: {', '.join(known)}.")
        found[role] = [word.strip().rstrip(":").lower() for word in _words(path, f"{name}.{role}", words)]
    return found


def find_hints(flow: Flow, hints: Sequence[LayoutHint]) -> tuple[LayoutHint, ...]:
    """The hints whose marks a document bears, in the order given."""
    if not hints:
        return ()
    lines = [f" {key(place.text)} " for place in flow.places if len(place.text) <= LONGEST_LINE]
    return tuple(hint for hint in hints if _count_marks(lines, hint) >= hint.least)


def _count_marks(lines: Sequence[str], hint: LayoutHint) -> int:
    return sum(any(f" {mark} " in line for line in lines) for mark in hint.marks)


def weigh(parsed: Parsed) -> int:
    """How much a reading found: items, and what each has beside its title."""
    items = [item for meeting in parsed.meetings for item in meeting.items]
    texts = sum(bool(item.recommendations) + bool(item.decision_text) for item in items)
    return len(items) + texts + sum(len(item.attachments) + bool(item.case_number) for item in items)


def tell_hint(parsed: Parsed, hint: LayoutHint) -> tuple[Issue, ...]:
    """That a reading rests on a hint, and what the paper lacks of what the hint says that it holds."""
    said = [
        Issue(
            code="layout.hint_used",
            severity="info",
            message=f"Læst med layoutet {hint.name}: dets overskrifter fandt mere end de almindelige regler.",
        )
    ]
    items = [item for meeting in parsed.meetings for item in meeting.items]
    decided = sum(bool(item.decision_text) for item in items)
    for what, found, least in (
        ("punkter", len(items), hint.items),
        ("beslutninger", decided, hint.decisions),
    ):
        if found < least:
            message = (
                f"Layoutet {hint.name} venter mindst {least} {what}; der er fundet {found}. Se filen efter."
            )
            said.append(
                Issue(
                    code="layout.less_than_expected",
                    severity="warning",
                    message=message,
                    expected=str(least),
                    found=str(found),
                )
            )
    return tuple(said)
