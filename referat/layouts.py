"""Layouts of one's own: a hint, a sample and what is read from it, drafted and checked."""

import json
import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd

from extract.read import read_document
from models.errors import BadOption, NotFound
from models.records import Parsed
from parsers.document import parse_document
from parsers.flow import build_flow
from parsers.layout_draft import OwnWord, find_own_words
from parsers.layout_hints import LayoutHint, load_hint
from referat.danish.field_names import FIELDS, OF_EXPORT, RECORD_NAMES
from referat.danish.wording import count
from referat.exporting.records import build_meeting

NAME = re.compile(r"[a-zæøå0-9][a-zæøå0-9_-]*")
GOLDEN = "records.json"
State = Literal["draft", "same", "differs", "no_sample"]
STATES: dict[State, str] = {
    "draft": "kladde: se efter, og godkend med --accept",
    "same": "læses som godkendt",
    "differs": "læses anderledes end godkendt",
    "no_sample": "prøven mangler",
}
# The lists of a draft, and what they are for in Danish.
HEADINGS = {
    "decision": "det, der blev besluttet",
    "recommendation": "indstilling, forslag til beslutning",
    "case_presentation": "sagsfremstilling",
    "attachments": "bilag",
    "present": "hvem der var til stede",
    "absent": "hvem der ikke var",
    "other": "andet, der ikke hører til de øvrige",
}
LABELS = {
    "case_number": "sagens nummer",
    "responsible": "hvem der er ansvarlig",
    "caseworker": "sagsbehandler",
}
HEAD = """\
# Layoutet {name}: et vink om, hvordan et sted sætter sine referater. Skrevet ud fra {sample}.
# Et vink bruges kun, hvor det finder mere end referats almindelige regler.
# Ret her, og se, hvad der så læses: referat layouts {name}

# Kendetegn: ord eller linjer, som papirer med dette layout har, og andre ikke har. least: så mange skal der
# være af dem.
[recognised]
marks = {marks}
least = {least}

# Overskrifter på en linje for sig, i listen for det, der står under dem: "Rådets ord" i decision, hvis der
# under den står, hvad der er besluttet. Der er flere lister; et forkert navn giver en besked med dem alle.
[headings]
{headings}
# Mærkater, der står foran et kolon og en værdi, i listen for værdien.
[labels]
{labels}
# Så meget rummer et papir med dette layout mindst; er der mindre, siges det i findings.
[expect]
items = {items}
decisions = {decisions}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A layout against its sample: what is read now, and where it differs from what was accepted."""

    name: str
    file: Path
    sample: Path | None
    state: State
    parsed: Parsed
    differences: tuple[str, ...] = ()

    @property
    def used(self) -> bool:
        """Whether the hint made a difference to its sample."""
        return any(issue.code == "layout.hint_used" for issue in self.parsed.issues)


def new_layout(name: str, sample: Path, folder: Path) -> Path:
    """Draft a layout from a paper that has it: FOLDER/NAME.toml, the sample, and what is read from it today.

    Raises BadOption (Danish) for a name that is none or is taken, and InputError for a sample that cannot
    be read.
    """
    if NAME.fullmatch(name) is None:
        raise BadOption(f"{name}: et layouts navn er små bogstaver, tal, - og _ (noerreby-havneraad).")
    file, kept = folder / f"{name}.toml", folder / name
    if file.exists() or kept.exists():
        raise BadOption(f"{file}: layoutet findes allerede. Ret det, eller vælg et andet navn.")
    document = read_document(sample)
    flow, parsed = build_flow(document), parse_document(document)
    kept.mkdir(parents=True)
    shutil.copyfile(sample, kept / sample.name)
    file.write_text(_draft(name, sample.name, find_own_words(flow), parsed, flow.places[0].text), "utf-8")
    _write_golden(kept, parsed, accepted=False)
    return file


def check_layouts(folders: Sequence[Path], name: str | None = None) -> tuple[Checked, ...]:
    """All layouts of some folders, or the one of a name, each read from its sample with its hint.

    Raises NotFound for a name that no layout has, and ConfigError for a file that is no hint.
    """
    files = [file for folder in folders for file in sorted(folder.glob("*.toml"))]
    wanted = [file for file in files if name is None or file.stem == name]
    if name is not None and not wanted:
        known = ", ".join(file.stem for file in files) or "ingen"
        raise NotFound(f"{name}: intet layout hedder sådan. Layouts: {known}.")
    return tuple(_check(file, load_hint(file)) for file in wanted)


def accept_layout(checked: Checked) -> None:
    """Keep what is read from a layout's sample now as what shall be read from it.

    Raises BadOption (Danish) where nothing is read.
    """
    if checked.sample is None or not _items(checked.parsed):
        raise BadOption(f"{checked.file}: der læses intet punkt af prøven. Ret layoutet, før det godkendes.")
    _write_golden(checked.sample.parent, checked.parsed, accepted=True)


def layout_table(layouts: Sequence[Checked]) -> pd.DataFrame:
    """One row a layout: its file, its sample, how many items and decisions are read, and its state."""
    rows = [
        {
            "layout": one.name,
            "file": str(one.file),
            "sample": None if one.sample is None else one.sample.name,
            "items": len(_items(one.parsed)),
            "decisions": sum(bool(item.decision_text) for item in _items(one.parsed)),
            "used": one.used,
            "state": one.state,
            "differences": len(one.differences),
        }
        for one in layouts
    ]
    columns = ["layout", "file", "sample", "items", "decisions", "used", "state", "differences"]
    return pd.DataFrame(rows, columns=columns)


def reading_table(checked: Checked) -> pd.DataFrame:
    """One row an item of a layout's sample: number, title, case number, recommendation and decision."""
    rows = [
        {
            "number": item.number.value,
            "title": item.title.value if item.title else None,
            "case_number": item.case_number.value if item.case_number else None,
            "recommendation": "\n".join(point.text.value for point in item.recommendations) or None,
            "decision": item.decision_text.value if item.decision_text else None,
        }
        for item in _items(checked.parsed)
    ]
    return pd.DataFrame(rows, columns=["number", "title", "case_number", "recommendation", "decision"])


def _items(parsed: Parsed) -> list[Any]:
    return [item for meeting in parsed.meetings for item in meeting.items]


def _check(file: Path, hint: LayoutHint) -> Checked:
    kept = file.parent / hint.name
    files = sorted(kept.glob("[!.]*")) if kept.is_dir() else []
    samples = [path for path in files if path.name != GOLDEN]
    if not samples:
        return Checked(name=hint.name, file=file, sample=None, state="no_sample", parsed=Parsed(kind="other"))
    parsed = parse_document(read_document(samples[0]), (hint,))
    golden = _read_golden(kept)
    found = tuple(find_differences(golden["meetings"], _meetings(parsed)))
    state: State = "draft" if not golden["accepted"] else "differs" if found else "same"
    return Checked(
        name=hint.name, file=file, sample=samples[0], state=state, parsed=parsed, differences=found
    )


def _read_golden(kept: Path) -> dict[str, Any]:
    path = kept / GOLDEN
    golden: dict[str, Any] = {"accepted": False, "meetings": []}
    return golden | (json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {})


def _write_golden(kept: Path, parsed: Parsed, *, accepted: bool) -> None:
    golden = {"accepted": accepted, "meetings": _meetings(parsed)}
    (kept / GOLDEN).write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _meetings(parsed: Parsed) -> Any:
    return json.loads(json.dumps([build_meeting(meeting) for meeting in parsed.meetings]))


def find_differences(before: Any, now: Any) -> Iterator[str]:
    """The places where two exports of meetings differ, in Danish: "Møde 1, Punkt 3, Titel"."""
    yield from _differences(before, now, RECORD_NAMES["meetings"])


def _differences(before: Any, now: Any, where: str) -> Iterator[str]:
    if isinstance(before, dict) and isinstance(now, dict):
        for name in sorted(before.keys() | now.keys()):
            yield from _differences(before.get(name), now.get(name), _joined(where, name))
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for n, (one, other) in enumerate(zip(before, now, strict=True), 1):
            yield from _differences(one, other, f"{where} {n}")
    elif isinstance(before, list) and isinstance(now, list):
        yield f"{where}: {len(now)} i stedet for {len(before)}"
    elif before != now:
        yield where


def _joined(where: str, name: str) -> str:
    """A place with one step more, by what the record or field is called in Danish."""
    return f"{where}, {RECORD_NAMES.get(name) or FIELDS.get(name) or OF_EXPORT.get(name, name)}"


def _draft(name: str, sample: str, words: Sequence[OwnWord], parsed: Parsed, first: str) -> str:
    """The text of a first hint, with the words that only a person can place as comments."""
    own = [word for word in words if word.times > 1 and not word.label][:2]
    said = [value.value for m in parsed.meetings[:1] for value in (m.municipality, m.body) if value]
    marks = list(dict.fromkeys([*said[:1], *(word.text for word in own)])) or [first]
    return HEAD.format(
        name=name,
        sample=sample,
        marks=json.dumps(marks, ensure_ascii=False),
        least=len(marks),
        headings=_lists([word for word in words if not word.label], HEADINGS),
        labels=_lists([word for word in words if word.label], LABELS),
        items=len(_items(parsed)),
        decisions=sum(bool(item.decision_text) for item in _items(parsed)),
    )


def _lists(words: Sequence[OwnWord], roles: dict[str, str]) -> str:
    """The lists with the words whose role is told, and below them the others: to be moved, or struck."""
    told = roles | {word.role: "" for word in words if word.role is not None and word.role not in roles}
    lines = []
    for role, meaning in told.items():
        placed = json.dumps([word.text for word in words if word.role == role], ensure_ascii=False)
        lines.append(f"{role} = {placed}  # {meaning}".rstrip(" #"))
    unplaced = [word for word in words if word.role is None]
    if unplaced:
        lines.append(
            "# Dette kender referat ikke. Sæt det, der hører til en liste, ind i den, og slet resten:"
        )
    for word in unplaced:
        times = count(word.times, "gang", "gange")
        lines.append(f"#   {json.dumps(word.text, ensure_ascii=False)} ({times})")
    return "\n".join([*lines, ""])
