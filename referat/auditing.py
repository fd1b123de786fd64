"""Which sums of an archive add up: checks with their cells, by proposal."""

from collections import defaultdict
from typing import Any

import pandas as pd
import sqlalchemy

from models.errors import NotFound
from models.folding import fold_name
from models.store import Store
from referat.danish.wording import code_of
from referat.querying.frames import load_view
from referat.querying.lookup import filter_documents
from referat.querying.nearest import near_in_store, require_names

# What is wrong, or may be; the rest adds up.
WRONG = ("paper", "reading", "unclear")

Row = dict[str, Any]

CELLS = """
    SELECT q.sum_check_id, q.role, q.sign, q.value, r.label, h.heading, s.printed, s.page,
      s.x0, s.top, s.x1, s.bottom, s.confidence
    FROM check_cell q JOIN sum_check k ON k.id = q.sum_check_id
    LEFT JOIN proposal p ON p.document_id = k.document_id AND p.ordinal = q.proposal
    LEFT JOIN finance_table t ON t.document_id = k.document_id AND t.ordinal = q."table"
      AND t.proposal_id IS p.id
    LEFT JOIN finance_row r ON r.finance_table_id = t.id AND r.ordinal = q."row"
    LEFT JOIN finance_column h ON h.finance_table_id = t.id AND h.ordinal = q."column"
    LEFT JOIN evidence e ON e.record_table = 'finance_cell' AND e.record_id = q.finance_cell_id
    LEFT JOIN evidence_span s ON s.evidence_id = e.id AND s.ordinal = 0
    WHERE k.document_id = :document ORDER BY q.sum_check_id, q.ordinal"""


def audit(
    store: Store,
    *,
    name: str | None = None,
    proposal: str | None = None,
    file: str | None = None,
    body: str | None = None,
    year: int | None = None,
    status: str | None = None,
    kind: str | None = None,
    min_off: float | None = None,
) -> pd.DataFrame:
    """One row a check, table by table. Columns: `referat show --columns checks`.

    name is the code or a part of the title of a proposal, or else a file; proposal and file say which of
    the two it is. body is part of the name of the department that puts a proposal forward or of who met,
    year that of the column. status is a code ("paper") or its Danish word, "wrong" ("forkert") for all that
    do not add up beyond rounding; kind "rows", "columns", "tables", "overview" or "text". min_off keeps what
    is off by so many kroner at least (or so many of what the table counts). Raises NotFound for a name that
    nothing has, UnknownName for a proposal or file, UnknownWord for an unknown status or kind.
    """
    require_names(store, {"proposal": proposal, "file": file})
    order = ["document_id", "proposal_id", "finance_table_id", "check_id"]
    frame = load_view(store, "checks").sort_values(order, ignore_index=True, na_position="last")
    if name is not None:
        frame = _named(frame, store, name)
    if proposal is not None:
        frame = frame[_of_proposal(frame, proposal)]
    if file is not None:
        ids = [info.id for info in filter_documents(store.load_documents(), file)]
        frame = frame[frame["document_id"].isin(ids)]
    if body is not None:
        frame = frame[_has(frame["department"], body) | _has(frame["body"], body)]
    if year is not None:
        frame = frame[frame["year"] == year]
    if status is not None and status.casefold() in ("wrong", "forkert"):
        frame = frame[frame["status"].isin(WRONG)]
    elif status is not None:
        frame = frame[frame["status"] == code_of("check", status)]
    if kind is not None:
        frame = frame[frame["kind"] == code_of("check_kind", kind)]
    if min_off is not None:
        frame = frame[frame["off_kroner"].fillna(frame["off"]).abs() >= min_off]
    return frame.reset_index(drop=True)


def _named(frame: pd.DataFrame, store: Store, name: str) -> pd.DataFrame:
    """The checks of the proposals that a name fits, or else of the files it fits."""
    hits = _of_proposal(frame, name)
    if hits.any():
        return frame[hits]
    ids = [info.id for info in filter_documents(store.load_documents(), name)]
    if not ids:
        raise NotFound(
            f"{name}: intet forslag med tabeller og ingen fil hedder sådan."
            f"{near_in_store(store, name, 'proposal', 'file')} Se dem med referat show."
        )
    return frame[frame["document_id"].isin(ids)]


def _of_proposal(frame: pd.DataFrame, name: str) -> "pd.Series[bool]":
    """Whether a check is of the proposal with this code or this in its title."""
    is_code = (_folded(frame["code"]) == fold_name(name)).fillna(False).astype(bool)
    return is_code if is_code.any() else _has(frame["proposal"], name)


def _has(column: "pd.Series[str]", part: str) -> "pd.Series[bool]":
    """Whether a text has a part in it, as names are compared; a missing one has not."""
    return _folded(column).str.contains(fold_name(part), regex=False).fillna(False).astype(bool)


def _folded(column: "pd.Series[str]") -> "pd.Series[str]":
    return column.map(fold_name, na_action="ignore").astype("string")


def load_cells(store: Store, frame: pd.DataFrame) -> dict[int, list[Row]]:
    """The numbers of each check, the total first: role, sign, value, label, heading, printed, page, box.

    box is x0, top, x1, bottom in points, None where the file has no layout.
    """
    wanted = set(frame["check_id"])
    cells: dict[int, list[Row]] = defaultdict(list)
    with store.reading() as connection:
        for document in frame["document_id"].unique():
            for row in connection.execute(sqlalchemy.text(CELLS), {"document": int(document)}).mappings():
                if row["sum_check_id"] in wanted:
                    cells[row["sum_check_id"]].append(_cell(dict(row)))
    return cells


def _cell(row: Row) -> Row:
    corners = [row[edge] for edge in ("x0", "top", "x1", "bottom")]
    value = None if row["value"] is None else float(row["value"])
    return {
        "role": row["role"],
        "sign": row["sign"],
        "label": row["label"],
        "heading": row["heading"],
        "value": int(value) if value is not None and value.is_integer() else value,
        "printed": row["printed"],
        "page": row["page"],
        "box": None if corners[0] is None else [round(corner, 1) for corner in corners],
        "confidence": row["confidence"],
    }


def with_cells(store: Store, frame: pd.DataFrame) -> pd.DataFrame:
    """The checks with a column of their numbers, the total first, as load_cells gives them."""
    cells = load_cells(store, frame)
    listed = pd.Series([cells[check] for check in frame["check_id"]], index=frame.index, dtype="object")
    return frame.assign(cells=listed)
