"""Parts the layouts share: recommendations, decisions, case text and attachments, with their truth."""

import random
from collections.abc import Callable
from typing import Any

from benchmarks.made_minutes_drafts import Draft, Item, Person, capital, closed
from benchmarks.made_minutes_paper import Paper

Truth = dict[str, Any]
LETTERS = "abcdefghij"


def names(people: list[Person]) -> list[str]:
    return [person.name for person in people]


def hour(clock: str) -> str:
    """Printed: "9:15" as the truth has it: "09:15"."""
    return clock.zfill(5)


def true_meeting(draft: Draft, **printed: Any) -> Truth:
    """A meeting of the truth; only what is printed is told."""
    blank: Truth = {
        "title": None,
        "body": draft.body,
        "municipality": None,
        "kind": "minutes",
        "date": draft.day.isoformat(),
        "start": None,
        "end": None,
        "location": None,
        "information": None,
        "present": [],
        "absent": [],
        "nested_in_item": None,
        "items": [],
    }
    return {**blank, **printed}


def true_item(item: Item, **printed: Any) -> Truth:
    blank: Truth = {
        "number": str(item.number),
        "title": item.title,
        "duration_min": None,
        "category": None,
        "case_number": None,
        "caseworker": None,
        "responsible": None,
        "time_slot": None,
        "closed": item.closed,
        "recommendations": [],
        "nested_recommendations": [],
        "decision_text": None,
        "decision_points": [],
        "votes": None,
        "follow_ups": [],
        "attachments": [],
        "listed_attachments": [],
    }
    return {**blank, **printed}


def set_recommendations(paper: Paper, item: Item, truth: Truth, form: str, lead: str) -> None:
    """Set the recommendations as "plain", "1.", "At 1)", "a)", "at" or "-"."""
    points = item.recommendations
    if not points:
        return
    if form == "plain" or (len(points) == 1 and form in ("1.", "a)", "A)")):
        if len(points) == 1:
            paper.text(f"{lead} at {closed(points[0])}")
            truth["recommendations"] = [{"point": None, "text": closed(points[0])}]
            return
        form = "at"
    paper.text(lead)
    for number, text in enumerate(points, start=1):
        text = closed(text) if number == len(points) or form not in ("at", "-") else f"{text},"
        marker, words = {
            "1.": (f"{number}.", f"at {text}"),
            "At 1)": (f"At {number})", capital(text)),
            "at 1)": (f"at {number})", text),
            "a)": (f"{LETTERS[number - 1]})", f"at {text}"),
            "A)": (f"{LETTERS[number - 1].upper()})", f"at {text}"),
            "at": ("", f"at {text}"),
            "-": ("-", f"at {text}"),
        }[form]
        paper.text(words, marker=marker, indent=8 if form != "at" else 14, gap=3)
        point = None if form in ("at", "-") else number
        truth["recommendations"].append({"point": point, "text": words})
    paper.space(4)


def set_decision(
    paper: Paper,
    item: Item,
    truth: Truth,
    form: str,
    *,
    before: list[str] | None = None,
    body: str | None = None,
    day: str | None = None,
    kept: bool = True,
) -> None:
    """Set the decision; form numbers the answers to points: "Ad 1)", "1.", "Pkt. 1:" or "a)"."""
    printed = list(before or [])
    for paragraph in item.decision.paragraphs:
        marker = ""
        if paragraph.point is not None:
            letter = LETTERS[paragraph.point - 1]
            marker = (
                form.replace("1", str(paragraph.point))
                .replace("a)", f"{letter})")
                .replace("A)", f"{letter.upper()})")
            )
        if not form.startswith("at"):
            paragraph.sentences[0].text = capital(paragraph.sentences[0].text)
        text = " ".join(sentence.text for sentence in paragraph.sentences)
        paper.text(text, marker=marker, indent=6 if marker else 0, gap=4)
        printed.append(f"{marker} {text}".strip())
        add_points(truth, paragraph.sentences, paragraph.point, body, day)
    if kept and printed:
        truth["decision_text"] = "\n".join(printed)
    truth["votes"] = item.decision.votes


def add_points(
    truth: Truth, sentences: list[Any], point: int | None, body: str | None, day: str | None
) -> None:
    for sentence in sentences:
        if sentence.role == "point":
            truth["decision_points"].append(
                {
                    "point": point,
                    "text": sentence.text,
                    "outcome": sentence.outcome,
                    "condition": sentence.condition,
                    "body": body,
                    "date": day,
                }
            )
        elif sentence.role == "follow_up":
            truth["follow_ups"].append(
                {"responsible": sentence.responsible, "text": sentence.text, "deadline": sentence.deadline}
            )


def set_case(paper: Paper, item: Item) -> None:
    number = 0
    for kind, text in item.case_text:
        number = number + 1 if kind == "ol" else 0
        marker = {"p": "", "li": "•", "ol": f"{number}."}[kind]
        paper.text(text, marker=marker, indent=0 if kind == "p" else 10, gap=None if kind == "p" else 2)


def set_attachments(paper: Paper, item: Item, truth: Truth, form: str, year: int = 2020) -> None:
    """List the attachments: "plain", "-", "1.", "Bilag 1:" or "doc" (with a document number)."""
    rng = random.Random(item.title)
    for number, title in enumerate(item.attachments, start=1):
        marker, text = "", title
        if form == "-":
            marker = "-"
        elif form == "1.":
            marker = f"{number}."
        elif form == "Bilag 1:":
            text = f"Bilag {number}: {title}"
        elif form == "doc":
            text = f"{year}-{rng.randint(1000, 299999)} - {title}"
        elif form == "pdf":
            text = f"{title}.pdf"
        paper.text(text, marker=marker, gap=1)
        truth["listed_attachments"].append(text)
    if item.attachments:
        paper.space(6)


def set_section(paper: Paper, heading: Callable[[str], None], title: str, text: str) -> None:
    if text:
        heading(title)
        paper.text(text)


def absent_line(truth_meeting: Truth, people: list[Person], rng: random.Random) -> str:
    """Names of the absent with party letters; they are added to the meeting."""
    for name in names(people):
        if name not in truth_meeting["absent"]:
            truth_meeting["absent"].append(name)
    return ", ".join(person.tagged for person in people)
