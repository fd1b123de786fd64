"""Worker processes: limits hold, a crash costs one call, and nothing is left running."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from pathlib import Path
from typing import Any

import psutil
import pytest

from models.errors import MemoryLimitBroken, NotAPdf, TimeLimitBroken, WorkerCrashed, WorkerNotStarted
from referat.importing.pool import Limits, WorkerPool
from tests import pool_tasks as tasks

# Long enough for a worker of a busy machine to import what it is asked to call.
SHORT = Limits(seconds=3.0, memory_mb=4000)
WAIT = 60.0


@pytest.fixture
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, SHORT) as made:
        yield made


def test_calls_are_answered_in_other_processes(pool: WorkerPool) -> None:
    assert list(pool.map(tasks.double, range(50))) == list(range(0, 100, 2))
    pids = {future.result(WAIT) for future in [pool.submit(tasks.own_pid) for _ in range(20)]}
    assert os.getpid() not in pids and len(pids) <= 2


@pytest.mark.parametrize(
    ("fails", "error", "said"),
    [
        (tasks.hang, TimeLimitBroken, "der kom intet ud af filen i 3 sekunder"),
        (tasks.exit_hard, WorkerCrashed, "kode 3"),
        (tasks.crash, WorkerCrashed, "SIGSEGV"),
        (tasks.be_killed, WorkerCrashed, "SIGKILL"),
        (tasks.raise_ours, NotAPdf, "er ikke en PDF"),
        (tasks.give_what_cannot_be_sent, RuntimeError, "pickle"),
    ],
)
def test_what_goes_wrong_costs_one_call(
    pool: WorkerPool, fails: Callable[[], Any], error: type[Exception], said: str
) -> None:
    before, broken, after = pool.submit(tasks.double, 1), pool.submit(fails), pool.submit(tasks.double, 3)
    with pytest.raises(error, match=said):
        broken.result(WAIT)
    assert (before.result(WAIT), after.result(WAIT)) == (2, 6)


def test_a_worker_that_takes_too_much_memory_is_stopped() -> None:
    with WorkerPool(1, Limits(seconds=60, memory_mb=700)) as pool:
        broken, after = pool.submit(tasks.take_memory), pool.submit(tasks.double, 3)
        with pytest.raises(MemoryLimitBroken, match="grænsen er 700 MB"):
            broken.result(WAIT)
        assert after.result(WAIT) == 6


def test_the_clock_starts_anew_with_each_page(pool: WorkerPool) -> None:
    assert pool.submit(tasks.get_on, 5, 0.8, 6).result(WAIT) == "done"
    assert pool.submit(tasks.ask_for_more, 4.0).result(WAIT) == "done"


def test_work_that_gets_on_too_slowly_is_stopped(pool: WorkerPool) -> None:
    with pytest.raises(TimeLimitBroken, match=r"kom for langsomt videre.*3 sekunder .*0 sider"):
        pool.submit(tasks.get_on, 1000, 0.3, 0).result(WAIT)
    with pytest.raises(TimeLimitBroken, match="kom for langsomt videre"):
        pool.submit(tasks.get_on, 1000, 0.9, 1).result(WAIT)


def test_a_worker_that_never_gets_ready_is_no_files_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("referat.importing.pool.serve", tasks.die_at_start)
    with WorkerPool(1, SHORT) as pool, pytest.raises(WorkerNotStarted, match="før den er klar"):
        pool.submit(tasks.double, 1).result(WAIT)


def test_what_a_worker_started_is_stopped_with_it(pool: WorkerPool, tmp_path: Path) -> None:
    noted = tmp_path / "pids"
    with pytest.raises(TimeLimitBroken):
        pool.submit(tasks.hang_with_child, str(noted)).result(WAIT)
    assert_gone(noted.read_text(encoding="ascii").split())


def test_an_error_of_the_caller_stops_what_runs(tmp_path: Path) -> None:
    noted = tmp_path / "pids"
    waiting: list[Future[Any]] = []
    with pytest.raises(KeyboardInterrupt), WorkerPool(1, Limits()) as pool:
        waiting += [pool.submit(tasks.hang_with_child, str(noted)), pool.submit(tasks.double, 1)]
        wait_for(noted)
        raise KeyboardInterrupt
    assert_gone(noted.read_text(encoding="ascii").split())
    assert waiting[1].cancelled()


def test_workers_go_when_the_main_process_is_killed(tmp_path: Path) -> None:
    noted = tmp_path / "pids"
    code = (
        "from referat.importing.pool import Limits, WorkerPool\n"
        "from tests.pool_tasks import hang_with_child\n"
        f"WorkerPool(1, Limits()).submit(hang_with_child, {str(noted)!r}).result()\n"
    )
    main = subprocess.Popen([sys.executable, "-c", code], cwd=Path(__file__).parent.parent)
    wait_for(noted)
    main.send_signal(signal.SIGKILL)
    main.wait()
    worker, _child = noted.read_text(encoding="ascii").split()
    assert_gone([worker])


def test_a_script_without_a_guard_is_not_run_again(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(
        "from referat.importing.pool import Limits, WorkerPool\n"
        "print('once')\n"
        "with WorkerPool(2, Limits()) as pool:\n"
        "    print(pool.submit(len, 'ab').result())\n",
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("once\n2\n", "")


def test_what_a_worker_prints_is_no_data(tmp_path: Path) -> None:
    code = (
        "from referat.importing.pool import Limits, WorkerPool\n"
        "from tests.pool_tasks import print_something\n"
        "with WorkerPool(1, Limits()) as pool:\n"
        "    print(pool.submit(print_something).result())\n"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "done\n"


def wait_for(path: Path) -> None:
    """Until a worker has written the file whole."""
    last = time.monotonic() + WAIT
    while not (path.exists() and len(path.read_text(encoding="ascii").split()) == 2):
        assert time.monotonic() < last, "the worker did not start"
        time.sleep(0.05)


def assert_gone(pids: list[str]) -> None:
    """The processes end soon."""
    _, alive = psutil.wait_procs([psutil.Process(int(pid)) for pid in pids if _lives(int(pid))], timeout=20)
    assert [process for process in alive if process.status() != psutil.STATUS_ZOMBIE] == []


def _lives(pid: int) -> bool:
    return psutil.pid_exists(pid)
