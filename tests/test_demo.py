"""The tour: every part is there, and the commands it ends with can be typed."""

from __future__ import annotations

import re
import shlex
import shutil
import sys
from pathlib import Path

import pytest

from models.errors import NotFound
from referat import demo
from referat.config import Settings
from tests.cli_run import run

SAMPLES = (
    "businesscases-2018.pdf",
    "byraadet-2024-10-23.pdf",
    "investeringsforslag-2019-scan.pdf",
    "investeringsforslag-2025.pdf",
    "kulturudvalget-2025-09-09.zip",
)


@pytest.fixture
def home(tmp_path: Path, samples_dir: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout's data with some of the samples, and a shell's place in it."""
    (tmp_path / "my data" / "samples").mkdir(parents=True)
    for name in SAMPLES:
        shutil.copy(samples_dir / name, tmp_path / "my data" / "samples" / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")
    return tmp_path / "my data"


def test_the_tour_shows_each_part_and_replaces_an_older_store(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "out" / "demo.db.cache" / "pages").mkdir(parents=True)
    (home / "out" / "demo.db").write_text("left by another run")
    demo.run_demo(Settings(), home)
    shown = capsys.readouterr().out
    for part in (
        "1. Det kom ind   $ referat show\n",
        "2. Beslutninger efter udfald   mere: referat decisions\n",
        "3. Et forslags økonomi   mere: referat show NB",
        "4. Fra beslutning til side   mere: referat explain ",
        "5. Scannede sider   mere: referat status\n",
        "investeringsforslag-2019-scan.pdf      ",
        "6. Et møde, som flere papirer fortæller om   mere: referat sittings --items\n",
        "Manifest: manifest.xml",
        "7. Det bør et menneske se på   mere: referat findings\n",
        "8. Hvad blev der af forslaget?   $ referat trace ",
        "export REFERAT_DB='my data/out/demo.db'\n",
    ):
        assert part in shown, part
    whole = [part for part in re.split(r"\n(?=\d\. |Prøv selv)", shown) if "   $ referat " in part]
    assert len(whole) == 2
    for part in whole:
        title, _, printed = part.partition("\n")
        command = shlex.split(title.split("$ referat ")[1])
        result = run("--db", str(home / "out" / "demo.db"), *command)
        assert printed.strip("\n") == result.stdout.strip("\n"), title
    trace = shown[shown.index("4. Fra") :]
    decided = trace.split("Beslutning  ")[1].splitlines()[0].strip()
    assert f"Trykt       «{decided[:30]}" in trace


def test_the_commands_begin_with_activation_where_the_shell_has_no_referat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".venv" / "bin").mkdir(parents=True)
    (tmp_path / ".venv" / "bin" / "activate").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "prefix", str(tmp_path / ".venv"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert demo._commands(Path("x.db"))[:2] == (". .venv/bin/activate", "export REFERAT_DB=x.db")
    (tmp_path / "referat").touch(mode=0o755)
    assert demo._commands(Path("x.db"))[0] == "export REFERAT_DB=x.db"


def test_without_samples_the_tour_says_where_they_are(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="følger kun med kildekoden"):
        demo.run_demo(Settings(), tmp_path)
