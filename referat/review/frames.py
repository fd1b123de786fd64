"""Reviewing from Python: what is unsure, and what people have said, as pandas tables; and saying it."""

from collections.abc import Mapping
from dataclasses import asdict

import pandas as pd

from models.folding import fold_name
from models.store import Store
from referat.danish.wording import code_of
from referat.querying.frames import load_view, typed_frame
from referat.querying.lookup import find_documents
from referat.review.queue import Choice, load_queue
from referat.review.rulings import Said, rule

COLUMNS = {
    "score": "integer",
    "kind": "text",
    "reason": "text",
    "address": "text",
    "place": "text",
    "title": "text",
    "field": "text",
    "value": "text",
    "printed": "text",
    "context": "text",
    "certainty": "text",
    "confidence": "number",
    "note": "text",
    "file": "text",
    "page": "integer",
    "document_id": "integer",
}


def doubts(
    store: Store, *, kind: str | None = None, file: str | None = None, limit: int = 50
) -> pd.DataFrame:
    """One row a thing that a person should look at, the worst first, as many as `limit`.

    kind is "correction", "earlier", "sum", "value", "outcome", "ocr", "link" or "finding" (or its Danish
    name; another raises UnknownWord), file part of a file's name or path; NotFound where none has it.
    Columns: score (0 to 100), kind, reason (Danish), address (see rule), place, title, field, value, printed,
    context, certainty, confidence (0 to 1), note, file, page, document_id. Links are those that trace or
    links last made.
    """
    documents = None
    if file is not None:
        documents = tuple(info.id for info in find_documents(store.load_documents(), file))
    chosen = Choice(kind=None if kind is None else code_of("doubt", kind), documents=documents)
    with store.reading() as connection:
        rows = [asdict(doubt) for doubt in load_queue(connection, chosen, limit)]
    frame = pd.DataFrame(
        [[row[name] for name in COLUMNS] for row in rows], columns=list(COLUMNS), dtype="object"
    )
    return typed_frame(frame, COLUMNS)


def corrections(store: Store, *, state: str | None = None, file: str | None = None) -> pd.DataFrame:
    """One row a thing that a person said of a value or finding, the newest first.

    state is "applied", "agrees", "changed", "gone", "superseded", "undone" or "absent" (or the Danish word;
    another raises UnknownWord), file part of the name that the file had then. Columns:
    `referat show --columns corrections`.
    """
    frame = load_view(store, "corrections")
    if state is not None:
        frame = frame[frame["state"] == code_of("correction_state", state)]
    if file is not None:
        files = frame["file"].map(fold_name, na_action="ignore").astype("string")
        frame = frame[files.str.contains(fold_name(file), regex=False).fillna(False)]
    return frame.sort_values(["made_at", "correction_id"], ascending=False, ignore_index=True)


def correct(
    store: Store, address: str, value: str, *, why: str | None = None, by: str | None = None
) -> int | None:
    """Say what the value at an address should be, written as Danes do; gives the correction's key.

    why is the reason, by is who says so, else who is logged in. Raises as rule does: NotFound, BadValue.
    """
    return rule(store, address, Said(verdict="corrected", value=value, why=why, by=by))


def accept(store: Store, address: str, *, why: str | None = None, by: str | None = None) -> int | None:
    """Say that the value, finding or link at an address was seen and is right.

    why and by as for correct; raises NotFound.
    """
    return rule(store, address, Said(verdict="accepted", why=why, by=by))


def reject(store: Store, address: str, *, why: str | None = None, by: str | None = None) -> int | None:
    """Say that there is no such value, or that a finding or link is wrong.

    why and by as for correct; raises NotFound.
    """
    return rule(store, address, Said(verdict="rejected", why=why, by=by))


def add(
    store: Store,
    address: str,
    fields: Mapping[str, str],
    *,
    page: int | None = None,
    why: str | None = None,
    by: str | None = None,
) -> int | None:
    """Add a record that was missed to the list at an address; gives the correction's key.

    address is that of the list; fields are named as in addresses or in Danish, and written as Danes do; page
    is where it stands on paper; why and by as for correct. Raises as rule does: NotFound, BadValue.

    >>> add(store, "3f2a1b4c5d6e/meetings-1/items-3/decision_points",
    ...     {"text": "Forslaget blev ikke vedtaget.", "udfald": "afslået"}, page=4)  # doctest: +SKIP
    18
    """
    return rule(store, address, Said(verdict="added", fields=dict(fields), page=page, why=why, by=by))
