"""Frozen dataclasses that are quick to make are as those of the library are."""

import dataclasses
import inspect
import pickle
from typing import Any

import pytest

from models.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    page: int
    line: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class UsualPlace:
    page: int
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    name: str
    of: Place | None = None
    length: int = dataclasses.field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "length", len(self.name))


@dataclass(frozen=True, slots=True)
class Later(Place):
    notes: list[str] = dataclasses.field(default_factory=list)
    kind: str = dataclasses.field(default="plain", init=False)


@dataclass(slots=True)
class Count:
    seen: int = 0


def test_arguments_are_those_of_the_library() -> None:
    mine, usual = inspect.signature(Place), inspect.signature(UsualPlace)
    assert mine == usual
    assert Place(3) == Place(page=3, line=0) == Place(3, 0)
    assert Place.__init__.__annotations__ == UsualPlace.__init__.__annotations__


@pytest.mark.parametrize("arguments", [(), (1, 2, 3)])
def test_wrong_arguments_are_refused(arguments: tuple[int, ...]) -> None:
    make: Any = Place
    with pytest.raises(TypeError, match=r"Place\.__init__\(\)|__init__\(\)"):
        make(*arguments)


def test_fields_by_name_alone_are_so() -> None:
    make: Any = Named
    with pytest.raises(TypeError):
        make("Nørreby")
    assert Named(name="Nørreby").length == 7
    assert Named(name="Nørreby", of=Place(1)).of == Place(1)


def test_values_stay_frozen_hashed_and_told() -> None:
    place = Place(3, 4)
    with pytest.raises(dataclasses.FrozenInstanceError):
        place.line = 5  # type: ignore[misc]
    assert hash(place) == hash(Place(3, 4)) and {place: 1}[Place(3, 4)] == 1
    assert repr(place) == "Place(page=3, line=4)"


def test_they_are_changed_and_packed_as_usual() -> None:
    assert dataclasses.replace(Place(3, 4), line=5) == Place(3, 5)
    assert pickle.loads(pickle.dumps(Place(3, 4))) == Place(3, 4)
    assert not hasattr(Place(3), "__dict__")


def test_values_that_no_argument_gives_are_set_anew() -> None:
    one, other = Later(1), Later(1)
    one.notes.append("set")
    assert (one.kind, one.notes, other.notes, other.line) == ("plain", ["set"], [], 0)


def test_what_is_not_frozen_is_left_as_it_is() -> None:
    count = Count()
    count.seen += 1
    assert count == Count(1)
