"""The made-up archive of four years of a municipality, with the truth on its matters.

    python -m benchmarks.archive OUT_DIR [--seed 1] [--later]

Writes minutes (some with their agendas), papers of proposals, overviews of what was approved and budget
plans as PDF, and ``truth.json``: proposals with status and amounts, and links as pairs of ends. The same seed
gives the same files. Every third matter is kept back (``held``) and speaks in phrases of its own.

What the truth takes to be true:

* ``next`` ties an item to the next one of the same matter, ``decided`` a proposal to an item of its matter,
  ``listed`` a proposal to its row, ``copy`` two files with one proposal. ``needed`` are those between
  neighbours, and between a proposal and the items that print its code or title as their own matter; others of
  the same matter are right but not needed.
* A code or an earlier decision of another matter that is only compared with is no link.
* What a committee recommends to the council decides nothing: without the council the proposal is pending.
* The amount granted is what the overview says.
"""

import argparse
import json
from collections.abc import Collection
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from random import Random
from typing import Any

from benchmarks import archive_words as words
from benchmarks.archive_model import (
    ROUNDS,
    YEARS,
    Archive,
    Case,
    Entry,
    Sitting,
    case_truth,
    find_day,
    is_held,
)
from benchmarks.archive_papers import write_papers
from benchmarks.archive_sittings import write_sittings
from benchmarks.archive_stories import STORIES, take_subject
from benchmarks.archive_stories_later import LATER
from benchmarks.archive_teller import Teller
from benchmarks.archive_words import COUNCIL, FIELDS, NEIGHBOUR
from benchmarks.made_minutes_paper import load_fonts

TIMES = 3


def draw_archive(seed: int, stories: Collection[str] = tuple(STORIES)) -> Archive:
    """The matters of some stories, put on the agendas of their sittings."""
    rng = Random(seed)
    archive = Archive()
    left = {mark: rng.sample(subjects, len(subjects)) for mark, subjects in words.SUBJECTS.items()}
    counts = {"case": 100}
    told = STORIES | LATER
    for number, (name, time) in enumerate((name, time) for name in told for time in range(TIMES)):
        if name not in stories:
            continue
        mark = max(left, key=lambda key: len(left[key]))
        field = next(field for field in FIELDS if field.mark == mark)
        year = (number // TIMES + time) % len(YEARS)
        teller = Teller(
            archive=archive,
            rng=rng,
            matter=f"{name}-{number}",
            field=field,
            subject=take_subject(left, field),
            turn=year * len(ROUNDS) + rng.randint(0, 2),
            left=left,
            counts=counts,
        )
        told[name](teller)
        archive.matters[teller.matter] = teller.entries
    add_neighbour(archive)
    for sitting in archive.sittings.values():
        fill_sitting(sitting, rng)
    return archive


def add_neighbour(archive: Archive) -> None:
    """Another municipality, whose council rejects a proposal with a code and title that are ours too."""
    case = next(case for case in archive.cases if case.status == "approved" and case.code and case.row)
    day = find_day(COUNCIL, case.year, ROUNDS[3])
    sitting = Sitting(body=COUNCIL, day=day, municipality=NEIGHBOUR)
    entry = Entry(
        matter="neighbour-0",
        sitting=sitting,
        title=f"{case.code} {case.title}",
        case="19-004711",
        sections=[("Sagsfremstilling", "Forslaget er stillet af et medlem.")],
        points=["forslaget drøftes"],
        decision=["Forslaget blev forkastet."],
    )
    sitting.entries.append(entry)
    archive.foreign = (f"proposal|nabo-forslag-{case.year}|{case.title}", entry)
    archive.sittings[(NEIGHBOUR, case.year, 3)] = sitting


def fill_sitting(sitting: Sitting, rng: Random) -> None:
    """What every agenda has, around the matters; then all items get their numbers."""
    own = sitting.entries
    rng.shuffle(own)
    for title, text, decision in rng.sample(words.FILLERS, 2):
        entry = Entry(
            matter=None,
            sitting=sitting,
            title=title,
            sections=[("Sagsfremstilling", text)],
            decision=[decision],
        )
        own.insert(rng.randint(0, len(own)), entry)
    first = Entry(matter=None, sitting=sitting, title="Godkendelse af dagsorden", decision=["Godkendt."])
    last = Entry(matter=None, sitting=sitting, title="Eventuelt", decision=["Intet at bemærke."])
    sitting.entries = [first, *own, last]
    for number, entry in enumerate(sitting.entries, 1):
        entry.number = number
    sitting.minutes = all(entry.decision for entry in sitting.entries)


def build_links(archive: Archive) -> list[dict[str, Any]]:
    """All right links, as pairs of ends."""
    links = []
    if archive.foreign:
        end, entry = archive.foreign
        links.append(build_link("decided", "neighbour-0", end, entry.end, True))
    for matter, entries in archive.matters.items():
        by_chain = groupby(sorted(entries, key=attrgetter("chain")), key=attrgetter("chain"))
        groups = [list(group) for _, group in by_chain]
        for group in groups:
            links += chain_links(matter, group)
        for case in archive.cases:
            if case.matter == matter:
                links += case_links(matter, case, find_group(groups, case))
    return links


def find_group(groups: list[list[Entry]], case: Case) -> list[Entry]:
    """The entries of the chain that deals with a proposal."""
    return next((group for group in groups if any(case in entry.about for entry in group)), [])


def chain_links(matter: str, entries: list[Entry]) -> list[dict[str, Any]]:
    """Items of one chain: neighbours are needed, all pairs are right."""
    near = set(pairwise([entry.end for entry in entries]))
    return [
        build_link("next", matter, first.end, second.end, (first.end, second.end) in near)
        for place, first in enumerate(entries)
        for second in entries[place + 1 :]
    ]


def case_links(matter: str, case: Case, entries: list[Entry]) -> list[dict[str, Any]]:
    """What one proposal is tied to, in each paper it stands in."""
    links = []
    papers = [case.paper, *case.copies]
    for paper in papers:
        end = case.end(paper)
        needed = paper == case.paper
        links += [
            build_link("decided", matter, end, entry.end, needed and case in entry.about) for entry in entries
        ]
        if case.row:
            row = f"row|oversigt-{case.year}|{case.row}"
            links.append(build_link("listed", matter, end, row, needed and not case.copies))
    if case.paper.startswith("budgetplan"):
        links.append(
            build_link("listed", matter, case.end(case.paper), f"row|{case.paper}|{case.title}", True)
        )
    links += [build_link("copy", matter, case.end(case.paper), case.end(copy), True) for copy in case.copies]
    return links


def build_link(kind: str, matter: str, first: str, second: str, needed: bool) -> dict[str, Any]:
    """One link of the truth."""
    ends = [first, second]
    return {"kind": kind, "matter": matter, "held": is_held(matter), "ends": ends, "needed": needed}


def build_truth(archive: Archive) -> dict[str, Any]:
    """Proposals, items and links."""
    items = [
        {"matter": entry.matter, "end": entry.end, "title": entry.title, "case": entry.case}
        for entry in archive.entries()
    ]
    return {
        "proposals": [case_truth(case) for case in archive.cases],
        "items": items,
        "links": build_links(archive),
    }


def write_archive(folder: Path, seed: int, stories: Collection[str] = tuple(STORIES)) -> Archive:
    """The archive, or some stories of it, and its truth."""
    folder.mkdir(parents=True, exist_ok=True)
    load_fonts()
    archive = draw_archive(seed, stories)
    write_sittings(folder, archive, seed)
    write_papers(folder, archive, seed)
    truth = json.dumps(build_truth(archive), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(truth + "\n", encoding="utf-8")
    return archive


def main() -> None:
    """Writes the archive."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--later", action="store_true", help="the stories of archive_stories_later")
    chosen = options.parse_args()
    write_archive(chosen.folder, chosen.seed, tuple(LATER if chosen.later else STORIES))


if __name__ == "__main__":
    main()
