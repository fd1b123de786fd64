"""The samples are what their scripts write, today as yesterday, and small."""

from __future__ import annotations

import json
import subprocess

import pytest

from tests.make_samples import FILES, GOLDEN, ROOT, SAMPLES, SOURCES, build_all, sources
from tests.samples_paper import plain, wrap

MOST_BYTES, MOST_IN_ALL = 400_000, 1_500_000


def test_samples_are_the_same_when_written_twice() -> None:
    (files, truths), (again, truths_again) = build_all(), build_all()
    assert files == again
    assert truths == truths_again


def test_truth_on_disk_is_what_the_scripts_print() -> None:
    _, truths = build_all()
    for name, truth in truths.items():
        on_disk = json.loads((GOLDEN / name).read_text(encoding="utf-8"))
        assert on_disk == json.loads(json.dumps(truth)), f"{name}: run make samples"


def test_text_samples_on_disk_are_what_the_scripts_write() -> None:
    files, _ = build_all()
    texts = [name for name in files if name.endswith((".txt", ".docx"))]
    stale = [name for name in texts if (SAMPLES / name).read_bytes() != files[name]]
    assert stale == []


@pytest.mark.parametrize("sample", FILES)
def test_sample_is_listed_with_its_maker_and_purpose(sample: str) -> None:
    rows = SOURCES.read_text(encoding="utf-8").splitlines()
    row = next(row for row in rows if row.startswith(f"| {sample} |"))
    _, _, maker, purpose, _ = (cell.strip() for cell in row.split("|"))
    assert (ROOT / maker).is_file()
    assert purpose


def test_list_of_samples_is_what_the_scripts_write() -> None:
    assert SOURCES.read_text(encoding="utf-8") == sources()


def test_samples_are_small() -> None:
    sizes = {path.name: path.stat().st_size for path in SAMPLES.rglob("*") if path.is_file()}
    assert [name for name, size in sizes.items() if size > MOST_BYTES] == []
    assert sum(sizes.values()) < MOST_IN_ALL


def test_samples_are_under_version_control() -> None:
    wanted = [f"data/samples/{name}" for name in FILES]
    listed = subprocess.run(
        ["git", "ls-files", "--", "data/samples"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert sorted(listed.stdout.split()) == sorted(wanted)


def test_words_break_at_marks_and_after_real_hyphens() -> None:
    text = "Kultur- og Fritids¬udvalget mødes"
    lines = wrap(text, "Helvetica", 10, 95)
    assert lines == ["Kultur- og Fritids-", "udvalget mødes"]
    assert plain(text) == "Kultur- og Fritidsudvalget mødes"
