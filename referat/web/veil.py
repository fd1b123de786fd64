"""The veil: connections that see nothing of a closed item but its number.

On such a connection a temporary view stands before every table that holds words of items; the tables behind
it can be read through it alone. What SQLite's authorizer is told of a reading is the name of the view that
asks, and whoever writes SQL can give that name to a part of a question; so the views that may read have names
that nobody can guess.
"""

import secrets
import sqlite3
from collections.abc import Mapping

from models.views.flat import VIEWS
from referat.joining.groups import may_be_one_body

# Tables of which nothing belongs to one item, or nothing but its key and number; they are read as they are.
OPEN_TABLES = frozenset(
    {
        *("document", "document_name", "meeting", "attendance", "meeting_file"),
        *("sitting", "sitting_meeting", "sitting_item", "sitting_part"),
        *("run", "run_file", "run_finding", "topic", "alembic_version"),
    }
)
# Tables that only our own pages read: how the search and the trace are made.
INNER_TABLES = frozenset(
    {
        *("search_document", "search_word", "search_text", "search_vocabulary", "topic_document"),
        *("search_text_data", "search_text_idx", "search_text_content", "search_text_docsize"),
        *("search_text_config", "link_ruling", "link_state", "topic_list", "search_head"),
        *("search_head_data", "search_head_idx", "search_head_config"),
    }
)
# Functions that give tables; they hold nothing.
TABLE_FUNCTIONS = frozenset({"json_each", "json_tree"})
PRAGMAS = frozenset(
    {
        *("table_info", "table_xinfo", "foreign_key_list", "index_list", "index_info", "index_xinfo"),
        *("data_version", "schema_version", "database_list", "cache_size", "foreign_keys", "synchronous"),
    }
)
# What is told of a closed item.
NUMBERS = ("duration_min", "first_page", "last_page")
KEPT = ("id", "meeting_id", "ordinal", "number", "closed")


def _hidden(column: str, table: str) -> str:
    return f"{column} IN (SELECT id FROM temp.veiled_{table})"


def _seen(column: str, table: str) -> str:
    return f"({column} IS NULL OR {column} NOT IN (SELECT id FROM temp.veiled_{table}))"


# A place lies between the beginning of a closed item and that of the next; one without page may be anywhere.
_ELSEWHERE = """NOT EXISTS (SELECT 1 FROM temp.veiled_span v WHERE v.document_id = t.document_id
  AND (t.page IS NULL OR ((t.page, COALESCE(t."start", 0)) >= (v.first_page, v.first_start)
  AND (t.page, COALESCE(t."start", 0)) < (v.last_page, v.last_start))))"""
_OF_ITEM = _seen("t.item_id", "item")
_OF_PROPOSAL = _seen("t.proposal_id", "proposal")
_OF_TABLE = _seen("t.finance_table_id", "finance_table")
_OF_TYPED = _seen("t.typed_table_id", "typed_table")
_ITEM_TABLES = (
    "recommendation", "decision", "follow_up", "attachment", "passage", "item_file", "ballot",
    "statement", "law_reference", "attendance_note",
)  # fmt: skip
_PROPOSAL_TABLES = ("affected_department", "hearing", "proposal_section")
# What of each value stands behind the veil, by the table its record is in.
_EVIDENCE = " ".join(
    [
        f"WHEN '{name}' THEN EXISTS (SELECT 1 FROM main.{name} r"
        f" WHERE r.id = {{id}} AND {_hidden(f'r.{parent}_id', parent)})"
        for parent, names in (
            ("item", (*_ITEM_TABLES, "text_amount")),
            ("proposal", _PROPOSAL_TABLES),
            ("ballot", ("ballot_vote",)),
            ("statement", ("statement_by",)),
            ("finance_table", ("finance_column", "finance_row")),
            ("finance_row", ("finance_cell",)),
            ("typed_table", ("typed_column", "typed_cell")),
        )
        for name in names
    ]
    + [
        f"WHEN '{name}' THEN {_hidden('{id}', name)}"
        for name in ("item", "proposal", "finance_table", "typed_table")
    ]
)


def _without_evidence(table: str, record_id: str) -> str:
    return f"NOT (CASE {table} {_EVIDENCE.format(id=record_id)} ELSE 0 END)"


# What people said of values: in a document with a closed item, of those alone that are known to be elsewhere.
_SAID = f"""EXISTS (SELECT 1 FROM main.document d WHERE d.sha256 = t.sha256 AND (
  NOT EXISTS (SELECT 1 FROM temp.veiled_span v WHERE v.document_id = d.id)
  OR (t.record_id IS NOT NULL AND {_without_evidence("t.record_table", "t.record_id")})
  OR (t.path LIKE 'findings/%' AND t.page IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM temp.veiled_span v WHERE v.document_id = d.id
      AND (t.page, COALESCE(t."start", 0)) >= (v.first_page, v.first_start)
      AND (t.page, COALESCE(t."start", 0)) < (v.last_page, v.last_start)))))"""


def _was_read(table: str, record_id: str, document_id: str) -> str:
    """What the title of a record was read as that people corrected."""
    return f"""(SELECT c.read FROM main.correction c JOIN main.document d ON d.sha256 = c.sha256
   WHERE d.id = {document_id} AND c.record_table = '{table}' AND c.record_id = {record_id}
   AND c.field = 'title' AND c.state = 'applied')"""


# A table's caption can be that of any other, so its file has the same name, too: of which item it was a part
# in the content that is gone, nothing tells any more.
_OF_SAME_FILE = """EXISTS (SELECT 1 FROM main.document_name n
   WHERE n.document_id = o.document_id AND n.name = t.file)"""
# What was said of a content that is gone is seen where a record of the same names is, and is not closed.
_EARLIER = f"""t.known_by IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.document d WHERE d.sha256 = t.sha256)
 AND (EXISTS (SELECT 1 FROM main.proposal p WHERE json_extract(t.known_by, '$.proposal') IS NOT NULL
   AND p.code IS json_extract(t.known_by, '$.proposal.code')
   AND (p.title IS json_extract(t.known_by, '$.proposal.title')
    OR (p.code IS NOT NULL AND p.price_year IS json_extract(t.known_by, '$.proposal.price_year'))
    OR json_extract(t.known_by, '$.proposal.title') IN {_was_read("proposal", "p.id", "p.document_id")})
   AND p.id NOT IN (SELECT id FROM temp.veiled_proposal))
  OR EXISTS (SELECT 1 FROM main.finance_table o WHERE o.proposal_id IS NULL
   AND json_extract(t.known_by, '$.table.kind') = 'overview_tables'
   AND o.caption = json_extract(t.known_by, '$.table.caption')
   AND o.price_year IS json_extract(t.known_by, '$.table.price_year') AND {_OF_SAME_FILE}
   AND o.id NOT IN (SELECT id FROM temp.veiled_finance_table))
  OR EXISTS (SELECT 1 FROM main.typed_table o WHERE o.proposal_id IS NULL
   AND json_extract(t.known_by, '$.table.kind') = 'typed_tables'
   AND o.caption = json_extract(t.known_by, '$.table.caption') AND {_OF_SAME_FILE}
   AND o.id NOT IN (SELECT id FROM temp.veiled_typed_table))
  OR EXISTS (SELECT 1 FROM main.meeting m WHERE m.date = json_extract(t.known_by, '$.meeting.date')
   AND m.body IS json_extract(t.known_by, '$.meeting.body')
   AND (json_extract(t.known_by, '$.item') IS NULL OR EXISTS (SELECT 1 FROM main.item i
    WHERE i.meeting_id = m.id AND i.number IS json_extract(t.known_by, '$.item.number')
    AND (i.title = json_extract(t.known_by, '$.item.title')
     OR json_extract(t.known_by, '$.item.title') IN {_was_read("item", "i.id", "m.document_id")})
    AND i.id NOT IN (SELECT id FROM temp.veiled_item)))))"""

# Which rows of a table are seen; t is the table.
VEILED: Mapping[str, str] = {
    **dict.fromkeys(_ITEM_TABLES, _OF_ITEM),
    **dict.fromkeys(_PROPOSAL_TABLES, _OF_PROPOSAL),
    "ballot_vote": _seen("t.ballot_id", "ballot"),
    "statement_by": _seen("t.statement_id", "statement"),
    "proposal": _seen("t.id", "proposal"),
    "finance_table": _seen("t.id", "finance_table"),
    "finance_table_page": _OF_TABLE,
    "finance_column": _OF_TABLE,
    "finance_row": _OF_TABLE,
    "finance_cell": _seen("t.finance_row_id", "finance_row"),
    "typed_table": _seen("t.id", "typed_table"),
    "typed_column": _OF_TYPED,
    "typed_cell": _OF_TYPED,
    "text_amount": f"{_OF_ITEM} AND {_OF_PROPOSAL} AND (t.item_id IS NOT NULL OR t.proposal_id IS NOT NULL"
    " OR t.document_id NOT IN (SELECT v.document_id FROM temp.veiled_span v))",
    "sum_check": _seen("t.id", "sum_check"),
    "check_cell": _seen("t.sum_check_id", "sum_check"),
    "finding": _ELSEWHERE,
    "sitting_finding": _ELSEWHERE,
    "loose_line": _ELSEWHERE,
    "evidence": _without_evidence("t.record_table", "t.record_id"),
    "evidence_span": "NOT EXISTS (SELECT 1 FROM main.evidence e WHERE e.id = t.evidence_id AND NOT ("
    + _without_evidence("e.record_table", "e.record_id")
    + "))",
    "correction": f"({_SAID}) OR ({_EARLIER})",
    "search_entry": _seen("t.id", "entry"),
    "entry_topic": _seen("t.search_entry_id", "entry"),
    "proposal_status": _seen("t.id", "status"),
    "proposal_status_source": _seen("t.proposal_status_id", "status"),
    "link": "NOT EXISTS (SELECT 1 FROM temp.veiled_code c WHERE t.from_code = c.code OR t.to_code = c.code)",
}

# What is hidden, in the order in which it is found, from the few that are closed on: SQLite does not know how
# few they are, and keeps to the order of a cross join. A closed item is one that any document of a meeting as
# held calls closed.
_FILL = (
    "INSERT INTO veiled_item SELECT id FROM main.item WHERE closed",
    # While files come in, and until they are tied to the others of their meeting: what may be the same item
    # of the same body.
    # A meeting without a body may never be tied; those of its day that are do not hide each other.
    """INSERT INTO veiled_day SELECT DISTINCT m.date FROM main.meeting m
 WHERE m.date IS NOT NULL AND NOT EXISTS (SELECT 1 FROM main.sitting_meeting s WHERE s.meeting_id = m.id)""",
    """INSERT OR IGNORE INTO veiled_item SELECT o.id FROM veiled_day y
 CROSS JOIN main.meeting m ON m.date = y.date CROSS JOIN main.item i ON i.meeting_id = m.id AND i.closed
 CROSS JOIN main.meeting k ON k.date = y.date
 AND (NOT EXISTS (SELECT 1 FROM main.sitting_meeting s WHERE s.meeting_id = m.id)
  OR NOT EXISTS (SELECT 1 FROM main.sitting_meeting s WHERE s.meeting_id = k.id))
 CROSS JOIN main.item o ON o.meeting_id = k.id
 AND (o.number = i.number OR o.title = i.title COLLATE NOCASE OR o.case_number = i.case_number)
 WHERE may_be_one_body(m.body, k.body)""",
    """INSERT OR IGNORE INTO veiled_item SELECT o.item_id FROM veiled_item v
 CROSS JOIN main.sitting_part p ON p.item_id = v.id
 CROSS JOIN main.sitting_part o ON o.sitting_item_id = p.sitting_item_id""",
    """INSERT INTO veiled_span
 SELECT m.document_id, COALESCE(b.page, i.first_page, 1), COALESCE(b.start, 0), b.top,
  COALESCE(a.page, (SELECT MIN(y.first_page) - 1 FROM main.meeting k CROSS JOIN main.item y
   ON y.meeting_id = k.id WHERE k.document_id = m.document_id
   AND y.first_page > COALESCE(i.last_page, i.first_page)), 1000000000),
  COALESCE(a.start, 1000000000000), a.top
 FROM veiled_item v CROSS JOIN main.item i ON i.id = v.id CROSS JOIN main.meeting m ON m.id = i.meeting_id
 LEFT JOIN main.evidence e ON e.record_table = 'item' AND e.record_id = i.id AND e.field = 'number'
 LEFT JOIN main.evidence_span b ON b.evidence_id = e.id AND b.ordinal = 0
 LEFT JOIN main.item n ON n.id = (SELECT x.id FROM main.item x WHERE x.meeting_id = i.meeting_id
  AND x.ordinal > i.ordinal ORDER BY x.ordinal LIMIT 1)
 LEFT JOIN main.evidence f ON f.record_table = 'item' AND f.record_id = n.id AND f.field = 'number'
 LEFT JOIN main.evidence_span a ON a.evidence_id = f.id AND a.ordinal = 0""",
    "INSERT INTO veiled_ballot SELECT b.id FROM veiled_item v CROSS JOIN main.ballot b ON b.item_id = v.id",
    "INSERT INTO veiled_statement SELECT s.id FROM veiled_item v CROSS JOIN main.statement s"
    " ON s.item_id = v.id",
    """INSERT OR IGNORE INTO veiled_proposal SELECT p.id FROM veiled_span v
 JOIN main.proposal p ON p.document_id = v.document_id
 WHERE p.first_page >= v.first_page AND COALESCE(p.last_page, p.first_page) <= v.last_page""",
    """INSERT OR IGNORE INTO veiled_finance_table SELECT t.id FROM main.finance_table t
 WHERE t.proposal_id IN (SELECT id FROM veiled_proposal)""",
    """INSERT OR IGNORE INTO veiled_finance_table SELECT t.id FROM veiled_span v
 JOIN main.finance_table t ON t.document_id = v.document_id JOIN main.finance_table_page g
 ON g.finance_table_id = t.id WHERE t.proposal_id IS NULL AND g.page BETWEEN v.first_page AND v.last_page""",
    """INSERT OR IGNORE INTO veiled_typed_table SELECT t.id FROM main.typed_table t
 WHERE t.proposal_id IN (SELECT id FROM veiled_proposal)""",
    """INSERT OR IGNORE INTO veiled_typed_table SELECT t.id FROM veiled_span v
 JOIN main.typed_table t ON t.document_id = v.document_id
 WHERE t.proposal_id IS NULL AND COALESCE(t.first_page, 0) <= v.last_page
 AND COALESCE(t.last_page, 1000000000) >= v.first_page""",
    """INSERT OR IGNORE INTO veiled_finance_row SELECT r.id FROM main.finance_row r
 WHERE r.finance_table_id IN (SELECT id FROM veiled_finance_table)""",
    """INSERT OR IGNORE INTO veiled_sum_check SELECT q.sum_check_id FROM veiled_finance_row r
 JOIN main.finance_cell c ON c.finance_row_id = r.id JOIN main.check_cell q ON q.finance_cell_id = c.id""",
    """INSERT OR IGNORE INTO veiled_entry SELECT e.id FROM main.search_entry e WHERE
 (e.kind = 'item' AND e.record_id IN (SELECT id FROM veiled_item))
 OR (e.kind = 'proposal' AND e.record_id IN (SELECT id FROM veiled_proposal))
 OR (e.kind = 'overview' AND e.record_id IN (SELECT id FROM veiled_finance_table))""",
    """INSERT OR IGNORE INTO veiled_code SELECT e.code FROM main.search_entry e
 WHERE e.id IN (SELECT id FROM veiled_entry)""",
    """INSERT OR IGNORE INTO veiled_status SELECT s.id FROM veiled_code c
 JOIN main.proposal_status s ON s.code = c.code""",
    """INSERT OR IGNORE INTO veiled_status SELECT s.proposal_status_id FROM veiled_code c
 CROSS JOIN main.proposal_status_source s ON s.code = c.code""",
)
_IDS = (
    "item", "ballot", "statement", "proposal", "finance_table", "typed_table", "finance_row", "sum_check",
    "entry", "status",
)  # fmt: skip

# What reads nothing by itself.
HARMLESS = (
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE, sqlite3.SQLITE_TRANSACTION,
)  # fmt: skip


class Veil:
    """The veil of one connection; made when the connection is, drawn anew when another program has written.

    With inner the tables can be read, too, that only our own pages need.
    """

    def __init__(self, connection: sqlite3.Connection, *, inner: bool) -> None:
        self._connection = connection
        self._version: int | None = None
        connection.create_function("may_be_one_body", 2, may_be_one_body, deterministic=True)
        prefix = f"v{secrets.token_hex(16)}_"
        self._authorizer = _Authorizer(prefix, inner=inner)
        for name in _IDS:
            connection.execute(f"CREATE TEMP TABLE veiled_{name} (id INTEGER PRIMARY KEY)")
        connection.execute("CREATE TEMP TABLE veiled_code (code TEXT PRIMARY KEY)")
        connection.execute("CREATE TEMP TABLE veiled_day (date TEXT PRIMARY KEY)")
        # without its type the key would not be looked up in the index
        columns = "document_id INTEGER, first_page, first_start, first_top, last_page, last_start, last_top"
        connection.execute(f"CREATE TEMP TABLE veiled_span ({columns})")
        connection.execute("CREATE INDEX temp.ix_veiled_span ON veiled_span (document_id)")
        for name, seen in VEILED.items():
            _stand_before(connection, prefix, name, f"SELECT t.* FROM main.{name} t WHERE {seen}")
        _stand_before(connection, prefix, "item", _item_sql(connection))
        for view in VIEWS:
            connection.execute(view.sql.replace("CREATE VIEW", "CREATE TEMP VIEW", 1))
        self.begin()
        self.end()

    def begin(self) -> None:
        """Begin to read one state of the store, what is closed in it hidden."""
        while True:
            if self._read_version() != self._version:
                self._draw()
            self._connection.execute("BEGIN")
            self._connection.execute("SELECT 1 FROM main.alembic_version").fetchall()
            if self._read_version() == self._version:
                return
            self.end()

    def end(self) -> None:
        """Let go of that state."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _read_version(self) -> int:
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def _draw(self) -> None:
        connection = self._connection
        connection.set_authorizer(None)
        try:
            connection.execute("BEGIN")
            for name in (*(f"veiled_{name}" for name in _IDS), "veiled_code", "veiled_day", "veiled_span"):
                connection.execute(f"DELETE FROM temp.{name}")
            for statement in _FILL:
                connection.execute(statement)
            version = self._read_version()
            connection.execute("COMMIT")
            self._version = version
        finally:
            connection.set_authorizer(self._authorizer)


def _stand_before(connection: sqlite3.Connection, prefix: str, name: str, query: str) -> None:
    """Put a view before a table: one that may read it, and one of the table's name that may read that."""
    connection.execute(f"CREATE TEMP VIEW {prefix}{name} AS {query}")
    connection.execute(f"CREATE TEMP VIEW {name} AS SELECT * FROM {prefix}{name}")


def _item_sql(connection: sqlite3.Connection) -> str:
    """The items; of a closed one only what KEPT names, and that it is closed."""
    names = [row[1] for row in connection.execute("PRAGMA main.table_info(item)")]
    hidden = _hidden("t.id", "item")
    shown = {
        **{name: f'CASE WHEN {hidden} THEN NULL ELSE t."{name}" END' for name in names},
        **{name: f't."{name}"' for name in KEPT},
        "closed": f"CAST(t.closed OR {hidden} AS INTEGER)",
    }
    shown |= {name: f"CAST({shown[name]} AS INTEGER)" for name in NUMBERS}
    return "SELECT " + ", ".join(f'{shown[name]} AS "{name}"' for name in names) + " FROM main.item t"


class _Authorizer:
    """What SQLite asks for each table, function and statement: may it?"""

    def __init__(self, prefix: str, *, inner: bool) -> None:
        self._prefix, self._inner = prefix, inner
        self._veiled = {*VEILED, "item"}
        self._shown = {view.name for view in VIEWS} | self._veiled
        self._open = OPEN_TABLES | TABLE_FUNCTIONS | {"sqlite_master", "sqlite_schema"}
        if inner:
            self._open |= INNER_TABLES

    def __call__(
        self, action: int, one: str | None, two: str | None, where: str | None, view: str | None
    ) -> int:
        """As sqlite3 calls it: view is the innermost view that asks."""
        return sqlite3.SQLITE_OK if self._may(action, one, two, where, view) else sqlite3.SQLITE_DENY

    def _may(
        self, action: int, one: str | None, two: str | None, where: str | None, view: str | None
    ) -> bool:
        if action in HARMLESS:
            return True
        if action == sqlite3.SQLITE_PRAGMA:
            return one in PRAGMAS
        if action == sqlite3.SQLITE_UPDATE:  # how SQLite declares a function that gives a table
            return one == "sqlite_master"
        if action != sqlite3.SQLITE_READ or one is None:
            return False
        if not two and one in self._open | self._veiled:  # how many rows there are, and nothing of them
            return True
        through = view is not None and view.startswith(self._prefix)
        if where == "main":
            return one in self._open or (one in self._veiled and through)
        if where != "temp":
            return False
        if one.startswith("veiled_"):
            return through or self._inner
        return one in self._shown or one.startswith(self._prefix)
