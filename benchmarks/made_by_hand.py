"""Minutes set by hand, sheet by sheet, in layouts that the drawn families do not have.

    python -m benchmarks.made_by_hand OUT_DIR

Writes OUT_DIR/tuned/NAME.pdf (and NAME.txt where the sheet asks for it) and OUT_DIR/held_out/NAME.pdf,
each with its reference NAME.pdf.json in the form of the export. The sheets lie in benchmarks/minutes_by_hand;
those in held_out are scored before they are looked at. All in them is invented.

A sheet is a head of settings ("face times", "size 11", "margins 62 60", "formats pdf txt", "shift 110",
"head left | right", "foot ..."), a line "---", and lines that begin with what they are:

    ! item 3 | Title | key=value      the truth: an item begins ("closed" alone marks a closed one)
    ! meeting body=... | date=...     the truth: fields of the meeting
    ! present A; B    ! absent A      ! votes for=A, B | against=C     ! follow X | text | deadline
    p b i                             a paragraph, plain, bold or slanted; then c centred, a size, "-" for no
                                      gap, "*" for part of the decision, ">20" indent, "<1.>" a hanging mark
    cols: a | b                       cells side by side          side Label     a heading in the margin
    toc label | key    mark key       contents                    page rule space 12 box ... endbox

Within a paragraph [[ok text]] is a point of the decision with its outcome (CODES), [[ok2 text]] one that
answers point 2, [[r1 text]] a recommendation, [[bil text]] a listed attachment, [[d text]] a part of the
decision where the rest of the line is not.
"""

import argparse
import json
import re
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics

from benchmarks.made_minutes_paper import FACES, Dress, Paper, load_fonts, render, wrap

SHEETS = Path(__file__).parent / "minutes_by_hand"
CODES = {
    "ok": "approved",
    "chg": "approved_with_changes",
    "not": "noted",
    "dis": "discussed",
    "rej": "rejected",
    "post": "postponed",
    "ref": "referred",
    "wd": "withdrawn",
    "none": "no_record",
    "oth": "other",
}
STYLE = re.compile(
    r"(?P<weight>[pbi])(?P<centre>c)?(?P<size>\d+)?(?P<tight>-)?(?P<ruling>\*)?"
    r"(?:>(?P<indent>\d+))?(?:<(?P<marker>[^>]*)>)? (?P<text>.*)"
)
MARK = re.compile(r"\[\[(?P<code>[a-z]+)(?P<point>\d*) (?P<text>(?:(?!\[\[|\]\]).)*)\]\]")


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A sheet's settings, its lines, and the truth told so far."""

    settings: dict[str, str]
    lines: list[str]
    meetings: list[dict[str, Any]] = field(default_factory=list)
    ruling: list[str] = field(default_factory=list)
    box: tuple[int, float] | None = None

    @property
    def item(self) -> dict[str, Any]:
        """The item under way."""
        return self.meetings[-1]["items"][-1]  # type: ignore[no-any-return]


def read_sheet(path: Path) -> Sheet:
    """A sheet file, its comments ("#") left out."""
    top, body = path.read_text(encoding="utf-8").split("\n---\n", 1)
    settings = dict(line.partition(" ")[::2] for line in top.splitlines() if line)
    lines = [line for line in body.splitlines() if line.strip() and not line.startswith("#")]
    return Sheet(settings=settings, lines=lines)


def blank_meeting() -> dict[str, Any]:
    names = ("title", "body", "municipality", "date", "start", "end", "location", "information")
    lists: dict[str, Any] = {"present": [], "absent": [], "nested_in_item": None, "items": []}
    return {**dict.fromkeys(names), "kind": "minutes", **lists}


def blank_item(number: str | None, title: str) -> dict[str, Any]:
    names = ("duration_min", "category", "case_number", "caseworker", "responsible", "time_slot")
    lists = ("recommendations", "nested_recommendations", "decision_points", "follow_ups", "attachments")
    told: dict[str, Any] = {"number": number, "title": title, **dict.fromkeys(names), "closed": False}
    told |= {name: [] for name in (*lists, "listed_attachments")}
    return told | {"decision_text": None, "votes": None}


def tell(sheet: Sheet, line: str) -> None:
    """Add a line of truth."""
    kind, _, rest = line.partition(" ")
    parts = [part.strip() for part in rest.split("|")]
    values = dict(part.split("=", 1) for part in parts if "=" in part)
    if kind == "meeting":
        sheet.meetings.append({**blank_meeting(), **values})
    elif kind == "item":
        printed = None if parts[0] == "-" else parts[0]  # "-": the paper has no number for it
        item = blank_item(printed, parts[1]) | {k: v for k, v in values.items() if k != parts[1]}
        sheet.meetings[-1]["items"].append(item | {"closed": "closed" in parts[2:]})
    elif kind in ("present", "absent"):
        sheet.meetings[-1][kind] += [name.strip() for name in rest.split(";")]
    elif kind == "votes":
        groups = {key: [name.strip() for name in value.split(",")] for key, value in values.items()}
        sheet.item["votes"] = {"for": [], "against": [], "abstain": [], **groups}
    elif kind == "follow":
        told = dict(zip(("responsible", "text", "deadline"), [*parts, None], strict=False))
        sheet.item["follow_ups"].append(told)


def read_marks(sheet: Sheet, text: str) -> tuple[str, str | None]:
    """The text without its marks, and the part marked as decision; the marks are told to the truth."""
    part = None
    while found := MARK.search(text):
        code, inner = found["code"], found["text"]
        point = int(found["point"]) if found["point"] else None
        if code == "d":
            part = inner
        elif code == "r":
            sheet.item["recommendations"].append({"point": point, "text": inner})
        elif code == "bil":
            sheet.item["listed_attachments"].append(inner)
        else:
            told = {"point": point, "text": inner, "outcome": CODES[code], "condition": None}
            sheet.item["decision_points"].append({**told, "body": None, "date": None})
        text = text[: found.start()] + inner + text[found.end() :]
    return text, part


def set_paragraph(sheet: Sheet, paper: Paper, found: re.Match[str]) -> None:
    weight = "pbi".index(found["weight"])
    text, part = read_marks(sheet, found["text"])
    marker = found["marker"] or ""
    whole = f"{marker} {text}".strip() if found["ruling"] else part
    if whole:
        kept = sheet.item["decision_text"]
        sheet.item["decision_text"] = f"{kept}\n{whole}" if kept else whole
    size = float(found["size"] or paper.dress.size)
    indent = float(found["indent"] or 0)
    if found["centre"]:
        width = pdfmetrics.stringWidth(text, FACES[paper.dress.face][weight], size)
        indent = max(0, (paper.room - width) / 2)
    gap = 0 if found["tight"] else None
    paper.text(text, weight=weight, size=size, indent=indent, marker=marker, gap=gap)


def set_cells(paper: Paper, cells: list[str]) -> None:
    """Cells side by side in columns of like width, without rules."""
    size, font, width = paper.dress.size, FACES[paper.dress.face][0], paper.room / len(cells)
    columns = [wrap(cell, font, size, width - 8, False) for cell in cells]
    for row in range(max(map(len, columns))):
        paper.need(size * paper.dress.lead)
        paper.y -= size * paper.dress.lead
        paper.canvas.setFont(font, size)
        shown = [column[row] if row < len(column) else "" for column in columns]
        for place, line in enumerate(shown):
            paper.canvas.drawString(paper.dress.left + place * width, paper.y, line)
        paper.keep_line("    ".join(f"{line:<24}" for line in shown).rstrip())


def set_box(sheet: Sheet, paper: Paper) -> None:
    """Draw the frame round what was set since "box"."""
    if sheet.box and sheet.box[0] == paper.page:
        top = sheet.box[1]
        width = A4[0] - paper.dress.left - paper.dress.right + 12
        paper.canvas.rect(paper.dress.left - 6, paper.y - 2, width, top - paper.y)
    sheet.box = None
    paper.space(8)


def set_line(sheet: Sheet, paper: Paper, line: str) -> None:
    """Set one line of the sheet."""
    kind, _, rest = line.partition(" ")
    if kind == "!":
        tell(sheet, rest)
    elif kind == "cols:":
        set_cells(paper, [read_marks(sheet, cell.strip())[0] for cell in rest.split("|")])
    elif kind == "row:":
        cells = [read_marks(sheet, cell.strip())[0].split(" / ") for cell in rest.split("|")]
        widths = [float(width) for width in sheet.settings["widths"].split()]
        paper.row(cells, widths)
    elif kind == "side":
        paper.side(rest)
    elif kind == "toc":
        label, _, key = rest.partition(" | ")
        paper.contents(label, key, dots=sheet.settings.get("dots") != "no")
    elif kind == "mark":
        paper.mark(rest)
    elif kind in ("page", "rule", "space"):
        paper.turn() if kind == "page" else paper.rule() if kind == "rule" else paper.space(float(rest))
    elif kind == "box":
        paper.need(90)
        sheet.box = (paper.page, paper.y)
    elif kind == "endbox":
        set_box(sheet, paper)
    elif kind == "decision":
        kept = sheet.item["decision_text"]
        sheet.item["decision_text"] = f"{kept}\n{rest}" if kept else rest
    elif found := STYLE.fullmatch(line):
        set_paragraph(sheet, paper, found)
    else:
        raise ValueError(f"the sheet says {line!r}: no such kind of line")


def running(settings: dict[str, str], name: str, page: int, total: int) -> list[tuple[str, str]]:
    rows = settings[name].format(page=page, total=total).split(" // ")
    return [(left.strip(), right.strip()) for left, _, right in (row.partition("|") for row in rows)]


def draw_sheet(path: Path, paper: Paper) -> list[dict[str, Any]]:
    """Draw a sheet; gives its meetings."""
    sheet = read_sheet(path)
    for name in ("head", "foot"):
        if name in sheet.settings:
            setattr(paper, name, partial(running, sheet.settings, name))
    paper.begin()
    paper.shift = float(sheet.settings.get("shift", 0))
    for line in sheet.lines:
        set_line(sheet, paper, line)
    return sheet.meetings


def read_dress(settings: dict[str, str]) -> Dress:
    left, right = settings.get("margins", "62 62").split()
    size = float(settings.get("size", 10))
    dress = {"face": settings.get("face", "helvetica"), "size": size, "gap": float(settings.get("gap", 6))}
    return Dress(**dress, left=float(left), right=float(right), hyphenate="hyphenate" in settings)  # type: ignore[arg-type]


def write_sheet(path: Path, folder: Path) -> None:
    """Write a sheet's files and their references."""
    settings = read_sheet(path).settings
    target = folder / f"{path.stem}.pdf"
    meetings, text = render(target, read_dress(settings), partial(draw_sheet, path))
    formats = settings.get("formats", "pdf").split()
    if "txt" in formats:
        target.with_suffix(".txt").write_text(text, encoding="utf-8")
    if "pdf" not in formats:
        target.unlink()
    for kind in formats:
        source = f"{path.stem}.{kind}"
        truth = {"source": source, "meetings": meetings}
        (folder / f"{source}.json").write_text(
            json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8"
        )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    chosen = options.parse_args()
    load_fonts()
    for path in sorted(SHEETS.glob("*/*.sheet")):
        folder = chosen.folder / path.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        write_sheet(path, folder)


if __name__ == "__main__":
    main()
