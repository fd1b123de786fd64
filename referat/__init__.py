"""Danish municipal paper as data: the public package, where reading, parsing and storing meet.

>>> from referat import import_paths, open_store                 # doctest: +SKIP
>>> store = open_store("referat.db", create=True)                # doctest: +SKIP
>>> report = import_paths([Path("papirer")], store)              # doctest: +SKIP
>>> store.decisions(outcome="rejected")                          # doctest: +SKIP
>>> store.close()                                                # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from referat.archive import open_store
    from referat.auditing import audit
    from referat.pipeline import import_paths
    from referat.querying.frames import (
        amounts,
        attachments,
        decisions,
        documents,
        findings,
        items,
        meetings,
        proposals,
        recommendations,
        sitting_items,
        sittings,
        text_amounts,
    )
    from referat.querying.rulings_frames import attendees, ballots, law_references, statements, votes
    from referat.reports.lacking import completeness
    from referat.review.frames import accept, add, correct, corrections, doubts, reject
    from referat.review.rulings import undo
    from referat.searching.frames import search
    from referat.searching.topic_frames import topics
    from referat.tracing.frames import statuses, trace
    from referat.tracing.links import links

# Where each name lives; it is imported when it is first asked for, so that `referat --help` is quick.
_HOMES = {
    "open_store": "referat.archive",
    "audit": "referat.auditing",
    "import_paths": "referat.pipeline",
    "completeness": "referat.reports.lacking",
    "attendees": "referat.querying.rulings_frames",
    "ballots": "referat.querying.rulings_frames",
    "law_references": "referat.querying.rulings_frames",
    "statements": "referat.querying.rulings_frames",
    "votes": "referat.querying.rulings_frames",
    "accept": "referat.review.frames",
    "add": "referat.review.frames",
    "correct": "referat.review.frames",
    "corrections": "referat.review.frames",
    "doubts": "referat.review.frames",
    "reject": "referat.review.frames",
    "undo": "referat.review.rulings",
    "search": "referat.searching.frames",
    "topics": "referat.searching.topic_frames",
    "statuses": "referat.tracing.frames",
    "trace": "referat.tracing.frames",
    "links": "referat.tracing.links",
}

__all__ = [
    "accept",
    "add",
    "amounts",
    "attachments",
    "attendees",
    "audit",
    "ballots",
    "completeness",
    "correct",
    "corrections",
    "decisions",
    "documents",
    "doubts",
    "findings",
    "import_paths",
    "items",
    "law_references",
    "links",
    "meetings",
    "open_store",
    "proposals",
    "recommendations",
    "reject",
    "search",
    "sitting_items",
    "sittings",
    "statements",
    "statuses",
    "text_amounts",
    "topics",
    "trace",
    "undo",
    "votes",
]


def __getattr__(name: str) -> Any:
    """The public name, imported now."""
    if name not in __all__:
        raise AttributeError(f"module 'referat' has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "referat.querying.frames")), name)


def __dir__() -> list[str]:
    """The public names, imported or not."""
    return list(__all__)
