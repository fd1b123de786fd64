"""Made-up Danish investment proposals, bundles and plans, as PDF and as text, each with its truth.

    python -m benchmarks.made_proposals OUT_DIR [--seed 1] [--papers 2] [--only DRESS]

Writes ``<dress>-<n>.pdf`` (or ``.txt``) and beside it ``<file>.json`` with the records that are right for it:
what the paper prints, also where it adds up wrongly. The same seed gives the same files.
"""

import argparse
import json
import zlib
from pathlib import Path
from random import Random

from benchmarks.made_proposals_content import draw_bundle, draw_plan, draw_proposals, lengthen
from benchmarks.made_proposals_dress import DRESSES, HYPHEN, MINUS, Dress
from benchmarks.made_proposals_model import Paper, paper_truth
from benchmarks.made_proposals_pdf import draw_paper
from benchmarks.made_proposals_text import TEXT_DRESSES, TextDress, write_text

CONTENTS = {"proposals": draw_proposals, "bundle": draw_bundle, "plan": draw_plan}


def main() -> None:
    """Writes the set."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("out", type=Path)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--papers", type=int, default=2)
    options.add_argument("--only", default="")
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    for dress in (*DRESSES, *TEXT_DRESSES):
        if chosen.only in ("", dress.name):
            for number in range(1, chosen.papers + 1):
                save_paper(chosen.out, dress, number, chosen.seed)


def save_paper(folder: Path, dress: Dress | TextDress, number: int, seed: int, prose: int = 0) -> None:
    """One paper and its truth; prose is how many more paragraphs each section has than those drawn."""
    own_seed = zlib.crc32(f"{dress.name}/{number}/{seed}".encode())
    if isinstance(dress, Dress):
        path = folder / f"{dress.name}-{number}.pdf"
        paper = draw_content(dress.content, own_seed, dress.signs, dress.landscape, prose)
        draw_paper(paper, path, dress, own_seed)
        truth = paper_truth(paper, path.name)
    else:
        path = folder / f"{dress.name}-{number}.txt"
        paper = draw_content(dress.content, own_seed, (HYPHEN, MINUS), False, prose)
        path.write_text(write_text(paper, dress, own_seed), encoding="utf-8")
        truth = paper_truth(paper, path.name, marks_kept=dress.marks, ambiguous=True)
    beside = path.with_name(path.name + ".json")
    beside.write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def draw_content(content: str, seed: int, signs: tuple[str, ...], wide: bool, prose: int) -> Paper:
    """The paper's content: proposals, a bundle or a plan."""
    paper = CONTENTS[content](Random(seed), signs=signs, wide=wide)
    return lengthen(paper, Random(seed), prose) if prose else paper


if __name__ == "__main__":
    main()
