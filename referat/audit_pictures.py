"""Pages with the numbers of checks marked: the total of each in the colour of its status, and its parts."""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from extract.picture import Mark, draw_page
from models.document_info import DocumentInfo
from models.errors import NotFound
from models.page import Box
from models.store import Store
from referat.auditing import WRONG, Row, load_cells
from referat.danish.wording import number
from referat.importing.originals import find_original
from referat.querying.tabular import records

# The total and the parts of a check on a picture.
TOTAL_COLOURS = {
    "paper": "#d62728",
    "reading": "#d95f02",
    "unclear": "#9467bd",
    "rounds": "#17799c",
    "holds": "#2ca02c",
}
PART_COLOUR = "#1f77b4"
LEGEND = {
    "paper": "Papiret: tallet passer ikke, og cifrene står klart",
    "reading": "Læsningen: tallet passer ikke, men et tal er usikkert læst",
    "unclear": "Uafklaret: tallet passer ikke, og intet viser hvorfor",
    "rounds": "Afrunding: forskellen kan forklares med afrunding",
    "holds": "Tallet stemmer",
}


def save_pictures(store: Store, frame: pd.DataFrame, folder: Path, scale: float) -> list[Path]:
    """A PNG of each page that a check's numbers stand on, its total and its parts marked; gives the files.

    Files without pages to draw, or that are no longer where they were, are left out; raises NotFound when
    that leaves none.
    """
    infos = {info.id: info for info in store.load_documents()}
    cells = load_cells(store, frame)
    written: list[Path] = []
    missing: list[str] = []
    for document, checks in frame.groupby("document_id", sort=False):
        told = records(checks[["status", "expected", "check_id"]])
        marks = _marks([(row["status"], row["expected"], cells[row["check_id"]]) for row in told])
        try:
            written += _draw(infos[int(str(document))], marks, folder, scale)
        except NotFound as err:
            missing.append(str(err))
    if missing and not written:
        raise NotFound(missing[0])
    return written


def _draw(info: DocumentInfo, marks: dict[int, list[Mark]], folder: Path, scale: float) -> list[Path]:
    original = find_original(info)
    data = original.read()
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for page, on_page in sorted(marks.items()):
        target = folder / f"{original.stem}-{page:03}.png"
        draw_page(data, info.names[0], page, on_page, scale, _legend(on_page)).save(target)
        written.append(target)
    return written


def _legend(marks: Sequence[Mark]) -> list[tuple[str, str]]:
    """What the colours on a page mean, those that are there."""
    used = {mark.colour for mark in marks}
    told = [(TOTAL_COLOURS[status], words) for status, words in LEGEND.items()]
    told.append((PART_COLOUR, "Tal, som det er regnet af eller sammenlignet med"))
    shown = [(colour, words) for colour, words in told if colour in used]
    if any(mark.label for mark in marks):
        shown.append(("#ffffff", "= tal: det, som de andre tal giver"))
    return shown


def _marks(checks: Sequence[tuple[str, float, list[Row]]]) -> dict[int, list[Mark]]:
    """The marks of each page: totals in the colour of their status with what was expected, parts in one."""
    marks: dict[int, dict[tuple[float, ...], Mark]] = defaultdict(dict)
    for status, expected, cells in checks:
        for cell in cells:
            if cell["box"] is None:
                continue
            total = cell["role"] == "total"
            colour = TOTAL_COLOURS[status] if total else PART_COLOUR
            label = f"= {number(expected)}" if total and status in WRONG else ""
            corners = tuple(cell["box"])
            if total or corners not in marks[cell["page"]]:
                marks[cell["page"]][corners] = Mark(box=Box(*corners), label=label, colour=colour)
    return {page: list(found.values()) for page, found in marks.items()}
