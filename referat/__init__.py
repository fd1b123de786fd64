"""Danish municipal paper as data: the public package, where reading, parsing and storing meet.

>>> from referat import import_paths, open_store, decisions      # doctest: +SKIP
>>> store = open_store(Path("referat.db"))                       # doctest: +SKIP
>>> import_paths([Path("papirer")], store)                       # doctest: +SKIP
>>> decisions(store)                                             # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.store import open_store
    from referat.pipeline import import_paths
    from referat.query import (
        AmountFilter,
        DecisionFilter,
        amounts,
        attachments,
        decisions,
        documents,
        findings,
        items,
        meetings,
        proposals,
        recommendations,
    )

# Where each name lives; it is imported when it is first asked for, so that `referat --help` is quick.
_HOMES = {"open_store": "models.store", "import_paths": "referat.pipeline"}

__all__ = [
    "AmountFilter",
    "DecisionFilter",
    "amounts",
    "attachments",
    "decisions",
    "documents",
    "findings",
    "import_paths",
    "items",
    "meetings",
    "open_store",
    "proposals",
    "recommendations",
]


def __getattr__(name: str) -> Any:
    """The public name, imported now."""
    if name not in __all__:
        raise AttributeError(f"module 'referat' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "referat.query")), name)
