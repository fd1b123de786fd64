"""The XML parts of documents packed as ZIP (DOCX, ODT), opened so that nothing in them can do harm."""

import io
import zipfile

from lxml import etree

from extract.formats.archive import check_package
from models.errors import DamagedFile

Element = etree._Element


class Package:
    """A document's parts by name. Raises DamagedFile or ArchiveBomb when it can't be opened."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        try:
            check_package(io.BytesIO(data), name)
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as err:
            raise damaged(name) from err
        self.names = frozenset(self._zip.namelist())

    def read(self, part: str) -> bytes:
        """The bytes of a part. Raises DamagedFile when it is not there or can't be unpacked."""
        try:
            return self._zip.read(part)
        except Exception as err:  # zipfile, zlib and lzma raise errors of many kinds on broken bytes
            raise damaged(self.name) from err

    def tree(self, part: str) -> Element:
        """A part as XML. Raises DamagedFile when it is none."""
        return parse_xml(self.read(part), self.name)

    def find(self, part: str) -> Element | None:
        """A part as XML; None when it is not there or broken: the document can be read without."""
        try:
            return self.tree(part) if part in self.names else None
        except DamagedFile:
            return None


def damaged(name: str) -> DamagedFile:
    """The error for a document that can't be opened."""
    return DamagedFile(
        f"{name}: filen er beskadiget og kan ikke åbnes. Hent den igen, eller gem den som PDF."
    )


def parse_xml(data: bytes, name: str) -> Element:
    """XML as a tree; entities are left unexpanded and nothing is fetched. Raises DamagedFile."""
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True,
        remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as err:
        raise damaged(name) from err
    return root


def local(element: Element) -> str:
    """An element's name without its namespace; "" for what is no element (an entity left unexpanded)."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else ""
