"""OpenDocument texts: what is printed, and only that, in its order."""

from pathlib import Path

import odfdo
import pytest

from extract.read import read_document
from models.errors import EncryptedFile
from models.page import Document
from tests.office_told import printed, repack, shape


class TestOpenDocument:
    def read(self, tmp_path: Path, *parts: object) -> Document:
        document = odfdo.Document("text")
        document.body.clear()
        for part in parts:
            document.body.append(
                part if isinstance(part, odfdo.Element) else odfdo.Element.from_tag(str(part))
            )
        document.save(str(tmp_path / "a.odt"))
        return read_document(tmp_path / "a.odt")

    def test_what_is_printed(self, tmp_path: Path) -> None:
        read = self.read(
            tmp_path,
            '<text:p>To<text:s text:c="3"/>ord<text:tab/>og<text:line-break/>linje</text:p>',
            "<text:p>Med<office:annotation><text:p>En kommentar</text:p></office:annotation> note"
            '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>Faste priser.</text:p></text:note-body></text:note></text:p>",
            '<text:section text:name="s" text:display="none"><text:p>Skjult</text:p></text:section>',
            "<text:p>Til sidst</text:p>",
        )
        assert printed(read) == ["To ord og", "linje", "Med note", "Til sidst", "1 Faste priser."]
        assert {note.code for note in read.notes} == {"document.comments", "document.hidden_text"}

    def test_deleted_text_is_left_out(self, tmp_path: Path) -> None:
        changes = (
            "<text:tracked-changes><text:changed-region><text:deletion><office:change-info/>"
            "<text:p>Slettet</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        )
        read = self.read(tmp_path, changes, "<text:p>Beholdt</text:p>")
        assert printed(read) == ["Beholdt"]
        assert [note.code for note in read.notes] == ["document.deleted_text"]

    def test_lists_and_tables(self, tmp_path: Path) -> None:
        document = odfdo.Document("text")
        document.body.clear()
        levels = (
            '<text:list-style style:name="L">'
            '<text:list-level-style-number text:level="1" style:num-suffix="." style:num-format="1"/>'
            '<text:list-level-style-number text:level="2" style:num-suffix=")" style:num-format="a"/>'
            "</text:list-style>"
        )
        document.insert_style(odfdo.Element.from_tag(levels), automatic=True)
        document.body.append(
            odfdo.Element.from_tag(
                '<text:list text:style-name="L"><text:list-item><text:p>Ét</text:p>'
                "<text:list><text:list-item>"
                "<text:p>Under</text:p></text:list-item><text:list-item><text:p>Mere</text:p></text:list-item>"
                "</text:list></text:list-item><text:list-item><text:p>To</text:p></text:list-item></text:list>"
            )
        )
        cell = "<table:table-cell{}><text:p>{}</text:p></table:table-cell>"
        document.body.append(
            odfdo.Element.from_tag(
                '<table:table table:name="T"><table:table-column table:number-columns-repeated="3"/>'
                "<table:table-row>"
                + cell.format(' table:number-columns-spanned="2"', "bred")
                + "<table:covered-table-cell/>"
                + cell.format(' table:number-rows-spanned="2"', "høj")
                + '</table:table-row><table:table-row table:number-rows-repeated="2">'
                + cell.format(' table:number-columns-repeated="2"', "x")
                + "<table:covered-table-cell/></table:table-row></table:table>"
            )
        )
        document.save(str(tmp_path / "a.odt"))
        read = read_document(tmp_path / "a.odt")
        assert printed(read)[:4] == ["1. Ét", "a) Under", "b) Mere", "2. To"]
        assert [shape(cell) for cell in read.pages[0].tables[0].cells] == [
            ("bred", 0, 0, 1, 2), ("høj", 0, 2, 2, 1), ("x", 1, 0, 1, 1), ("x", 1, 1, 1, 1),
            ("x", 2, 0, 1, 1), ("x", 2, 1, 1, 1),
        ]  # fmt: skip

    def test_a_locked_text_is_named(self, tmp_path: Path) -> None:
        odfdo.Document("text").save(str(tmp_path / "a.odt"))
        locked = b'<manifest:manifest xmlns:manifest="m"><manifest:encryption-data/></manifest:manifest>'
        data = repack(tmp_path / "a.odt", {"META-INF/manifest.xml": lambda _: locked})
        (tmp_path / "a.odt").write_bytes(data)
        with pytest.raises(EncryptedFile, match="adgangskode"):
            read_document(tmp_path / "a.odt")
