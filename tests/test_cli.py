"""The command line: what it prints where, its exit codes, bad input one line each."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen import canvas

import parsers.document
from models.page import Document
from models.records import Parsed
from models.store import open_store
from referat.cli import main
from referat.tabular import rows_of, write_csv
from referat.wording import CODES
from tests.made_records import PARSED, document

COMMANDS = (
    "import",
    "show",
    "decisions",
    "items",
    "sittings",
    "amounts",
    "findings",
    "export",
    "explain",
    "forget",
    "demo",
)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every test in a folder of its own, without settings from outside."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REFERAT_DB", raising=False)
    monkeypatch.setenv("COLUMNS", "120")


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    path = tmp_path / "referat.db"
    store = open_store(path)
    store.save_document(document(), replace(PARSED, overview_tables=()), "1")
    store.close()
    return path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


# --- bad input: a line that says what and what to do, the run goes on, the file is remembered


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


def test_a_fault_of_ours_has_an_exit_code_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: Document, hints: object) -> Parsed:
        raise KeyError("a rule")

    monkeypatch.setattr(parsers.document, "parse_document", fail)
    (tmp_path / "a.txt").write_text("Dagsorden\n", encoding="utf-8")
    result = run("import", "a.txt")
    assert result.exit_code == 5
    assert "kør referat -v import" in result.stderr and "Traceback" not in result.output
    assert "Traceback" in run("-v", "import", "a.txt").stderr


def test_a_stopped_import_keeps_what_came_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(document: Document, hints: object) -> Parsed:
        if "stop" in document.pages[0].text:
            raise KeyboardInterrupt
        return Parsed(kind="other")

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


# --- screens


def test_show_tells_what_came_in(filled: Path) -> None:
    result = run("show")
    assert result.exit_code == 0
    assert "nørreby.pdf" in result.stdout and "referat" in result.stdout


def test_show_keeps_data_apart_from_talk(filled: Path) -> None:
    Path("tom.txt").touch()
    run("import", "tom.txt")
    result = run("show")
    assert "2 dokumenter, heraf 1 ikke læst" in result.stderr and "filen er tom" in result.stderr
    assert "dokumenter" not in result.stdout and "filen er tom" not in result.stdout
    listed = json.loads(run("show", "--json").stdout)
    assert [(row["file"], row["status"]) for row in listed] == [("nørreby.pdf", "ok"), ("tom.txt", "empty")]
    assert run("show", "--csv").stdout.splitlines()[0].startswith("document_id,file,page,path,other_names")
    assert {row["view"] for row in json.loads(run("show", "--columns", "items", "--json").stdout)} == {
        "items"
    }
    assert run("show", "nk07", "--json").exit_code == 2


# --- a document that should go


def _kept() -> list[str]:
    return [row["file"] for row in json.loads(run("show", "--json").stdout)]


@pytest.mark.parametrize(
    ("answer", "code", "left"), [("j\n", 0, 0), ("Ja\n", 0, 0), ("n\n", 130, 1), ("\n", 130, 1), ("", 2, 1)]
)
def test_forget_asks_first(filled: Path, answer: str, code: int, left: int) -> None:
    result = CliRunner().invoke(main, ["forget", "nørreby.pdf"], input=answer)
    assert (result.exit_code, len(_kept()), result.stdout) == (code, left, "")
    assert "/papers/nørreby.pdf" in result.stderr and "Fjern 1 fil og alle poster derfra?" in result.stderr


def test_forget_takes_every_record_and_leaves_no_trace(filled: Path) -> None:
    Path("b.txt").write_text("Et brev, der bliver.\n", encoding="utf-8")
    run("import", "b.txt")
    assert b"Karen Holm" in filled.read_bytes()
    assert run("forget", "--yes", "nørreby.pdf").exit_code == 0
    assert _kept() == ["b.txt"]
    assert json.loads(run("decisions", "--json").stdout) == json.loads(run("amounts", "--json").stdout) == []
    beside = [Path(f"{filled}{end}") for end in ("", "-wal")]
    assert not any(b"Karen Holm" in path.read_bytes() for path in beside if path.exists())


def test_forget_takes_all_files_or_none(filled: Path) -> None:
    result = run("forget", "--yes", "nørreby.pdf", "findes-ikke.pdf")
    assert (result.exit_code, _kept()) == (7, ["nørreby.pdf"])


def test_show_prints_a_finance_table_as_on_paper(filled: Path) -> None:
    lines = run("show", "nk07").stdout.splitlines()
    assert any(line.startswith("NK07 Lys på stierne") for line in lines)
    row = next(line for line in lines if "Asfalt" in line)
    assert row.split() == ["Asfalt", "1.250", "0,1", "2"]
    assert "Tabel 1. Samlet økonomi (1.000 kr., 2024 p/l)" in lines


@pytest.mark.parametrize("name", ["nørreby.pdf", "teknisk udvalg", "2024-03-05", "5.3.2024"])
def test_show_finds_a_meeting_by_file_body_and_date(filled: Path, name: str) -> None:
    shown = run("show", name).stdout
    assert "Teknisk Udvalg 5.3.2024" in shown
    assert "godkendt med ændringer, taget til efterretning" in shown
    assert "Fraværende: Karen Holm, Ida Berg" in shown


def test_columns_are_explained(filled: Path) -> None:
    assert "amount_kroner" in run("show", "--columns", "amounts").stdout
    assert run("show", "--columns").stdout.count("én række er") >= 9


def test_decisions_are_filtered(filled: Path) -> None:
    def texts(*filters: str) -> list[str]:
        return [row["text"] for row in json.loads(run("decisions", "--json", *filters).stdout)]

    both = ["Godkendt, idet belysningen drøftes igen.", "=1+1"]
    assert texts() == both
    assert texts("--outcome", "taget til efterretning") == both[1:] == texts("--outcome", "noted")
    assert texts("--text", "BELYSNINGEN") == both[:1]
    assert texts("--body", "teknisk", "--from", "2024-03-05", "--to", "5.3.2024") == both
    assert texts("--from", "2024-03-06") == texts("--to", "2024-03-04") == texts("--file", "søndre") == []


def test_amounts_are_filtered(filled: Path) -> None:
    def kroner(*filters: str) -> list[float]:
        return [row["amount_kroner"] for row in json.loads(run("amounts", "--json", *filters).stdout)]

    assert kroner("--proposal", "nk07", "--year", "2024") == [1_250_000, -942_000, 308_000]
    assert kroner("--kind", "samlet") == [308_000, 0]
    assert kroner("--steering-area", "service") == [-942_000, 0]
    assert kroner("--proposal", "lys på") and not kroner("--proposal", "mørke")


def test_findings_are_filtered(filled: Path) -> None:
    def codes(*filters: str) -> list[str]:
        return [row["code"] for row in json.loads(run("findings", "--json", *filters).stdout)]

    assert codes() == ["table.sum", "note"]
    assert codes("--severity", "advarsel", "--file", "nørreby") == ["table.sum"]
    assert codes("--severity", "error") == codes("--file", "søndre") == []


def test_a_place_that_cannot_be_written_is_named(filled: Path) -> None:
    result = run("export", "--output", "ingen-mappe/ud.json")
    assert result.exit_code == 4
    assert result.stderr == "Fejl: ingen-mappe/ud.json: findes ikke. Tjek sti, plads og rettigheder.\n"


def test_csv_opens_in_pandas_and_runs_no_formula(filled: Path) -> None:
    decisions = pd.read_csv(io.StringIO(run("decisions", "--csv").stdout))
    assert list(decisions["text"]) == ["Godkendt, idet belysningen drøftes igen.", "'=1+1"]
    assert list(decisions["date"]) == ["2024-03-05", "2024-03-05"]
    amounts = pd.read_csv(io.StringIO(run("amounts", "--csv").stdout))
    assert amounts["amount_kroner"].sum() == 1_250_000 + 100 + 2000 - 942_000 + 308_000
    assert ",-942,-942,-942000," in run("amounts", "--csv").stdout


@pytest.mark.parametrize(
    ("printed", "written"),
    [
        ("=1+1", "'=1+1"),
        (";=1+1", ";'=1+1"),
        ("Godkendt; +45 12", "Godkendt; '+45 12"),
        ("Godkendt.\n=1+1", "Godkendt.\n'=1+1"),
        ("@sum(1)", "'@sum(1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "\n'=1"),
        ("-942", "-942"),
        ("-1.250,5", "-1.250,5"),
        ("a-b = c + d", "a-b = c + d"),
    ],
)
def test_csv_guards_what_a_spreadsheet_would_run(printed: str, written: str) -> None:
    out = io.StringIO()
    write_csv(rows_of(pd.DataFrame({"text": [printed], "number": [-942.0]})), out)
    (row,) = csv.reader(io.StringIO(out.getvalue().split("\n", 1)[1], newline=""))
    assert row == [written, "-942"]


def test_explain_prints_values_and_loose_lines(filled: Path) -> None:
    shown = run("explain", "nørreby.pdf").stdout
    assert "Møde 1, Punkt 3, Beslutning 1" in shown
    assert "Udfald" in shown and "godkendt med ændringer" in shown
    assert "test.rule" in shown and "Linjer, som ingen regel har brugt" in shown
    rows = json.loads(run("explain", "nørreby.pdf", "--page", "2", "--json").stdout)
    assert {row["page"] for row in rows} == {2}


def test_export_writes_to_stdout_or_a_file(filled: Path, tmp_path: Path) -> None:
    printed = run("export", "--format", "json").stdout
    result = run("export", "--output", "ud.json")
    assert result.stdout == ""
    assert (tmp_path / "ud.json").read_text(encoding="utf-8") == printed
    assert json.loads(printed)["documents"][0]["source"] == "nørreby.pdf"


def test_a_pipe_gets_no_colours(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    for arguments in (("show",), ("decisions",), ("show", "nk07"), ("findings",)):
        assert "\x1b" not in run(*arguments).output


def test_no_rows_is_said_on_stderr(filled: Path) -> None:
    result = run("amounts", "--year", "1999")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert "Ingen rækker passer" in result.stderr
    assert run("amounts", "--year", "1999", "--json").stdout == "[]\n"


# --- settings and help


def test_the_database_is_the_options_then_the_variables_then_the_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from referat.config import load_settings

    assert load_settings({}).db == Path("referat.db")
    (tmp_path / "referat.toml").write_text('db = "fil.db"\nlock_wait_seconds = 2\n', encoding="utf-8")
    assert load_settings({}).db == tmp_path / "fil.db"
    assert load_settings({}).lock_wait_seconds == 2.0
    (tmp_path / "referat.toml").write_text('db = "~/hjemme.db"\n', encoding="utf-8")
    assert load_settings({}).db == Path.home() / "hjemme.db"
    monkeypatch.setenv("REFERAT_DB", "variabel.db")
    assert load_settings({}).db == Path("variabel.db")
    assert load_settings({"db": "valg.db"}).db == Path("valg.db")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("db = ", "ikke gyldig TOML"),
        ("dba = 'x'", "ukendt indstilling"),
        ("strict = 'måske'", "Skriv true eller false"),
        ("lock_wait_seconds = -1", "Skriv et tal over 0 og højst 1.000"),
        ("db = 3", "Skriv en sti"),
        ("jobs = 0", "Skriv et helt tal fra 1"),
    ],
)
def test_a_bad_setting_is_named(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "referat.toml").write_text(content, encoding="utf-8")
    result = run("show")
    assert (result.exit_code, said in result.stderr) == (3, True)


def test_without_arguments_the_help_is_shown() -> None:
    result = run()
    assert "Kommandoer:" in result.output and "Fejl" not in result.output.split("Afslutningskoder")[0]


def test_a_reader_that_goes_early_is_no_failure(filled: Path) -> None:
    for command in ("show", "decisions", "explain nørreby.pdf --csv"):
        code = f"import sys; from referat.cli import main; sys.argv[1:] = {command.split()!r}; main()"
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert child.stdout is not None and child.stderr is not None
        child.stdout.close()
        assert (child.wait(), b"Error" in child.stderr.read()) == (0, False)
        child.stderr.close()


def test_every_command_has_danish_help() -> None:
    top = run("--help").stdout
    for command in COMMANDS:
        assert command in top
        shown = run(command, "--help").stdout
        assert shown.startswith("Brug: ") and "Show this message" not in shown
    assert "Afslutningskoder" in top


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom referat.cli import main\n"
        "CliRunner().invoke(main, ['--help'])\n"
        "print([m for m in ('pandas', 'spacy', 'sqlalchemy', 'pypdfium2', 'rich') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("asked", ["decisions --csv", "amounts", "search robot", "findings --kind sum"])
def test_lists_and_searches_load_no_tables(filled: Path, asked: str) -> None:
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom referat.cli import main\n"
        f"done = CliRunner().invoke(main, ['--db', {str(filled)!r}, *{asked.split()!r}])\n"
        "print(done.exit_code, [m for m in ('pandas', 'spacy', 'sqlalchemy.orm') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "0 []\n"


def test_the_version_is_printed() -> None:
    assert run("--version").stdout.startswith("referat ")


def test_every_outcome_has_a_danish_word() -> None:
    from typing import get_args

    from models.evidence import Certainty, Severity
    from models.records import DocumentKind, Outcome, RowKind

    for kind, codes in (
        ("outcome", Outcome),
        ("document_kind", DocumentKind),
        ("row_kind", RowKind),
        ("certainty", Certainty),
        ("severity", Severity),
    ):
        assert set(CODES[kind]) == set(get_args(codes))
