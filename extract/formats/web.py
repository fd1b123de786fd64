"""Web pages (HTML): their text as a browser prints it, with lists numbered, tables and boxes to tick."""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from lxml import html
from lxml.etree import ParserError, iterwalk

from extract.formats.encodings import guess_encoding
from extract.formats.flowing import (
    Block,
    Grid,
    GridCell,
    PageBreak,
    Run,
    build_document,
    build_paragraph,
)
from extract.formats.numbering import BULLET, format_number
from extract.formats.parts import Element
from extract.formats.web_styles import (
    BREAK_AFTER,
    BREAK_BEFORE,
    HIDDEN,
    Style,
    StyleSheet,
    list_style,
    read_sheets,
    styled,
    whole,
)
from extract.settings import ReadSettings
from models.errors import DamagedFile
from models.page import Document, ReaderNote, Source

WHITE = re.compile(r"[ \t\r\n\f]+")
DEEPEST = 150  # elements inside each other; what is deeper is read as plain text
MOST_SPAN = 1000
# a foot inside these is part of the text
PARTS = frozenset({"main", "article", "section", "aside", "blockquote", "td"})
# a page says its own encoding somewhere in this many bytes
META_WITHIN = 4096
META = re.compile(
    rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]+encoding\s*=\s*["']([\w.:-]+)""", re.I
)
UNPRINTED = frozenset({
    "script", "style", "head", "template", "noscript", "object", "embed", "iframe", "svg", "math", "canvas",
    "audio", "video", "map", "datalist", "colgroup", "col", "title", "meta", "link", "base",
})  # fmt: skip
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# what stands around the text of a page
AROUND = frozenset({"navigation", "search", "contentinfo", "menu", "menubar"})
# behind the foot of a page there may be more that is not text
BEHIND_FOOT = UNPRINTED | {"footer", "nav", "dialog", "button"}
# elements that begin and end on a line of their own, and those with white above and below them
BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog",
    "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3",
    "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol",
    "optgroup", "p", "pre", "search", "section", "summary", "ul",
})  # fmt: skip
SPACED = frozenset(
    {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "blockquote", "pre", "figure", "hr"}
)


def read_html(source: Source, data: bytes, settings: ReadSettings) -> Document:
    """A web page as lines and tables; its title is the first line where the page has no heading of its own.

    What a browser doesn't show is left out, and a note tells when it was text. Raises DamagedFile, EmptyFile.
    """
    text, notes = decode_html(data)
    blocks, left_out = read_markup(text, source.path)
    return build_document(source, blocks, [*notes, *left_out])


def decode_html(data: bytes) -> tuple[str, list[ReaderNote]]:
    """The characters of a web page by its byte order mark, its own word, as UTF-8, or as they look."""
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return data.decode(encoding, errors="replace").removeprefix("\ufeff"), []
    said = META.search(data[:META_WITHIN])
    name = (said[1] or said[2]).decode("ascii", errors="replace") if said else ""
    for encoding in (_codec(name), "utf-8"):
        try:
            if encoding:
                return data.decode(encoding), []
        except UnicodeDecodeError:
            continue
    encoding = guess_encoding(data)
    message = f"Siden siger ikke sin tegnkodning; den er læst som {encoding}. Tjek æ, ø og å."
    return data.decode(encoding, errors="replace"), [
        ReaderNote(code="text.encoding", page=1, message=message)
    ]


def _codec(name: str) -> str:
    """A known encoding for the name a page gives; browsers read Latin-1 as Windows' variant of it."""
    try:
        found = codecs.lookup(name).name
    except LookupError:
        return ""
    if found.startswith("utf-16") or found.startswith("utf-32"):
        return "utf-8"  # a page that says so in readable letters is wrong
    return "cp1252" if found in ("iso8859-1", "ascii", "latin-1") else found


def read_markup(text: str, name: str) -> tuple[list[Block], list[ReaderNote]]:
    """The blocks of a piece of HTML, and what there is to say of it. Raises DamagedFile."""
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        plain = text.replace("\x00", "").encode("utf-8", errors="replace")
        root = html.document_fromstring(plain, parser=parser)
    except (ParserError, ValueError) as err:
        raise DamagedFile(f"{name}: siden kan ikke læses. Gem den igen, eller gem den som PDF.") from err
    if any("depth" in entry.message for entry in parser.error_log):
        raise DamagedFile(f"{name}: siden er for dybt indlejret til at læses. Gem den som PDF.")
    reader = WebReader(read_sheets(str(one.text or "") for one in root.iter("style")), _page_feet(root))
    reader.read(root)
    blocks = reader.blocks
    title = root.findtext(".//title")
    headed = any(True for _ in root.iter("h1"))
    if title and title.strip() and not headed and reader.has_text:
        blocks.insert(0, build_paragraph([Run(title, True)]))
    return blocks, _notes(reader.hidden)


def _notes(hidden: int) -> list[ReaderNote]:
    if not hidden:
        return []
    message = f"{hidden} skjulte stykker tekst er ikke taget med."
    return [ReaderNote(code="document.hidden_text", page=1, message=message)]


@dataclass(slots=True)
class _List:
    """An open list: its next number, the step to the one after, and how numbers are printed."""

    style: str
    number: int = 1
    step: int = 1


@dataclass(slots=True)
class WebReader:
    """Reads the blocks of a web page in order. hidden counts the pieces of text that no browser shows."""

    sheet: StyleSheet = field(default_factory=StyleSheet)
    feet: frozenset[Element] = frozenset()
    blocks: list[Block] = field(default_factory=list)
    hidden: int = 0
    runs: list[Run] = field(default_factory=list)
    gap: bool = False
    lists: list[_List] = field(default_factory=list)
    aside: int = 0  # open elements that are no part of the text

    def read(self, element: Element, style: Style | None = None) -> None:
        """Read an element and all in it; what follows inside its parent is another's to read."""
        self._inside(element, style or Style(), 0)
        self.flush()

    @property
    def has_text(self) -> bool:
        """Whether anything was found so far."""
        return bool(self.blocks)

    def flush(self) -> None:
        """End the paragraph that is open, if any."""
        runs, self.runs = self.runs, []
        while runs and not runs[-1].text.strip(" \t"):
            runs.pop()  # spaces, and after them the line break that prints nothing
        broken = any("\n" in run.text for run in runs)
        if runs and runs[-1].text == "\n":
            runs.pop()
        if runs or broken:
            self.blocks.append(build_paragraph(runs, self.gap, bool(self.aside)))
            self.gap = False

    def _walk(self, element: Element, style: Style, depth: int) -> None:
        tag = element.tag
        if not isinstance(tag, str) or tag in UNPRINTED:
            return
        said = self.sheet.said(element)
        if element.get("hidden") is not None or HIDDEN.search(said):
            self.hidden += bool("".join(map(str, element.itertext())).strip())
            return
        style = styled(tag, said, style)
        if _is_control(element) and not _unfolds(element):
            return
        if tag in FIELDS:
            self.runs.append(Run(FIELDS[tag](element), style.bold, style.size))
        elif tag == "table":
            self._table(element, style, said, depth)
        elif tag in BLOCKS:
            self._block(element, tag, style, said, depth)
        else:
            self._inside(element, style, depth)

    def _inside(self, element: Element, style: Style, depth: int) -> None:
        if depth > DEEPEST:
            self._say("".join(map(str, element.itertext())), style)
            return
        self._say(element.text, style)
        for child in element:
            self._walk(child, style, depth + 1)
            self._say(child.tail, style)

    def _say(self, text: str | None, style: Style) -> None:
        if text:
            self.runs.append(Run(text if style.kept else WHITE.sub(" ", text), style.bold, style.size))

    def _block(self, element: Element, tag: str, style: Style, said: str, depth: int) -> None:
        self.flush()
        if BREAK_BEFORE.search(said):
            self.blocks.append(PageBreak())
        spaced = tag in SPACED and not (self.lists and tag in ("ul", "ol"))
        furniture = tag == "nav" or element.get("role") in AROUND or element in self.feet
        self.gap = self.gap or spaced
        self.aside += furniture
        if tag in ("ol", "ul", "menu", "dir"):
            self.lists.append(_open_list(element, tag, said))
        if tag == "li":
            sign = self._sign(element, said)
            self.runs += [Run(f"{sign} ", style.bold, style.size)] if sign else []
        self._inside(element, style, depth)
        self.flush()
        if tag in ("ol", "ul", "menu", "dir"):
            self.lists.pop()
        self.aside -= furniture
        self.gap = self.gap or spaced
        if BREAK_AFTER.search(said):
            self.blocks.append(PageBreak())

    def _sign(self, element: Element, said: str) -> str:
        """The number or bullet before an item of a list."""
        if not self.lists:
            return BULLET
        inside = self.lists[-1]
        own = list_style(element, said)
        style = own or inside.style
        value = whole(element.get("value"))
        inside.number = inside.number if value is None else value
        number, inside.number = inside.number, inside.number + inside.step
        if style in ("bullet", "none"):
            return BULLET if style == "bullet" else ""
        return f"{format_number(number, style)}."

    def _table(self, element: Element, style: Style, said: str, depth: int) -> None:
        self.flush()
        if BREAK_BEFORE.search(said):
            self.blocks.append(PageBreak())
        for caption in element.findall("caption"):
            self._walk(caption, style, depth + 1)
            self.flush()
        rows = [row for row in _rows_of(element) if not HIDDEN.search(self.sheet.said(row))]
        taken: set[tuple[int, int]] = set()
        cells: list[GridCell] = []
        for r, row in enumerate(rows):
            column = 0
            for cell in row:
                if cell.tag not in ("td", "th") or HIDDEN.search(self.sheet.said(cell)):
                    continue
                while (r, column) in taken:
                    column += 1
                wide = min(whole(cell.get("colspan")) or 1, MOST_SPAN)
                high = min(whole(cell.get("rowspan")) or 1, len(rows) - r)
                taken |= {(r + i, column + k) for i in range(high) for k in range(wide)}
                cells.append(GridCell(self._cell(cell, style, depth), r, column, high, wide))
                column += wide
        self.blocks.append(Grid(tuple(cells)))
        self.gap = True
        if BREAK_AFTER.search(said):
            self.blocks.append(PageBreak())

    def _cell(self, cell: Element, style: Style, depth: int) -> tuple[Block, ...]:
        inner = WebReader(self.sheet, self.feet, aside=self.aside)
        inner._inside(cell, styled(str(cell.tag), self.sheet.said(cell), style), depth + 1)
        inner.flush()
        self.hidden += inner.hidden
        return tuple(block for block in inner.blocks if not isinstance(block, PageBreak))


def _rows_of(table: Element) -> Iterator[Element]:
    for one in table:
        if one.tag == "tr":
            yield one
        elif one.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in one if row.tag == "tr")


def _page_feet(root: Element) -> frozenset[Element]:
    """The feet that end the page: of no article or the like, and with no text behind them."""
    feet: set[Element] = set()
    around = 0
    for event, element in iterwalk(root, events=("start", "end")):
        begins = event == "start"
        silent = element.tag in BEHIND_FOOT or element.get("role") in AROUND
        around += begins and silent
        around -= not begins and silent
        text = element.text if begins else element.tail
        if text and not around and text.strip():
            feet.clear()
        if begins and element.tag == "footer" and not _is_of_part(element):
            feet.add(element)
    return frozenset(feet)


def _is_of_part(element: Element) -> bool:
    """Whether a foot is that of an article or the like, and not of the page."""
    return any(above.tag in PARTS for above in element.iterancestors())


def _open_list(element: Element, tag: str, said: str) -> _List:
    style = list_style(element, said) or ("decimal" if tag == "ol" else "bullet")
    down = element.get("reversed") is not None
    count = sum(1 for one in element if one.tag == "li")
    start = whole(element.get("start"))
    return _List(style, (count if down else 1) if start is None else start, -1 if down else 1)


def _input(element: Element) -> str:
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return "☒" if element.get("checked") is not None else "☐"
    return element.get("value") or "" if kind in ("text", "number", "date", "time", "email", "tel") else ""


def _select(element: Element) -> str:
    options = [one for one in element.iter("option")]
    chosen = [one for one in options if one.get("selected") is not None] or options[:1]
    return ", ".join("".join(map(str, one.itertext())).strip() for one in chosen)


def _break(element: Element) -> str:
    return "\n"


def _nothing(element: Element) -> str:
    return ""


def _is_control(element: Element) -> bool:
    """Whether an element is there to be pressed; a link is not, whatever it looks like."""
    return element.tag == "button" or (element.get("role") == "button" and element.tag != "a")


def _unfolds(control: Element) -> bool:
    """Whether what is pressed is the title of a part that unfolds below it, and no menu."""
    if control.get("aria-haspopup", "false") == "false" and control.get("aria-expanded") is not None:
        return True
    around = (above.tag for above in control.iterancestors())
    return any(tag in HEADINGS for tag in around) or any(True for _ in control.iter(*HEADINGS))


# what is printed for elements that are not read by what is in them
FIELDS: dict[str, Callable[[Element], str]] = {
    "br": _break,
    "input": _input,
    "select": _select,
    "img": _nothing,
}
