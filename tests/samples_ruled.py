"""Items of made-up minutes with what was decided on them: printed, and as records."""

from __future__ import annotations

from dataclasses import dataclass

from tests.samples_paper import Paper, plain
from tests.samples_truth import Record, decision, item, recommendations

MONTHS = {"01": "januar", "02": "februar", "10": "oktober"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How items are printed: their heading and case, and what leads several recommendations."""

    heading: str = "{number}. {title}"
    size: float = 12.5
    case: str = "Sagsnr. {case}"
    case_after: float = 4
    leading: str = "Forvaltningen indstiller, at"


def in_words(day: str) -> str:
    """A day as minutes print it."""
    year, month, number = day.split("-")
    return f"{int(number)}. {MONTHS[month]} {year}"


def ruled_item(paper: Paper, source: Record, look: Look) -> Record:
    """An item, printed; its record."""
    number, title = source["number"], source["title"]
    paper.heading(look.heading.format(number=number, title=title), size=look.size, before=18)
    if source.get("closed"):
        return item(number, title, closed=True)
    _print_body(paper, source, look)
    said, points, cast = _print_rulings(paper, source)
    if source.get("listed"):
        paper.heading("Bilag")
        for name in source["listed"]:
            paper.text(f"• {name}", indent=8, after=2)
    texts = source.get("recommendations", [])
    return item(
        number,
        plain(title),
        case_number=source.get("case"),
        caseworker=source.get("caseworker"),
        recommendations=recommendations([plain(text) for text in texts], numbered=len(texts) > 1),
        decision_text="\n".join(said),
        decision_points=points,
        votes=cast,
        listed_attachments=source.get("listed", []),
    )


def _print_body(paper: Paper, source: Record, look: Look) -> None:
    """The case of an item, what it says, and what is recommended."""
    if "case" in source:
        paper.text(look.case.format(case=source["case"]), size=9, after=look.case_after)
    if "caseworker" in source:
        paper.text(f"Sagsbehandler: {source['caseworker']}", size=9, after=4)
    for heading, body in source.get("parts", []):
        paper.heading(heading)
        paper.text(body)
    texts = source.get("recommendations", [])
    if texts:
        paper.heading("Indstilling")
    if len(texts) == 1:
        paper.text(f"Forvaltningen indstiller, at {texts[0]}")
    elif texts:
        paper.text(look.leading)
        paper.points(texts, mark="{n}. ")


def _print_rulings(paper: Paper, source: Record) -> tuple[list[str], list[Record], Record | None]:
    """The decisions of an item, printed: their lines, their points and the votes."""
    said: list[str] = []
    points: list[Record] = []
    cast = None
    for body, day, lines, outcome, ballot in source["rulings"]:
        paper.heading(f"Beslutning i {body} den {in_words(day)}:" if body else "Beslutning", size=10)
        for line in lines:
            paper.text(line, after=3)
        said += [plain(line) for line in lines]
        points.append(decision(plain(lines[0]), outcome, body=body, date=day))
        cast = ballot or cast
    return said, points, cast
