"""The benchmark of reading: its papers, its stages, and what it says where there is nothing to measure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import reading
from benchmarks.corpus import count_pages, make_folder, make_pack
from benchmarks.stages import STAGES


def test_the_folder_has_as_many_files_as_asked_for_and_is_kept(tmp_path: Path) -> None:
    paths = make_folder(tmp_path, 5)
    made = [path.stat().st_mtime_ns for path in paths]
    assert len(paths) == 5 and {path.suffix for path in paths} == {".pdf", ".txt"}
    assert [path.stat().st_mtime_ns for path in make_folder(tmp_path, 5)] == made


def test_a_pack_has_exactly_its_pages(tmp_path: Path) -> None:
    samples = sorted(reading.SAMPLES.glob("b*.pdf"))
    assert count_pages(make_pack(tmp_path, 17, samples)) == 17


def test_every_stage_is_timed_in_every_round() -> None:
    sample = sorted(reading.SAMPLES.glob("b*.pdf"), key=lambda path: path.stat().st_size)[:1]
    found = reading.compare(sample, rounds=2)
    assert found["pages"] == count_pages(sample[0])
    assert [set(taken) for taken in found["rounds"]] == [{*STAGES, "index", "import", "all"}] * 2
    assert all(taken["pdfplumber"] > 0 and taken["read"] > 0 for taken in found["rounds"])


def test_a_folder_without_readable_pdfs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tom.txt").touch()
    monkeypatch.setattr(sys, "argv", ["reading", str(tmp_path)])
    with pytest.raises(SystemExit, match="no PDF that can be read"):
        reading.main()
