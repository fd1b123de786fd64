"""XML files: the manifests that case systems export, and any other, as lines and a tree over them."""

import re
from typing import Any

from lxml import etree

from extract.formats.markup import is_markup, looks_like_html, unfold_element, unfold_html, unfold_text
from extract.formats.xml_repair import SAID, Mended, clean, mend
from models.errors import DamagedFile, EmptyFile
from models.page import Document, Element, Line, Page, ReaderNote, Source

DECLARED = re.compile(rb"^[\s\xef\xbb\xbf]*<\?xml[^<>]*?encoding\s*=\s*[\"']([\w.:-]+)")
# "MÃ¸de": UTF-8 that was taken for Windows letters and saved once more
TWICE = re.compile("Ã[¦¸¥†˜…]")
HEX_NAME = re.compile(r"_x([0-9A-Fa-f]{4})_")
UTF8_NAMES = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
DEEPEST = 200


def read_xml(source: Source, data: bytes) -> Document:
    """An XML file as a Document of one page: a line for each value, and the tree that says whose it is.

    An element's attributes come first, then its own text, then its children. Text that is HTML, escaped or
    not, is unfolded to lines. What is not well-formed is mended and told in the notes; nothing is fetched,
    and no entity of the file's own is followed. Raises EmptyFile for a file without a value, DamagedFile
    where no element can be read.
    """
    text, notes = decode_xml(data)
    if not text.strip():
        raise EmptyFile(f"{source.path}: filen er tom. Tjek, at den er overført helt, og prøv igen.")
    root, told = _parse(source, clean(text))
    builder = _Builder()
    tree = builder.build(root, 0)
    if not any(line.text for line in builder.lines):
        raise EmptyFile(
            f"{source.path}: filen har ingen værdier. Tjek, at den er overført helt, og prøv igen."
        )
    page = Page(number=1, lines=tuple(builder.lines), read_by="text")
    if builder.flat:
        message = (
            f"{builder.flat} elementer ligger mere end {DEEPEST} niveauer nede; deres tekst er med, men ikke "
            "hvad den hører til. Tjek filen mod systemet."
        )
        told = (*told, _note("xml.too_deep", message))
    return Document(source=source, pages=(page,), read_by="text", notes=(*notes, *told), tree=tree)


def decode_xml(data: bytes) -> tuple[str, tuple[ReaderNote, ...]]:
    """The characters of an XML file, whatever its declaration says, and what had to be mended for that."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace"), ()
    if data[:4] in (b"<\x00?\x00", b"\x00<\x00?"):
        return data.decode("utf-16-le" if data[:1] == b"<" else "utf-16-be", errors="replace"), ()
    match = DECLARED.match(data[:400])
    declared = match[1].decode("ascii").lower() if match else "utf-8"
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _decode_other(data, declared)
    if TWICE.search(text) and not re.search("[æøåÆØÅ]", text):
        return _decode_twice(text)
    if declared not in UTF8_NAMES and not text.isascii():
        return text, (_note("xml.encoding", f"Filen siger, at den er {declared}, men den er UTF-8."),)
    return text, ()


def _decode_other(data: bytes, declared: str) -> tuple[str, tuple[ReaderNote, ...]]:
    """Bytes that are no UTF-8: as declared, else letter by letter what Windows would say."""
    if declared not in UTF8_NAMES and not declared.startswith(("utf-16", "utf16")):
        name = "cp1252" if declared in ("iso-8859-1", "latin1", "latin-1", "iso8859-1") else declared
        try:
            return data.decode(name, errors="replace"), ()
        except (LookupError, UnicodeError):  # no encoding, or one that is none of texts ("idna")
            pass
    text = data.decode("utf-8-sig", errors="surrogateescape")
    mixed = re.sub("[\udc80-\udcff]+", _windows, text)
    message = "Nogle tegn i filen er ikke UTF-8, som den siger; de er læst som Windows-tegn. Tjek æ, ø og å."
    return mixed, (_note("xml.encoding", message),)


def _windows(match: re.Match[str]) -> str:
    return match[0].encode("utf-8", "surrogateescape").decode("cp1252", errors="replace")


def _decode_twice(text: str) -> tuple[str, tuple[ReaderNote, ...]]:
    try:
        mended = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text, ()
    return mended, (_note("xml.encoding", "Filens æ, ø og å var gemt forkert (som Ã¦) og er rettet."),)


def _note(code: str, message: str) -> ReaderNote:
    return ReaderNote(code=code, page=1, message=message)


def _parse(source: Source, cleaned: Mended) -> tuple[Any, tuple[ReaderNote, ...]]:
    """The root element; a file that is not well-formed is mended first."""
    told: list[ReaderNote] = []
    try:
        root = etree.fromstring(cleaned.text.strip().encode("utf-8"), _parser(recover=False))
    except etree.XMLSyntaxError as err:
        mended, parser = mend(cleaned), _parser(recover=True)
        root = _recover(source, mended, parser, err)
        if len(parser.error_log):
            first = parser.error_log[0]
            message = (
                f"XML'en er ikke gyldig ved linje {first.line}; noget kan mangle. Tjek den mod systemet."
            )
            told.append(_note("xml.not_well_formed", message))
    for what, count in cleaned.counts.items():
        said = SAID[what].format(count=count)
        told.append(_note(f"xml.{what}", f"{said} Første gang på linje {cleaned.lines[what]}."))
    return root, tuple(told)


def _recover(source: Source, mended: Mended, parser: Any, first: Exception) -> Any:
    """What can be read of mended text; DamagedFile where that is nothing."""
    try:
        root = etree.fromstring(mended.text.strip().encode("utf-8"), parser)
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        message = f"{source.path}: filen er XML, der ikke kan læses ({first}). Hent den igen fra kilden."
        raise DamagedFile(message) from first
    return root


def _parser(*, recover: bool) -> Any:
    return etree.XMLParser(
        encoding="utf-8",
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=False,
    )


class _Builder:
    """Lines in order of the file, and elements that point to them."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.start = 0
        self.flat = 0  # elements too deep to be told apart

    def build(self, node: Any, depth: int) -> Element:
        attributes = tuple((_name(key), self._add(" ".join(value.split()))) for key, value in node.items())
        elements = [child for child in node if isinstance(child.tag, str)]
        inner = [child for child in elements if not is_markup(_name(child.tag))]
        markup = [child for child in elements if is_markup(_name(child.tag))]
        first = len(self.lines)
        for text in self._own_text(node, inner, markup):
            self._add(text)
        if depth >= DEEPEST:
            self._add_flat(inner)
            inner = []
        own = (first, len(self.lines))
        children = tuple(self.build(child, depth + 1) for child in inner)
        return Element(tag=_name(node.tag), attributes=attributes, text=own, children=children)

    def _own_text(self, node: Any, inner: list[Any], markup: list[Any]) -> tuple[str, ...]:
        """What stands between an element's tags, its children's text left out."""
        if markup and not inner:
            return unfold_element(node)
        text = "\n".join(part for part in (node.text, *(child.tail for child in node)) if part)
        lines = tuple(line for child in markup for line in unfold_element(child))
        return lines + (unfold_html(text) if looks_like_html(text) else unfold_text(text))

    def _add_flat(self, elements: list[Any]) -> None:
        """What elements and those in them say, as text of the one that they stand in."""
        for element in elements:
            for node in element.iter(etree.Element):
                self.flat += 1
                for text in (*node.values(), *unfold_text(node.text or "")):
                    self._add(" ".join(text.split()))
                for text in unfold_text(node.tail or "") if node is not element else ():
                    self._add(text)

    def _add(self, text: str) -> int:
        self.lines.append(Line(text=text, start=self.start))
        self.start += len(text) + 1
        return len(self.lines) - 1


def _name(tag: str) -> str:
    """A name without namespace, what .NET cannot put in a name ("_x0020_") as it was."""
    return HEX_NAME.sub(lambda match: chr(int(match[1], 16)), tag.rpartition("}")[2])
