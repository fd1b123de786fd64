"""What there is that is most like a name that nothing has."""

from rapidfuzz import fuzz, process
from sqlalchemy import text

from models.store import Store

# How many names are told.
TOLD = 5


def tell_bodies(store: Store, body: str | None) -> str | None:
    """A line (Danish) with the bodies most like a name, where no body has it as a part; None otherwise."""
    if body is None:
        return None
    with store.reading() as connection:
        query = text("SELECT DISTINCT body FROM meeting WHERE body IS NOT NULL ORDER BY body")
        names = list(connection.execute(query).scalars())
    if not names or any(body.casefold() in name.casefold() for name in names):
        return None
    near = process.extract(body, names, scorer=fuzz.WRatio, processor=str.casefold, limit=TOLD)
    listed = ", ".join(name for name, _, _ in near)
    return f"Intet organ hedder noget med {body!r}. Nærmest: {listed}."
