"""Word documents, OpenDocument texts and web pages: what is printed, and only that, in its order."""

import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from extract.read import read_document
from models.errors import ArchiveBomb, DamagedFile, EmptyFile, InputError, NotAPdf
from models.evidence import Found
from models.page import Document
from models.records import Parsed
from parsers.document import parse_document
from tests.office_told import printed, repack, shape, texts
from tests.samples_office import MINUTES, PROPOSAL, WRITERS, write_docx

W = nsdecls("w")
WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_word(tmp_path: Path, document: WordDocument) -> Document:
    document.save(str(tmp_path / "a.docx"))
    return read_document(tmp_path / "a.docx")


def with_xml(*paragraphs: str) -> WordDocument:
    """A Word document of these paragraphs, given as the format's own XML."""
    document = docx.Document()
    for xml in paragraphs:
        document.element.body.insert_element_before(parse_xml(f"<w:p {W}>{xml}</w:p>"), "w:sectPr")
    return document


def values(record: object) -> object:
    """A record as the values it says, without where they stand."""
    if isinstance(record, Found):
        return values(record.value)
    if isinstance(record, tuple):
        return tuple(values(part) for part in record)
    if hasattr(record, "__dataclass_fields__"):
        return {
            name: values(getattr(record, name)) for name in record.__dataclass_fields__ if name != "pages"
        }
    return record


def said(parsed: Parsed) -> object:
    return parsed.kind, values(parsed.meetings), values(parsed.proposals), values(parsed.overview_tables)


@pytest.mark.parametrize("parts", [MINUTES, PROPOSAL], ids=["minutes", "proposal"])
@pytest.mark.parametrize("suffix", [".docx", ".odt", ".html", ".txt"])
def test_a_paper_says_the_same_in_every_format(
    tmp_path: Path, suffix: str, parts: tuple[object, ...]
) -> None:
    on_paper = parse_document(read_document(WRITERS[".pdf"](tmp_path / "a.pdf", parts)))  # type: ignore[arg-type]
    parsed = parse_document(read_document(WRITERS[suffix](tmp_path / f"a{suffix}", parts)))  # type: ignore[arg-type]
    assert said(parsed) == said(on_paper)
    assert parsed.meetings or parsed.proposals[0].tables[0].rows[1].values


def test_evidence_in_a_table_is_what_the_cell_prints(tmp_path: Path) -> None:
    document = read_document(write_docx(tmp_path / "a.docx", PROPOSAL))
    (table,) = parse_document(document).proposals[0].tables
    for row in table.rows:
        for value in row.values:
            for span in value.spans if value else ():
                assert document.pages[span.page - 1].text[span.start : span.end] == span.printed
    (page,) = document.pages
    for cell in page.tables[0].cells:
        assert "\n".join(page.text[start:end] for start, end in cell.spans) == cell.text


class TestWord:
    def test_weight_size_breaks_and_pages(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_heading("Beslutning", 1)
        paragraph = document.add_paragraph("En linje")
        paragraph.add_run().add_break()
        paragraph.add_run("og en til")
        paragraph.add_run().add_break(WD_BREAK.PAGE)
        paragraph.add_run("Næste side")
        read = read_word(tmp_path, document)
        assert [len(page.lines) for page in read.pages] == [3, 1]
        heading = read.pages[0].lines[0]
        assert (heading.text, heading.bold, heading.size) == ("Beslutning", True, 14.0)
        assert texts(read)[1:] == ["En linje", "og en til"]
        assert texts(read, 2) == ["Næste side"]

    def test_numbers_of_lists_are_printed(self, tmp_path: Path) -> None:
        document = docx.Document()
        for text, style in (
            ("Ét", "List Number"),
            ("To", "List Number"),
            ("Under", "List Bullet"),
            ("Tre", "List Number"),
        ):
            document.add_paragraph(text, style=style)
        assert printed(read_word(tmp_path, document)) == ["1. Ét", "2. To", "• Under", "3. Tre"]

    def test_levels_letters_restarts_and_starts(self, tmp_path: Path) -> None:
        document = docx.Document()
        numbering = document.part.numbering_part.element
        levels = (("decimal", "%1."), ("lowerLetter", "%2)"), ("upperRoman", "%1.%2.%3"))
        inner = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
            f'<w:lvlText w:val="{text}"/></w:lvl>'
            for at, (kind, text) in enumerate(levels)
        )
        numbering.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="90">{inner}</w:abstractNum>'))
        for name, start in (
            (90, ""),
            (91, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
        ):
            numbering.append(
                parse_xml(f'<w:num {W} w:numId="{name}"><w:abstractNumId w:val="90"/>{start}</w:num>')
            )
        for name, at in ((90, 0), (90, 1), (90, 1), (90, 2), (90, 0), (90, 1), (91, 0), (91, 0), (0, 0)):
            listed = f'<w:pPr><w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{name}"/></w:numPr></w:pPr>'
            paragraph = parse_xml(f"<w:p {W}>{listed}<w:r><w:t>x</w:t></w:r></w:p>")
            document.element.body.insert_element_before(paragraph, "w:sectPr")
        signs = [text.removesuffix("x").strip() for text in printed(read_word(tmp_path, document))]
        assert signs == ["1.", "a)", "b)", "1.b.I", "2.", "a)", "7.", "8.", ""]

    def test_merged_cells(self, tmp_path: Path) -> None:
        document = docx.Document()
        table = document.add_table(3, 3)
        for r in range(3):
            for c in range(3):
                table.cell(r, c).text = f"{r}{c}"
        table.cell(0, 0).merge(table.cell(0, 1)).text = "bred"
        table.cell(1, 2).merge(table.cell(2, 2)).text = "høj"
        (made,) = read_word(tmp_path, document).pages[0].tables
        assert [shape(cell) for cell in made.cells] == [
            ("bred", 0, 0, 1, 2), ("02", 0, 2, 1, 1), ("10", 1, 0, 1, 1), ("11", 1, 1, 1, 1),
            ("høj", 1, 2, 2, 1), ("20", 2, 0, 1, 1), ("21", 2, 1, 1, 1),
        ]  # fmt: skip
        assert (made.rows, made.columns, made.box) == (3, 3, None)

    def test_a_table_inside_a_table_is_a_table_of_its_own(self, tmp_path: Path) -> None:
        document = docx.Document()
        outer = document.add_table(1, 2)
        outer.cell(0, 0).text = "Ved siden af"
        inner = outer.cell(0, 1).add_table(2, 2)
        for r in range(2):
            for c in range(2):
                inner.cell(r, c).text = f"{r}{c}"
        page = read_word(tmp_path, document).pages[0]
        assert [[cell.text for cell in table.cells] for table in page.tables] == [["00", "01", "10", "11"]]
        assert [line.text for line in page.lines if line.text] == ["Ved siden af", "00 01", "10 11"]

    def test_tracked_changes_hidden_text_and_comments(self, tmp_path: Path) -> None:
        run = "<w:r><w:t>{}</w:t></w:r>"
        document = with_xml(
            run.format("Beløbet er ")
            + f'<w:ins w:id="1" w:author="K">{run.format("20")}</w:ins>'
            + '<w:del w:id="2" w:author="K"><w:r><w:delText>10</w:delText></w:r></w:del>'
            + "<w:r><w:rPr><w:vanish/></w:rPr><w:t> hemmeligt</w:t></w:r>"
            + run.format(" mio.")
            + '<w:r><w:commentReference w:id="0"/></w:r>'
        )
        read = read_word(tmp_path, document)
        assert printed(read) == ["Beløbet er 20 mio."]
        assert {note.code for note in read.notes} == {
            "document.deleted_text", "document.hidden_text", "document.comments",
        }  # fmt: skip

    def test_fields_links_controls_and_boxes_to_tick(self, tmp_path: Path) -> None:
        code = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
        box = "<w:ffData><w:checkBox>{}</w:checkBox></w:ffData>"
        form = f'<w:r><w:fldChar w:fldCharType="begin">{box}</w:fldChar></w:r>'
        document = with_xml(
            code.format("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>" + code.format("separate")
            + "<w:r><w:t>3</w:t></w:r>" + code.format("end"),
            '<w:hyperlink w:anchor="a"><w:r><w:t>Et link</w:t></w:r></w:hyperlink>',
            "<w:sdt><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> Ja</w:t></w:r>",
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
            "<w:sdtContent><w:r><w:t>Klik her</w:t></w:r></w:sdtContent></w:sdt>",
            form.format('<w:checked/>') + code.format("end") + "<w:r><w:t>Til</w:t></w:r>",
            form.format('<w:default w:val="0"/>') + code.format("end") + "<w:r><w:t>Fra</w:t></w:r>",
            '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> Kryds</w:t></w:r>',
            "<w:r><w:t>1</w:t><w:noBreakHyphen/><w:t>2 aar</w:t><w:softHyphen/><w:t>lig</w:t></w:r>",
        )  # fmt: skip
        read = read_word(tmp_path, document)
        assert printed(read) == ["3", "Et link", "☒ Ja", "☒Til", "☐Fra", "☒ Kryds", "1-2 aarlig"]
        assert [note.code for note in read.notes] == ["document.placeholders"]

    def test_a_text_box_is_read_once(self, tmp_path: Path) -> None:
        box = "<w:txbxContent><w:p><w:r><w:t>I en boks</w:t></w:r></w:p></w:txbxContent>"
        both = (
            '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
            f'<mc:Choice Requires="wps"><w:drawing><x xmlns="urn:x">{box}</x></w:drawing></mc:Choice>'
            f'<mc:Fallback><w:pict><y xmlns="urn:y">{box}</y></w:pict></mc:Fallback>'
            "</mc:AlternateContent></w:r>"
        )
        document = with_xml("<w:r><w:t>Før</w:t></w:r>" + both, "<w:r><w:t>Efter</w:t></w:r>")
        assert printed(read_word(tmp_path, document)) == ["Før", "I en boks", "Efter"]

    def test_heads_and_feet_are_running(self, tmp_path: Path) -> None:
        document = docx.Document()
        document.add_paragraph("Tekst")
        document.sections[0].header.paragraphs[0].text = "Nørreby Kommune"
        document.sections[0].footer.paragraphs[0].text = "Side 1"
        page = read_word(tmp_path, document).pages[0]
        assert [(line.text, line.running) for line in page.lines if line.text] == [
            ("Nørreby Kommune", True), ("Tekst", False), ("Side 1", True),
        ]  # fmt: skip

    def test_foot_notes_come_at_the_end(self, tmp_path: Path) -> None:
        note = '<w:footnote w:id="2"><w:p><w:r><w:t>Faste priser.</w:t></w:r></w:p></w:footnote>'
        notes = f"<w:footnotes {W}>{note}</w:footnotes>"
        document = with_xml(
            '<w:r><w:t>Beløb</w:t><w:footnoteReference w:id="2"/></w:r>', "<w:r><w:t>Mere</w:t></w:r>"
        )
        document.save(str(tmp_path / "a.docx"))
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        relation = f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
        changed = repack(
            tmp_path / "a.docx",
            {"word/_rels/document.xml.rels": lambda data: data.replace(b"</Relationships>", relation)},
            {"word/footnotes.xml": notes.encode()},
        )
        (tmp_path / "a.docx").write_bytes(changed)
        assert printed(read_document(tmp_path / "a.docx")) == ["Beløb", "Mere", "1 Faste priser."]

    @pytest.mark.parametrize(
        "part", ["styles.xml", "footnotes.xml", "_rels/document.xml.rels", "header1.xml"]
    )
    def test_broken_parts_are_told(self, tmp_path: Path, part: str) -> None:
        document = docx.Document()
        document.add_paragraph("Tekst")
        document.sections[0].header.paragraphs[0].text = "Nørreby Kommune"
        document.save(str(tmp_path / "a.docx"))
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        relation = f'<Relationship Id="rN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode()
        changes = {"word/_rels/document.xml.rels": lambda data: data.replace(b"</Relationships>", relation)}
        whole = repack(tmp_path / "a.docx", changes, {"word/footnotes.xml": f"<w:footnotes {W}/>".encode()})
        (tmp_path / "a.docx").write_bytes(whole)
        assert read_document(tmp_path / "a.docx").notes == ()
        broken = repack(tmp_path / "a.docx", {f"word/{part}": lambda data: data[: len(data) // 2]}, {})
        (tmp_path / "a.docx").write_bytes(broken)
        read = read_document(tmp_path / "a.docx")
        assert "Tekst" in printed(read) and [note.code for note in read.notes] == ["document.part_damaged"]

    def test_entities_are_not_expanded(self, tmp_path: Path) -> None:
        (tmp_path / "hemmelig.txt").write_text("hemmeligt", encoding="utf-8")
        with_xml("<w:r><w:t>Tekst</w:t></w:r>").save(str(tmp_path / "a.docx"))
        entity = (
            f'<!DOCTYPE d [<!ENTITY x SYSTEM "{(tmp_path / "hemmelig.txt").as_uri()}"><!ENTITY a "lol">]>'
        )
        changed = repack(
            tmp_path / "a.docx",
            {
                "word/document.xml": lambda data: data.replace(
                    b"<w:document", entity.encode() + b"<w:document", 1
                )
                .replace(b">Tekst<", b">Tekst&x;&a;<")
            },
        )  # fmt: skip
        (tmp_path / "a.docx").write_bytes(changed)
        assert printed(read_document(tmp_path / "a.docx")) == ["Tekst"]


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_damaged_packages_are_one_error(tmp_path: Path, suffix: str) -> None:
    whole = WRITERS[suffix](tmp_path / f"hel{suffix}", MINUTES).read_bytes()
    path = tmp_path / f"a{suffix}"
    main = "word/document.xml" if suffix == ".docx" else "content.xml"
    damages = [whole[:size] for size in (30, 100, len(whole) // 2, len(whole) - 10)]
    damages += [repack(tmp_path / f"hel{suffix}", {main: lambda data: data[: len(data) // 2]})]
    damages += [repack(tmp_path / f"hel{suffix}", {main: lambda _: b""})]
    for data in damages:
        path.write_bytes(data)
        with pytest.raises(DamagedFile, match="beskadiget") as caught:
            read_document(path)
        assert str(caught.value).startswith(f"{path}: ") and "\n" not in str(caught.value)


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_flipped_bytes_never_crash(tmp_path: Path, suffix: str) -> None:
    whole = WRITERS[suffix](tmp_path / f"hel{suffix}", MINUTES).read_bytes()
    path = tmp_path / f"a{suffix}"
    for place in range(0, len(whole), len(whole) // 40):
        data = bytearray(whole)
        data[place] ^= 0xFF
        path.write_bytes(bytes(data))
        try:
            read_document(path)
        except InputError as err:
            assert str(err).startswith(f"{path}: ")


@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_a_document_that_grows_without_end_is_refused(tmp_path: Path, suffix: str) -> None:
    main = "word/document.xml" if suffix == ".docx" else "content.xml"
    made = WRITERS[suffix](tmp_path / f"hel{suffix}", MINUTES)
    (tmp_path / f"a{suffix}").write_bytes(repack(made, {main: lambda data: data + b" " * (70 << 20)}))
    with pytest.raises(ArchiveBomb, match="udpakning"):
        read_document(tmp_path / f"a{suffix}")


def test_an_empty_document(tmp_path: Path) -> None:
    for suffix, write in WRITERS.items():
        if suffix in (".docx", ".odt", ".html"):
            with pytest.raises(EmptyFile):
                read_document(write(tmp_path / f"a{suffix}", ()))


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.rtf", b"{\\rtf1 Hej}", "RTF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "gamle format"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "regneark"),
        ("a.7z", b"7z\xbc\xaf\x27\x1c" + bytes(30), "arkiv"),
    ],
)
def test_kinds_nothing_here_reads_say_what_to_do(tmp_path: Path, name: str, data: bytes, what: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(NotAPdf, match=what) as caught:
        read_document(tmp_path / name)
    assert "Gem d" in str(caught.value) or "Pak det ud" in str(caught.value)


def test_a_spreadsheet_by_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    types = b'<Types><Override ContentType="' + kind + b'"/></Types>'
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", types)
    with pytest.raises(NotAPdf, match="regneark"):
        read_document(path)


def test_the_name_does_not_matter(tmp_path: Path) -> None:
    made = write_docx(tmp_path / "a.docx", MINUTES)
    (tmp_path / "b.pdf").write_bytes(made.read_bytes())
    read = read_document(tmp_path / "b.pdf")
    assert read.source.media_type == WORD_MAIN
    assert texts(read)[0] == "Referat fra møde i Økonomiudvalget"
