"""Which documents a person means by a file's name, a part of it, or a path."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

from models.document_info import DocumentInfo
from models.errors import NotFound
from models.folding import fold_name
from referat.danish.wording import count, printable

# How many paths are listed where a name fits several files.
LISTED = 5


def rank_documents(infos: Sequence[DocumentInfo], name: str) -> Iterator[list[DocumentInfo]]:
    """The documents that a name fits, best first: path, whole name, part of a name, part of a path.

    Every name and path of a content counts, the copies' too. Case does not.
    """
    wanted, full = fold_name(name), printable(str(Path(name).resolve()))
    yield [info for info in infos if full in info.paths]
    yield [info for info in infos if wanted in {fold_name(known) for known in info.names}]
    yield [info for info in infos if any(wanted in fold_name(known) for known in info.names)]
    yield [info for info in infos if any(wanted in fold_name(known) for known in info.paths)]


def filter_documents(infos: Sequence[DocumentInfo], part: str) -> list[DocumentInfo]:
    """The documents of a filter on files: the path itself, else part of a name, else part of a path."""
    path, _, names, paths = rank_documents(infos, part)
    return path or names or paths


def find_document(infos: Sequence[DocumentInfo], name: str) -> DocumentInfo:
    """The one document that a name or path means; NotFound when none or several do."""
    for matching in rank_documents(infos, name):
        if len(matching) == 1:
            return matching[0]
        if matching:
            paths = [_fitting_path(info, name) for info in matching[:LISTED]]
            more = len(matching) - LISTED
            rest = f" og {count(more, 'fil', 'filer')} mere" if more > 0 else ""
            raise NotFound(
                f"{name}: flere filer passer ({', '.join(paths)}{rest}). Skriv hele navnet eller stien."
            )
    raise _unknown(infos, name)


def find_documents(infos: Sequence[DocumentInfo], part: str) -> list[DocumentInfo]:
    """The documents of a filter on files, as filter_documents; NotFound where none fits."""
    found = filter_documents(infos, part)
    if not found:
        raise _unknown(infos, part)
    return found


def _unknown(infos: Sequence[DocumentInfo], name: str) -> NotFound:
    """That no file is called so, with those that are called most like it."""
    known = sorted({known for info in infos for known in info.names})
    near = process.extract(name, known, scorer=fuzz.WRatio, processor=fold_name, limit=LISTED)
    said = f" Nærmest ligger: {', '.join(found for found, _, _ in near)}." if near else ""
    return NotFound(f"{name}: filen er ikke importeret.{said} Se dem, der er, med referat show.")


def _fitting_path(info: DocumentInfo, name: str) -> str:
    """The path of a document that the name is a part of."""
    return next((path for path in info.paths if fold_name(name) in fold_name(path)), info.paths[0])
