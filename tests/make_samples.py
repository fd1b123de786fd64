"""Write data/samples/ and the truth about them in tests/golden/: python -m tests.make_samples.

Everything is made up: the municipality, the people, the places and the sums. The truth is what the scripts
know that they printed, in the form of the export; it is never taken from what the program reads.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from tests import (
    samples_bad,
    samples_council,
    samples_export,
    samples_minutes,
    samples_packs,
    samples_packs_late,
    samples_plans,
    samples_proposals,
    samples_proposals_more,
    samples_rulings,
    samples_scanned,
    samples_word,
)
from tests.samples_truth import Record

ROOT = Path(__file__).parents[1]
SAMPLES, GOLDEN = ROOT / "data" / "samples", ROOT / "tests" / "golden"
SOURCES = SAMPLES.parent / "SOURCES.md"

GOOD: dict[str, tuple[Callable[[], tuple[bytes, Record]], str]] = {
    "raadmandsmoede-2025-03-10.pdf": (
        samples_packs.raadmandsmoede,
        "A pack with front page and contents: each item once in the contents and once as a heading, "
        "wrapped titles with "
        "the page beside the last line, minutes of the last meeting nested under item 2 (numbers "
        "restart), memos with "
        "their own recommendations, a memo to another body, stamps at the top and at the foot of annex "
        "pages, one in "
        "the middle of a sentence, a committee's agenda nested under item 7 with an address block in the "
        "margin",
    ),
    "direktionsmoede-2025-11-17-uden-forside.pdf": (
        samples_packs_late.direktionsmoede,
        "A pack that lacks its first pages: begins in the nested minutes of the last meeting (items "
        "3-5), no item "
        "headings before the memos, decisions in a part of their own at the end, date only on a slide, "
        "page numbers "
        "that begin at 5, words broken at line ends",
    ),
    "teknik-og-miljoeudvalget-2024-12-04.pdf": (
        samples_minutes.udvalg,
        "A committee's minutes: running head on each page, contents with dot leaders, vote lines by "
        "party, a postponed "
        "item, a closed item, a number that is missing (6), 'tiltrædelse' that is no decision, an empty "
        "list of those "
        "who left",
    ),
    "byraadet-2024-10-23.pdf": (
        samples_council.byraad,
        "A council's minutes: KLE case numbers, decisions of several bodies with dates under one item, "
        "annexes after "
        "the decision, a rejected and a referred item, a closed item",
    ),
    "aeldre-og-sundhedsudvalget-2025-01-15.pdf": (
        samples_rulings.udvalg,
        "A committee's minutes: a proposal of the catalogue postponed, acts named, votes with a minority's "
        "statement, a substitute, one who came late, one who left early, one recused, a closed item",
    ),
    "byraadet-2025-02-26.pdf": (
        samples_rulings.byraad,
        "A council's minutes: what committee, finance committee and council decided on two proposals of the "
        "catalogue, one with another amount than asked for, one rejected by vote",
    ),
    "investeringsforslag-2025.pdf": (
        samples_proposals.forslag_grid,
        "Two proposals with a full grid: boxes with X, wrapped labels, dashes, zeros and empty cells, "
        "'_' and '-' in "
        "the area column, payback rows, a table of staff years that is no money, a total that does not "
        "add up (NB12, "
        "Tabel 1, 2030), other tables that are no finance tables",
    ),
    "investeringsforslag-2026-uden-streger.pdf": (
        samples_proposals_more.forslag_uden_streger,
        "Two proposals without any lines: real minus signs, numbers level with the last line of a "
        "wrapped label, a "
        "Bevilling column, '[X]' for marks, a table of hearings over a page break",
    ),
    "investeringsforslag-2025-uddrag.txt": (
        samples_proposals_more.forslag_tekst,
        "A proposal as text without layout: empty cells gone (five and two numbers for six years), "
        "wrapped labels, a "
        "stray '-' that is no minus, words broken at line ends",
    ),
    "businesscases-2018.pdf": (
        samples_plans.businesscases,
        "An older bundle, lines under rows only: an overview of what was approved, a table for each "
        "group, business "
        "cases without codes, '1000 kr.', empty cells at the end of a row",
    ),
    "udviklingsplan-2024.pdf": (
        samples_plans.udviklingsplan,
        "A plan: an overview in mio. kr. with sums for each theme, initiatives each with a small table "
        "in 1.000 kr. and "
        "one of positions whose row has no label, shaded rows",
    ),
    "investeringsforslag-2019-scan.pdf": (
        samples_scanned.forslag_scan,
        "A scanned proposal, black and white at 300 dpi: the first page askew, the second, with its "
        "finance table, lying on its side and askew",
    ),
    "skannet-bilag.pdf": (
        samples_scanned.bilag,
        "A scanned letter, askew, with sums but neither meeting nor proposal",
    ),
    "havneudvalget-2025-04-08.docx": (
        samples_word.havneudvalget,
        "Minutes as a Word document: the numbers of items and recommendations are automatic and stand in "
        "no paragraph's text",
    ),
    "bad/aeldreraadet-latin1.txt": (
        samples_bad.latin,
        "Minutes as text in Latin-1: read, and the encoding noted",
    ),
}
# Files with files inside, each with the members that have a truth of their own; "" is the file itself.
PACKED: dict[str, tuple[Callable[[], tuple[bytes, dict[str, Record]]], str, tuple[str, ...]]] = {
    "kulturudvalget-2025-09-09.zip": (
        samples_export.eksport,
        "A meeting as a case system exports it: manifest, agenda, addendum, minutes and annexes; an annex is "
        "missing, and the decision on item 3 in the manifest is not that of the minutes",
        ("manifest.xml", "Dagsorden.pdf", "Tillægsdagsorden.pdf", "Referat.pdf", "Bilag/Lokaleplan.pdf"),
    ),
    "brev-med-referat.eml": (
        samples_export.brev,
        "A letter with a meeting's minutes attached as PDF",
        ("", "Handicapraadet.pdf"),
    ),
}
BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "bad/laast-dagsorden.pdf": (samples_bad.locked, "Encrypted: asks for a password"),
    "bad/afbrudt-kopi.pdf": (samples_bad.damaged, "Damaged: broken off after the first bytes"),
    "bad/tom-fil.txt": (bytes, "Empty: no bytes at all"),
}
SCANS = ("investeringsforslag-2019-scan.pdf", "skannet-bilag.pdf")
# All that has a truth, and all files on disk.
DOCUMENTS = (
    *GOOD,
    *(f"{name}/{member}".rstrip("/") for name, (_, _, each) in PACKED.items() for member in each),
)
FILES = (*GOOD, *PACKED, *BAD)


def sources() -> str:
    """The table of the samples, for the reader of data/samples."""
    lines = [
        "# Samples",
        "",
        "All of Nørreby Kommune is made up: its people, places, cases and sums. The files are written by "
        "the scripts",
        "named here (`make samples`), which also write the truth about them to tests/golden/.",
        "",
        "| File | Made by | Purpose |",
        "|---|---|---|",
    ]
    for name, (build, purpose, *_) in {**GOOD, **PACKED, **BAD}.items():
        module = getattr(build, "__module__", "builtins").replace(".", "/")
        made_by = "tests/make_samples.py" if build is bytes else f"{module}.py"
        lines.append(f"| {name} | {made_by} | {purpose} |")
    return "\n".join(lines) + "\n"


def golden_name(sample: str) -> str:
    return f"{Path(sample).name}.records.json"


def lines_name(sample: str) -> str:
    return f"{Path(sample).name}.lines.json"


def build_all() -> tuple[dict[str, bytes], dict[str, Record]]:
    """All files by name, and all truths by the name of the golden."""
    files: dict[str, bytes] = {}
    truths: dict[str, Record] = {}
    for name, (build, _) in GOOD.items():
        data, truth = build()
        files[name] = data
        printed = truth.pop("printed", None)
        truths[golden_name(name)] = {"source": Path(name).name} | truth
        if printed is not None:
            truths[lines_name(name)] = {"source": Path(name).name, "pages": printed}
    for name, (build_packed, _, members) in PACKED.items():
        files[name], packed = build_packed()
        for member in members:
            path = f"{name}/{member}".rstrip("/")
            truths[golden_name(path)] = {"source": Path(path).name} | packed[member]
    for name, (build_bad, _) in BAD.items():
        files[name] = build_bad()
    return files, truths


def main() -> int:
    files, truths = build_all()
    for name, data in files.items():
        path = SAMPLES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    SOURCES.write_text(sources(), encoding="utf-8")
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, truth in truths.items():
        text = json.dumps(truth, ensure_ascii=False, indent=1) + "\n"
        (GOLDEN / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
