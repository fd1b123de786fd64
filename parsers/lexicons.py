"""The word lists of parsers/lexicon, read once: data that someone who knows Danish can extend."""

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
Lists = Mapping[str, Mapping[str, Sequence[str]]]

# the lexicons that have words on top just now, and what is to be made anew when that changes
_extended: dict[str, dict[str, Any]] = {}
_forgetting: list[Callable[[], None]] = []


def load_lexicon(name: str) -> dict[str, Any]:
    """The lists of one lexicon by their keys.

    load_lexicon("months")["months"]["5"] is ["maj"].

    Raises FileNotFoundError for a name without a file.
    """
    return _extended.get(name) or _read(name)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("parsers") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))


def remembered(most: int | None = None) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function whose results are remembered until a lexicon gets words on top; at most so many of them."""
    return partial(_remember, most)


def _remember(most: int | None, function: Callable[P, R]) -> Callable[P, R]:
    kept = lru_cache(maxsize=most)(function)
    _forgetting.append(kept.cache_clear)
    return cast("Callable[P, R]", kept)


@contextmanager
def extended_lexicon(name: str, words: Lists) -> Iterator[None]:
    """A lexicon with more words in its lists, {"alone": {"decision": ["udfald"]}}, while a paper is parsed.

    It is in force in the whole process, which parses one paper at a time.
    """
    lists = _read(name)
    more = {
        table: lists[table] | {role: [*lists[table][role], *given] for role, given in roles.items()}
        for table, roles in words.items()
    }
    _extended[name] = lists | more
    _forget()
    try:
        yield
    finally:
        del _extended[name]
        _forget()


def _forget() -> None:
    for forget in _forgetting:
        forget()
