"""What came of a page that may have to be read from its picture."""

from dataclasses import dataclass

from extract.ocr.textlayer import Verdict
from extract.sheet import Sheet
from models.page import ReaderNote


@dataclass(frozen=True, slots=True)
class Outcome:
    """A page as it is to be used, and what to say of it. missing tells what to install for OCR."""

    sheet: Sheet
    notes: tuple[ReaderNote, ...] = ()
    blank: bool = False
    missing: str | None = None


def keep_text(sheet: Sheet, verdict: Verdict, reason: str) -> Outcome:
    """The page as its text layer has it, with a note of the reason where that is not worth reading."""
    notes = (
        (note_unread(sheet, verdict, f"{reason} Tjek siden mod papiret."),) if verdict == "worthless" else ()
    )
    return Outcome(sheet, notes)


def note_unread(sheet: Sheet, verdict: Verdict, reason: str) -> ReaderNote:
    """That a page could not be read by OCR, and what follows."""
    page = sheet.number
    if verdict == "none":
        message = f"Side {page} har ingen tekst; den ligner en scanning og er ikke læst. {reason}"
        return ReaderNote(code="pdf.page_without_text", page=page, message=message)
    if verdict == "worthless":
        message = f"Teksten i side {page} er ubrugelig, men står, som den er. {reason}"
        return ReaderNote(code="ocr.worthless_text", page=page, message=message)
    message = f"Side {page} ligner en scanning med få ord tekst; billedet er ikke læst. {reason}"
    return ReaderNote(code="ocr.page_unread", page=page, message=message)
