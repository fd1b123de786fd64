"""The call to the process that draws; the readers are loaded there, not in the process that answers."""

import multiprocessing
import os
import threading
from importlib import import_module

from referat.web.drawn import Drawn, Wanted


def load() -> None:
    """Load the readers, so that the first page does not wait for them; end when the one that asks is gone."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    import_module("referat.web.drawing")


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def draw(wanted: Wanted) -> Drawn:
    """The page, drawn here."""
    from referat.web.drawing import draw as draw_here

    return draw_here(wanted)
