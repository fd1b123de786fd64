"""Imports killed at random points: nothing that was reported done is lost, and the end is the same.

    python -m benchmarks.kills [--kills 200] [--seed 1] [--minutes 60] [--json FILE]

`referat import` runs over a folder of samples and is killed with SIGKILL: the main process alone, or all of
its processes at once. The same database is imported into and killed again a few times, then run to the end
and compared with that of an undisturbed run, row by row. After every kill SQLite checks the file, every
process has to be gone, and as many files as the last progress line counted must be in the store, and all that
were there before. The command is the real one; it only tells of each file, where it would of some.
"""

import argparse
import json
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import psutil

from benchmarks.memory import family
from benchmarks.same_store import check, compare, names

SAMPLES = Path(__file__).parent.parent / "data" / "samples"
# The command line, with a line for every file.
COMMAND = (
    "from referat.importing import progress; progress.QUIET_SECONDS = progress.LINE_SECONDS = 0.0\n"
    "from referat.cli import main; main()"
)
DONE = re.compile(r"^([\d.]+) af [\d.]+ filer", re.MULTILINE)
NOTE = "Dagsorden\n\n1. Godkendelse af dagsorden\n\nBeslutning\nGodkendt.\n"
# How many kills one database gets at most, and how long its processes may take to go: a server of workers
# only looks for its main process when it has loaded what they need.
MOST_KILLS, GONE_SECONDS = 10, 120.0
# This share of the kills comes while the program starts, the others at most so many seconds after a file.
STARTING_SHARE, LATER_SECONDS = 0.2, 0.7
# Larger samples are left out: more runs are worth more than longer ones.
LARGEST = 30_000
ENDED_WELL = (0, 1)


@dataclass(slots=True, kw_only=True)
class Trial:
    """What the runs share, and what was found."""

    folder: Path
    scratch: Path
    rng: Random
    undisturbed: Path
    files: int = 0
    start_seconds: float = 5.0
    kills: int = 0
    main_only: int = 0
    stores: int = 0
    ended_before: int = 0
    wrong: list[str] = field(default_factory=list)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--kills", type=int, default=200)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--minutes", type=float, default=60, help="stop after this long, done or not")
    options.add_argument("--json", type=Path)
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        trial = begin(Path(scratch), chosen.seed)
        end = time.monotonic() + 60 * chosen.minutes
        while trial.kills < chosen.kills and time.monotonic() < end:
            known = len(trial.wrong)
            disturb(trial, min(MOST_KILLS, chosen.kills - trial.kills))
            print(tell(trial), *trial.wrong[known:], sep="\n  ", flush=True)
    if chosen.json:
        chosen.json.write_text(
            json.dumps(found(trial), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )
    sys.exit(1 if trial.wrong else 0)


def begin(scratch: Path, seed: int, largest: int = LARGEST) -> Trial:
    """Make the folder and import it once, undisturbed."""
    folder = make_papers(scratch / "papirer", largest)
    trial = Trial(folder=folder, scratch=scratch, rng=Random(seed), undisturbed=scratch / "hel.db")
    ended = run(trial, trial.undisturbed, killed=False)
    if ended not in ENDED_WELL:
        trial.wrong.append(f"the undisturbed run ended with {ended}")
    trial.files = len(names(trial.undisturbed))
    return trial


def make_papers(folder: Path, largest: int) -> Path:
    """The samples up to so many bytes, one of them under two names, and two papers in an archive."""
    shutil.copytree(SAMPLES, folder)
    for path in folder.rglob("*.pdf"):
        if path.stat().st_size > largest:
            path.unlink()
    pdfs = sorted(folder.glob("*.pdf"))
    shutil.copy(pdfs[0], folder / "kopi.pdf")
    with zipfile.ZipFile(folder / "arkiv.zip", "w") as archive:
        archive.write(pdfs[-1], "mappe/i-arkiv.pdf")
        archive.writestr(
            "mappe/notat.txt", "Dagsorden\n\n1. Godkendelse af dagsorden\n\nBeslutning\nGodkendt.\n"
        )
    return folder


def disturb(trial: Trial, most: int) -> None:
    """Kill one to `most` runs into a new database, run to the end, and compare."""
    trial.stores += 1
    database = trial.scratch / f"{trial.stores}.db"
    for _ in range(trial.rng.randint(1, most)):
        before = names(database)
        ended = run(trial, database, killed=True)
        lost = before - names(database)
        if lost:
            trial.wrong.append(f"store {trial.stores}: gone after a kill: {sorted(lost)}")
        if ended is not None:
            trial.ended_before += 1
            break
    ended = run(trial, database, killed=False)
    if ended not in ENDED_WELL:
        trial.wrong.append(f"store {trial.stores}: the last run ended with {ended}")
    trial.wrong += [f"store {trial.stores}: {line}" for line in compare(trial.undisturbed, database)]
    for path in trial.scratch.glob(f"{trial.stores}.db*"):
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def run(trial: Trial, database: Path, killed: bool) -> int | None:
    """An import, killed or run to the end; its exit status, None for a kill. Then the file is checked."""
    log = database.with_suffix(".log")
    options = ["--db", str(database), "import", "--jobs", "2", str(trial.folder)]
    command = [sys.executable, "-c", COMMAND, *options]
    with log.open("w") as said:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, start_new_session=True)
    if killed:
        wait_somewhere(trial, process, log)
    ended = process.poll() if killed else process.wait()
    if ended is None:
        kill(trial, process)
    told = log.read_text(encoding="utf-8", errors="replace")
    trial.wrong += [f"store {trial.stores}: {line}" for line in check(database)]
    if len(names(database)) < reported(log):
        trial.wrong.append(f"store {trial.stores}: {reported(log)} reported, {len(names(database))} kept")
    if ended is not None and ended not in ENDED_WELL:
        trial.wrong.append(f"store {trial.stores}: ended with {ended}: {told[-800:]}")
    return ended


def wait_somewhere(trial: Trial, process: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until a random moment: while it starts, or a while after a random number of files are reported."""
    until = time.monotonic() + trial.rng.uniform(0, trial.start_seconds)
    files = -1 if trial.rng.random() < STARTING_SHARE else trial.rng.randrange(trial.files)
    while process.poll() is None and (time.monotonic() < until if files < 0 else reported(log) < files):
        time.sleep(0.01)
    if files >= 0:
        time.sleep(trial.rng.uniform(0, LATER_SECONDS))


def reported(log: Path) -> int:
    """How many files the last progress line counts."""
    counts = DONE.findall(log.read_text(encoding="utf-8", errors="replace"))
    return int(counts[-1].replace(".", "")) if counts else 0


def kill(trial: Trial, process: subprocess.Popen[bytes]) -> None:
    """Kill the main process, alone or with all others, and see that all of them go."""
    members = family(process.pid)
    trial.kills += 1
    if trial.rng.random() < 0.5:
        trial.main_only += 1
        members_killed = members[:1]
    else:
        members_killed = members
    for member in members_killed:
        try:
            member.send_signal(signal.SIGKILL)
        except psutil.NoSuchProcess:
            continue
    process.wait()
    _, left = psutil.wait_procs(members[1:], timeout=GONE_SECONDS)
    for member in left:
        trial.wrong.append(f"store {trial.stores}: a process is left behind: {member}")
        member.kill()


def found(trial: Trial) -> dict[str, Any]:
    return {
        "kills": trial.kills,
        "main process only": trial.main_only,
        "ended before the kill": trial.ended_before,
        "databases": trial.stores,
        "files": trial.files,
        "wrong": trial.wrong,
    }


def tell(trial: Trial) -> str:
    shown = found(trial) | {"wrong": len(trial.wrong)}
    return ", ".join(f"{name}: {value}" for name, value in shown.items())


if __name__ == "__main__":
    main()
