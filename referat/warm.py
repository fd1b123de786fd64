"""What reading and parsing needs, loaded and tried once, so that a new worker has it from the start.

The server of workers imports this; building the Danish word tables alone takes a second or more. Ctrl-C is
for the main process: it ends its workers.
"""

import gc
import signal

import extract.containers
import extract.read  # noqa: F401
import referat.work  # noqa: F401
from models.page import Document, Line, Page, Source
from parsers.document import parse_document

signal.signal(signal.SIGINT, signal.SIG_IGN)
TRIED = ("Nørreby Kommune", "Punkt 1: Budget", "Indstilling", "Beslutning", "Godkendt.")


def try_all() -> None:
    """Parse a page, for what is built when it is first needed."""
    lines, start = [], 0
    for text in TRIED:
        lines.append(Line(text=text, start=start))
        start += len(text) + 1
    page = Page(number=1, lines=tuple(lines), read_by="text")
    parse_document(
        Document(
            source=Source(sha256="", path="", media_type="text/plain", size=0), pages=(page,), read_by="text"
        )
    )


try_all()
# What is loaded stays: it need not be looked through for garbage again, and processes go on sharing it.
gc.collect()
gc.freeze()
