"""Minutes whose layout is drawn feature by feature, each by itself, with their truth.

    python -m benchmarks.drawn_minutes OUT_DIR --seed 1 --packs 60

Where benchmarks.made_minutes has layouts as somebody made them, here each feature (the form of the number,
where it stands, how titles and labels look, the order of parts, contents, head ...) is drawn by itself. Each
pack is one file: a PDF, its text with the layout kept by blanks, or its bare text.
Writes N.pdf or N.txt, and N.EXT.json with the truth and the features. The same seed gives the same bytes.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from benchmarks.drawn_minutes_cases import Meeting, draw_meeting
from benchmarks.drawn_minutes_heads import (
    set_attendance,
    set_close,
    set_contents,
    set_group,
    set_head,
    set_running,
)
from benchmarks.drawn_minutes_items import NUMBERS, ORDERS, ItemSetter
from benchmarks.made_minutes_paper import Dress, Paper, load_fonts

FEATURES: dict[str, tuple[str, ...]] = {
    "format": ("pdf", "pdf", "layout", "plain"),
    "number": (*NUMBERS, "12.", "12.", "Punkt 12:"),
    "place": ("run", "run", "run", "over", "margin", "right", "under"),
    "title": (
        "bold",
        "bold",
        "plain",
        "caps",
        "caps bold",
        "larger",
        "colour",
        "ruled",
        "box",
        "slanted",
        "underlined",
        "indented",
    ),
    "case": ("none", "none", "above", "below", "before", "behind", "right"),
    "sequence": ("one", "one", "running", "gaps", "restart"),
    "groups": ("none", "none", "kinds", "departments", "open"),
    "label": (
        "own",
        "own",
        "plain",
        "colon",
        "caps",
        "run-in",
        "run-in bold",
        "column",
        "underlined",
        "table",
        "larger",
        "slanted",
    ),
    "order": (*ORDERS, "last"),
    "dress": ("plain", "plain", "plain", "box", "slanted"),
    "bodies": ("none", "decision", "earlier"),
    "advice": ("1.", "a)", "1)", "-", "sentence"),
    "annexes": ("plain", "-", "•", "1.", "Bilag 1:", "pdf", "semicolons"),
    "head": ("lines", "labels", "table", "prose", "end"),
    "attendance": ("none", "plain", "party", "roles", "lines", "table", "prose"),
    "contents": ("none", "none", "dotted", "pages", "pageless", "table", "grouped"),
    "running": ("none", "head", "foot", "both", "stamp", "dashes"),
    "closed": ("none", "none", "bare", "told", "marked"),
    "votes": ("none", "lines", "colon", "sentence"),
    "close": ("none", "raised", "signed", "both", "box"),
}


class Recorder(Canvas):  # type: ignore[misc]
    """A canvas that notes where each text stands."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path), pagesize=A4, invariant=1)
        self.noted: list[list[tuple[float, float, str]]] = [[]]

    def drawString(self, x: float, y: float, text: str, **more: Any) -> None:
        """Draw a text, and note it."""
        self.noted[-1].append((y, x, text))
        super().drawString(x, y, text, **more)

    def drawRightString(self, x: float, y: float, text: str, **more: Any) -> None:
        """Draw a text that ends at x."""
        width = self.stringWidth(text, self._fontname, self._fontsize)
        self.drawString(x - width, y, text)

    def showPage(self) -> None:
        """End the page."""
        self.noted.append([])
        super().showPage()


def lay_out(page: list[tuple[float, float, str]], size: float) -> str:
    """The page as text: what stands beside each other on a line, blank lines where there is space."""
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for y, x, text in sorted(page, key=lambda noted: (-noted[0], noted[1])):
        if rows and rows[-1][0] - y < 3:
            rows[-1][1].append((x, text))
        else:
            rows.append((y, [(x, text)]))
    lines: list[str] = []
    above = None
    for y, parts in rows:
        lines += [""] * (min(3, round((above - y) / (size * 1.5)) - 1) if above else 0)
        line = ""
        for x, text in sorted(parts):
            at = round(x / (size * 0.5))
            line = line.ljust(at if not line else max(at, len(line) + 1)) + text
        lines.append(line)
        above = y
    return "\n".join(lines)


def draw_paper(path: Path, features: dict[str, str], key: str) -> tuple[Paper, Recorder, dict[str, Any]]:
    """Draw the paper twice, so that its contents know their pages."""
    rng = random.Random(f"{key}-dress")
    size = rng.choice((9, 10, 10, 11, 12))
    dress = Dress(
        face=rng.choice(("helvetica", "times", "vera", "courier")) if rng.random() < 0.9 else "courier",
        size=size,
        heading=size + rng.choice((0, 0, 1, 2)),
        left=rng.choice((56, 72, 90)),
        right=rng.choice((50, 70)),
        lead=rng.choice((1.2, 1.3, 1.5)),
        gap=rng.choice((4, 6, 9)),
        hyphenate=rng.random() < 0.2,
    )
    known: dict[str, int] = {}
    total = 0
    for _ in range(2):
        canvas = Recorder(path)
        paper = Paper(canvas=canvas, dress=dress, total=total, known=known)
        rng = random.Random(key)
        meeting = draw_meeting(rng, features)
        truth = set_meeting(paper, meeting, features, rng)
        paper.end()
        known, total = paper.marks, paper.page
    return paper, canvas, truth


def set_meeting(
    paper: Paper, meeting: Meeting, features: dict[str, str], rng: random.Random
) -> dict[str, Any]:
    truth: dict[str, Any] = {
        "body": meeting.body,
        "kind": "minutes",
        "date": meeting.day.isoformat(),
        "start": None,
        "end": None,
        "location": None,
        "present": [],
        "absent": [],
        "items": [],
    }
    set_running(paper, meeting, features["running"])
    paper.begin()
    set_head(paper, meeting, features["head"], truth, rng)
    set_attendance(paper, meeting, features["attendance"], truth, rng)
    set_contents(paper, meeting, features["contents"], features["number"] == "12/2019")
    setter = ItemSetter(paper, meeting, features, rng)
    look, group = rng.choice((0, 1, 2)), ""
    for place, item in enumerate(meeting.items):
        if item.group != group:
            group = item.group
            set_group(paper, item, look)
        paper.mark(str(place))
        setter.set_item(item)
        item.truth.pop("printed")
        truth["items"].append(item.truth)
    set_close(paper, meeting, features["close"], truth)
    return truth


def draw_features(rng: random.Random) -> dict[str, str]:
    """One value of each feature; only what cannot be printed together is drawn otherwise."""
    features = {name: rng.choice(values) for name, values in FEATURES.items()}
    if features["sequence"] == "restart" and features["groups"] in ("none", "open"):
        features["groups"] = "departments"
    if features["number"] == "none":
        features["place"] = "run"
    return features


def write_pack(folder: Path, seed: int, number: int) -> None:
    """One paper and its truth."""
    key = f"{seed}-{number}"
    features = draw_features(random.Random(f"{key}-features"))
    path = folder / f"{number:03d}.pdf"
    paper, canvas, truth = draw_paper(path, features, key)
    if features["format"] == "pdf":
        canvas.save()
    else:
        path = path.with_suffix(".txt")
        pages = ["\n".join(page) + "\n" for page in paper.pages]
        if features["format"] == "layout":
            pages = [lay_out(page, paper.dress.size) + "\n" for page in canvas.noted if page]
        path.write_text("\f".join(pages), encoding="utf-8")
    record = {"source": path.name, "features": features, "meetings": [truth]}
    path.with_name(f"{path.name}.json").write_text(
        json.dumps(record, ensure_ascii=False, indent=1), encoding="utf-8"
    )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--packs", type=int, default=60)
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    load_fonts()
    for number in range(1, chosen.packs + 1):
        write_pack(chosen.folder, chosen.seed, number)


if __name__ == "__main__":
    main()
