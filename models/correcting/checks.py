"""The checks of sums that a corrected number takes part in, worked out again."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

Row = dict[str, Any]
# How the cells of a check stand in the tables: by the ordinals of proposal, table, row and column.
CELLS = """
SELECT q.id, q.sum_check_id, q.value FROM check_cell q JOIN sum_check k ON k.id = q.sum_check_id
JOIN finance_row r ON r.id = :row JOIN finance_column c ON c.id = :column
JOIN finance_table t ON t.id = r.finance_table_id LEFT JOIN proposal p ON p.id = t.proposal_id
WHERE k.document_id = :document AND q.proposal IS p.ordinal AND q."table" = t.ordinal
AND q.row = r.ordinal AND q."column" = c.ordinal"""
NUMBERS = """
SELECT q.role, q.sign, q.value, COALESCE((SELECT t.multiplier FROM finance_table t
  LEFT JOIN proposal p ON p.id = t.proposal_id WHERE t.document_id = k.document_id
  AND t.ordinal = q."table" AND p.ordinal IS q.proposal), 1) AS multiplier
FROM check_cell q JOIN sum_check k ON k.id = q.sum_check_id WHERE q.sum_check_id = ? ORDER BY q.ordinal"""
# The sums of a cell's column that do not hold, with the ordinals by which the cell would be a part of them.
LACKING = """
SELECT k.id, k.kind, k.slack, k.status, k.expected, k.found, k.off, k.note, p.ordinal AS proposal,
 t.ordinal AS "table", r.ordinal AS row, c.ordinal AS "column",
 (SELECT max(o.ordinal) + 1 FROM check_cell o WHERE o.sum_check_id = k.id) AS ordinal
FROM sum_check k JOIN finance_row r ON r.id = :row JOIN finance_column c ON c.id = :column
JOIN finance_table t ON t.id = r.finance_table_id LEFT JOIN proposal p ON p.id = t.proposal_id
WHERE k.document_id = :document AND k.kind <> 'text' AND k.status NOT IN ('holds', 'rounds')
AND NOT EXISTS (SELECT 1 FROM check_cell q WHERE q.sum_check_id = k.id AND NOT (q.proposal IS p.ordinal
  AND q."table" = t.ordinal AND q."column" = c.ordinal))"""
ATTACH = """
INSERT INTO check_cell (id, sum_check_id, ordinal, role, sign, proposal, "table", row, "column", value,
 finance_cell_id)
VALUES (:key, :id, :ordinal, 'part', 1, :proposal, :table, :row, :column, :value, :cell)"""
KEPT = ("status", "expected", "found", "off", "note")
NOTE = "Regnet om efter en rettelse."
# What a check comes to that held before, and does not with the corrected number.
AGREEING, DOUBTFUL = ("holds", "rounds"), "unclear"


def recheck_cell(connection: Connection, document_id: int, cell: Row, cell_id: int | None) -> Row:
    """Work out all checks anew that a finance cell takes part in; gives how they were.

    cell has the keys of the cell's row and column, cell_id is its own, None for an empty one.
    """
    keys = {"row": cell["finance_row_id"], "column": cell["finance_column_id"], "document": document_id}
    found = connection.exec_driver_sql(CELLS, keys).mappings().all()
    query = "SELECT value FROM finance_cell WHERE id = ?"
    value = connection.exec_driver_sql(query, (cell_id,)).scalar_one_or_none()
    checks: dict[int, Row] = {}
    for one in found:
        connection.exec_driver_sql(
            "UPDATE check_cell SET value = ?, finance_cell_id = ? WHERE id = ?", (value, cell_id, one["id"])
        )
        check_id = one["sum_check_id"]
        if check_id not in checks:
            told = f"SELECT kind, slack, {', '.join(KEPT)} FROM sum_check WHERE id = ?"
            checks[check_id] = dict(connection.exec_driver_sql(told, (check_id,)).mappings().one())
    for check_id, check in checks.items():
        _write_check(connection, check_id, _work_out(connection, check_id, check))
    return {
        "cells": [[one["id"], one["value"]] for one in found],
        "checks": {check_id: {name: check[name] for name in KEPT} for check_id, check in checks.items()},
    }


def restore_checks(connection: Connection, were: Row, cell_id: int | None) -> None:
    """Put checks back as recheck_cell found them; cell_id is the cell's key now."""
    for check_cell_id, value in were["cells"]:
        connection.exec_driver_sql(
            "UPDATE check_cell SET value = ?, finance_cell_id = ? WHERE id = ?",
            (value, cell_id, check_cell_id),
        )
    for check_id, check in were["checks"].items():
        _write_check(connection, int(check_id), check)


def attach_cell(connection: Connection, document_id: int, cell: Row) -> list[Row]:
    """Let an added number count in the sums of its column that lack just that much; gives how they were."""
    keys = {"row": cell["finance_row_id"], "column": cell["finance_column_id"], "document": document_id}
    attached: list[Row] = []
    for lack in connection.exec_driver_sql(LACKING, keys).mappings().all():
        if Decimal(lack["off"]) != Decimal(cell["value"]):
            continue
        query = 'SELECT coalesce(max(id), 0) + 1 FROM "check_cell"'
        key = connection.exec_driver_sql(query).scalar_one()
        connection.exec_driver_sql(ATTACH, {**lack, "key": key, "value": cell["value"], "cell": cell["id"]})
        attached.append({"key": key, "check": lack["id"], **{name: lack[name] for name in KEPT}})
        told = {"kind": lack["kind"], "slack": lack["slack"], **{name: lack[name] for name in KEPT}}
        _write_check(connection, lack["id"], _work_out(connection, lack["id"], told))
    return attached


def detach_cell(connection: Connection, attached: Row) -> None:
    """Undo one attaching of attach_cell."""
    connection.exec_driver_sql("DELETE FROM check_cell WHERE id = ?", (attached["key"],))
    _write_check(connection, attached["check"], attached)


def _work_out(connection: Connection, check_id: int, check: Row) -> Row:
    """What a check comes to with the numbers as they are now."""
    numbers = [dict(row) for row in connection.exec_driver_sql(NUMBERS, (check_id,)).mappings()]
    total, parts = numbers[0], numbers[1:]
    printed = Decimal(total["value"] or 0)
    if check["kind"] == "text":
        expected, found = printed, Decimal(check["found"])
    else:
        made = sum((Decimal(p["value"] or 0) * p["sign"] * p["multiplier"] for p in parts), Decimal(0))
        expected, found = made / total["multiplier"], printed
    off = found - expected
    if not off:
        status = "holds"
    elif abs(off) <= Decimal(check["slack"]):
        status = "rounds"
    else:
        status = DOUBTFUL if check["status"] in AGREEING else check["status"]
    amounts = {"expected": expected, "found": found, "off": off}
    return {"status": status, "note": NOTE, **{name: _digits(value) for name, value in amounts.items()}}


def _digits(value: Decimal) -> str:
    """The digits of a number, without noughts behind the point."""
    return format(value.normalize() if value else Decimal(0), "f")


def _write_check(connection: Connection, check_id: int, check: Row) -> None:
    named = ", ".join(f"{name} = ?" for name in KEPT)
    values = (*(check[name] for name in KEPT), check_id)
    connection.exec_driver_sql(f"UPDATE sum_check SET {named} WHERE id = ?", values)
