"""Whether the OCR program is there, and which version: asked without loading what reads pictures."""

import os
import shutil
import subprocess
from functools import cache

PROGRAM = "tesseract"
LANGUAGE = "dan"
PACKAGES = "tesseract-ocr og tesseract-ocr-dan"
# The code of the finding that a page waits for the program to be installed.
MISSING_CODE = "ocr.missing"
# How long the program may take to say what it is, in seconds.
ANSWER_SECONDS = 20.0


class OcrMissing(Exception):
    """Tesseract or its Danish is not installed; str(error) says what to install."""


def find_version(path: str | None = None) -> str:
    """The version of the installed Tesseract, asked for once for each search path.

    Raises OcrMissing when it, or its Danish, is not installed, or when it does not answer.
    """
    version, problem = _look(path)
    if problem is not None:
        raise OcrMissing(problem)
    return version


def is_installed() -> bool:
    """Whether pages can be read by OCR here."""
    _, problem = _look(os.environ.get("PATH"))
    return problem is None


@cache
def _look(path: str | None) -> tuple[str, str | None]:
    """The version, and what stands in the way of using it."""
    program = shutil.which(PROGRAM, path=path)
    if program is None:
        return "", f"Installér Debian-pakkerne {PACKAGES}, og importér filen igen."
    try:
        if LANGUAGE not in _ask(program, "--list-langs").split():
            return "", "Installér Debian-pakken tesseract-ocr-dan, og importér filen igen."
        return _ask(program, "--version").split("\n", 1)[0].strip(), None
    except (OSError, subprocess.TimeoutExpired):
        return "", f"OCR-programmet svarer ikke. Installér Debian-pakkerne {PACKAGES} igen."


def _ask(program: str, option: str) -> str:
    """What the program answers; some versions do it on stderr."""
    told = subprocess.run(
        [program, option], capture_output=True, text=True, check=False, timeout=ANSWER_SECONDS
    )
    return told.stdout or told.stderr
