"""What hits are filtered by, as tokens of the index beside the words: to ask it is quicker than to look up.

A million rows have to be looked up one by one; a list of those that have a token is in the index.
"""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from models.search_fields import FILTERS

# No word of a text begins so.
TOKEN = "__"
# Which of an entry's columns have tokens, by the letter in these; names are told by digests of so long.
LETTERS = {"kind": "k", "outcomes": "o"}
NAMES = {"body": "b", "municipality": "m"}
DIGITS = 12
# A period of more years is looked up: it leaves out little.
YEARS = 12


def build_tokens(entry: Mapping[str, Any]) -> str:
    """The tokens of an entry of the index.

    >>> build_tokens({"kind": "item", "outcomes": "noted other", "first_day": "2024-03-05", "body": None})
    '__kitem __onoted __oother __y2024'
    """
    tokens = [code_token(column, code) for column in LETTERS for code in (entry.get(column) or "").split()]
    tokens += [name_token(column, entry[column]) for column in NAMES if entry.get(column)]
    if entry.get("first_day"):
        tokens.append(_year_token(int(str(entry["first_day"])[:4])))
    return " ".join(tokens)


def code_token(column: str, code: str) -> str:
    """The token of a kind or an outcome."""
    return f"{TOKEN}{LETTERS[column]}{code}"


def name_token(column: str, name: str) -> str:
    """The token of the name of a body or municipality."""
    digest = hashlib.blake2b(name.encode(), digest_size=DIGITS // 2).hexdigest()
    return f"{TOKEN}{NAMES[column]}{digest}"


def year_tokens(since: datetime.date | None, until: datetime.date | None) -> list[str]:
    """The tokens of a period's years, one of which its entries have; none for a long or open period."""
    if since is None or until is None or not 0 <= until.year - since.year < YEARS:
        return []
    return [_year_token(year) for year in range(since.year, until.year + 1)]


def any_token(tokens: Iterable[str]) -> str:
    """What asks the index for entries with one of the tokens."""
    quoted = " OR ".join(f'"{token}"' for token in tokens)
    return f"{FILTERS} : ({quoted})"


def _year_token(year: int) -> str:
    return f"{TOKEN}y{year}"
