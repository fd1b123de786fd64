"""Glyphs whose letters the file tells wrong or not at all: read by the words they stand in, or named."""

from io import BytesIO
from pathlib import Path

import pytest

import extract.pdf.spelling
from extract.pdf.odd_glyphs import DocumentSpelling
from extract.pdf.pages import read_sheets
from extract.pdf.second import read_sheets_again
from extract.pdf.spelling import Speller
from extract.read import read_document
from extract.settings import ReadSettings
from extract.sheet import Sheet
from tests.raw_pdf import show, simple_font, wide_font, write_pdf

PLAIN = {code: chr(code) for code in range(32, 127)}
SETTINGS = ReadSettings()
# What exports write for a glyph without Unicode of its own
WRONG = {
    "the glyph's number": "\u01af",
    "another number": "\u01b1",
    "private": "\ue001",
    "replacement": "\ufffd",
    "control": "\x01",
    "white space": "\x0b",
    "nothing": "\x00",
    "capital": "\xdd",
}


def sheets_of(data: bytes) -> list[Sheet]:
    return [sheet for sheet in read_sheets(data, SETTINGS) if sheet is not None]


def texts_of(sheet: Sheet) -> list[str]:
    return [word.text for word in sheet.words]


def with_codes(contents: list[bytes], meant: dict[int, str]) -> bytes:
    font = simple_font({code: f"g{code}" for code in meant}, mapped=True)
    return write_pdf(contents, font, PLAIN | meant)


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_ligature_is_read_by_its_word(wrong: str) -> None:
    (sheet,) = sheets_of(with_codes([show([b"et di\x01ust forslag"])], {1: wrong}))
    assert texts_of(sheet) == ["et", "diffust", "forslag"]
    assert (sheet.repaired, sheet.unread) == (1, 0)


@pytest.mark.parametrize("mapped", [True, False])
def test_a_glyph_without_unicode_is_read_by_its_word(mapped: bool) -> None:
    font = simple_font({1: "g431"}, mapped=mapped)
    (sheet,) = sheets_of(write_pdf([show([b"et di\x01ust forslag"])], font, PLAIN))
    assert texts_of(sheet) == ["et", "diffust", "forslag"]


def test_both_readers_read_a_glyph_number_alike() -> None:
    codes = [*b"di", 431, *b"ust e", 431, *b"ek", 415, *b"v"]
    text = b"".join(code.to_bytes(2, "big") for code in codes)
    data = write_pdf([show([text])], wide_font(), PLAIN)
    (again,) = read_sheets_again(BytesIO(data), SETTINGS)
    for sheet in (*sheets_of(data), again):
        assert texts_of(sheet) == ["diffust", "effektiv"]
        assert sheet.repaired == 3


def test_a_glyph_means_the_same_on_all_pages() -> None:
    """ "ka\x01er" may be coffee, cats or rafters; another page tells."""
    first = with_codes([show([b"ka\x01er"]), show([b"e\x01ekter og di\x01ust"])], {1: "\ue001"})
    assert texts_of(sheets_of(first)[0]) == ["kaffer"]
    other = with_codes([show([b"ka\x01er"]), show([b"fly\x01e og udfly\x01ede"])], {1: "\ue001"})
    assert texts_of(sheets_of(other)[0]) == ["katter"]


def test_words_of_the_document_tell_names_apart() -> None:
    (sheet,) = sheets_of(with_codes([show([b"Kloffevang", b"i Klo\x01evang"])], {1: "\ue001"}))
    assert texts_of(sheet) == ["Kloffevang", "i", "Kloffevang"]


def test_one_sign_for_all_letters_is_read_word_by_word() -> None:
    signs = {1: "\ufffd", 2: "\ufffd", 3: "\ufffd"}
    (sheet,) = sheets_of(with_codes([show([b"\x01konomi og r\x02dhuset", b"m\x01de"])], signs))
    assert texts_of(sheet) == ["økonomi", "og", "rådhuset", "m\ufffdde"]  # a meeting, or a manner
    assert (sheet.repaired, sheet.unread) == (2, 1)


def test_what_cannot_be_told_is_kept_and_said(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(with_codes([show([b"Kr\x01pz er et navn"])], {1: "\ue001"}))
    document = read_document(path)
    assert document.pages[0].text == "Kr\ue001pz er et navn"
    assert [note.code for note in document.notes] == ["pdf.unread_glyphs"]


def test_bullets_before_words_are_no_letters() -> None:
    bullets = {1: "\ue001", 2: "\uf0b7"}
    (sheet,) = sheets_of(with_codes([show([b"\x01ord og \x01il", b"\x02lag"])], bullets))
    assert texts_of(sheet) == ["\ue001ord", "og", "\ue001il", "•lag"]


def test_several_ligatures_in_one_word() -> None:
    wrong = {1: "\u01af", 2: "\u019f"}
    (sheet,) = sheets_of(with_codes([show([b"e\x01ek\x02v og informa\x02on"])], wrong))
    assert texts_of(sheet) == ["effektiv", "og", "information"]


@pytest.mark.parametrize(
    "line",
    [
        "Møde på Ærø om æbler, ål og øl à 5 kr.",
        "Zoë Müller, Þórr Guðmundsson og José Ibáñez",
        "Žižek, Wałęsa, Kovačević, Şahin og Čapek",
        "Žarko Čolić, Nikolić og Đoković mødte Petrović",
        "Ngô Đình Diệm og Lê Đức Thọ",
        "μm, kΩ, Δt, αβγ og σ-værdi",
        "Ư Ɵ Ʃ ƫ Ō er tegn i en tabel",
        "Ōsaka og Ōtsu er byer",
        "Иван Петров",
        "oeﬀekt og ﬁre",
    ],
)
def test_correct_text_stays_as_it_is(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.pdf"
    codes = {letter: code for code, letter in enumerate(dict.fromkeys(line), 600)}
    text = b"".join(codes[letter].to_bytes(2, "big") for letter in line)
    path.write_bytes(write_pdf([show([text])], wide_font(), {code: letter for letter, code in codes.items()}))
    document = read_document(path)
    assert document.pages[0].text == line.replace("ﬀ", "ff").replace("ﬁ", "fi")
    assert document.notes == ()


def test_the_dictionary_is_only_read_for_odd_glyphs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extract.pdf.spelling, "find_known", _refuse)
    (sheet,) = sheets_of(with_codes([show([b"et forslag med Kova\x01evi\x02"])], {1: "č", 2: "ć"}))
    assert texts_of(sheet)[-1] == "Kovačević"


@pytest.mark.parametrize(("line", "learned"), [("hele for-|tallet", False), ("et di\u01afust", True)])
def test_other_pages_are_read_only_for_glyphs_in_doubt(
    monkeypatch: pytest.MonkeyPatch, line: str, learned: bool
) -> None:
    pages: list[object] = []
    monkeypatch.setattr(DocumentSpelling, "_learn", lambda self, speller: pages.append(speller))
    codes = [part.replace("\u01af", "\x01").encode("latin-1") for part in line.split("|")]
    sheets = sheets_of(with_codes([show(codes), show([b"og mere"])], {1: "\u01af"}))
    assert bool(pages) is learned
    assert texts_of(sheets[1]) == ["og", "mere"]


def _refuse(words: set[str]) -> set[str]:
    raise AssertionError(words)


def test_a_speller_learns_as_it_goes() -> None:
    speller = Speller()
    mark = speller.mark("Skrift", "\ue001", broken=False)
    speller.learn(f"Kr{mark}pz")
    assert speller.spell(f"Kr{mark}pz").text == "Kr\ue001pz"
    speller.learn(f"di{mark}ust e{mark}ekt")
    assert speller.spell(f"e{mark}ekt").text == "effekt"
