"""What the process does that draws pages: it alone reads the originals, one page at a time.

A file that brings PDFium down takes only this process with it.
"""

import io

from extract.picture import Mark, draw_page
from extract.read import read_document
from extract.settings import ReadSettings
from models.errors import NotFound, ReferatError
from referat.danish.wording import count
from referat.importing.originals import find_file, find_original, has_pages
from referat.importing.pages import cache_folder, load_pages
from referat.web.drawn import Drawn, Wanted

# Pixels a point, and the longest side of a picture in pixels.
SCALE, LONGEST = 2.0, 3200
COLOUR = "#e07b00"


def draw(wanted: Wanted) -> Drawn:
    """The page; what cannot be shown says why in Danish."""
    try:
        if has_pages(wanted.info.media_type):
            return Drawn(picture=_draw_picture(wanted))
        return Drawn(pieces=_read_pieces(wanted))
    except ReferatError as err:
        return Drawn(fault=str(err))
    except OSError:
        return Drawn(fault=f"{wanted.info.names[0]}: filen kan ikke åbnes. Tjek, at den er, hvor den var.")


def _draw_picture(wanted: Wanted) -> bytes:
    data, name = find_original(wanted.info).read(), wanted.info.names[0]
    marks = [
        Mark(box=spot.box, label="", colour=COLOUR)
        for spot in wanted.spots
        if spot.page == wanted.page and spot.box is not None
    ]
    picture = draw_page(data, name, wanted.page, marks, SCALE, covered=wanted.covered, most=LONGEST)
    kept = io.BytesIO()
    picture.save(kept, "PNG", compress_level=3)
    return kept.getvalue()


def _read_pieces(wanted: Wanted) -> tuple[tuple[str, bool], ...]:
    """The text of a page without layout, cut where marks begin and end."""
    info, settings = wanted.info, ReadSettings()
    document = load_pages(cache_folder(wanted.store), info.sha256 or "", settings)
    if document is None:
        original = find_file(info)
        document = read_document(original.path, settings, member=original.member)
    if wanted.page > len(document.pages):
        raise NotFound(f"{info.names[0]}: filen har {count(len(document.pages), 'side', 'sider')}.")
    text = document.pages[wanted.page - 1].text
    marked = [False] * len(text)
    for spot in wanted.spots:
        if spot.page == wanted.page and spot.box is None:
            for at in range(spot.start, min(spot.end, len(text))):
                marked[at] = True
    shown = list(text)
    for first, last in wanted.hidden:
        for at in range(first, min(last, len(text))):
            shown[at] = "\n" if shown[at] == "\n" else "░"
    pieces: list[tuple[str, bool]] = []
    begun = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or marked[at] != marked[begun]:
            pieces.append(("".join(shown[begun:at]), marked[begun]))
            begun = at
    return tuple(pieces)
