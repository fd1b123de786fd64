"""Pages of long lists: links to the one before and the next."""

from typing import Any
from urllib.parse import urlencode

from referat.web.page import Visit

# How many rows a page of a list has.
SIZE = 50
# The parameter that says which page.
NUMBER = "side"


def find_offset(visit: Visit, size: int = SIZE) -> int:
    """How many rows come before those of this page."""
    return (visit.number(NUMBER, 1, most=100_000) - 1) * size


def build_pager(
    visit: Visit, shown: int, total: int | None, *, more: bool, size: int = SIZE
) -> dict[str, Any]:
    """Links to the pages around this one; total is None where nobody counts."""
    page = visit.number(NUMBER, 1, most=100_000)
    offset = (page - 1) * size
    return {
        "back": _address(visit, page - 1) if page > 1 else None,
        "on": _address(visit, page + 1) if more else None,
        "first": offset + 1 if shown else 0,
        "last": offset + shown,
        "total": total,
    }


def _address(visit: Visit, page: int) -> str:
    kept = {name: said for name, said in visit.asked.items() if name not in (NUMBER, "lang") and said}
    return "?" + urlencode({**kept, NUMBER: str(page)})
