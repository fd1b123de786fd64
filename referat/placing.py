"""Evidence on the page as it is shown: boxes of pages that were read turned or straightened, put back."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from models.evidence import Span
from models.page import Box, Document, Page
from models.records import Parsed


def place_spans(parsed: Parsed, document: Document) -> Parsed:
    """What was parsed, each span with its box on the page as people see it.

    Pages that lie on their side or askew are read as if they did not; everything else stays as it is.
    """
    moved = {page.number: page for page in document.pages if page.quarters or page.skew}
    if not moved:
        return parsed
    placed: Parsed = _placed(parsed, moved)
    return placed


def _placed(value: Any, pages: Mapping[int, Page]) -> Any:
    """A record, span or tuple with its spans put back; the same object where there is nothing to do."""
    if isinstance(value, Span):
        page = pages.get(value.page)
        return (
            value
            if page is None or value.box is None
            else replace(value, box=_rounded(page.shown(value.box)))
        )
    if isinstance(value, tuple):
        parts = tuple(_placed(part, pages) for part in value)
        return parts if any(new is not old for new, old in zip(parts, value, strict=True)) else value
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {}
    for spec in fields(value):
        old = getattr(value, spec.name)
        new = _placed(old, pages)
        if new is not old:
            changed[spec.name] = new
    return replace(value, **changed) if changed else value


def _rounded(box: Box) -> Box:
    return Box(*(round(side, 2) for side in (box.x0, box.top, box.x1, box.bottom)))
