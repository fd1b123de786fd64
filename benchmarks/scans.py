"""How well scans are read: made scans of the samples against the samples' own text.

Run: python -m benchmarks.scans [--pages 2] [--cache FOLDER] [FILE ...]
Prints for each scanner and file the character error rate (white space left out, dashes alike), the share of
words and numbers read exactly, and processor seconds a page, Tesseract's own included.
"""

import argparse
import os
import re
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from benchmarks.made_scans import Scanner, scan_pdf
from extract.read import read_document
from extract.settings import ReadSettings
from models.page import Page

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
# Dashes of all widths are one: on paper they cannot be told from a minus.
DASHES = str.maketrans("−–—", "---")
NUMBER = re.compile(r"-?\d[\d.,]*")
SCANNERS = {
    "300 dpi, clean": Scanner(dpi=300),
    "300 dpi, one bit, skew -1.1": Scanner(dpi=300, skew=-1.1, one_bit=True),
    "300 dpi, one bit, 350 specks of dust": Scanner(dpi=300, one_bit=True, dust=350),
    "200 dpi, noise, skew 0.8": Scanner(
        dpi=200, skew=0.8, noise=10, specks=0.0008, blur=0.4, paper=240, quality=60
    ),
    "150 dpi, light noise, on its side": Scanner(dpi=150, quarters=1, noise=5, quality=75),
}
GOALS = {"300 dpi, clean": 0.01, "200 dpi, noise, skew 0.8": 0.025}


@dataclass(slots=True)
class Score:
    """Sums over pages: letters and edits away from them, words and numbers and how many were right."""

    letters: int = 0
    edits: int = 0
    words: int = 0
    right_words: int = 0
    numbers: int = 0
    right_numbers: int = 0

    def add(self, want: Page, got: Page) -> None:
        """Count one page."""
        wanted, found = ("".join(page.text.translate(DASHES).split()) for page in (want, got))
        self.letters += len(wanted)
        self.edits += Levenshtein.distance(wanted, found)
        words, right = _shared(want.text.translate(DASHES).split(), got.text.translate(DASHES).split())
        self.words, self.right_words = self.words + words, self.right_words + right
        numbers, right = _shared(
            NUMBER.findall(want.text.translate(DASHES)), NUMBER.findall(got.text.translate(DASHES))
        )
        self.numbers, self.right_numbers = self.numbers + numbers, self.right_numbers + right

    @property
    def error_rate(self) -> float:
        """Edits by letter."""
        return self.edits / max(1, self.letters)

    def __str__(self) -> str:
        """The figures as one line."""
        words, numbers = self.right_words / max(1, self.words), self.right_numbers / max(1, self.numbers)
        return f"error rate {self.error_rate:7.4f}   words {words:.3f}   numbers {numbers:.3f}"


def _shared(want: list[str], got: list[str]) -> tuple[int, int]:
    wanted, found = Counter(want), Counter(got)
    return len(want), sum((wanted & found).values())


def compare(
    path: Path, scanner: Scanner, pages: int, folder: Path, settings: ReadSettings
) -> tuple[Score, float]:
    """A file's own text against that of a scan of its first pages; also the processor seconds a page took."""
    own = read_document(path, settings).pages[:pages]
    scanned = folder / f"{path.stem}.pdf"
    scanned.write_bytes(scan_pdf(path, scanner, [page.number for page in own]))
    begun = os.times()
    read = read_document(scanned, settings).pages
    ended = os.times()
    seconds = sum(after - before for before, after in zip(begun[:4], ended[:4], strict=True)) / len(own)
    score = Score()
    for want, got in zip(own, read, strict=True):
        score.add(want, got)
    return score, seconds


def main() -> None:
    """Print the figures of all scanners over the files; exit 1 where a goal is missed."""
    parser = argparse.ArgumentParser(description="How well made scans are read.")
    parser.add_argument("files", nargs="*", type=Path, help="PDFs with text; without, the samples")
    parser.add_argument("--pages", type=int, default=2, help="pages of each file (default 2)")
    parser.add_argument("--cache", type=Path, help="folder that keeps what Tesseract answered")
    parser.add_argument("--only", help="scanners whose name has this in it")
    chosen = parser.parse_args()
    settings = ReadSettings(cache=chosen.cache)
    files = chosen.files or sorted(SAMPLES.glob("*.pdf"))
    missed = False
    for name, scanner in SCANNERS.items():
        if chosen.only and chosen.only not in name:
            continue
        total, seconds = Score(), []
        print(name)
        for path in files:
            with tempfile.TemporaryDirectory() as folder:
                score, spent = compare(path, scanner, chosen.pages, Path(folder), settings)
            print(f"  {path.name:48} {score}   {spent:5.2f} cpu s/page", flush=True)
            for field in Score.__slots__:
                setattr(total, field, getattr(total, field) + getattr(score, field))
            seconds.append(spent)
        print(f"  {'all':48} {total}   {sum(seconds) / len(seconds):5.2f} cpu s/page\n", flush=True)
        missed = missed or total.error_rate >= GOALS.get(name, 1.0)
    raise SystemExit(1 if missed else 0)


if __name__ == "__main__":
    main()
