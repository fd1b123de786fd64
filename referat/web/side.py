"""The page of the original that stands beside a record."""

from sqlalchemy import Connection

from referat.importing.originals import has_pages
from referat.web.lookups import Row, shown_marks
from referat.web.page import Values, Visit
from referat.web.places import parse_spots, picture_address, short
from referat.web.side_page import find_wanted


def build_source(connection: Connection, visit: Visit, document: Row, first_page: int | None) -> Values:
    """What the pane shows: the place that was clicked on; closed, but there, where nothing was.

    A text has no picture of its own; its page is read with the record's.
    """
    said = shown_marks(visit.asked)
    spots = parse_spots(said)
    page = spots[0].page if spots else first_page
    pages = document["pages"] or 1
    is_open = bool(spots) and page is not None and 1 <= page <= pages
    source = {
        "open": is_open,
        "page": page,
        "pages": pages,
        "file": document["name"],
        "document": short(document["sha256"]),
        "picture": picture_address(document["sha256"], page, said if is_open else ""),
    }
    if not is_open:
        return {"source": source}
    wanted = find_wanted(connection, visit, short(document["sha256"]), page or 1, said)[1]
    return {"source": source} if has_pages(wanted.info.media_type) else {"source": source, "wanted": wanted}
