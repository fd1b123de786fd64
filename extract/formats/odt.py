"""OpenDocument texts (ODT): their text as printed, with the numbers of lists, tables, heads and feet."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.formats.flowing import (
    Block,
    Edges,
    Grid,
    GridCell,
    PageBreak,
    Paragraph,
    Run,
    build_document,
    build_paragraph,
)
from extract.formats.numbering import Counters, Level
from extract.formats.odt_styles import STYLE, TABLE, TEXT, WHITE, Styles, read_styles
from extract.formats.parts import Element, Package, damaged, local
from extract.formats.word import left_out_notes
from extract.formats.word_styles import Look
from extract.settings import ReadSettings
from models.errors import EncryptedFile
from models.page import Document, Source

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FORM = "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}"
FIELDS = tuple(f"{FORM}{kind}" for kind in ("checkbox", "radio", "text", "formatted-text"))
LOCKED = b"encryption-data"
MOST_SPAN = 1000
# what holds blocks and is printed as if it were not there
SECTIONS = frozenset({
    "section", "index-body", "index-title", "table-of-content", "illustration-index", "table-index",
    "object-index", "user-index", "alphabetical-index", "bibliography", "numbered-paragraph",
})  # fmt: skip
UNPRINTED = frozenset({
    "tracked-changes", "annotation-end", "sequence-decls", "variable-decls", "user-field-decls", "forms",
    "title", "desc", "dde-connection-decls", "table-of-content-source", "hidden-text", "ruby-text", "script",
})  # fmt: skip
HIDDEN_FIELDS = frozenset({"hidden-text", "hidden-paragraph"})
ROWS = frozenset({"table-header-rows", "table-rows", "table-row-group"})


def read_odt(source: Source, data: bytes, settings: ReadSettings) -> Document:
    """An OpenDocument text as pages of lines and tables; a new page where the document itself breaks it.

    Numbers of lists come as printed. Deleted and hidden text and comments are left out, and a note tells.
    Raises DamagedFile, EncryptedFile, ArchiveBomb or EmptyFile.
    """
    package = Package(data, source.path)
    if "META-INF/manifest.xml" in package.names and LOCKED in package.read("META-INF/manifest.xml"):
        raise EncryptedFile(f"{source.path}: filen kræver adgangskode. Gem den uden kode, og prøv igen.")
    content = package.tree("content.xml")
    text = content.find(f"{OFFICE}body/{OFFICE}text")
    if text is None:
        raise damaged(source.path)
    common = package.find("styles.xml")
    reader = OdtReader(content, common)
    reader.left_out["parts"] += common is None and "styles.xml" in package.names
    blocks = [*reader.blocks(text), *reader.notes]
    if blocks and isinstance(blocks[0], PageBreak):
        blocks = blocks[1:]
    edges = reader.edges(common)
    return build_document(source, blocks, left_out_notes(reader.left_out), edges)


@dataclass(slots=True)
class _Open:
    """A list that is open: the name its numbers are counted by, its levels, and how deep we are in it."""

    name: str
    levels: dict[int, Level]
    depth: int


@dataclass(slots=True)
class OdtReader:
    """Reads the blocks of one text in order; keeps the numbers of lists and what was left out."""

    content: Element
    common: Element | None
    styles: Styles = field(init=False)
    counters: Counters = field(default_factory=Counters)
    lists: list[_Open] = field(default_factory=list)
    sign: str = ""
    notes: list[Block] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    boxes: list[Block] = field(default_factory=list)
    white: float = 0.0
    listed: int = 0
    last_list: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        roots = [root for root in (self.common, self.content) if root is not None]
        self.styles = read_styles(roots)
        changes = self.content.iter(f"{TEXT}tracked-changes")
        self.left_out["deleted"] += sum(1 for one in changes for _ in one.iter(f"{TEXT}deletion"))

    def blocks(self, container: Element) -> Iterator[Block]:
        """The paragraphs and tables in an element, in order."""
        for element in container:
            name = local(element)
            if name in ("p", "h"):
                yield from self._paragraph(element, name == "h")
            elif name == "list":
                yield from self._list(element)
            elif name == "table":
                if self.styles.new_page(element.get(f"{TABLE}style-name")):
                    yield PageBreak()
                yield self._table(element)
                self.white = WHITE
            elif name == "section" and element.get(f"{TEXT}display") == "none":
                self.left_out["hidden"] += 1
            elif name in SECTIONS:
                yield from self.blocks(element)
            elif name in ("frame", "text-box", "g", "custom-shape"):
                yield from self._framed(element)

    def _framed(self, element: Element) -> Iterator[Block]:
        """The text in a frame; of a picture with a text beside it the text."""
        if local(element) in ("text-box", "custom-shape"):
            yield from self.blocks(element)
            return
        for one in element:
            if local(one) in ("text-box", "custom-shape", "frame", "g"):
                yield from self._framed(one)

    def _paragraph(self, element: Element, heading: bool) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name")
        look, spacing = self.styles.look(style), self.styles.spacing(style)
        if self.styles.new_page(style):
            yield PageBreak()
        boxes, self.boxes = self.boxes, []
        sign, self.sign = self.sign, ""
        if heading and not self.lists:
            sign = self._heading_number(element)
        runs = list(self._runs(element, look))
        if sign and any(run.text.strip() for run in runs):
            first = next(run for run in runs if run.text.strip())
            runs.insert(0, replace(first, text=f"{sign} "))
        if look.hidden:
            self.left_out["hidden"] += any(run.text.strip() for run in runs)
        else:
            gap = max(self.white, spacing[0]) >= WHITE
            self.white = spacing[1]
            yield build_paragraph(runs, gap)
        found, self.boxes = self.boxes, boxes
        yield from found
        if self.styles.page_after(style):
            yield PageBreak()

    def _heading_number(self, element: Element) -> str:
        """The number of a heading in the outline of the text."""
        try:
            depth = int(element.get(f"{TEXT}outline-level") or 1) - 1
        except ValueError:
            return ""
        if element.get(f"{TEXT}is-list-header") == "true":
            return ""
        return self.counters.next("", self.styles.outline, depth) if depth in self.styles.outline else ""

    def _list(self, element: Element) -> Iterator[Block]:
        style = element.get(f"{TEXT}style-name")
        outer = self.lists[-1] if self.lists else None
        if outer is not None:
            levels = self.styles.lists.get(style, outer.levels) if style else outer.levels
            self.lists.append(_Open(outer.name, levels, outer.depth + 1))
        else:
            name = self._counted_by(element, style or "")
            self.lists.append(_Open(name, self.styles.lists.get(style or "", {}), 0))
        now = self.lists[-1]
        for item in element:
            if local(item) == "list-header":
                yield from self.blocks(item)
            elif local(item) == "list-item":
                start = item.get(f"{TEXT}start-value")
                if start and start.isdigit():
                    self.counters.start(now.name, now.depth, int(start))
                first = next((one for one in item if local(one) in ("p", "h", "list")), None)
                numbered = first is not None and local(first) != "list"
                self.sign = self.counters.next(now.name, now.levels, now.depth) if numbered else ""
                yield from self.blocks(item)
                self.sign = ""
        self.lists.pop()

    def _counted_by(self, element: Element, style: str) -> str:
        """The name a list's numbers are counted by: that of the list it goes on with, or one of its own."""
        goes_on = element.get(f"{TEXT}continue-list")
        named = element.get("{http://www.w3.org/XML/1998/namespace}id") or ""
        if goes_on in self.last_list:
            name = self.last_list[goes_on or ""]
        elif element.get(f"{TEXT}continue-numbering") == "true" and style in self.last_list:
            name = self.last_list[style]
        else:
            self.listed += 1
            name = str(self.listed)
        self.last_list[style] = name
        if named:
            self.last_list[named] = name
        return name

    def _runs(self, element: Element, look: Look) -> Iterator[Run]:
        yield from self._say(element.text, look)
        for one in element:
            yield from self._inline(one, look)
            yield from self._say(one.tail, look)

    def _say(self, text: str | None, look: Look) -> Iterator[Run]:
        if text:
            plain = text.replace("\n", " ")
            yield Run(plain.upper() if look.capitals else plain, bool(look.bold), look.size)

    def _inline(self, element: Element, look: Look) -> Iterator[Run]:
        name = local(element)
        if name in ("s", "tab"):
            yield from self._say(" ", look)
        elif name == "line-break":
            yield Run("\n", bool(look.bold), look.size)
        elif name == "span":
            inner = look.under(self.styles.own_look(element.get(f"{TEXT}style-name")))
            if inner.hidden:
                self.left_out["hidden"] += bool("".join(map(str, element.itertext())).strip())
            else:
                yield from self._runs(element, inner)
        elif name == "note":
            self._note(element)
        elif name == "annotation":
            self.left_out["comments"] += 1
        elif name in HIDDEN_FIELDS:
            self.left_out["hidden"] += 1
        elif name in ("frame", "text-box", "g", "custom-shape"):
            white, self.white = self.white, 0.0
            self.boxes += list(self._framed(element))
            self.white = white
        elif name == "control":
            yield Run(self._control(element.get(f"{DRAW}control") or ""), bool(look.bold), look.size)
        elif name and name not in UNPRINTED:
            yield from self._runs(element, look)

    def _control(self, name: str) -> str:
        """A field of a form as it is printed: a box ticked or not, or what is written in it."""
        for one in self.content.iter(
            f"{FORM}checkbox", f"{FORM}radio", f"{FORM}text", f"{FORM}formatted-text"
        ):
            if name in (one.get(f"{FORM}id"), one.get("{http://www.w3.org/XML/1998/namespace}id")):
                if local(one) in ("checkbox", "radio"):
                    state = one.get(f"{FORM}current-state") or one.get(f"{FORM}state") or ""
                    on = state == "checked" or one.get(f"{FORM}current-selected") == "true"
                    return "☒" if on else "☐"
                return one.get(f"{FORM}current-value") or one.get(f"{FORM}value") or ""
        return ""

    def _note(self, element: Element) -> None:
        body = element.find(f"{TEXT}note-body")
        citation = element.find(f"{TEXT}note-citation")
        cited = "" if citation is None else "".join(map(str, citation.itertext()))
        if body is None:
            return
        kept, self.sign, self.lists = self.lists, "", []
        blocks = list(self.blocks(body))
        self.lists = kept
        first = next((block for block in blocks if isinstance(block, Paragraph)), None)
        if first is not None:
            line = replace(first.lines[0], text=f"{cited} {first.lines[0].text}".strip())
            blocks[blocks.index(first)] = replace(first, lines=(line, *first.lines[1:]), gap=not self.notes)
        self.notes += blocks

    def _table(self, element: Element) -> Grid:
        cells: list[GridCell] = []
        row = 0
        for line in _rows(element):
            times = _count(line, f"{TABLE}number-rows-repeated")
            made = list(self._row(line, row))
            if not any(_printed(cell) for cell in made):
                times = 1
            for again in range(times):
                cells += [replace(cell, row=cell.row + again) for cell in made]
            row += times
        return Grid(tuple(cells))

    def _row(self, line: Element, row: int) -> Iterator[GridCell]:
        column = 0
        held = list(line)
        for n, cell in enumerate(held):
            times = _count(cell, f"{TABLE}number-columns-repeated")
            if local(cell) == "table-cell":
                self.white = 0.0
                blocks = tuple(block for block in self.blocks(cell) if not isinstance(block, PageBreak))
                wide = _count(cell, f"{TABLE}number-columns-spanned")
                high = _count(cell, f"{TABLE}number-rows-spanned")
                if n == len(held) - 1 and not blocks:
                    times = 1  # spreadsheets fill the row to its end with empty cells
                for again in range(times):
                    yield GridCell(blocks, row, column + again, high, wide)
            column += times

    def edges(self, common: Element | None) -> Edges:
        """The head and the foot of the pages."""
        pages = list(common.iter(f"{STYLE}master-page")) if common is not None else []
        usual = [one for one in pages if one.get(f"{STYLE}name") == "Standard"] or pages[:1]
        if not usual:
            return Edges()
        parts = {local(one): one for one in usual[0]}
        first_head, first_foot = parts.get("header-first"), parts.get("footer-first")
        return Edges(
            head=self._edge(parts.get("header")),
            foot=self._edge(parts.get("footer")),
            first_head=self._edge(first_head) if first_head is not None else None,
            first_foot=self._edge(first_foot) if first_foot is not None else None,
        )

    def _edge(self, part: Element | None) -> tuple[Block, ...]:
        return () if part is None or part.get(f"{STYLE}display") == "false" else tuple(self.blocks(part))


def _printed(cell: GridCell) -> bool:
    return any(not isinstance(b, Paragraph) or any(line.text for line in b.lines) for b in cell.blocks)


def _rows(table: Element) -> Iterable[Element]:
    for one in table:
        if local(one) == "table-row":
            yield one
        elif local(one) in ROWS:
            yield from _rows(one)


def _count(element: Element, name: str) -> int:
    text = element.get(name) or "1"
    return max(1, min(int(text), MOST_SPAN)) if text.isdigit() else 1
