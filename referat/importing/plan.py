"""What an import would do, without doing it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
from rich.console import Console

from models.document_info import DocumentInfo
from models.store import Store, open_store
from parsers.layout_hints import fingerprint, load_layout_hints
from referat.config import Settings
from referat.danish.wording import count, fault, printable
from referat.importing.files import digest, find_all, may_hold_files
from referat.importing.known import SET_ASIDE, find_waiting, is_done, wanted_ocr
from referat.importing.running import Choice, changed_on
from referat.reports.report import FileResult
from referat.screens import screen

Action = Literal[
    "read", "parse", "ocr", "open", "retry", "copy", "unchanged", "failed", "empty", "older", "skipped",
    "missing",
]  # fmt: skip
ACTIONS: dict[Action, str] = {
    "read": "læses",
    "parse": "læses eller fortolkes igen: referat er ændret",
    "ocr": "læses igen: sider ventede på OCR, og det er der nu",
    "open": "pakkes ud",
    "retry": "prøves igen",
    "copy": "kendt indhold under nyt navn",
    "unchanged": "er som før",
    "failed": "kom ikke ind sidst og prøves ikke igen (brug --retry)",
    "empty": "kommer ikke ind (tom)",
    "older": "er fra før den valgte dag",
    "skipped": "springes over",
    "missing": "findes ikke",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What would happen to a file; reason is what there is to say of it in Danish."""

    path: str
    action: Action
    reason: str | None = None


def plan_paths(paths: Sequence[Path], settings: Settings, choice: Choice) -> tuple[Planned, ...]:
    """What an import of these paths would do with each file; what archives hold is not looked at.

    Nothing is written, and no database made where there is none.
    """
    layouts = fingerprint(load_layout_hints(settings.layouts))
    found = find_all(paths, settings.db)
    seen: set[str] = set()
    if not settings.db.exists():
        return tuple(_plan(file, _Before(settings, choice, layouts), None, seen) for file in found)
    store = open_store(settings.db, create=False, wait=settings.lock_wait_seconds)
    try:
        before = _Before(settings, choice, layouts, find_waiting(store, settings.ocr))
        return tuple(_plan(file, before, store, seen) for file in found)
    finally:
        store.close()


@dataclass(frozen=True, slots=True)
class _Before:
    """What is asked for, and which documents wait for OCR that is there now."""

    settings: Settings
    choice: Choice
    layouts: str
    waiting: frozenset[int] = frozenset()


def _plan(file: FileResult, before: _Before, store: Store | None, seen: set[str]) -> Planned:
    """What would happen to a file; seen are the contents of the files before it, and gets this one's."""
    path = Path(file.path)
    if file.fate == "skipped":
        return Planned(path=file.path, action="skipped", reason=file.reason)
    if file.fate == "missing":
        return Planned(path=file.path, action="missing", reason=file.reason)
    try:
        since = before.choice.since
        if since is not None and changed_on(path) < since:
            return Planned(path=file.path, action="older")
        if not path.stat().st_size:
            return Planned(path=file.path, action="empty")
        content = digest(path)
        known = None if store is None else store.find_content(content)
        closed = may_hold_files(path)
    except OSError as err:
        return Planned(path=file.path, action="missing", reason=f"{file.path}: {fault(err)}")
    planned = _compare(file.path, known, before, closed=closed)
    again = content in seen and planned.action == "read"
    seen.add(content)
    return Planned(path=file.path, action="copy") if again else planned


def _compare(path: str, known: DocumentInfo | None, before: _Before, *, closed: bool) -> Planned:
    """What would happen to a file of this content; closed says that it may hold others."""
    choice = before.choice
    aside = known is not None and known.status in SET_ASIDE and not choice.again and not choice.retry
    if closed and not aside:
        return Planned(path=path, action="open")
    if known is None:
        return Planned(path=path, action="read")
    ocr = wanted_ocr(known, before.settings.ocr, again=choice.again)
    done = not choice.again and is_done(known, path, ocr, before.layouts, retry=choice.retry)
    if done and known.id in before.waiting:
        return Planned(path=path, action="ocr")
    if done:
        return _left(path, known)
    return Planned(path=path, action="parse" if known.status == "ok" else "retry", reason=known.reason)


def _left(path: str, known: DocumentInfo) -> Planned:
    if known.status != "ok":
        return Planned(path=path, action="failed", reason=known.reason)
    same = printable(str(Path(path).resolve())) in known.paths
    return Planned(path=path, action="unchanged" if same else "copy")


def show_plan(plan: Sequence[Planned], console: Console, *, as_json: bool) -> None:
    """The plan as a table and a line of totals, or as JSON."""
    if as_json:
        data = msgspec.json.format(msgspec.json.encode(plan), indent=1).decode()
        console.file.write(f"{data}\n")
        return
    made = screen.table("Fil", "Hvad")
    for entry in plan:
        made.add_row(screen.cell(printable(entry.path)), screen.cell(ACTIONS[entry.action]))
    console.print(made)
    totals = Counter(entry.action for entry in plan)
    said = ", ".join(f"{totals[action]} {name}" for action, name in ACTIONS.items() if totals[action])
    screen.stderr().print(
        f"{count(len(plan), 'fil', 'filer')}: {said or 'intet'}. Intet er læst eller skrevet."
    )
