"""Tesseract: found once, called with a time limit, its answers kept by content."""

import csv
import hashlib
import io
import os
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import cv2

from extract.ocr.program import LANGUAGE, PROGRAM, find_version
from extract.ocr.scan import Picture
from extract.settings import ReadSettings
from models.frozen import dataclass

WORD_LEVEL = "5"
COLUMNS = ("level", "left", "top", "width", "height", "conf", "text")


class OcrFailed(Exception):
    """Tesseract broke down or took too long; str(error) says which, in Danish."""


class Read(NamedTuple):
    """A word with its box in pixels, its confidence from 0 to 1, and the number of its line."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    confidence: float
    line: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Call:
    """How a picture is to be read: page segmentation mode, dots an inch, and further options."""

    mode: int
    dpi: int
    options: tuple[str, ...] = ()


def read_words(picture: Picture, call: Call, settings: ReadSettings) -> tuple[Read, ...]:
    """The words of a picture, in Tesseract's order, from the cache where it was read before.

    Raises OcrMissing where Tesseract is not installed and OcrFailed where it breaks down or is too slow.
    """
    version = find_version(os.environ.get("PATH"))
    ok, encoded = cv2.imencode(".pgm", picture)
    if not ok:
        raise OcrFailed("Billedet kan ikke gives til OCR-programmet.")
    data = encoded.tobytes()
    kept = _kept_at(data, call, version, settings)
    if kept is not None:
        try:
            return parse_words(kept.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            pass  # not read before, or broken: read it now
    if settings.told is not None:
        settings.told(0)
    answer = _run(data, call, settings.ocr_seconds)
    words = _parsed(answer)
    if kept is not None:
        _keep(kept, answer)
    return words


def _parsed(answer: str) -> tuple[Read, ...]:
    try:
        return parse_words(answer)
    except ValueError as err:
        raise OcrFailed("OCR-programmets svar kan ikke læses.") from err


def parse_words(answer: str) -> tuple[Read, ...]:
    """The words of Tesseract's table (TSV). Raises ValueError when it is no whole table."""
    if not answer.endswith("\n"):
        raise ValueError("cut short")
    rows = csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE)
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise ValueError("not a table of words")
    return tuple(_word(row) for row in rows if row["level"] == WORD_LEVEL and (row["text"] or "").strip())


def _word(row: dict[str, str]) -> Read:
    x, y = int(row["left"]), int(row["top"])
    sure = min(1.0, max(0.0, float(row["conf"]) / 100))
    line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
    return Read(
        row["text"].strip(), x, y, x + int(row["width"]), y + int(row["height"]), round(sure, 3), line
    )


def _run(data: bytes, call: Call, seconds: float) -> str:
    command = [PROGRAM, "stdin", "stdout", "-l", LANGUAGE, "--psm", str(call.mode), "--dpi", str(call.dpi)]
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [*command, *_settings_of(call.options), "tsv"],
            input=data,
            capture_output=True,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as err:
        raise OcrFailed(f"OCR-programmet blev stoppet efter {seconds:g} sekunder.") from err
    except OSError as err:
        raise OcrFailed(f"OCR-programmet kan ikke startes ({err.strerror or err}).") from err
    if done.returncode:
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OcrFailed(f"OCR-programmet gik i stå ({lines[-1] if lines else done.returncode}).")
    return done.stdout.decode("utf-8", "replace")


def _settings_of(options: Sequence[str]) -> list[str]:
    return [part for option in options for part in ("-c", option)]


def _kept_at(data: bytes, call: Call, version: str, settings: ReadSettings) -> Path | None:
    """Where the answer for this very picture, program and way of reading is kept."""
    if settings.cache is None:
        return None
    key = hashlib.sha256(data)
    key.update(repr((version, LANGUAGE, call)).encode())
    name = key.hexdigest()
    return settings.cache / "ocr" / name[:2] / f"{name}.tsv"


def _keep(path: Path, answer: str) -> None:
    """Write the whole answer or nothing; a full or locked disk only costs the next run some time."""
    temporary: Path | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
            temporary = Path(file.name)
            file.write(answer)
        temporary.replace(path)
    except OSError:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
