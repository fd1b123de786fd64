"""What a view is, and the SQL that views share."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "integer", "number", "date", "flag"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a view: how it is made, and what it says in English and Danish."""

    name: str
    sql: str
    english: str
    danish: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class View:
    """One view: a row is what `english` says."""

    name: str
    english: str
    danish: str
    columns: tuple[Column, ...]
    source: str

    @property
    def sql(self) -> str:
        """The CREATE VIEW statement, word for word as SQLite keeps it."""
        columns = ",\n  ".join(f'{column.sql} AS "{column.name}"' for column in self.columns)
        return f'CREATE VIEW "{self.name}" AS\nSELECT\n  {columns}\n{self.source}'


FILE_SQL = "(SELECT n.name FROM document_name n WHERE n.document_id = d.id ORDER BY n.id LIMIT 1)"


def page_sql(table: str, alias: str, fields: str) -> str:
    """The first page that evidence for one of the fields of a record gives."""
    return (
        "(SELECT MIN(s.page) FROM evidence e JOIN evidence_span s ON s.evidence_id = e.id"
        f" WHERE e.record_table = '{table}' AND e.record_id = {alias}.id AND e.field IN ({fields}))"
    )


FILE = Column("file", FILE_SQL, "Name of the file", "Filens navn")
DOCUMENT_ID = Column("document_id", "d.id", "Key to documents", "Nøgle til documents", "integer")
