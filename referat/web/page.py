"""What a page is: an address, a template, and a function that finds the plain values it shows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from referat.web.room import Room
from referat.web.said import Said

Values = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """What a page is asked: parts of its address, and the parameters after it (the last of each name).

    by is what the visitor is called, where corrections are made.
    """

    room: Room
    path: Mapping[str, str]
    asked: Mapping[str, str]
    said: Said
    by: str = ""

    def number(self, name: str, default: int, *, least: int = 1, most: int = 1_000_000) -> int:
        """A parameter that is a whole number; what is none, or out of bounds, counts as the nearest."""
        said = self.asked.get(name, "").strip()
        if not said.isascii() or not said.isdigit() or len(said) > 12:
            return default
        return max(least, min(most, int(said)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One kind of page. address is a regular expression; its named groups come as Visit.path.

    find is given one state of the store; "answer" in what it gives is the whole answer. With draws, "wanted"
    is a page to draw: it comes to the template as "drawn", or is the answer where there is no template.
    Raises NotFound, UnknownWord: shown as a page with the message.
    """

    address: str
    template: str
    find: Callable[[Connection, Visit], Values]
    draws: bool = False
