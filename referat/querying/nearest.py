"""What there is that is most like a name that nothing has."""

from collections.abc import Mapping

from rapidfuzz import fuzz, process
from sqlalchemy import text

from models.store import Store

# How many names are told.
TOLD = 5
# What the columns of meetings that have names are called.
CALLED = {"body": "Intet organ", "municipality": "Ingen kommune"}


def tell_names(store: Store, asked: Mapping[str, str | None]) -> str | None:
    """Lines (Danish) with the bodies or municipalities most like those asked for, where none has such a part.

    asked are parts of names by column; None where every name is there.
    """
    lines = [_tell(store, column, part) for column, part in asked.items() if part is not None]
    return " ".join(filter(None, lines)) or None


def _tell(store: Store, column: str, part: str) -> str | None:
    with store.reading() as connection:
        query = text(f"SELECT DISTINCT {column} FROM meeting WHERE {column} IS NOT NULL ORDER BY 1")
        names = list(connection.execute(query).scalars())
    if not names or any(part.casefold() in name.casefold() for name in names):
        return None
    near = process.extract(part, names, scorer=fuzz.WRatio, processor=str.casefold, limit=TOLD)
    listed = ", ".join(name for name, _, _ in near)
    return f"{CALLED[column]} hedder noget med {part!r}. Nærmest: {listed}."
