"""The parts a Word document is made of, and the elements in them that stand for others."""

from collections.abc import Iterator
from posixpath import dirname, join, normpath

from extract.formats.parts import Element, Package, local, parse_xml
from extract.formats.word_styles import OFF, W, attribute

OPEN_FORMATS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT = b"http://purl.oclc.org/ooxml/"
# the names of the strict variant of the format, and those of the usual one for the same
SAME = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", OPEN_FORMATS),
)
# what holds paragraphs and runs and is printed as if it were not there
WRAPPERS = frozenset({
    "ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "sdtContent", "dir", "bdo", "ruby",
    "rubyBase",
})  # fmt: skip
GONE = frozenset({"del", "moveFrom"})


def main_part(package: Package) -> str:
    """The part with the text: what the package's relations name, by default word/document.xml."""
    relations = package.find("_rels/.rels")
    for one in relations if relations is not None else ():
        if (one.get("Type") or "").endswith("/officeDocument"):
            return (one.get("Target") or "").lstrip("/")
    return "word/document.xml"


def word_tree(package: Package, part: str) -> Element:
    """A part as XML, the names of the strict variant of the format as the usual ones. Raises DamagedFile."""
    data = package.read(part)
    if STRICT in data:
        for strict, usual in SAME:
            data = data.replace(strict, usual)
    return parse_xml(data, package.name)


def relations_of(package: Package, part: str) -> tuple[dict[str, tuple[str, str]], bool]:
    """What a part refers to, by id: the kind ("styles", "header") and the part, and if it is broken."""
    folder = dirname(part)
    listed = join(folder, "_rels", f"{part.rsplit('/', 1)[-1]}.rels")
    root = package.find(listed)
    found: dict[str, tuple[str, str]] = {}
    for one in root if root is not None else ():
        target = one.get("Target") or ""
        path = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
        found[one.get("Id") or ""] = ((one.get("Type") or "").rsplit("/", 1)[-1], path)
    return found, root is None and listed in package.names


def notes_by_id(root: Element | None) -> dict[str, Element]:
    """The foot or end notes of a part by their ids."""
    return {attribute(one, "id") or "": one for one in root} if root is not None else {}


def choice(element: Element) -> Element:
    """The variant that is printed: the one for newer programs, unless it has no text and the other has."""
    variants = [one for one in element if local(one) in ("Choice", "Fallback")]
    texts = [one for one in variants if any(local(inner) in ("txbxContent", "t") for inner in one.iter())]
    return (texts or variants or [parse_xml(b"<nothing/>", "")])[0]


def ends_page(section: Element | None) -> bool:
    """Whether a section that ends here lets the next begin on a new page."""
    if section is None:
        return False
    kind = attribute(section.find(f"{W}type")) or "nextPage"
    return kind not in ("continuous", "nextColumn")


def is_ticked(box: Element) -> bool:
    """Whether a box of a form is ticked."""
    said = box.find(f"{W}checked")
    said = box.find(f"{W}default") if said is None else said
    return said is not None and (attribute(said) or "1") not in OFF


def is_hex(code: str) -> bool:
    """Whether a text is the code of a character."""
    return all(letter in "0123456789abcdefABCDEF" for letter in code) and len(code) <= 6


def rows_of(table: Element) -> Iterator[Element]:
    """The rows of a table, those in controls too."""
    for one in table:
        if local(one) == "tr":
            yield one
        elif local(one) in WRAPPERS or local(one) == "sdt":
            yield from rows_of(one)


def cells_of(row: Element) -> Iterator[Element]:
    """The cells of a row, those in controls too."""
    for one in row:
        if local(one) == "tc":
            yield one
        elif local(one) in WRAPPERS or local(one) == "sdt":
            yield from cells_of(one)
