"""The commands: what they list, show, write and take out, and what stands on the screen."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

from referat.cli import main
from referat.querying.tabular import rows_of, write_csv
from tests.cli_run import run

pytestmark = pytest.mark.usefixtures("own_folder")


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
    if not answer:
        assert any(line.startswith("Fejl: der kom intet svar") for line in result.stderr.splitlines())


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


def decision_texts(*filters: str) -> list[str]:
    return [row["text"] for row in json.loads(run("decisions", "--json", *filters).stdout)]


def test_decisions_are_filtered(filled: Path) -> None:
    both = ["Godkendt, idet belysningen drøftes igen.", "=1+1"]
    assert decision_texts() == both
    assert (
        decision_texts("--outcome", "taget til efterretning")
        == both[1:]
        == decision_texts("--outcome", "noted")
    )
    assert decision_texts("--text", "BELYSNINGEN") == both[:1]
    assert decision_texts("--body", "teknisk", "--from", "2024-03-05", "--to", "5.3.2024") == both
    assert decision_texts("--from", "2024-03-06") == decision_texts("--to", "2024-03-04") == []


def kroner_of(*filters: str) -> list[float]:
    return [row["amount_kroner"] for row in json.loads(run("amounts", "--json", *filters).stdout)]


def test_amounts_are_filtered(filled: Path) -> None:
    assert kroner_of("--proposal", "nk07", "--year", "2024") == [1_250_000, -942_000, 308_000]
    assert kroner_of("--kind", "samlet") == [308_000, 0]
    assert kroner_of("--steering-area", "service") == [-942_000, 0]
    assert kroner_of("--proposal", "lys på")


def finding_codes(*filters: str) -> list[str]:
    return [row["code"] for row in json.loads(run("findings", "--json", *filters).stdout)]


def test_findings_are_filtered(filled: Path) -> None:
    assert finding_codes() == ["table.sum", "note"]
    assert finding_codes("--severity", "advarsel", "--file", "nørreby") == ["table.sum"]
    assert finding_codes("--severity", "error") == []


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
