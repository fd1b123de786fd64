"""Which revision of the readers and parsers this is: it changes with their code, word lists and libraries."""

import hashlib
import os
from dataclasses import replace
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from extract.ocr.program import OcrMissing, find_version
from extract.settings import ReadSettings
from referat.config import Ocr

# What a room's result follows from: rules in Python, word lists in TOML.
SOURCES = (".py", ".toml")
# Libraries whose newer version can read a page otherwise.
READERS = (
    "pypdfium2", "pdfplumber", "pdfminer.six", "lxml", "olefile", "python-oxmsg", "pillow", "numpy",
    "opencv-python-headless",
)  # fmt: skip
SHORT = 8


def parser_version(ocr: Ocr = "auto", layouts: str = "") -> str:
    """The version that is kept with what it read, such as "0.1.0+p1f2e3d4c.r5a6b7c8d".

    The part after p is the parsers', the part after r the readers'. Where it differs from a document's, the
    next import parses that document anew, and reads it anew only if the readers' part differs. layouts is
    the fingerprint of the user's own layouts; behind an l it stands where there are any. Behind a slash
    stands how OCR was used, where it was otherwise than by itself.
    """
    own = f".l{layouts}" if layouts else ""
    made = f"{_release()}+p{_room('parsers')[:SHORT]}.r{_readers()[:SHORT]}{own}"
    return made if ocr == "auto" else f"{made}/{ocr}"


def reader_key(settings: ReadSettings) -> str:
    """What a page read with these settings follows from, beside its content: 16 hex digits.

    The OCR program counts, too: once it is installed with its Danish, pages without text are read anew.
    """
    told = repr(replace(settings, cache=None, told=None))
    return hashlib.sha256(f"{_readers()} {told} {_ocr_program()}".encode()).hexdigest()[:16]


def _ocr_program() -> str:
    """The version of the OCR program, or why there is none."""
    try:
        return find_version(os.environ.get("PATH"))
    except OcrMissing as err:
        return str(err)


@cache
def _release() -> str:
    return version("referat")


@cache
def _readers() -> str:
    said = " ".join(f"{name}={version(name)}" for name in READERS)
    return hashlib.sha256(f"{_room('extract')} {said}".encode()).hexdigest()


@cache
def _room(name: str) -> str:
    """The SHA-256 over a room's rules and word lists."""
    spec = find_spec(name)
    folders = [Path(folder) for folder in (spec.submodule_search_locations or ())] if spec else []
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted(path for path in folder.rglob("*") if path.suffix in SOURCES):
            found.update(f"{path.relative_to(folder)}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()
