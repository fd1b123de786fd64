"""Where originals are found again: open in a folder, packed in archives, sent with letters."""

from __future__ import annotations

import hashlib
import io
import sqlite3
import zipfile
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen import canvas

from models.document_info import DocumentInfo
from models.errors import NotFound
from referat.importing.originals import find_file, find_original
from tests.web_room import SAMPLES, ask, import_samples, open_app

LETTER, ARCHIVE = "brev-med-referat.eml", "kulturudvalget-2025-09-09.zip"


def draw_pdf(said: str) -> bytes:
    kept = io.BytesIO()
    paper = canvas.Canvas(kept, pagesize=(300, 200), invariant=True)
    paper.drawString(50, 130, said)
    paper.save()
    return kept.getvalue()


def pack(members: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return kept.getvalue()


def info_of(data: bytes, *paths: str, media_type: str = "application/pdf") -> DocumentInfo:
    return DocumentInfo(
        id=1,
        names=tuple(Path(path).name for path in paths),
        paths=paths,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=media_type,
        size=len(data),
        pages=1,
        read_by="text",
        kind="minutes",
        status="ok",
        reason=None,
        trace=None,
        imported_at="2025-03-04",
        parser_version="1",
    )


def test_an_original_is_found_in_archives_and_letters_at_any_depth(tmp_path: Path) -> None:
    paper = draw_pdf("Nørreby Kommune")
    letter = EmailMessage()
    letter["Subject"] = "Referat"
    letter.set_content("Se bilaget.\n")
    letter.add_attachment(paper, maintype="application", subtype="pdf", filename="referat æ.pdf")
    inner = pack({"dybt/referat.pdf": paper, "brev.eml": letter.as_bytes()})
    (tmp_path / "moeder.zip").write_bytes(pack({"andet.txt": b"Andet\n", "indre.zip": inner}))
    for member in ("indre.zip/dybt/referat.pdf", "indre.zip/brev.eml/referat æ.pdf"):
        original = find_original(info_of(paper, f"{tmp_path}/moeder.zip/{member}"))
        assert (original.path, original.member) == (tmp_path / "moeder.zip", member)
        assert original.read() == paper
        assert original.stem == Path(member).stem


def test_a_file_that_lies_open_comes_before_one_in_an_archive(tmp_path: Path) -> None:
    paper = draw_pdf("Nørreby Kommune")
    (tmp_path / "a.zip").write_bytes(pack({"referat.pdf": paper}))
    (tmp_path / "referat.pdf").write_bytes(paper)
    paths = (f"{tmp_path}/a.zip/referat.pdf", f"{tmp_path}/referat.pdf")
    assert find_file(info_of(paper, *paths)).member is None
    (tmp_path / "referat.pdf").write_bytes(b"Noget andet")
    assert find_file(info_of(paper, *paths)).member == "referat.pdf"


@pytest.mark.parametrize("member", ["andet.pdf", "referat.pdf/dybere.pdf", "../hemmelig.pdf", ""])
def test_only_the_content_that_was_imported_is_given(tmp_path: Path, member: str) -> None:
    paper = draw_pdf("Nørreby Kommune")
    (tmp_path / "hemmelig.pdf").write_bytes(draw_pdf("Noget andet"))
    (tmp_path / "a.zip").write_bytes(pack({"referat.pdf": paper, "andet.pdf": draw_pdf("Andet")}))
    with pytest.raises(NotFound, match="flyttet eller ændret"):
        find_file(info_of(paper, f"{tmp_path}/a.zip/{member}"))


def test_an_archive_that_is_damaged_since_is_said_in_danish(tmp_path: Path) -> None:
    paper = draw_pdf("Nørreby Kommune")
    packed = pack({"referat.pdf": paper})
    (tmp_path / "a.zip").write_bytes(packed[: len(packed) // 2])
    with pytest.raises(NotFound, match="flyttet eller ændret"):
        find_file(info_of(paper, f"{tmp_path}/a.zip/referat.pdf"))


@pytest.mark.parametrize(("container", "like"), [(LETTER, "Handicapraadet.pdf"), (ARCHIVE, "Lokaleplan.pdf")])
def test_a_page_of_a_paper_inside_another_file_is_drawn(tmp_path: Path, container: str, like: str) -> None:
    path = import_samples(tmp_path / "arkiv.db", tmp_path, (container,))
    with closing(sqlite3.connect(path)) as connection:
        query = (
            "SELECT sha256, path FROM document d JOIN document_name n ON n.document_id = d.id WHERE name = ?"
        )
        sha256, known = connection.execute(query, (like,)).fetchone()
    assert f"/{container}/" in known
    app, code = open_app(path, download=True), sha256[:12]
    plain, marked = (
        Image.open(io.BytesIO(ask(app, f"/side/{code}/1.png{marks}").content)).convert("RGB")
        for marks in ("", "?m=1:100,100,200,120")
    )
    assert plain.size[0] > 1000 and len(plain.getcolors(1 << 24) or ()) > 10
    assert plain.getpixel((300, 238)) != marked.getpixel((300, 238))
    original = ask(app, f"/original/{code}")
    assert hashlib.sha256(original.content).hexdigest() == sha256
    (tmp_path / "papirer" / container).unlink()
    answer = ask(app, f"/side/{code}/1.png?m=1:50,50,60,60")
    assert answer.status_code == 404 and "flyttet eller ændret" in answer.text


def test_a_letter_is_not_given_out_where_what_is_sent_with_it_has_a_closed_item(tmp_path: Path) -> None:
    letter = EmailMessage()
    letter["Subject"] = "Referat"
    letter.set_content("Se bilaget.\n")
    paper = (SAMPLES / "byraadet-2024-10-23.pdf").read_bytes()
    letter.add_attachment(paper, maintype="application", subtype="pdf", filename="referat.pdf")
    (tmp_path / "papirer").mkdir()
    (tmp_path / "papirer" / "lukket.eml").write_bytes(letter.as_bytes())
    path = import_samples(tmp_path / "arkiv.db", tmp_path, (LETTER,))
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT name, sha256 FROM document d JOIN document_name n ON n.document_id = d.id"
        codes = {name: sha256[:12] for name, sha256 in connection.execute(query)}
    app = open_app(path, download=True)
    answers = {name: ask(app, f"/original/{code}").status_code for name, code in codes.items()}
    assert answers == {"lukket.eml": 404, "referat.pdf": 404, LETTER: 200, "Handicapraadet.pdf": 200}
