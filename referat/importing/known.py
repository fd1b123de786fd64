"""What is to be done with a content that was seen before: nothing, or read or parse it again."""

from extract.ocr.program import MISSING_CODE, is_installed
from models.document_info import DocumentInfo
from models.errors import MemoryLimitBroken, NoTextLayer, ParseError, TimeLimitBroken, WorkerCrashed
from models.store import Store
from referat.config import Ocr
from referat.danish.wording import printable
from referat.importing.revision import parser_version

# What puts a file aside: it is tried again when it is asked for, or when referat has become another.
SET_ASIDE = (TimeLimitBroken.status, MemoryLimitBroken.status, WorkerCrashed.status)
# A scan whose reason says this was read without the OCR program; once there is one, it is tried again.
OCR_HINT = "Installér Debian-pakke"
# How much is read by OCR, from least to most.
RANKS: tuple[Ocr, ...] = ("never", "auto", "force")


def is_done(known: DocumentInfo, shown: str, ocr: Ocr, layouts: str = "", *, retry: bool) -> bool:
    """Whether reading the content anew would give the same, or is not to be tried.

    What broke the program is tried again, and so is what failed under another name: the name's ending can
    be what was wrong, and the reason names the file. layouts is the fingerprint of the user's own layouts.
    """
    if known.parser_version != parser_version(ocr, layouts) or known.status == ParseError.status:
        return False
    if known.status == "ok":
        return True
    if known.status == NoTextLayer.status and ocr != "never" and OCR_HINT in (known.reason or ""):
        return not is_installed()
    named = (known.reason or "").startswith(printable(f"{shown}: "))
    return not retry and (named or known.status in SET_ASIDE)


def find_waiting(store: Store, ocr: Ocr) -> frozenset[int]:
    """The documents with pages that were not read because there was no OCR program, now that there is one."""
    return store.find_noted(MISSING_CODE) if ocr != "never" and is_installed() else frozenset()


def wanted_ocr(known: DocumentInfo | None, ocr: Ocr, *, again: bool) -> Ocr:
    """How OCR is used for a content: never less than it was before, unless all is read `again`."""
    if known is None or again:
        return ocr
    before: Ocr = next((rank for rank in RANKS if known.parser_version.endswith(f"/{rank}")), "auto")
    return max(ocr, before, key=RANKS.index)
