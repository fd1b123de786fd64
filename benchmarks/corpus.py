"""The benchmark's own papers: a folder of mixed files, and packs of as many pages as are asked for.

Everything is made by benchmarks.made_minutes and benchmarks.made_proposals, so the same seed gives the same
papers. What was made once is kept and used again; delete the folder to make it anew.
"""

import itertools
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pypdfium2

from benchmarks import made_minutes, made_proposals
from benchmarks.made_minutes_paper import load_fonts

DRESSES = (*made_proposals.DRESSES, *made_proposals.TEXT_DRESSES)
KINDS = (".pdf", ".txt")
# So many paragraphs more, and 2,500 characters hold as many values as those of real papers do.
PROSE = 3


def make_folder(folder: Path, files: int, seed: int = 1, prose: int = PROSE) -> tuple[Path, ...]:
    """The paths of `files` minutes, agendas, proposals, bundles and plans, PDF and text, in subfolders.

    prose is how many more paragraphs their texts have than are drawn for scoring. What was made before is
    kept. The truth that goes with each is left out.
    """
    wanted = folder / f"files-{files}-seed-{seed}-prose-{prose}"
    done = wanted / "done"
    if not done.exists():
        wanted.mkdir(parents=True, exist_ok=True)
        kept = set(itertools.islice(_write_files(wanted, seed, prose), files))
        for path in _papers(wanted):
            if path not in kept:
                path.unlink()
        done.touch()
    return _papers(wanted)


def _papers(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted(path for path in folder.rglob("*") if path.suffix in KINDS))


def _write_files(folder: Path, seed: int, prose: int) -> Iterator[Path]:
    """File after file, without end: one of each layout, then another of each."""
    load_fonts()
    number = 0
    while True:
        number += 1
        here = folder / f"{number:03}"
        here.mkdir(exist_ok=True)
        for family in made_minutes.FAMILIES:
            made_minutes.write_pack(here, family, number, seed, prose)
            yield from _fresh(here)
        for dress in DRESSES:
            made_proposals.save_paper(here, dress, number, seed, prose)
            yield from _fresh(here)


def _fresh(folder: Path) -> Iterator[Path]:
    """The papers whose truth is still beside them; the truth goes."""
    for truth in sorted(folder.glob("*.json")):
        truth.unlink()
        yield truth.with_suffix("")


def make_pack(folder: Path, pages: int, sources: Sequence[Path]) -> Path:
    """One PDF of exactly `pages` pages: the sources one after the other, from the first again at the end."""
    path = folder / f"pack-{pages}.pdf"
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    with closing(pypdfium2.PdfDocument.new()) as pack:
        while len(pack) < pages:
            for source in sources:
                with closing(pypdfium2.PdfDocument(source)) as part:
                    pack.import_pages(part, list(range(min(len(part), pages - len(pack)))))
                if len(pack) == pages:
                    break
        pack.save(path)
    return path


def pick_sample(paths: Sequence[Path], pages: int) -> tuple[Path, ...]:
    """PDFs spread evenly over `paths` that have about this many pages together."""
    pdfs = [path for path in paths if path.suffix == ".pdf"]
    lengths = [count_pages(path) for path in pdfs]
    step = max(1, round(sum(lengths) / pages))
    return tuple(pdfs[::step])


def count_pages(path: Path) -> int:
    with closing(pypdfium2.PdfDocument(path)) as document:
        return len(document)
