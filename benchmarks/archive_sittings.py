"""Minutes and agendas of the made-up archive on paper."""

from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.archive_model import Archive, Entry, Mention, Sitting, long_date
from benchmarks.archive_words import COUNCIL
from benchmarks.made_minutes_paper import Dress, Paper, render

PEOPLE = ("Karen Holm", "Jens Abild", "Mette Ravn", "Ole Tang", "Sofie Birk")


def write_sittings(folder: Path, archive: Archive, seed: int) -> None:
    """Minutes for each sitting that has been held, and for every fourth its agenda too."""
    for place, sitting in enumerate(archive.sittings.values()):
        name = f"{sitting.municipality}-{sitting.body}-{sitting.day}".lower().replace(" ", "-")
        if sitting.minutes:
            write_sitting(folder / f"{name}-referat.pdf", sitting, True)
        if not sitting.minutes or place % 4 == seed % 4:
            write_sitting(folder / f"{name}-dagsorden.pdf", sitting, False)


def write_sitting(path: Path, sitting: Sitting, decided: bool) -> None:
    """One file."""
    render(path, Dress(), partial(draw_sitting, sitting=sitting, decided=decided))


def draw_sitting(paper: Paper, sitting: Sitting, decided: bool) -> list[dict[str, Any]]:
    """Front page with contents, then item by item."""
    paper.foot = lambda page, total: [(f"{sitting.municipality} Kommune", f"Side {page} af {total}")]
    paper.begin()
    paper.text(f"{sitting.municipality} Kommune", weight=1)
    paper.text(sitting.body, weight=1, size=paper.dress.title, gap=10)
    paper.text("Referat" if decided else "Dagsorden", weight=1, size=paper.dress.heading + 2)
    paper.pair("Mødedato:", long_date(sitting.day))
    paper.pair("Mødetidspunkt:", "16:00")
    paper.pair("Mødested:", "Rådhuset, lokale 2")
    if decided:
        paper.pair("Til stede:", ", ".join(PEOPLE))
        paper.pair("Fraværende:", "")
    paper.space(16)
    paper.text("Indholdsfortegnelse", weight=1)
    for entry in sitting.entries:
        paper.contents(f"{entry.number}. {entry.title}", str(entry.number))
    paper.turn()
    for entry in sitting.entries:
        draw_entry(paper, entry, decided)
    return []


def draw_entry(paper: Paper, entry: Entry, decided: bool) -> None:
    """One item: case number, text, annexes, recommendation and decision."""
    heading = partial(paper.text, weight=1, gap=1)
    paper.mark(str(entry.number))
    paper.text(entry.title, marker=f"{entry.number}.", weight=1, size=paper.dress.heading + 2, hang=26)
    if entry.case:
        paper.pair("Sagsnr.:", entry.case, at=70, weight=0)
        paper.space(6)
    for title, section in entry.sections:
        heading(title)
        paper.text(section.fill() if isinstance(section, Mention) else section)
    if entry.annexes:
        heading("Bilag")
        for annex in entry.annexes:
            paper.text(annex, marker="-", gap=2)
        paper.space(6)
    if entry.points:
        heading("Indstilling")
        paper.text("Forvaltningen indstiller,")
        for number, point in enumerate(entry.points, 1):
            paper.text(f"at {point}.", marker=f"{number}.", indent=8, gap=3)
        paper.space(4)
    if decided:
        draw_decision(paper, entry)
    paper.space(10)


def draw_decision(paper: Paper, entry: Entry) -> None:
    """The decision under its heading, in one of two forms."""
    sitting = entry.sitting
    plain = f"Beslutning i {sitting.body} den {long_date(sitting.day)}"
    paper.text(plain if sitting.body == COUNCIL else "Beslutning", weight=1, gap=1)
    for line in entry.decision:
        paper.text(line, gap=3)
