"""The benchmark says so where it has nothing to measure."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import run


def test_a_folder_without_readable_pdfs_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "tom.pdf").touch()
    monkeypatch.setattr(sys, "argv", ["run", str(tmp_path)])
    with pytest.raises(SystemExit, match="no PDF that can be read"):
        run.main()
