"""Runs of the command, and readings that are counted."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner, Result

import extract.read
import parsers.document
from models.page import Document
from models.records import Parsed
from referat.cli import main
from tests.made_records import PARSED

PAPER = "Nørreby Kommune\nPunkt 1: Budget\nBeslutning\nGodkendt.\n"


class Readings:
    """Counts how often files are read and parsed, and reads and parses them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.read = self.parsed = 0
        self.reader = extract.read.read_document
        monkeypatch.setattr(extract.read, "read_document", self.read_document)
        monkeypatch.setattr(parsers.document, "parse_document", self.parse_document)

    def read_document(self, *args: Any, **kwargs: Any) -> Document:
        self.read += 1
        return self.reader(*args, **kwargs)

    def parse_document(self, document: Document, hints: object) -> Parsed:
        self.parsed += 1
        return PARSED


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))
