"""The call to the process that draws; the readers are loaded there, not in the process that answers."""

from referat.web.drawn import Drawn, Wanted


def draw(wanted: Wanted) -> Drawn:
    """The page, drawn here."""
    from referat.web.drawing import draw as draw_here

    return draw_here(wanted)
