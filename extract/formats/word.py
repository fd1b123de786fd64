"""Word documents (DOCX): their text as printed, with the numbers of lists, tables, heads and feet."""

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
from extract.formats.numbering import Counters
from extract.formats.parts import Element, Package, damaged, local
from extract.formats.word_parts import (
    GONE,
    WRAPPERS,
    cells_of,
    choice,
    ends_page,
    is_hex,
    is_ticked,
    main_part,
    notes_by_id,
    relations_of,
    rows_of,
    word_tree,
)
from extract.formats.word_styles import (
    OFF,
    WHITE,
    Look,
    Numbering,
    Setting,
    Styles,
    W,
    attribute,
    number,
    read_look,
    read_numbering,
    read_setting,
    read_styles,
)
from extract.settings import ReadSettings
from models.errors import DamagedFile
from models.page import Document, ReaderNote, Source

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# signs of symbol fonts that stand for boxes and bullets
SIGNS = {
    0xF0FE: "☒", 0xF0FD: "☒", 0xF078: "☒", 0xF0A8: "☐", 0xF06F: "☐", 0xF071: "☐", 0xF0FC: "✓",
    0xF0B7: "•", 0xF0A7: "•", 0xF0E0: "→", 0xF0D8: "•", 0xF02D: "-", 0xF0B0: "°",
    0xF0B3: "≥", 0xF0A3: "≤", 0xF0B1: "±",
}  # fmt: skip
BREAKS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
NOTE_PARTS = (("footnoteReference", "footnotes"), ("endnoteReference", "endnotes"))
LEFT_OUT = {
    "deleted": ("document.deleted_text", "{n} slettede stykker (registrerede ændringer) er ikke taget med."),
    "hidden": ("document.hidden_text", "{n} skjulte stykker tekst er ikke taget med."),
    "comments": ("document.comments", "{n} kommentarer er ikke taget med."),
    "placeholders": ("document.placeholders", "{n} tomme felter med vejledende tekst er ikke taget med."),
    "parts": (
        "document.part_damaged",
        "{n} dele af dokumentet (typografier, lister, noter eller sidehoved) er beskadiget og er ikke læst; "
        "numre og noter kan mangle. Gem dokumentet igen, og prøv igen.",
    ),
    "notes": ("document.note_missing", "{n} noter, som teksten henviser til, findes ikke i dokumentet."),
    "chunks": ("document.part_not_read", "{n} indlejrede dele er ikke læst. Gem dokumentet som PDF."),
}  # fmt: skip


def read_word(source: Source, data: bytes, settings: ReadSettings) -> Document:
    """A Word document as pages of lines and tables; a new page where the document itself breaks it.

    Numbers of lists come as printed. Inserted text is kept; deleted and hidden text, comments and empty form
    fields are left out, and a note tells. Raises DamagedFile, ArchiveBomb or EmptyFile.
    """
    package = Package(data, source.path)
    main = main_part(package)
    root = word_tree(package, main)
    body = root.find(f"{W}body")
    if body is None:
        raise damaged(source.path)
    reader = WordReader(package, main)
    blocks = [*reader.blocks(body), *reader.notes_at_end()]
    edges = reader.edges(body)
    return build_document(source, blocks, left_out_notes(reader.left_out), edges)


def left_out_notes(counts: Counter[str]) -> list[ReaderNote]:
    """What was left out, as notes."""
    return [
        ReaderNote(code=code, page=1, message=message.format(n=counts[what]))
        for what, (code, message) in LEFT_OUT.items()
        if counts[what]
    ]


@dataclass(slots=True)
class _Scope:
    """What a paragraph gathers: its runs, boxes of text hung on it, and how deep a field's code is open."""

    look: Look
    parts: list[list[Run]] = field(default_factory=lambda: [[]])
    boxes: list[Block] = field(default_factory=list)


class WordReader:
    """Reads the blocks of one Word document in order; keeps the numbers of lists and what was left out."""

    def __init__(self, package: Package, main: str) -> None:
        self.package = package
        self.left_out: Counter[str] = Counter()
        self.targets, broken = relations_of(package, main)
        self.left_out["parts"] += broken
        parts = {kind: self._part(kind) for kind in ("styles", "numbering", "footnotes", "endnotes")}
        self.styles: Styles = read_styles(parts["styles"])
        self.numbering: Numbering = read_numbering(parts["numbering"])
        self.notes = {kind: notes_by_id(parts[kind]) for _, kind in NOTE_PARTS}
        self.notes_read = {kind: parts[kind] is not None for _, kind in NOTE_PARTS}
        self.noted: list[tuple[str, str]] = []
        self.counters = Counters()
        self.started: set[tuple[str, int]] = set()
        self.fields: list[bool] = []  # open fields; whether each is past its code
        self.last: tuple[float, str] = (0.0, "")  # white below the paragraph before, and its style

    def _part(self, kind: str) -> Element | None:
        name = next((target for type_, target in self.targets.values() if type_ == kind), None)
        return None if name is None or name not in self.package.names else self._tree(name)

    def _tree(self, part: str) -> Element | None:
        """A part that the document can be read without; None where it is broken, which is told."""
        try:
            return word_tree(self.package, part)
        except DamagedFile:
            self.left_out["parts"] += 1
            return None

    def blocks(self, container: Element) -> Iterator[Block]:
        """The paragraphs and tables in an element, in order."""
        for element in container:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tbl":
                yield self._table(element)
            elif name == "sdt":
                content = element.find(f"{W}sdtContent")
                if content is not None and not self._is_placeholder(element):
                    yield from self.blocks(content)
            elif name == "altChunk":
                self.left_out["chunks"] += 1
            elif name in WRAPPERS:
                yield from self.blocks(element)
            elif name == "AlternateContent":
                yield from self.blocks(choice(element))
            elif name in GONE:
                self.left_out["deleted"] += 1

    def _is_placeholder(self, control: Element) -> bool:
        shown = control.find(f"{W}sdtPr/{W}showingPlcHdr")
        if shown is None or (attribute(shown) or "1") in OFF:
            return False
        self.left_out["placeholders"] += 1
        return True

    def _paragraph(self, element: Element) -> Iterator[Block]:
        properties = element.find(f"{W}pPr")
        style = (
            attribute(properties.find(f"{W}pStyle") if properties is not None else None) or self.styles.usual
        )
        setting = self.styles.setting.under(self.styles.settings.get(style, Setting())).under(
            read_setting(properties)
        )
        look = self.styles.look.under(self.styles.looks.get(style, Look()))
        scope = _Scope(look)
        self._runs(element, scope)
        printed = any(run.text.strip() for part in scope.parts for run in part)
        gap = self._gap(setting, style)
        if setting.new_page:
            yield PageBreak()
        sign = self._sign(setting, style) if printed and self._is_listed(element) else ""
        if sign:
            part, first = next((part, r) for part in scope.parts for r in part if r.text.strip())
            part.insert(0, replace(first, text=f"{sign} "))
        for i, runs in enumerate(scope.parts):
            if i:
                yield PageBreak()
            if runs or len(scope.parts) == 1:
                yield build_paragraph(runs, gap and not i)
        yield from scope.boxes
        if properties is not None and ends_page(properties.find(f"{W}sectPr")):
            yield PageBreak()

    def _gap(self, setting: Setting, style: str) -> bool:
        """Whether the paragraph stands apart from the one before, as it is set."""
        below, before = self.last
        above = setting.before or 0.0
        if style == before and setting.tight:
            below = above = 0.0
        self.last = (setting.after or 0.0, style)
        return max(below, above) >= WHITE

    def _is_listed(self, element: Element) -> bool:
        """Whether a paragraph was not taken away by someone whose changes are tracked."""
        marks = element.find(f"{W}pPr/{W}rPr")
        return marks is None or all(marks.find(f"{W}{name}") is None for name in GONE)

    def _sign(self, setting: Setting, style: str) -> str:
        """The number or bullet that is printed before a paragraph of a list."""
        name = setting.numbering
        if name is None or name not in self.numbering.levels:
            return ""
        at = setting.level if setting.level is not None else self.numbering.styles.get((name, style), 0)
        counter = self.numbering.counter[name]
        start = self.numbering.starts.get(name, {}).get(at)
        if start is not None and (name, at) not in self.started:
            self.counters.start(counter, at, start)
        self.started.add((name, at))
        return self.counters.next(counter, self.numbering.levels[name], at)

    def _runs(self, container: Element, scope: _Scope) -> None:
        for element in container:
            name = local(element)
            if name == "r":
                self._run(element, scope)
            elif name == "sdt":
                content = element.find(f"{W}sdtContent")
                if content is not None and not self._is_placeholder(element):
                    self._runs(content, scope)
            elif name in GONE:
                self.left_out["deleted"] += 1
            elif name in WRAPPERS:
                self._runs(element, scope)
            elif name == "AlternateContent":
                self._runs(choice(element), scope)
            elif name in ("oMath", "oMathPara"):
                scope.parts[-1].append(Run("".join(str(text) for text in element.itertext())))

    def _run(self, element: Element, scope: _Scope) -> None:
        properties = element.find(f"{W}rPr")
        style = attribute(properties.find(f"{W}rStyle")) if properties is not None else None
        look = scope.look.under(self.styles.looks.get(style or "", Look())).under(read_look(properties))
        if look.hidden:
            self.left_out["hidden"] += any(local(one) == "t" and one.text for one in element)
            return
        for one in element:
            self._content(one, look, scope)

    def _content(self, element: Element, look: Look, scope: _Scope) -> None:
        name = local(element)
        if name == "fldChar":
            self._field(element, look, scope)
        elif name in ("drawing", "pict", "object"):
            scope.boxes += self._text_boxes(element)
        elif name == "AlternateContent":
            for one in choice(element):
                self._content(one, look, scope)
        elif name == "br" and attribute(element, "type") == "page":
            scope.parts.append([])
        elif all(self.fields):
            text = self._text(element, name)
            if text:
                printed = text.upper() if look.capitals else text
                scope.parts[-1].append(Run(printed, bool(look.bold), look.size))

    def _text(self, element: Element, name: str) -> str:
        if name == "t":
            return (element.text or "").replace("\n", " ")
        if name == "br":
            return "\n"
        if name == "sym":
            code = attribute(element, "char") or ""
            return SIGNS.get(int(code, 16) | 0xF000, "•") if code.isalnum() and is_hex(code) else ""
        if name == "commentReference":
            self.left_out["comments"] += 1
        for reference, kind in NOTE_PARTS:
            if name == reference:
                self.noted.append((kind, attribute(element, "id") or ""))
        return BREAKS.get(name, "")

    def _field(self, element: Element, look: Look, scope: _Scope) -> None:
        """Follow a field: its code is no text, its result is; a box to tick is printed as one."""
        kind = attribute(element, "fldCharType")
        if kind == "begin":
            self.fields.append(False)
            box = element.find(f"{W}ffData/{W}checkBox")
            if box is not None:
                scope.parts[-1].append(Run("☒" if is_ticked(box) else "☐", bool(look.bold), look.size))
        elif kind == "separate" and self.fields:
            self.fields[-1] = True
        elif kind == "end" and self.fields:
            self.fields.pop()

    def _text_boxes(self, element: Element) -> list[Block]:
        """The text in boxes that hang on a paragraph, each once."""
        found: list[Block] = []
        for one in element:
            if local(one) == "AlternateContent":
                found += self._text_boxes(choice(one))
            elif local(one) == "txbxContent":
                kept, self.fields, self.last = self.fields, [], (0.0, "")
                found += self.blocks(one)
                self.fields = kept
            elif len(one):
                found += self._text_boxes(one)
        return found

    def _table(self, element: Element) -> Grid:
        cells: dict[tuple[int, int], GridCell] = {}
        above: dict[int, tuple[int, int]] = {}
        row = 0
        for line in rows_of(element):
            properties = line.find(f"{W}trPr")
            if properties is not None and any(properties.find(f"{W}{name}") is not None for name in GONE):
                self.left_out["deleted"] += 1
                continue
            column = (
                number(attribute(properties.find(f"{W}gridBefore") if properties is not None else None)) or 0
            )
            for cell in cells_of(line):
                said = cell.find(f"{W}tcPr")
                span = number(attribute(said.find(f"{W}gridSpan") if said is not None else None)) or 1
                merge = said.find(f"{W}vMerge") if said is not None else None
                blocks = self._cell_blocks(cell)
                going_on = merge is not None and attribute(merge) != "restart" and column in above
                if going_on:
                    start = cells[above[column]]
                    cells[above[column]] = replace(start, row_span=row - start.row + 1)
                else:
                    cells[row, column] = GridCell(blocks, row, column, 1, min(span, 1000))
                    above[column] = (row, column)
                if merge is None:
                    above.pop(column, None)
                column += min(span, 1000)
            row += 1
        return Grid(tuple(cells.values()))

    def _cell_blocks(self, cell: Element) -> tuple[Block, ...]:
        self.last = (0.0, "")
        blocks = tuple(block for block in self.blocks(cell) if not isinstance(block, PageBreak))
        self.last = (0.0, "")
        return blocks

    def notes_at_end(self) -> Iterator[Block]:
        """The foot and end notes that the text refers to, numbered as they come."""
        numbers: Counter[str] = Counter()
        for kind, name in self.noted:
            note = self.notes[kind].get(name)
            if note is None:
                self.left_out["notes"] += self.notes_read[kind]
                continue
            numbers[kind] += 1
            blocks = list(self.blocks(note))
            first = next((b for b in blocks if isinstance(b, Paragraph)), None)
            if first is not None:
                line = replace(first.lines[0], text=f"{numbers[kind]} {first.lines[0].text}".strip())
                at = blocks.index(first)
                blocks[at] = replace(first, lines=(line, *first.lines[1:]), gap=numbers[kind] == 1)
            yield from blocks

    def edges(self, body: Element) -> Edges:
        """The head and the foot of the pages, as the first section that has them says."""
        sections = [one for one in body.iter(f"{W}sectPr")]
        first = sections[0] if sections else None
        own_first = first is not None and first.find(f"{W}titlePg") is not None
        return Edges(
            head=self._edge(sections, "headerReference", "default"),
            foot=self._edge(sections, "footerReference", "default"),
            first_head=self._edge(sections[:1], "headerReference", "first") if own_first else None,
            first_foot=self._edge(sections[:1], "footerReference", "first") if own_first else None,
        )

    def _edge(self, sections: Iterable[Element], reference: str, kind: str) -> tuple[Block, ...]:
        for section in sections:
            for one in section.findall(f"{W}{reference}"):
                _, target = self.targets.get(one.get(f"{R}id") or "", ("", ""))
                if (attribute(one, "type") or "default") == kind and target in self.package.names:
                    self.last = (0.0, "")
                    root = self._tree(target)
                    return () if root is None else tuple(self.blocks(root))
        return ()
