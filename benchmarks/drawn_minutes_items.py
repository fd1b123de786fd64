"""Items of drawn minutes: their headings, labels, annexes and decisions as the features say."""

import random
from collections.abc import Callable
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics

from benchmarks.drawn_minutes_cases import Item, Meeting, capital, long_date
from benchmarks.made_minutes_paper import FACES, Paper, wrap

NUMBERS = {
    "12.": "{n}.",
    "12": "{n}",
    "12)": "{n})",
    "Pkt. 12": "Pkt. {n}",
    "Punkt 12:": "Punkt {n}:",
    "Sag nr. 12": "Sag nr. {n}",
    "§ 12": "§ {n}",
    "12/2019": "{n}/{year}",
    "ad 12)": "ad {n})",
    "12 -": "{n} -",
    "Nr. 12.": "Nr. {n}.",
    "none": "",
}
LABELS = {
    "summary": ("Resumé", "Sammendrag", "Resume", "Kort om sagen"),
    "case": ("Sagsfremstilling", "Sagsbeskrivelse", "Baggrund", "Redegørelse", "Fremstilling"),
    "economy": ("Økonomi", "Økonomiske konsekvenser", "Bevillingsmæssige forhold", "Økonomiske forhold"),
    "hearing": ("Høring", "Kommunikation", "Inddragelse"),
    "earlier": ("Tidligere behandling", "Sagens forløb", "Historik"),
    "advice": ("Indstilling", "Forvaltningens indstilling", "Administrationens indstilling", "Forslag"),
    "annexes": ("Bilag", "Bilagsfortegnelse", "Bilag til sagen", "Vedlagt"),
    "decision": (
        "Beslutning",
        "Afgørelse",
        "{B}s beslutning",
        "Beslutning i {B} den {d}",
        "Vedtagelse",
        "Konklusion",
        "Protokol",
    ),
}
ORDERS = {
    "last": ("earlier", "summary", "case", "economy", "hearing", "advice", "annexes", "decision"),
    "last-annexes": ("summary", "advice", "earlier", "case", "economy", "hearing", "decision", "annexes"),
    "after advice": ("summary", "advice", "decision", "case", "earlier", "economy", "hearing", "annexes"),
    "first": ("decision", "summary", "case", "economy", "hearing", "earlier", "advice", "annexes"),
}


class ItemSetter:
    """Sets the items of one paper, all in the same features."""

    def __init__(self, paper: Paper, meeting: Meeting, features: dict[str, str], rng: random.Random) -> None:
        self.paper = paper
        self.meeting = meeting
        self.features = features
        self.words = {role: rng.choice(names) for role, names in LABELS.items()}
        self.words["decision"] = self.words["decision"].format(B=meeting.body, d=long_date(meeting.day))
        self.case_label = rng.choice(("Sagsnr. ", "J.nr. ", "Sagsnr.: ", "Sag: "))
        self.worker = rng.random() < 0.3

    def set_item(self, item: Item) -> None:
        """Set the item whole, and its truth."""
        truth = item.truth
        form = self.features["number"]
        number = f"{item.number}/{self.meeting.day.year}" if form == "12/2019" else item.number
        truth.update(
            true_item(item, None if form == "none" and self.features["contents"] == "none" else number)
        )
        self.set_heading(item)
        if item.closed:
            if self.features["closed"] == "told":
                self.paper.text("Punktet er lukket.")
            return
        if self.worker and item.case:
            self.paper.text(f"Sagsbehandler: {item.caseworker}", gap=4)
            truth["caseworker"] = item.caseworker
        parts: dict[str, Callable[[Item], list[tuple[str, str]]]] = {
            "advice": self.advice_lines,
            "annexes": self.annex_lines,
            "decision": self.decision_lines,
            "case": case_lines,
            "earlier": self.earlier_lines,
        }
        for role in ORDERS[self.features["order"]]:
            lines = parts[role](item) if role in parts else [("", getattr(item, role))]
            lines = [line for line in lines if line[1]]
            if lines:
                self.set_block(role, lines)
        self.paper.space(8)

    def set_heading(self, item: Item) -> None:
        """Number, case number and title where the features want them."""
        paper, form = self.paper, self.features
        number = NUMBERS[form["number"]].format(n=item.number, year=self.meeting.day.year)
        title = item.title
        if item.closed and form["closed"] == "marked":
            title = f"{title} (lukket)"
        if item.case_number and form["case"] != "none":
            item.truth["case_number"] = item.case_number
        case = item.case_number if form["case"] != "none" else ""
        if case and form["case"] == "before":
            title = f"({case}) {title}"
        if case and form["case"] == "behind":
            title = f"{title} ({case})"
        item.truth["printed"] = title
        paper.space(form_gap(form["title"]))
        paper.need(70)
        if case and form["case"] == "above":
            paper.text(self.case_label + case, gap=2)
        if form["title"] == "ruled":
            paper.rule()
        self.set_title(number, title)
        if case and form["case"] == "below":
            paper.text(self.case_label + case)
        if case and form["case"] == "right":
            paper.canvas.setFont(FACES[paper.dress.face][0], paper.dress.size)
            paper.y -= paper.dress.size * paper.dress.lead
            paper.canvas.drawRightString(A4[0] - paper.dress.right, paper.y, self.case_label + case)
            paper.keep_line(self.case_label + case)
            paper.space(4)

    def set_title(self, number: str, title: str) -> None:
        """The title with its number where the features want it."""
        paper, look, place = self.paper, self.features["title"], self.features["place"]
        shown = title.upper() if look.startswith("caps") else title
        weight = {"plain": 0, "caps": 0, "slanted": 2, "underlined": 0, "indented": 0}.get(look, 1)
        size = paper.dress.heading + (3 if look == "larger" else 0)
        if look == "colour":
            paper.canvas.setFillColorRGB(0.1, 0.25, 0.5)
        begin, page = paper.y, paper.page
        indent = 40 if look == "indented" else 0
        if place == "over" and number:
            paper.text(number, weight=weight, size=size, gap=2)
            paper.text(shown, weight=weight, size=size, indent=indent)
        elif place == "under" and number:
            paper.text(shown, weight=weight, size=size, gap=2, indent=indent)
            paper.text(number, weight=0, size=paper.dress.size)
        elif place == "right" and number:
            self.set_right(number, shown, weight, size)
        else:
            hang = 70 if place == "margin" else 8
            paper.text(shown, marker=number, weight=weight, size=size, hang=hang, indent=indent)
        paper.canvas.setFillColorRGB(0, 0, 0)
        if look == "underlined":
            paper.canvas.line(
                paper.dress.left,
                paper.y + paper.dress.gap - 2,
                paper.dress.left + 220,
                paper.y + paper.dress.gap - 2,
            )
        if look == "box" and page == paper.page:
            paper.canvas.rect(paper.dress.left - 4, paper.y, paper.room + 8, begin - paper.y)
            paper.space(4)

    def set_right(self, number: str, title: str, weight: int, size: float) -> None:
        """The title with its number at the right margin."""
        paper = self.paper
        font = FACES[paper.dress.face][weight]
        for place, line in enumerate(wrap(title, font, size, paper.room - 80, False)):
            paper.y -= size * paper.dress.lead
            paper.canvas.setFont(font, size)
            paper.canvas.drawString(paper.dress.left, paper.y, line)
            if place == 0:
                paper.canvas.drawRightString(A4[0] - paper.dress.right, paper.y, number)
            paper.keep_line(f"{line} {number}" if place == 0 else line)
        paper.space(paper.dress.gap)

    def set_block(self, role: str, lines: list[tuple[str, str]]) -> None:
        """A label and what stands under or beside it."""
        paper, look = self.paper, self.features["label"]
        label = self.words[role]
        if role == "decision" and self.features["dress"] == "box":
            begin, page = paper.y, paper.page
            self.set_labelled(label, lines, "own" if look == "table" else look)
            if page == paper.page:
                paper.canvas.rect(paper.dress.left - 4, paper.y, paper.room + 8, begin - paper.y)
                paper.space(4)
            return
        self.set_labelled(
            label, lines, look, 2 if role == "decision" and self.features["dress"] == "slanted" else 0
        )

    def set_labelled(self, label: str, lines: list[tuple[str, str]], look: str, weight: int = 0) -> None:
        """A label as it looks in this paper, and its lines."""
        paper = self.paper
        if look == "table":
            cell = [f"{marker} {text}".strip() for marker, text in lines]
            paper.row([[label], cell], [110, paper.room - 110])
            return
        low, page = paper.y, paper.page
        if look == "column":
            paper.shift = 105
            paper.side(label)
            low -= (
                len(wrap(label, FACES[paper.dress.face][1], paper.dress.size, 95, False))
                * paper.dress.size
                * 1.5
            )
        elif look in ("run-in", "run-in bold"):
            self.set_run_in(label, lines[0], look)
            lines = lines[1:]
        else:
            shown = {"caps": label.upper(), "colon": f"{label}:"}.get(look, label)
            bold = {"own": 1, "larger": 1, "slanted": 2}.get(look, 0)
            paper.text(shown, weight=bold, size=paper.dress.size + (2 if look == "larger" else 0), gap=2)
            if look == "underlined":
                width = pdfmetrics.stringWidth(label, FACES[paper.dress.face][0], paper.dress.size)
                paper.canvas.line(paper.dress.left, paper.y + 1, paper.dress.left + width, paper.y + 1)
        for marker, text in lines:
            paper.text(text, marker=marker, indent=8 if marker else 0, gap=3, weight=weight)
        paper.y = min(paper.y, low) if look == "column" and paper.page == page else paper.y
        paper.space(paper.dress.gap)
        paper.shift = 0

    def set_run_in(self, label: str, line: tuple[str, str], look: str) -> None:
        """The label at the beginning of the first line."""
        paper = self.paper
        marker, text = line
        whole = f"{label}: {marker} {text}" if marker else f"{label}: {text}"
        paper.text(whole, gap=3)
        if look == "run-in bold" and paper.y > 0:
            font = FACES[paper.dress.face][0]
            rows = len(wrap(whole, font, paper.dress.size, paper.room, paper.dress.hyphenate))
            y = paper.y + 3 + (rows - 1) * paper.dress.size * paper.dress.lead
            if y < A4[1] - paper.dress.top:
                width = pdfmetrics.stringWidth(f"{label}:", font, paper.dress.size)
                paper.canvas.line(paper.dress.left, y - 1.5, paper.dress.left + width, y - 1.5)

    def advice_lines(self, item: Item) -> list[tuple[str, str]]:
        """Recommendations: one sentence, or a list after what leads up to it."""
        form, points = self.features["advice"], item.points
        if not points:
            return []
        truth = item.truth["recommendations"]
        if len(points) == 1 or form == "sentence":
            joined = ", ".join(points[:-1]) + (" og " if len(points) > 1 else "") + points[-1]
            if len(points) > 1:
                return self.listed_advice(item, "-")
            truth.append({"point": None, "text": f"{joined.removeprefix('at ')}."})
            return [("", f"Forvaltningen indstiller, {joined}.")]
        return self.listed_advice(item, form)

    def listed_advice(self, item: Item, form: str) -> list[tuple[str, str]]:
        """Recommendations as a list, with what leads up to it."""
        lines = [("", "Forvaltningen indstiller,")]
        for number, text in enumerate(item.points, start=1):
            marker = {"1.": f"{number}.", "a)": f"{'abcdef'[number - 1]})", "1)": f"{number})"}.get(
                form, form
            )
            end = "." if number == len(item.points) else ","
            lines.append((marker, text + end))
            point = None if marker == form else number
            item.truth["recommendations"].append({"point": point, "text": text + end})
        return lines

    def annex_lines(self, item: Item) -> list[tuple[str, str]]:
        """The annexes in the paper's form."""
        form, lines = self.features["annexes"], []
        for number, title in enumerate(item.annexes, start=1):
            shown = {"Bilag 1:": f"Bilag {number}: {title}", "pdf": f"{title}.pdf"}.get(form, title)
            marker = {"1.": f"{number}.", "-": "-", "•": "•"}.get(form, "")
            lines.append((marker, shown))
            item.truth["listed_attachments"].append(shown)
        if form == "semicolons" and lines:
            return [("", "; ".join(text for _, text in lines))]
        return lines

    def earlier_lines(self, item: Item) -> list[tuple[str, str]]:
        """What other bodies said before."""
        if self.features["bodies"] != "earlier":
            return []
        return [("", f"{body} den {long_date(day)}: {text}") for body, day, text in item.earlier]

    def decision_lines(self, item: Item) -> list[tuple[str, str]]:
        """What was decided: by other bodies first, then point by point, votes and remarks."""
        lines: list[tuple[str, str]] = []
        if self.features["bodies"] == "decision":
            for body, day, text in item.earlier:
                lines.append(("", f"{body} den {long_date(day)}: {text}"))
                item.truth["decision_points"].append(
                    true_point(text, "approved", None, None, body, day.isoformat())
                )
        told = item.rulings
        for ruling in told:
            marker = f"Ad {ruling.point}" if ruling.point else ""
            lines.append((marker, ruling.text))
            if ruling.outcome:
                point = true_point(ruling.text, ruling.outcome, ruling.point, ruling.condition, None, None)
                item.truth["decision_points"].append(point)
        if self.features["bodies"] == "decision" and item.earlier and len(told) == 1:
            head = f"{self.meeting.body} den {long_date(self.meeting.day)}:"
            lines[-1] = ("", f"{head} {lines[-1][1]}")
        lines += [("", text) for text in self.vote_lines(item)]
        item.truth["decision_text"] = "\n".join(f"{marker} {text}".strip() for marker, text in lines) or None
        return lines

    def vote_lines(self, item: Item) -> list[str]:
        """Who voted what."""
        if not item.voters:
            return []
        yes, no = item.voters
        item.truth["votes"] = {"for": yes, "against": no, "abstain": []}
        if self.features["votes"] == "lines":
            return [f"For stemte: {', '.join(yes)}.", f"Imod stemte: {', '.join(no)}."]
        if self.features["votes"] == "colon":
            return [f"For: {', '.join(yes)}", f"Imod: {', '.join(no)}"]
        return [f"For stemte {' og '.join(yes)}, imod stemte {' og '.join(no)}."]


def form_gap(look: str) -> float:
    return 6 if look in ("plain", "caps", "slanted") else 10


def case_lines(item: Item) -> list[tuple[str, str]]:
    return [("", text) for text in item.case] + [("-", text) for text in item.bullets]


def true_item(item: Item, number: str | None) -> dict[str, Any]:
    """A blank item of the truth."""
    blank = dict.fromkeys(
        ("duration_min", "category", "case_number", "caseworker", "responsible", "time_slot")
    )
    empty: dict[str, Any] = {
        key: []
        for key in (
            "recommendations",
            "nested_recommendations",
            "decision_points",
            "follow_ups",
            "attachments",
            "listed_attachments",
        )
    }
    return {
        "number": number,
        "title": capital(item.title),
        "closed": item.closed,
        "decision_text": None,
        "votes": None,
        **blank,
        **empty,
    }


def true_point(
    text: str, outcome: str, point: int | None, condition: str | None, body: str | None, day: str | None
) -> dict[str, Any]:
    return {
        "point": point,
        "text": text,
        "outcome": outcome,
        "condition": condition,
        "body": body,
        "date": day,
    }
