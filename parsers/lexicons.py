"""The word lists of parsers/lexicon, read once: data that someone who knows Danish can extend."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """The lists of one lexicon by their keys.

    load_lexicon("months")["months"]["5"] is ["maj"].

    Raises FileNotFoundError for a name without a file.
    """
    return tomllib.loads((files("parsers") / "lexicon" / f"{name}.toml").read_text(encoding="utf-8"))
