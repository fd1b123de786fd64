"""Text files: characters to lines, without layout."""

import re

from extract.formats.encodings import guess_encoding
from extract.formats.text_tables import with_tables
from models.errors import EmptyFile, NotAPdf
from models.page import Document, Line, Page, ReaderNote, Source

CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
MOST_CONTROL = 0.05  # of the characters; with more the bytes are no text
# "## 3. Budget 2026", "**Beslutning:** Godkendt." and "* Bilag 1" of a Markdown file
MARKDOWN_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+|(?<=\S)[ \t]+#+[ \t]*$", re.M)
# so many lines "# Byrådet", of which one is "## Beslutning", make a file of another name one
MARKED_HEADING, LEAST_MARKED = re.compile(r"^(#{1,6}) +[^\W_]", re.M), 2
MARKDOWN_STRESS = re.compile(r"(?<![\w*])(\*\*|__)(?=\S)(.+?)(?<=\S)\1(?![\w*])")
MARKDOWN_BULLET = re.compile(r"^(\s*)[*+](?=\s)", re.M)
SPACES = re.compile(r"[ \t\u00a0\u2000-\u200b\u202f]+")
# what parts the columns of a line: a tab or a row of spaces
GAP = re.compile(r" *\t\s*| {3,}")
WORDS = re.compile(r"[^ \t\u00a0\u2000-\u200b\u202f]+")
LETTER = 5.0  # points that a letter of a text without layout counts as
LONGEST_PARTED = 4000  # letters; no line of columns is longer


def read_text(source: Source, data: bytes) -> Document:
    """A text file as a Document: a page for each form feed, lines with white space folded.

    Reads UTF-8 (with or without mark), UTF-16 with mark, and else what the bytes look like. Of Markdown the
    marks of headings, bold words and bullets are taken off.
    Raises EmptyFile when there is nothing but white space, NotAPdf when the bytes are no text.
    """
    text, notes = _decode(source, data)
    if not text.strip():
        raise EmptyFile(f"{source.path}: filen er tom. Tjek, at den er overført helt, og prøv igen.")
    cleaned = CONTROL.sub("", text)
    if len(text) - len(cleaned) > MOST_CONTROL * len(text):
        raise NotAPdf(f"{source.path}: filen er ikke tekst. Gem den som PDF eller ren tekst, og prøv igen.")
    if len(cleaned) < len(text):
        notes.append(_control_note(len(text) - len(cleaned)))
    if source.path.lower().endswith(".md") or _is_markdown(cleaned):
        cleaned = _plain_markdown(cleaned)
    sheets = cleaned.replace("\r\n", "\n").replace("\r", "\n").split("\x0c")
    pages = tuple(_build_page(number, sheet) for number, sheet in enumerate(sheets, 1))
    return Document(source=source, pages=pages, read_by="text", notes=tuple(notes))


def _decode(source: Source, data: bytes) -> tuple[str, list[ReaderNote]]:
    try:
        encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
        return data.decode(encoding), []
    except UnicodeDecodeError:
        pass
    if data.count(0) > len(data) // 100:
        raise NotAPdf(f"{source.path}: filen er ikke tekst. Gem den som PDF eller ren tekst, og prøv igen.")
    encoding = guess_encoding(data)
    message = f"Teksten er ikke UTF-8; den er læst som {encoding}. Tjek æ, ø og å, hvis noget ser forkert ud."
    note = ReaderNote(code="text.encoding", page=1, message=message)
    return data.decode(encoding, errors="replace"), [note]


def _is_markdown(text: str) -> bool:
    """Whether a text has several headings that marks lead, one of them below another level."""
    marks = MARKED_HEADING.findall(text)
    return len(marks) >= LEAST_MARKED and any(len(mark) > 1 for mark in marks)


def _plain_markdown(text: str) -> str:
    stressless = MARKDOWN_STRESS.sub(r"\2", MARKDOWN_HEADING.sub("", text))
    return MARKDOWN_BULLET.sub(r"\1-", stressless)


def _control_note(count: int) -> ReaderNote:
    message = f"{count} styretegn uden betydning er fjernet fra teksten."
    return ReaderNote(code="text.control_characters", page=1, message=message)


def _build_page(number: int, sheet: str) -> Page:
    lines: list[Line] = []
    start = 0
    raws = sheet.split("\n")
    cuts = [_cuts(raw.strip()) for raw in raws]
    columns = any(cuts)
    for raw, at in zip(raws, cuts, strict=True):
        text = SPACES.sub(" ", raw).strip()
        word_x = _edges(raw, text) if columns and text else ()
        lines.append(Line(text=text, start=start, cuts=at, word_x=word_x))
        start += len(text) + 1
    told, tables = with_tables(raws, lines)
    return Page(number=number, lines=told, tables=tables, read_by="text")


def _edges(raw: str, text: str) -> tuple[float, ...]:
    """Where each word begins and ends, on a page whose columns are kept apart by blanks."""
    if len(raw) > LONGEST_PARTED:
        return ()
    words = [hit.span() for hit in WORDS.finditer(raw.expandtabs())]
    edges = tuple(LETTER * at for span in words for at in span)
    return edges if len(words) == text.count(" ") + 1 else ()


def _cuts(raw: str) -> tuple[int, ...]:
    """Where columns begin in the folded text of a line."""
    if len(raw) > LONGEST_PARTED or ("\t" not in raw and "   " not in raw):
        return ()
    cuts: list[int] = []
    folded, last = 1, 0  # up to the last letter looked at, with which white space may go on
    for hit in GAP.finditer(raw):
        folded += len(SPACES.sub(" ", raw[last : hit.end()])) - 1
        last = hit.end() - 1
        cuts.append(folded)
    return tuple(cuts)
