"""Web pages: what is printed, and only that, in its order."""

from pathlib import Path

import pytest

from extract.read import read_document
from models.errors import DamagedFile
from models.page import Document
from tests.office_told import printed, shape, texts


class TestWeb:
    def read(self, tmp_path: Path, body: str, encoding: str = "utf-8") -> Document:
        (tmp_path / "a.html").write_bytes(body.encode(encoding))
        return read_document(tmp_path / "a.html")

    def test_what_is_printed(self, tmp_path: Path) -> None:
        read = self.read(
            tmp_path,
            "<!DOCTYPE html><html><head><title>Referat</title><style>.x{display:none}</style></head><body>"
            "<nav>Forside | Politik</nav><p>Budget &amp; regnskab,\n &aelig;&oslash;&#229;</p>"
            "<p>Én<br>to<br></p><div class=x>skjult</div><p style='display:none'>også</p><script>x()</script>"
            '<ol start="3"><li>tre<li>fire<ul><li>under</li></ul></ol><ol type="a"><li>x</ol>'
            "<input type=checkbox checked>Ja <input type=checkbox>Nej</body></html>",
        )
        assert printed(read) == [
            "Referat", "Forside | Politik", "Budget & regnskab, æøå", "Én", "to", "3. tre", "4. fire",
            "• under",
            "a. x", "☒Ja ☐Nej",
        ]  # fmt: skip
        assert [line.text for line in read.pages[0].lines if line.running] == ["Forside | Politik"]
        assert [note.message for note in read.notes] == ["2 skjulte stykker tekst er ikke taget med."]

    def test_of_what_is_pressed_only_titles_are_printed(self, tmp_path: Path) -> None:
        read = self.read(
            tmp_path,
            "<html><body><button aria-expanded=true><h2>Budget</h2></button><h3><button>Bilag</button></h3>"
            "<p><span role=button>PDF</span><a role=button href=/x>Notat</a></p><button>Print</button>"
            "<button aria-expanded=false>Skoler</button>"
            "<button aria-expanded=false aria-haspopup=true>Menu til punktet</button>"
            "<ul role=menu><li>Kopier</li></ul></body></html>",
        )
        assert printed(read) == ["Budget", "Bilag", "Notat", "Skoler", "• Kopier"]
        assert [line.text for line in read.pages[0].lines if line.running] == ["• Kopier"]

    def test_a_number_in_a_cell_leads_the_title_beside_it(self, tmp_path: Path) -> None:
        story = "Sagen blev udsat, og forvaltningen skriver et notat om de tre skoler til mødet i maj. " * 2
        read = self.read(
            tmp_path,
            f"<html><body><table><tr><td>1</td><td><h2>Budget</h2><p>{story}</p></td><td>x</td></tr>"
            f"<tr><td>2.</td><td>Skoler<p>{story}</p></td></tr></table></body></html>",
        )
        (page,) = read.pages
        assert [line.text for line in page.lines if line.text] == [
            "1 Budget", story.strip(), "x", "2. Skoler", story.strip(),
        ]  # fmt: skip
        assert [line.size for line in page.lines if line.text][:2] == [18.0, None]
        text = "\n".join(line.text for line in page.lines)
        told = [[text[a:b] for a, b in cell.spans] for cell in page.tables[0].cells]
        assert told == [["1"], ["Budget", story.strip()], ["x"], ["2."], ["Skoler", story.strip()]]

    def test_headings_are_bold_and_large(self, tmp_path: Path) -> None:
        read = self.read(
            tmp_path,
            "<html><style>.o{font-weight:700;font-size:16px}</style><h1>A</h1>"
            "<p class=o>B</p><p><b>C</b>d e f</p>",
        )
        assert [(line.text, line.bold, line.size) for line in read.pages[0].lines if line.text] == [
            ("A", True, 24.0), ("B", True, 12.0), ("Cd e f", False, None),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("encoding", "head"),
        [
            ("utf-8", ""),
            ("utf-8-sig", ""),
            ("cp1252", '<meta charset="iso-8859-1">'),
            ("cp1252", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
            ("utf-16", ""),
        ],
    )
    def test_encodings(self, tmp_path: Path, encoding: str, head: str) -> None:
        read = self.read(
            tmp_path, f"<html><head>{head}</head><body><p>Mødet på Ærø – «nu»</p></body></html>", encoding
        )
        assert printed(read) == ["Mødet på Ærø – «nu»"]

    def test_spans_and_tables_that_only_place_text(self, tmp_path: Path) -> None:
        read = self.read(
            tmp_path,
            "<html><table><tr><td><p>Menu</p></td><td><table><tr><th>A<th colspan=2>B"
            "<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table></td></tr></table>",
        )
        (table,) = read.pages[0].tables
        assert [shape(cell) for cell in table.cells] == [
            ("A", 0, 0, 1, 1), ("B", 0, 1, 1, 2), ("1", 1, 0, 2, 1), ("2", 1, 1, 1, 1), ("3", 1, 2, 1, 1),
            ("4", 2, 1, 1, 1), ("5", 2, 2, 1, 1),
        ]  # fmt: skip
        assert table.cells[0].bold and not table.cells[2].bold

    def test_pages_where_the_page_says_so(self, tmp_path: Path) -> None:
        read = self.read(tmp_path, '<html><p>Én</p><p style="page-break-before: always">To</p>')
        assert [texts(read, page.number) for page in read.pages] == [["Én"], ["To"]]

    def test_the_foot_of_a_page_runs_and_that_of_an_article_does_not(self, tmp_path: Path) -> None:
        read = self.read(
            tmp_path,
            "<html><main><p>Godkendt.</p><article><footer>Ref. Ida Bro</footer></article></main>"
            "<footer><p>Torvet 1</p></footer>",
        )
        assert [(line.text, line.running) for line in read.pages[0].lines if line.text] == [
            ("Godkendt.", False), ("Ref. Ida Bro", False), ("Torvet 1", True),
        ]  # fmt: skip

    def test_a_foot_with_text_behind_it_does_not_run(self, tmp_path: Path) -> None:
        page = "<div class=page><p>Godkendt.</p><footer>{}</footer></div>"
        read = self.read(
            tmp_path,
            f"<html>{page.format('Bo Ek stemte imod.')}{page.format('Torvet 1')}<footer>Kl. 8-15</footer>"
            "<script>x()</script><nav>Til toppen</nav><div> <dialog>Cookies</dialog></div>",
        )
        running = [line.text for line in read.pages[0].lines if line.running]
        assert running == ["Torvet 1", "Kl. 8-15", "Til toppen"]
        assert "Bo Ek stemte imod." in printed(read)

    def test_deep_pages_end(self, tmp_path: Path) -> None:
        assert printed(self.read(tmp_path, "<html>" + "<div>" * 400 + "dybt" + "</div>" * 400)) == ["dybt"]
        with pytest.raises(DamagedFile, match="dybt"):
            self.read(tmp_path, "<html>" + "<div>" * 5000 + "dybt")
