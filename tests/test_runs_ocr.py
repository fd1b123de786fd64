"""Pages that wait for the OCR program: the next import notices that it is there, reads them, and says so."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from benchmarks.made_scans import draw_pages
from referat.cli import main
from tests.samples_scans import SIZE, TEXT, draw_text, paper

AGENDA = ["Nørreby Kommune", "Dagsorden", "1. Godkendelse af dagsorden", "Beslutning", "Godkendt."]


def half_scanned() -> bytes:
    """A page of text, and one that is a picture."""
    (drawn,) = draw_pages(paper(), 150)
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=SIZE, invariant=1)
    draw_text(canvas, [*AGENDA, *TEXT], SIZE[1])
    canvas.showPage()
    canvas.drawImage(ImageReader(drawn), 0, 0, *SIZE)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def run(folder: Path, *args: str) -> Result:
    return CliRunner().invoke(main, ["--db", str(folder / "x.db"), *args])


def actions(folder: Path) -> list[str]:
    planned = run(folder, "import", "--dry-run", "--json", str(folder / "a.pdf"))
    return [entry["action"] for entry in json.loads(planned.stdout)]


def test_pages_that_waited_for_ocr_are_read_when_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.pdf").write_bytes(half_scanned())
    with monkeypatch.context() as patch:
        patch.setenv("PATH", str(tmp_path / "tom"))
        first = run(tmp_path, "import", str(tmp_path / "a.pdf"))
        assert "1 ny" in first.stderr and "1 uden tekst" in first.stderr
        codes = [row["code"] for row in json.loads(run(tmp_path, "findings", "--json").stdout)]
        assert "ocr.missing" in codes
        assert actions(tmp_path) == ["unchanged"]
        assert "1 uændret" in run(tmp_path, "import", str(tmp_path / "a.pdf")).stderr
    assert actions(tmp_path) == ["ocr"]
    assert "1 uændret" in run(tmp_path, "import", "--ocr", "never", str(tmp_path / "a.pdf")).stderr
    second = run(tmp_path, "import", str(tmp_path / "a.pdf"))
    assert "1 fil er læst igen" in second.stderr and "1 læst med OCR" in second.stderr
    codes = [row["code"] for row in json.loads(run(tmp_path, "findings", "--json").stdout)]
    assert "ocr.missing" not in codes
    assert actions(tmp_path) == ["unchanged"]
    assert "læst igen" not in run(tmp_path, "import", str(tmp_path / "a.pdf")).stderr
