"""Heads, feet and page numbers: what stands on page after page and is no part of the text."""

from extract.settings import ReadSettings
from models.page import Page


def mark_running(pages: tuple[Page, ...], settings: ReadSettings) -> tuple[Page, ...]:
    """The pages with their running lines marked."""
    return pages
