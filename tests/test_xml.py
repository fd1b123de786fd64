"""XML files: lines and a tree, and what is mended where the XML is not well-formed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.formats.markup import unfold_html
from extract.formats.xml_file import read_xml
from extract.read import read_document
from models.errors import InputError
from models.page import Document, Element, Source

SOURCE = Source(sha256="0" * 64, path="m.xml", media_type="application/xml", size=1)
HEAD = '<?xml version="1.0" encoding="utf-8"?>'
WHOLE = f"""{HEAD}
<Liste><Post Navn="Kort over stien" Nr="1"><Titel>Sti &amp; bro</Titel><Tekst>Nyt.</Tekst></Post>
<Post Navn="Søvej" Nr="2"><Titel>Åvej</Titel><Tekst>Gammelt.</Tekst></Post></Liste>"""


def read(text: str | bytes) -> Document:
    return read_xml(SOURCE, text if isinstance(text, bytes) else text.encode())


def shape(document: Document, element: Element | None = None) -> tuple[object, ...]:
    """The tree with its values instead of places."""
    element = element or document.tree
    assert element is not None
    lines = document.pages[0].lines
    attributes = tuple((name, lines[at].text) for name, at in element.attributes)
    own = tuple(line.text for line in lines[slice(*element.text)] if line.text)
    return (element.tag, attributes, own, *(shape(document, child) for child in element.children))


def codes(document: Document) -> set[str]:
    return {note.code for note in document.notes}


def test_every_value_is_a_line_and_the_tree_points_to_it() -> None:
    document = read(WHOLE)
    post = (
        "Post",
        (("Navn", "Søvej"), ("Nr", "2")),
        (),
        ("Titel", (), ("Åvej",)),
        ("Tekst", (), ("Gammelt.",)),
    )
    assert shape(document)[-1] == post
    page = document.pages[0]
    assert all(page.text[line.start : line.start + len(line.text)] == line.text for line in page.lines)
    assert document.notes == ()


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (WHOLE.replace("&amp;", "&"), "xml.ampersand"),
        (WHOLE.replace("Nyt.</Tekst>", "Nyt."), "xml.unclosed"),
        (WHOLE.replace("Nyt.</Tekst></Post>", "Nyt."), "xml.unclosed"),
        (WHOLE.replace("Sti &amp; bro</Titel>", "Sti &amp; bro"), "xml.unclosed"),
        (WHOLE.replace("Gammelt.</Tekst></Post></Liste>", "Gammelt."), "xml.unclosed"),
        (WHOLE.replace("Nyt.</Tekst>", "Nyt.</Tekst></Afsnit>"), "xml.stray"),
        (WHOLE.replace("Nyt.", "\x03Nyt.\x1f"), "xml.control"),
        (WHOLE.replace("Nyt.", "Nyt.&#x1f;"), "xml.control"),
        (WHOLE.replace("Søvej", "S&oslash;vej"), "xml.entity"),
        (WHOLE.replace('Nr="2"', "Nr=2"), "xml.quotes"),
        (WHOLE.replace("Åvej", "Åvej").encode("cp1252"), "xml.encoding"),
        (WHOLE.replace("utf-8", "idna").encode("cp1252"), "xml.encoding"),
        (WHOLE.replace("utf-8", "iso-8859-1"), "xml.encoding"),
        (WHOLE.replace("utf-8", "utf-16"), "xml.encoding"),
        (WHOLE.encode().decode("cp1252").encode(), "xml.encoding"),
    ],
)
def test_what_is_not_well_formed_is_mended_and_told(broken: str | bytes, code: str) -> None:
    document = read(broken)
    assert codes(document) == {code}
    assert shape(document) == shape(read(WHOLE))


@pytest.mark.parametrize(
    "same",
    [
        WHOLE.encode("utf-8-sig"),
        WHOLE.replace("utf-8", "utf-16").encode("utf-16"),
        WHOLE.replace("utf-8", "iso-8859-1").encode("latin-1"),
        WHOLE.replace("<Liste>", '<Liste xmlns="urn:x">'),
        WHOLE.replace("Nyt.", "<![CDATA[Nyt.]]>"),
        WHOLE.replace("<Tekst>Nyt.", "<!-- x -->\n<Tekst>\n  Nyt.\n"),
    ],
)
def test_other_ways_to_write_the_same_are_no_faults(same: str | bytes) -> None:
    document = read(same)
    assert (shape(document), document.notes) == (shape(read(WHOLE)), ())


def test_lone_less_than_signs_are_text() -> None:
    document = read("<A><T>Priser < 5 kr. og 3<4</T><U>a <b</U></A>")
    assert shape(document)[-2:] == (("T", (), ("Priser < 5 kr. og 3<4",)), ("U", (), ("a <b",)))
    assert codes(document) == {"xml.less"}


def test_html_is_unfolded_escaped_or_not() -> None:
    inner = "<p>Resum&amp;eacute; &lt;1&gt;</p><ol><li>at <b>stien</b> laves</li><li>at den betales</li></ol>"
    lines = ("Nyt", "1. at stien laves", "2. at den betales")
    plain = f"<A><T><p>Nyt</p>{inner.partition('</p>')[2]}</T></A>"
    assert shape(read(plain))[-1] == ("T", (), lines)
    escaped = plain.replace("<T>", "<T><![CDATA[").replace("</T>", "]]></T>")
    assert shape(read(escaped))[-1] == ("T", (), lines)
    assert unfold_html("<p>A&nbsp;&oslash;<br/>B</p><p>C</p><script>x()</script>") == ("A ø", "B", "", "C")


def test_names_of_a_files_own_are_no_html() -> None:
    document = read("<A><Title>Overskrift</Title><Section><Label>Et</Label></Section></A>")
    assert [child[0] for child in shape(document)[3:]] == ["Title", "Section"]  # type: ignore[index]


@pytest.mark.parametrize(("depth", "deep"), [(150, False), (230, True)])
def test_what_lies_too_deep_is_kept_as_text_and_told(depth: int, deep: bool) -> None:
    names = ["Sag"] * depth
    inside = "<Titel nr='7'>Søvej</Titel> Efter"
    document = read("".join(f"<{name}>" for name in names) + inside + "".join(f"</{name}>" for name in names))
    said = [line.text for line in document.pages[0].lines if line.text]
    assert sorted(said) == ["7", "Efter", "Søvej"]
    assert (codes(document) == {"xml.too_deep"}) == deep


def test_html_that_lies_too_deep_is_kept_as_text() -> None:
    html = "&lt;div&gt;" * 230 + "Nederst" + "&lt;/div&gt;" * 230
    document = read(f"<Sag><Tekst>{html}</Tekst></Sag>")
    assert "Nederst" in [line.text for line in document.pages[0].lines]


def test_no_entity_is_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("kode 1234", encoding="utf-8")
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    declared = f'<!ENTITY a0 "x">{levels}<!ENTITY f SYSTEM "{secret.as_uri()}">'
    document = read(f"{HEAD}<!DOCTYPE A [{declared}]><A><T>&a11; &f;</T></A>")
    assert len(document.pages[0].text) < 100
    assert "1234" not in document.pages[0].text
    assert "xml.doctype" in codes(document)


@pytest.mark.parametrize("data", [b"", b"  \n ", HEAD.encode(), b"<A></A>", b"<A/>"])
def test_a_file_without_values_is_named(data: bytes) -> None:
    with pytest.raises(InputError, match=r"m\.xml"):
        read(data)


def test_what_a_file_is_follows_from_its_bytes(tmp_path: Path) -> None:
    html = "<p>Et</p><p>To</p><p>Tre</p>"
    manifest = f"{HEAD}<Post><Tekst><![CDATA[{html}]]></Tekst></Post>"
    (tmp_path / "manifest.dat").write_text(manifest, encoding="utf-8")
    assert read_document(tmp_path / "manifest.dat").tree is not None


@settings(max_examples=60, deadline=None)
@given(
    st.integers(0, 400), st.integers(1, 60), st.sampled_from(["", "&", "<", "</Post>", "<Post>", "]]>", '"'])
)
def test_damage_anywhere_gives_a_document_or_a_reason(at: int, length: int, put: str) -> None:
    damaged = WHOLE[:at] + put + WHOLE[at + length :]
    try:
        document = read(damaged)
    except InputError as err:
        assert "m.xml" in str(err)
        return
    page = document.pages[0]
    assert document.tree is not None
    assert all(page.text[line.start : line.start + len(line.text)] == line.text for line in page.lines)
