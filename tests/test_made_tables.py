"""Made-up finance tables: the truth adds up but for what was put in; the scorer tells right from wrong."""

import copy
import json
import re
from contextlib import closing
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import pypdfium2
import pytest

from benchmarks import made_tables, tables, tables_icdar
from benchmarks.made_tables_content import STRUCTURES, draw_overview, draw_table
from benchmarks.made_tables_dress import DRESSES, EN_DASH, MINUS, NBSP, Dress, draw_look, print_amount
from benchmarks.made_tables_errors import plant_disagreement, plant_error
from benchmarks.made_tables_model import find_checks, off, table_truth
from benchmarks.made_tables_sheet import wrap
from benchmarks.tables_score import score_document


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper of eight tables of each of three dresses."""
    folder = tmp_path_factory.mktemp("tables")
    made_tables.save_set(folder, seed=3, tables=24)
    return folder


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A paper of two tables."""
    folder = tmp_path_factory.mktemp("small")
    made_tables.save_set(folder, seed=4, tables=2, only="grid")
    return folder


def read_json(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("structure", STRUCTURES)
def test_tables_add_up_but_for_rounding_until_an_error_is_put_in(structure: str) -> None:
    planted = 0
    for seed in range(12):
        rng = Random(seed)
        table = draw_table(rng, "1", structure, 2026)
        for check in find_checks(table):
            assert abs(off(table, check)) <= max(1, len(check.parts) / 2)
        before = {(check.place, check.parts): off(table, check) for check in find_checks(table)}
        error = plant_error(rng, table)
        if error is None:
            continue
        planted += 1
        failing = {c.place for c in find_checks(table) if off(table, c) != before[c.place, c.parts]}
        assert error.printed != error.expected
        assert failing | {error.place} == {error.place, *error.also}
        assert table.rows[error.place[0]].values[error.place[1]] == error.printed
    assert planted or structure == "list"


def test_an_overview_has_the_sums_of_the_other_table_until_they_are_made_to_disagree() -> None:
    planted = 0
    for seed in range(12):
        rng = Random(seed)
        taken: set[str] = set()
        detailed = draw_table(rng, "2", "sections", 2026, taken=taken)
        overview = draw_overview(rng, "1", detailed, taken)
        sums = {row.label: list(row.values) for row in detailed.rows if row.kind == "total"}
        assert {row.label: row.values for row in overview.rows if not row.parts} == sums
        error = plant_disagreement(rng, overview, detailed)
        if error is None or error.other is None:
            continue
        planted += 1
        assert detailed.rows[error.other[0]].values[error.other[1]] == error.expected
        row, column = error.place
        assert overview.rows[row].values[column] == error.printed != error.expected
        down = [check for check in find_checks(overview) if check.place[1] == column]
        assert not overview.columns[column].parts and all(not off(overview, check) for check in down)
    assert planted


def test_sums_of_one_name_do_not_stand_in_two_tables_of_a_proposal_by_chance() -> None:
    for seed in range(5):
        rng = Random(seed)
        taken: set[str] = set()
        drawn = [draw_table(rng, str(n), "sections", 2026, taken=taken) for n in range(3)]
        sums = [row.label for table in drawn for row in table.rows if row.kind in ("total", "grand_total")]
        assert len(set(sums)) == len(sums)


def test_the_same_seed_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("a", "b"):
        made_tables.save_set(tmp_path / name, seed=5, tables=3, only="zebra")
    for path in sorted((tmp_path / "a").iterdir()):
        assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()


def test_every_dress_can_be_made_and_prints_what_the_truth_says(tmp_path: Path) -> None:
    made_tables.save_set(tmp_path, seed=2, tables=len(DRESSES))
    listed = read_json(tmp_path / made_tables.LIST)
    assert listed["tables"] == len(DRESSES)
    for file in listed["papers"]:
        truth = read_json(tmp_path / f"{file}.json")
        if truth["look"]["cuts"]:
            continue
        with closing(pypdfium2.PdfDocument(tmp_path / file)) as document:
            text = "".join(page.get_textpage().get_text_range() for page in document)
        letters = re.sub(r"\s+", "", text)
        for table in [t for p in truth["proposals"] for t in p["tables"]]:
            for row in table["rows"]:
                assert re.sub(r"\s+", "", row["label"]) in letters, (file, row["label"])


def test_no_table_is_wider_than_its_page(made: Path) -> None:
    for path in made.glob("*.pdf"):
        with closing(pypdfium2.PdfDocument(path)) as document:
            for page in document:
                words = page.get_textpage()
                boxes = [words.get_rect(i) for i in range(words.count_rects())]
                assert max(box[2] for box in boxes) <= page.get_width() - 40


@pytest.mark.parametrize(
    ("ticks", "decimals", "look", "printed"),
    [
        (-1234567, 0, {"separator": ".", "minus": "-"}, "-1.234.567"),
        (-1234567, 1, {"separator": NBSP, "minus": MINUS}, f"{MINUS}123{NBSP}456,7"),
        (-5, 1, {"separator": "", "minus": "after"}, "0,5-"),
        (-942, 0, {"separator": "", "minus": "()"}, "(942)"),
        (0, 1, {"empty": EN_DASH}, "0,0"),
        (None, 0, {"empty": EN_DASH}, EN_DASH),
    ],
)
def test_amounts_are_printed_as_the_dress_has_it(
    ticks: int | None, decimals: int, look: dict[str, str], printed: str
) -> None:
    assert print_amount(ticks, decimals, Dress(name="x", **look)) == printed  # type: ignore[arg-type]


def test_a_face_without_the_signs_gets_others() -> None:
    look = draw_look(Dress(name="x", face="helvetica", minus=MINUS, separator="\u2009"), Random(1))
    assert (look.minus, look.separator) == (EN_DASH, NBSP)


def test_long_words_are_cut_without_hyphen_only_where_asked() -> None:
    assert wrap("Kompetenceudvikling nu", "Helvetica", 10, 40) == ["Kompetenceudvikling", "nu"]
    cut = wrap("Kompetenceudvikling nu", "Helvetica", 10, 40, cuts=True)
    assert len(cut) > 2 and "".join(cut).replace(" ", "") == "Kompetenceudviklingnu"


def as_export(truth: dict[str, Any], listed: dict[str, Any]) -> dict[str, Any]:
    """A reading that is right in everything and finds every error."""
    findings = [
        {
            "code": "table.sum",
            "severity": "warning",
            "where": f"{e['proposal']} Tabel {e['table']}, række '{e['row']}', {e['column']}",
            "found": str(e["printed"]).replace(".", ","),
            "expected": str(e["expected"]).replace(".", ","),
            "message": "",
        }
        for e in listed["errors"]
        if e["file"] == truth["source"]
    ]
    return {**copy.deepcopy(truth), "findings": findings}


def test_a_right_reading_scores_full_and_each_fault_is_seen(made: Path) -> None:
    listed = read_json(made / made_tables.LIST)
    assert listed["errors"]
    truths = [read_json(made / f"{file}.json") for file in listed["papers"]]
    for truth in truths:
        right = score_document(truth, as_export(truth, listed), listed)
        assert right.f1 == 1 and right.counts["tables right"] == right.counts["tables"] == 8
        assert right.counts["errors at cell"] == right.counts["errors"]
        assert not right.counts["alarms other"] and not right.counts["alarms rounding"]
        assert right.rate("kinds right", "rows paired") == 1 and not right.misses
        score_with_faults(truth, listed)


def score_with_faults(truth: dict[str, Any], listed: dict[str, Any]) -> None:
    got = as_export(truth, listed)
    table = got["proposals"][0]["tables"][0]
    row = table["rows"][-1]
    column = next(c for c, value in row["values"].items() if value is not None)
    row["values"][column] += 1
    row["kind"] = "payback"
    del got["proposals"][1]["tables"][0]
    where = f"Tabel 1, række '{row['label']}', 1999"
    got["findings"] = [
        {
            "code": "table.sum",
            "severity": "warning",
            "where": where,
            "found": "1",
            "expected": "2",
            "message": "",
        }
    ]
    score = score_document(truth, got, listed)
    assert score.counts["cells right"] < score.counts["cells found"] < score.counts["cells"]
    assert score.counts["tables found"] == 7 and score.counts["tables right"] == 6
    assert score.counts["errors found"] == 0 and score.counts["alarms other"] == 1
    assert {"no table", "cells", "kind", "alarm other"} <= {sort for sort, _ in score.misses}


def test_a_legal_rounding_that_is_reported_counts_as_a_false_alarm() -> None:
    entry = {"file": "a.pdf", "row": "I alt", "column": "2026", "value": 10, "sum": 11}
    listed = {"errors": [], "roundings": [entry], "papers": {"a.pdf": {"checks": 4}}}
    finding = {"code": "table.sum", "severity": "warning", "message": "", "where": "T1, række 'I alt', 2026"}
    truth = {"source": "a.pdf", "proposals": []}
    for expected, sort in (("11", "rounding"), ("14", "other")):
        got = {"proposals": [], "findings": [{**finding, "found": "10", "expected": expected}]}
        assert score_document(truth, got, listed).counts[f"alarms {sort}"] == 1


def test_papers_are_imported_and_scored(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scores, seconds = tables.score_folder(small, only="grid", jobs=1)
    assert seconds > 0 and scores["grid"].counts["tables"] == 2
    assert scores["grid"].counts["tables found"] > 0
    tables.print_goals(scores["grid"], seconds)
    assert "goal 0.995" in capsys.readouterr().out


def test_a_folder_without_made_papers_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="made_tables"):
        tables.score_folder(tmp_path)


def test_table_truth_names_merged_headers_too() -> None:
    found = [draw_table(Random(seed), "1", "budget", 2026) for seed in range(20)]
    names = [table_truth(table)["column_names"] for table in found]
    assert any("Budgetår 2026 Afvigelse" in also for name in names for also in name.get("Afvigelse", []))


class Scorer(SimpleNamespace):
    """Stands in for the scorer of the competition: counts documents with a table."""

    def score(self, found: dict[str, Any], truth: dict[str, Any], docs: list[str]) -> dict[str, Any]:
        share = sum(1 for doc in docs if any(found[doc].values())) / len(docs)
        return {"micro": (share, share, share), "macro": (share,) * 3, "per": dict.fromkeys(docs, (share, 1))}


def test_readers_are_compared_and_those_not_installed_are_named(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    readers, missing = tables_icdar.find_readers("ours,pdfplumber")
    assert list(readers) == ["ours", "pdfplumber"]
    figures = tables_icdar.compare(Scorer(), {}, {"grid-1": small / "grid-1.pdf"}, readers)  # type: ignore[arg-type]
    assert figures["readers"]["ours"]["macro"][2] == figures["readers"]["pdfplumber"]["macro"][2] == 1
    tables_icdar.print_figures(figures, ["camelot", *missing], each=True)
    out = capsys.readouterr().out
    assert "not installed, so not compared: camelot" in out and "grid-1" in out


def test_a_reader_that_gives_up_is_noted(tmp_path: Path) -> None:
    failed: list[str] = []
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert tables_icdar.read_quietly(tables_icdar.read_ours, tmp_path / "x.pdf", failed) == {}
    assert len(failed) == 1 and "x.pdf" in failed[0]


def test_a_folder_without_scorer_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="icdar_score"):
        tables_icdar.load_scorer(tmp_path)
