"""Frozen dataclasses that are quick to make.

A page makes hundreds of small values. `dataclasses` sets each field of a frozen one through
object.__setattr__, which makes it take several times as long as one that is not frozen: a seventh of all
parsing. Here the fields of classes with slots are set by their slots themselves; all else is as there.
"""

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

T = TypeVar("T")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(**options: bool) -> Callable[[type[T]], type[T]]:
        """As dataclasses.dataclass, for use with options alone; frozen classes with slots are quick to make.

        >>> @dataclass(frozen=True, slots=True)
        ... class Place:
        ...     page: int
        ...     line: int = 0
        >>> Place(3)
        Place(page=3, line=0)
        """
        make = dataclasses.dataclass(**options)
        quick = options.get("frozen") and options.get("slots")
        return _Quick(make) if quick else make


class _Quick:
    """Makes a class a frozen dataclass with slots whose values are quick to make."""

    def __init__(self, make: Callable[[type[Any]], type[Any]]) -> None:
        self._make = make

    def __call__(self, plain: type[Any]) -> type[Any]:
        made: Any = self._make(plain)
        if not any(_is_set_otherwise(field) for field in dataclasses.fields(made)):
            made.__init__ = _write_init(made)
        return made  # type: ignore[no-any-return]


def _is_set_otherwise(field: "dataclasses.Field[Any]") -> bool:
    """Whether something else than an argument gives a field its first value."""
    made_anew = field.default_factory is not dataclasses.MISSING
    return made_anew or (not field.init and field.default is not dataclasses.MISSING)


def _write_init(made: Any) -> Any:
    """The __init__ of a dataclass with the same arguments, that sets the slots.

    Written as source and compiled, as `dataclasses` does, as a loop over the fields would cost what is won.
    """
    usual = made.__init__
    code = usual.__code__
    names = code.co_varnames[1 : code.co_argcount + code.co_kwonlyargcount]
    places, named = names[: code.co_argcount - 1], names[code.co_argcount - 1 :]
    arguments = ["self", *places, *(("*", *named) if named else ())]
    lines = [f"_set_{name}(self, {name})" for name in names]
    if hasattr(made, "__post_init__"):
        lines.append("self.__post_init__()")
    known: dict[str, Any] = {f"_set_{name}": getattr(made, name).__set__ for name in names}
    source = f"def __init__({', '.join(arguments)}):\n    " + "\n    ".join(lines or ["pass"])
    exec(source, known)
    init = known["__init__"]
    for kept in ("__defaults__", "__kwdefaults__", "__annotations__", "__qualname__", "__module__"):
        setattr(init, kept, getattr(usual, kept))
    return init
