"""What a store holds, told without numbers of rows and times of day, so that two stores can be compared."""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

# These tell of runs, not of papers.
OF_RUNS = ("run", "run_file", "run_finding", "alembic_version")
# These are made from search_entry's records, in an order of their own.
OF_WORDS = ("search_text", "search_head", "search_vocabulary", "search_word")
# These columns hold a row's number, the moment of the import, or the program's own version.
OF_THE_MOMENT = ("id", "imported_at", "parser_version")

Row = tuple[Any, ...]


class Content:
    """The rows of a store, each told by its values and those of the rows it points to."""

    def __init__(self, path: Path) -> None:
        self._rows: dict[str, dict[int, dict[str, Any]]] = {}
        self._links: dict[str, dict[str, str]] = {}
        self._told: dict[tuple[str, int], str] = {}
        with closing(sqlite3.connect(path)) as connection:
            connection.row_factory = sqlite3.Row
            for table in _tables(connection):
                rows = connection.execute(f'SELECT * FROM "{table}"')
                self._rows[table] = {row["id"]: dict(row) for row in rows}
                links = connection.execute(f'PRAGMA foreign_key_list("{table}")')
                self._links[table] = {link["from"]: link["table"] for link in links}

    def rows(self) -> Counter[tuple[str, str]]:
        """Every row as its table and what it says, counted."""
        return Counter(
            (table, self.tell(table, number)) for table, rows in self._rows.items() for number in rows
        )

    def tell(self, table: str, number: int) -> str:
        """What a row says, as a digest."""
        known = self._told.get((table, number))
        if known is None:
            said = json.dumps(list(self._values(table, number)), ensure_ascii=False)
            known = self._told[table, number] = hashlib.sha256(said.encode()).hexdigest()[:16]
        return known

    def _values(self, table: str, number: int) -> Iterator[tuple[str, Any]]:
        row = self._rows[table][number]
        for column, value in row.items():
            if column in OF_THE_MOMENT or value is None:
                continue
            if column == "record_id" and "record_table" not in row:
                continue
            target = row["record_table"] if column == "record_id" else self._links[table].get(column)
            yield column, value if target is None else self.tell(target, value)


def compare(first: Path, second: Path) -> list[str]:
    """How the second store differs from the first: by table, how many rows one has and the other has not."""
    here, there = Content(first).rows(), Content(second).rows()
    missing = Counter(table for table, _ in (here - there).elements())
    added = Counter(table for table, _ in (there - here).elements())
    return [
        f"{table}: {missing[table]} rows missing, {added[table]} rows too many"
        for table in sorted(missing.keys() | added.keys())
    ]


def check(path: Path) -> list[str]:
    """What SQLite itself finds wrong with the file; nothing where there is no file yet."""
    if not path.exists():
        return []
    with closing(sqlite3.connect(path)) as connection:
        found = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [
            f"{row[0]}: points to no row" for row in connection.execute("PRAGMA foreign_key_check")
        ]


def names(path: Path) -> set[str]:
    """The paths of all files that the store tells something of."""
    if not path.exists():
        return set()
    with closing(sqlite3.connect(path)) as connection:
        held = set(_tables(connection, skip=()))
        found: set[str] = set()
        for table in ("document_name", "run_file"):
            if table in held:
                found |= {row[0] for row in connection.execute(f"SELECT path FROM {table}")}
    return found


def _tables(connection: sqlite3.Connection, skip: tuple[str, ...] = OF_RUNS) -> list[str]:
    found = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    )
    return [row[0] for row in found if row[0] not in skip and not row[0].startswith(OF_WORDS)]
