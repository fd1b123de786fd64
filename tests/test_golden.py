"""The records of each sample are those its script knows that it printed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.make_samples import BAD, DOCUMENTS, FILES, GOLDEN, GOOD, SAMPLES, golden_name, lines_name
from tests.records_diff import differences

Records = dict[str, dict[str, Any]]
DIGITS = re.compile(r"-?\d+(?:\.\d+)?")


def truth_of(sample: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((GOLDEN / golden_name(sample)).read_text(encoding="utf-8"))
    return truth


@pytest.mark.parametrize("sample", DOCUMENTS)
def test_sample_gives_its_records(sample: str, sample_records: Records) -> None:
    truth = truth_of(sample)
    truth.pop("findings")
    found = differences(truth, sample_records[Path(sample).name])
    assert not found, f"{len(found)} differences\n" + "\n".join(found[:60])


@pytest.mark.parametrize("sample", [name for name in DOCUMENTS if truth_of(name)["findings"]])
def test_sum_that_does_not_add_up_is_found(sample: str, sample_records: Records) -> None:
    found = sample_records[Path(sample).name]["findings"]
    for wanted in truth_of(sample)["findings"]:
        alike = [f for f in found if wanted["row"] in (f["where"] or "") and wanted["column"] in f["where"]]
        sums = [(numbers(f["expected"]), numbers(f["found"])) for f in alike]
        assert ([wanted["expected"]], [wanted["found"]]) in sums, found


@pytest.mark.parametrize("sample", [name for name in DOCUMENTS if not truth_of(name)["findings"]])
def test_sums_that_add_up_are_not_complained_of(sample: str, sample_records: Records) -> None:
    found = sample_records[Path(sample).name]["findings"]
    assert [f for f in found if f["severity"] == "error"] == []


def numbers(printed: str | None) -> list[float]:
    """The numbers of a finding's text, with or without thousands points."""
    plain = (printed or "").replace("−", "-").replace(",", ".")
    return [float(n) for n in DIGITS.findall(re.sub(r"(?<=\d)\.(?=\d{3}\b)", "", plain))]


STATUS = {
    "bad/laast-dagsorden.pdf": "encrypted",
    "bad/afbrudt-kopi.pdf": "damaged",
    "bad/tom-fil.txt": "empty",
}


@pytest.mark.parametrize("sample", BAD)
def test_bad_file_is_named_with_its_reason(sample: str, sample_records: Records) -> None:
    record = sample_records[Path(sample).name]
    assert record["status"] == STATUS[sample]
    assert Path(sample).name in record["reason"]
    assert "\n" not in record["reason"]
    assert record["meetings"] == record["proposals"] == []


def test_text_in_latin_1_is_read_with_a_remark(sample_records: Records) -> None:
    record = sample_records["aeldreraadet-latin1.txt"]
    assert record["status"] == "ok"
    assert [f["code"] for f in record["findings"] if f["code"].startswith("text.")] == ["text.encoding"]


def test_every_sample_has_a_golden_and_every_golden_a_sample() -> None:
    printed = {lines_name(name) for name in GOOD if name.endswith(".pdf")}
    assert {path.name for path in GOLDEN.glob("*.json")} == {
        golden_name(name) for name in DOCUMENTS
    } | printed
    on_disk = {str(p.relative_to(SAMPLES)) for p in SAMPLES.rglob("*") if p.is_file()}
    assert on_disk == set(FILES)
