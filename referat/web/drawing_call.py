"""The call to the process that draws; the readers are loaded there, not in the process that answers."""

from importlib import import_module

from referat.web.drawn import Drawn, Wanted


def load() -> None:
    """Load the readers, so that the first page does not wait for them."""
    import_module("referat.web.drawing")


def draw(wanted: Wanted) -> Drawn:
    """The page, drawn here."""
    from referat.web.drawing import draw as draw_here

    return draw_here(wanted)
