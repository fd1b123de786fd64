"""Bad input and wrong use: a line that says what and what to do, the run goes on, the file is remembered."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

import parsers.document
from models.page import Document
from models.records import Parsed
from tests.cli_run import run

pytestmark = pytest.mark.usefixtures("own_folder")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _blank(path: Path) -> None:
    path.write_text(" \n\n ", encoding="utf-8")


def _no_pdf(path: Path) -> None:
    path.write_bytes(b"<html>not found</html>")


def _damaged(path: Path) -> None:
    whole = io.BytesIO()
    drawn = canvas.Canvas(whole)
    drawn.drawString(50, 700, "Dagsorden")
    drawn.save()
    path.write_bytes(whole.getvalue()[: len(whole.getvalue()) // 3])


def _encrypted(path: Path) -> None:
    drawn = canvas.Canvas(str(path), encrypt=StandardEncryption("hemmelig"))
    drawn.drawString(50, 700, "Dagsorden")
    drawn.save()


def _picture_only(path: Path) -> None:
    drawn = canvas.Canvas(str(path))
    drawn.rect(50, 50, 200, 200, fill=1)
    drawn.showPage()
    drawn.save()


def _latin_1(path: Path) -> None:
    lines = "Ældrerådet drøfter forslaget på mødet.\nKøkkenet på plejehjemmet får nye borde til våren.\n"
    path.write_bytes((lines * 8).encode("latin-1"))


def _control_characters(path: Path) -> None:
    path.write_bytes(("Dagsorden for mødet\n" * 9 + "\x00\x07").encode())


@pytest.mark.parametrize(
    ("name", "make", "status", "code", "said"),
    [
        ("tom.pdf", _empty, "empty", 1, "filen er tom"),
        ("tom.txt", _empty, "empty", 1, "filen er tom"),
        ("blank.txt", _blank, "empty", 1, "filen er tom"),
        ("web.pdf", _no_pdf, "not_a_document", 1, "PDF"),
        ("halv.pdf", _damaged, "damaged", 1, "beskadiget"),
        ("låst.pdf", _encrypted, "encrypted", 1, "adgangskode"),
        ("scan.pdf", _picture_only, "no_text", 1, "ingen side har tekst"),
        ("latin.txt", _latin_1, "ok", 0, "1 fil: 1 ny"),
        ("styretegn.txt", _control_characters, "ok", 0, "1 fil: 1 ny"),
    ],
)
def test_bad_input(
    tmp_path: Path, name: str, make: Callable[[Path], None], status: str, code: int, said: str
) -> None:
    make(tmp_path / name)
    (tmp_path / "zebra.txt").write_text("En side med tekst.\n", encoding="utf-8")
    alone = run("--db", "alone.db", "import", name)
    assert alone.exit_code == code, alone.output
    assert said in alone.stderr
    assert alone.stderr.count("Fejl:") == code
    together = run("import", name, "zebra.txt")
    assert together.exit_code == code
    with sqlite3.connect("referat.db") as connection:
        stored = dict(connection.execute("SELECT file, status FROM documents"))
        reasons = dict(connection.execute("SELECT file, reason FROM documents"))
    assert stored == {name: status, "zebra.txt": "ok"}
    assert (reasons[name] is None) == (status == "ok")


def test_a_readers_remark_becomes_a_finding(tmp_path: Path) -> None:
    _latin_1(tmp_path / "latin.txt")
    _control_characters(tmp_path / "styretegn.txt")
    run("import", "latin.txt", "styretegn.txt")
    codes = {row["code"] for row in json.loads(run("findings", "--json").stdout)}
    assert {"text.encoding", "text.control_characters"} <= codes


def fail(document: Document, hints: object) -> Parsed:
    raise KeyError("a rule")


def test_a_fault_of_ours_has_an_exit_code_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers.document, "parse_document", fail)
    (tmp_path / "a.txt").write_text("Dagsorden\n", encoding="utf-8")
    result = run("import", "a.txt")
    assert result.exit_code == 5
    assert "kør referat -v import" in result.stderr and "Traceback" not in result.output
    assert "Traceback" in run("-v", "import", "a.txt").stderr


def stop(document: Document, hints: object) -> Parsed:
    if "stop" in document.pages[0].text:
        raise KeyboardInterrupt
    return Parsed(kind="other")


def test_a_stopped_import_keeps_what_came_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsers.document, "parse_document", stop)
    (tmp_path / "a.txt").write_text("Dagsorden\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("stop\n", encoding="utf-8")
    result = run("import", "a.txt", "b.txt")
    last = result.stderr.splitlines()[-1]
    assert (result.exit_code, last) == (
        130,
        "Afbrudt. Det, der nåede at komme ind, er gemt; samme kommando fortsætter.",
    )
    assert "1 dokument" in run("show").stderr


def test_a_missing_folder_is_one_clear_line() -> None:
    result = run("import", "ingen-mappe")
    assert result.exit_code == 1
    assert result.stderr.splitlines()[2] == "Fejl: ingen-mappe: findes ikke. Tjek stien, og prøv igen."
    assert "Traceback" not in result.output


def test_a_strict_run_says_that_it_stopped_and_what_it_left(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(f"Side {name}\n", encoding="utf-8")
    result = run("import", "--strict", "a.txt", "b.txt", "c.txt")
    assert result.exit_code == 1
    assert "Stoppet ved den første fejl (--strict): 2 filer er ikke set på." in result.stderr
    assert "Stoppet" not in run("import", "--strict", "b.txt", "c.txt").stderr


def test_copies_of_known_files_are_counted_apart(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt", "d.txt"):
        (tmp_path / name).write_text("Dagsorden\n" if name != "d.txt" else "Andet\n", encoding="utf-8")
    assert run("import", ".").stderr.endswith("4 filer: 2 nye, 2 kopier af kendte filer\n")
    assert run("import", ".").stderr.endswith("4 filer: 4 uændrede\n")


def test_a_link_to_nothing_in_a_folder_is_named_and_counted(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "væk.pdf").symlink_to(tmp_path / "findes-ikke.pdf")
    (tmp_path / "mappe" / "a.txt").write_text("Dagsorden\n", encoding="utf-8")
    result = run("import", "mappe")
    assert result.exit_code == 1
    assert "Fejl: mappe/væk.pdf: linket peger på noget, der ikke findes." in result.stderr
    assert result.stderr.endswith("2 filer: 1 ny, 1 kom ikke ind\n")


def test_an_unknown_kind_of_file_in_a_folder_is_skipped_and_named(tmp_path: Path) -> None:
    (tmp_path / "mappe").mkdir()
    (tmp_path / "mappe" / "brev.xlsx").write_bytes(b"PK")
    result = run("import", "mappe")
    assert result.exit_code == 0
    assert "brev.xlsx: sprunget over" in result.stderr
    shown = " ".join(run("status").stdout.split())
    assert "1 fil er sprunget over, alle andre er inde." in shown
    assert "brev.xlsx sprunget over; den slags filer læses ikke." in shown


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show",), 6, "databasen findes ikke"),
        (("--db", "x.db"), 2, "Fejl: kommandoen mangler"),
        (("decisions", "--json", "--csv"), 2, "enten --json eller --csv"),
        (("explain", "--csv", "--json", "x"), 2, "enten --json eller --csv"),
        (("import",), 2, "STI... mangler"),
        (("vis",), 2, "kommandoen vis findes ikke"),
        (("decisions", "--fra", "x"), 2, "--fra findes ikke"),
        (("decisions", "--from", "i går"), 2, "er ingen dato"),
        (("show", "Teknisk", "Udvalg"), 2, "for mange ord: Udvalg. Sæt anførselstegn"),
        (("amounts", "--year", "i år"), 2, "'i år' er ikke et helt tal"),
        (("serve", "--port", "abc"), 2, "'abc' er ikke et helt tal"),
        (("serve", "--port", "70000"), 2, "70000 er ikke mellem 0 og 65535"),
        (("explain", "x", "--page", "0"), 2, "0 er mindre end 1"),
        (("export", "--format", "xml"), 2, "'xml' er ikke 'json'"),
        (("decisions", "--from"), 2, "valget --from mangler sin værdi"),
        (("import", "--strict=ja", "."), 2, "valget --strict tager ingen værdi"),
        (("--db", ".", "show"), 6, ".: er en mappe, ikke en database. Skriv filens navn med, fx referat.db"),
        (("--db", ".", "import", "."), 6, ".: er en mappe"),
        (("import", "--jobs", "0", "."), 2, "--jobs: '0' kan ikke bruges her. Skriv et helt tal fra 1"),
        (("import", "--time-limit", "0.05", "."), 2, "Skriv et tal fra 1 og"),
        (("import", "--memory-limit", "60", "."), 2, "Skriv et tal fra 300 og"),
        (("import", "--jobs", "to", "."), 2, "--jobs: 'to' kan ikke bruges"),
        (("import", "--ocr", "altid", "."), 2, "Skriv auto eller never eller force"),
        (("import", "--report", "x.pdf", "."), 2, "rapporten skrives som .html eller .json"),
        (("--db", "nej/x.db", "import", "."), 6, "mappen findes ikke"),
    ],
)
def test_wrong_use_has_its_exit_code_and_a_danish_line(
    arguments: tuple[str, ...], code: int, said: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("show", "findes-ikke"), 7, "intet dokument, møde eller forslag"),
        (("explain", "findes-ikke.pdf"), 7, "ikke importeret"),
        (("decisions", "--outcome", "kaffe"), 2, "Vælg en af: godkendt"),
        (("show", "--columns", "kaffe"), 2, "Vælg en af: documents"),
        (("explain", "nørreby.pdf", "--images", "ud"), 7, "flyttet eller ændret"),
        (("explain", "nørreby.pdf", "--page", "99"), 7, "nørreby.pdf: filen har 2 sider."),
        (("explain", "tom.txt"), 4, "tom.txt: filen er tom"),
        (("explain", "brev.txt", "--images", "ud"), 7, "en tekstfil har ingen sider at tegne"),
    ],
)
def test_what_is_not_there_is_said(filled: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    Path("tom.txt").touch()
    Path("brev.txt").write_text("Et brev.\n", encoding="utf-8")
    run("import", "tom.txt", "brev.txt")
    result = run(*arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stdout == ""
