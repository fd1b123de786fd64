"""How well made-up finance tables are read and their errors found, dress by dress.

    python -m benchmarks.tables OUT [--only DRESS] [--misses 20] [--sort cells] [--json FILE] [--jobs 1]

OUT is a folder written by benchmarks.made_tables. Its papers are imported into a fresh database. Printed for
every dress: tables whose every cell is right, F1 of cells, kinds of rows, fields of rows (section, area,
appropriation), units, hearings; planted errors found (at their cell, or anywhere where a sum fails with
them); and false alarms: at sums that are off by rounding alone, and others. The goals of a set of 2,000
tables: cells 0.995, errors 0.99, false alarms under 0.5 % of the sums.
"""

import argparse
import json
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

from benchmarks.made_tables import LIST
from benchmarks.made_tables_content import STRUCTURES
from benchmarks.made_tables_errors import DISAGREE, SORTS
from benchmarks.tables_score import Score, score_document
from models.store import open_store
from referat.config import Settings
from referat.exporting.records import build_export
from referat.pipeline import import_paths

GOALS = {"cells": 0.995, "errors": 0.99, "alarms": 0.005}
HEADER = (
    f"{'dress':18}{'tables':>8}{'right':>7}{'cells F1':>10}{'kinds':>8}{'fields':>8}{'units':>8}"
    f"{'heard':>7}{'errors':>8}{'found':>7}{'at cell':>9}{'alarms':>8}{'rounded':>9}"
)


def main() -> None:
    """Imports the papers, scores them and prints the figures."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("out", type=Path)
    options.add_argument("--only", default="", help="one dress")
    options.add_argument("--misses", type=int, default=0, help="print so many of each sort")
    options.add_argument("--sort", default="", help="misses of this sort only: cells, kind, error missed ...")
    options.add_argument("--json", type=Path)
    options.add_argument("--jobs", type=int, default=0, help="processes; 0 for one a core")
    chosen = options.parse_args()
    scores, seconds = score_folder(chosen.out, chosen.only, chosen.jobs)
    whole = Score()
    for score in scores.values():
        whole.add(score)
    print(HEADER)
    for dress, score in sorted(scores.items(), key=lambda pair: pair[1].f1 or 0):
        print(figures_line(dress, score))
    print(figures_line("all", whole))
    print_parts(whole)
    print_goals(whole, seconds)
    print_misses(whole, chosen.misses, chosen.sort)
    if chosen.json:
        figures = {dress: build_figures(score) for dress, score in [*scores.items(), ("all", whole)]}
        chosen.json.write_text(json.dumps(figures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def score_folder(folder: Path, only: str = "", jobs: int = 0) -> tuple[dict[str, Score], float]:
    """The score of every dress in a folder of made-up papers, and the seconds the import took."""
    if not (folder / LIST).exists():
        raise SystemExit(f"{folder}: no {LIST} there. Make papers with benchmarks.made_tables first.")
    listed = json.loads((folder / LIST).read_text(encoding="utf-8"))
    files = {f: facts["dress"] for f, facts in listed["papers"].items() if only in ("", facts["dress"])}
    start = time.perf_counter()
    documents = import_papers([folder / file for file in files], jobs)
    seconds = time.perf_counter() - start
    scores: dict[str, Score] = defaultdict(Score)
    for file, dress in files.items():
        truth = json.loads((folder / f"{file}.json").read_text(encoding="utf-8"))
        scores[dress].add(score_document(truth, documents.get(file, {"proposals": []}), listed))
    return scores, seconds


def import_papers(paths: list[Path], jobs: int) -> dict[str, dict[str, Any]]:
    """The exported records of papers, by file name."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "tables.db")
        try:
            report = import_paths(paths, store, Settings(jobs=jobs) if jobs else None)
            for failed in report.failed:
                print(f"not read: {failed.reason}")
            documents = build_export(store)["documents"]
        finally:
            store.close()
    return {Path(document["source"]).name: document for document in documents}


def figures_line(dress: str, score: Score) -> str:
    """One line of the table."""
    counts = score.counts
    shares = (
        share(score.f1, 10, 4),
        share(score.rate("kinds right", "rows paired"), 8),
        share(score.rate("fields right", "fields"), 8),
        share(score.rate("units right", "units"), 8),
        share(score.rate("hearings right", "hearings"), 7, 2),
    )
    return (
        f"{dress:18}{counts['tables']:8}{counts['tables right']:7}{''.join(shares)}{counts['errors']:8}"
        f"{counts['errors found']:7}{counts['errors at cell']:9}{counts['alarms other']:8}"
        f"{counts['alarms rounding']:9}"
    )


def share(value: float | None, width: int, digits: int = 3) -> str:
    """A share to so many digits, a dash where there is none."""
    return f"{'-':>{width}}" if value is None else f"{value:{width}.{digits}f}"


def build_figures(score: Score) -> dict[str, Any]:
    """The figures of a dress for the JSON, counts and shares."""
    alarms = score.counts["alarms other"] + score.counts["alarms rounding"]
    return {
        "counts": dict(sorted(score.counts.items())),
        "cells_f1": score.f1,
        "kinds": score.rate("kinds right", "rows paired"),
        "fields": score.rate("fields right", "fields"),
        "units": score.rate("units right", "units"),
        "errors_found": score.rate("errors found", "errors"),
        "false_alarms": alarms / score.counts["sums"] if score.counts["sums"] else None,
    }


def print_parts(whole: Score) -> None:
    """Tables by structure, and errors by sort."""
    print(f"\n{'structure':18}{'tables':>8}{'right':>7}{'cells F1':>10}{'kinds':>8}{'fields':>8}{'units':>8}")
    for structure in (*STRUCTURES, "overview"):
        part = whole.part(structure)
        shares = (
            share(part.f1, 10, 4),
            share(part.rate("kinds right", "rows paired"), 8),
            share(part.rate("fields right", "fields"), 8),
            share(part.rate("units right", "units"), 8),
        )
        print(f"{structure:18}{part.counts['tables']:8}{part.counts['tables right']:7}{''.join(shares)}")
    found = {sort: whole.part(sort).counts for sort in dict.fromkeys((*SORTS, DISAGREE))}
    told = (f"{sort} {counts['errors found']} of {counts['errors']}" for sort, counts in found.items())
    print(f"errors found: {', '.join(told)}")


def print_goals(whole: Score, seconds: float) -> None:
    """What is reached of what is wanted."""
    figures = build_figures(whole)
    counts = whole.counts
    print(f"\n{counts['tables']} tables, {counts['tables made up']} made up, imported in {seconds:.0f} s")
    print(f"cells F1 {figures['cells_f1'] or 0:.4f} (goal {GOALS['cells']})")
    print(f"errors found {figures['errors_found'] or 0:.3f} of {counts['errors']} (goal {GOALS['errors']})")
    told = f"of {counts['sums']} sums, {counts['roundings']} of them rounded (goal {GOALS['alarms']})"
    print(f"false alarms {figures['false_alarms'] or 0:.4f} {told}")
    both = counts["typed cells"] + counts["typed cells found"]
    right = 2 * counts["typed cells right"] / both if both else 0
    print(f"cells of other tables F1 {right:.4f} of {counts['typed cells']}")


def print_misses(whole: Score, most: int, wanted: str) -> None:
    """The first things that went wrong of each sort."""
    sorts = dict.fromkeys(sort for sort, _ in whole.misses)
    for sort in sorts if most else ():
        lines = [line for name, line in whole.misses if name == sort]
        if wanted in ("", sort):
            print(f"\n{sort}: {len(lines)}")
            print("\n".join(f"   {line}" for line in lines[:most]))


if __name__ == "__main__":
    main()
