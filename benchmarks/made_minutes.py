"""Made-up minutes and agendas with their truth, in layouts and words that no rule was written for.

    python -m benchmarks.made_minutes OUT_DIR --seed 1 --packs 3

Writes, for each layout family, FAMILY-N.pdf and for some FAMILY-N.txt too: the same text, layout gone,
running heads, page numbers and hyphenated line ends within. FAMILY-N.pdf.json and FAMILY-N.txt.json are the
references: {"source": name, "meetings": [...]} in the form of the export. The same seed gives the same bytes.

To score, read the folder, export, and compare with the references by any scorer that pairs them by "source":

    referat --db made.sqlite import OUT_DIR
    referat --db made.sqlite export --output made.json
    score.py made.json OUT_DIR/*.json --misses 20

Score one family by giving its references only (OUT_DIR/kle-*.json). What the truth takes to be true:

* decision_text is all that is printed under the decision heading, its absentees, dates and votes included.
* A sentence that gives somebody a task ("X følger op.") is a follow-up and no decision point; votes,
  absentees and reservations of members are no points either.
* A case number or a category in the title's line is no part of it, but "(B)", "(O)" and "LUKKET - " are.
* Absent are those of the meeting's head and of "Fraværende:" under decisions; somebody who only takes no part
  in one item is not.
* Lists of attachments give listed_attachments; only stamps ("Punkt 3, Bilag 1: ...") give attachments.
* Advice of another body under the decision heading is a point with that body and date; advice inside the
  Indstilling is neither point nor recommendation.
* In a table with "Ansvarlig" and "Frist" the row is a follow-up with the last paragraph of its decision.
"""

import argparse
import json
import random
from pathlib import Path
from typing import Any

from benchmarks import made_minutes_families_a as first
from benchmarks import made_minutes_families_b as second
from benchmarks import made_minutes_families_c as third
from benchmarks import made_minutes_packs as packs
from benchmarks import made_minutes_words as words
from benchmarks.made_minutes_drafts import lengthen
from benchmarks.made_minutes_meetings import draw_draft
from benchmarks.made_minutes_paper import Dress, Paper, load_fonts, render

FAMILIES = {
    "edoc": first.draw_edoc,
    "region": first.draw_region,
    "acadre": first.draw_acadre,
    "bo": first.draw_bo,
    "forsamling": second.draw_forsamling,
    "magistrat": second.draw_magistrat,
    "tidlig": second.draw_tidlig,
    "sagnr": second.draw_sagnr,
    "nrdash": second.draw_nrdash,
    "kle": third.draw_kle,
    "punkt": packs.draw_punkt,
    "punktreferat": packs.draw_punktreferat,
    "tabel": third.draw_tabel,
    "side": third.draw_side,
}
BODIES = {
    "region": ("Forretningsudvalget",),
    "forsamling": ("Borgerrepræsentationen",),
    "magistrat": ("Byrådet",),
    "punkt": tuple(words.GROUPS),
    "punktreferat": tuple(words.GROUPS),
    "tabel": (*words.GROUPS, *words.COMMITTEES),
}
WITH_TEXT = ("edoc", "acadre", "forsamling", "magistrat", "sagnr", "kle", "punkt", "punktreferat")


def draw_dress(rng: random.Random) -> Dress:
    size = rng.choice((9, 10, 10, 10.5, 11))
    return Dress(
        face=rng.choice(("helvetica", "helvetica", "times", "vera")),
        size=size,
        heading=size + rng.choice((0, 1, 2)),
        title=rng.choice((14, 16, 20)),
        left=rng.choice((52, 62, 72, 85)),
        right=rng.choice((50, 62, 85)),
        lead=rng.choice((1.2, 1.3, 1.4)),
        gap=rng.choice((4, 6, 9)),
        hyphenate=rng.random() < 0.4,
        line_gap=rng.random() < 0.15,
    )


def write_pack(folder: Path, family: str, number: int, seed: int, prose: int = 0) -> None:
    """One pack and its truth; prose is how many more paragraphs each case has than those drawn."""
    key = f"{seed}-{family}-{number}"
    rng = random.Random(key)
    path = folder / f"{family}-{number}.pdf"
    dress = draw_dress(rng)
    body = rng.choice(BODIES[family]) if family in BODIES else None

    def draw(paper: Paper) -> list[dict[str, Any]]:
        rng = random.Random(key)
        draft = lengthen(draw_draft(rng, body=body), rng, prose)
        return FAMILIES[family](paper, draft, random.Random(key))

    meetings, text = render(path, dress, draw)
    sources = [path.name]
    if family in WITH_TEXT:
        path.with_suffix(".txt").write_text(text, encoding="utf-8")
        sources.append(path.with_suffix(".txt").name)
    for source in sources:
        truth = {"source": source, "meetings": meetings}
        (folder / f"{source}.json").write_text(
            json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8"
        )


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("folder", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--packs", type=int, default=3)
    chosen = options.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    load_fonts()
    for family in FAMILIES:
        for number in range(1, chosen.packs + 1):
            write_pack(chosen.folder, family, number, chosen.seed)


if __name__ == "__main__":
    main()
