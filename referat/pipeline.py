"""The run: files and folders in, records in the store, a report of how each file went."""

import datetime
import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import StoreError
from models.runs import RunState, begin_run, end_run
from models.store import Store
from parsers.layout_hints import load_layout_hints
from referat.config import Settings
from referat.importing.files import find_all
from referat.importing.pages import make_cache, trim_pages
from referat.importing.pool import Limits, WorkerPool, all_cores
from referat.importing.revision import parser_version
from referat.importing.running import Choice, Means, Run
from referat.importing.saving import Keeper
from referat.joining.linking import link_sittings
from referat.reports.report import Progress, RunReport, Silent
from referat.searching.index import update_index

# How many files are under way for each process of our own; and for an executor of unknown size.
AHEAD, AHEAD_ELSEWHERE = 2, 64
# What workers have loaded and tried before their first file.
PRELOAD = ("referat.importing.warm",)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Started:
    """A run that is in the history."""

    id: int
    store: Store

    def end(self, state: RunState) -> None:
        """Keep how it ended."""
        with self.store.writing() as connection:
            end_run(connection, self.id, state)


def import_paths(
    paths: Sequence[Path],
    store: Store,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    again: bool = False,
    retry: bool = False,
    since: datetime.date | None = None,
    executor: Executor | None = None,
) -> RunReport:
    """Import files and everything readable in folders; one bad file never stops the others.

    A file whose content this version has read before is left as it is, unless `again`; with retry, those
    that failed or were set aside are tried again. since leaves out files that were last changed before that
    day. With settings.strict the run stops after the first file that fails. The report says how each file
    went; nothing is raised for a file. Raises StoreError when the database cannot be written.

    The files are read and parsed in settings.jobs processes under settings.time_limit and memory_limit, or
    wherever another executor of concurrent.futures does it (which then has to set limits of its own); this
    process alone writes the store, one transaction a file. The store is made beforehand, where there is none:

    >>> store = open_store("referat.db", create=True)            # doctest: +SKIP
    >>> report = import_paths([Path("papirer")], store)          # doctest: +SKIP
    >>> report.count("added"), [file.reason for file in report.failed]      # doctest: +SKIP
    (12, ['papirer/laast.pdf: filen kræver adgangskode. Gem den uden kode, og prøv igen.'])
    """
    settings = settings or Settings()
    choice = Choice(again=again, retry=retry, since=since)
    hints = load_layout_hints(settings.layouts)
    files = find_all(paths, store.path)
    started = _begin(store, settings, choice, paths)
    cache = make_cache(store.path) if settings.cache_limit else None
    with store.held_open() as held, _ended(started), _pool(executor, settings) as (pool, ahead):
        means = Means(
            settings=settings,
            progress=progress or Silent(),
            executor=pool,
            ahead=ahead,
            cache=cache,
            hints=hints,
        )
        run = Run(means, choice, Keeper(store=held, run_id=started.id, again=again))
        run.take_all(files)
        link_sittings(held)
        update_index(held)
        if cache is not None:
            trim_pages(cache, settings.cache_limit)
    return RunReport(run.sorted_results(), unseen=run.planned - len(run.results), run=started.id)


def _begin(store: Store, settings: Settings, choice: Choice, paths: Sequence[Path]) -> _Started:
    options: dict[str, Any] = {
        "paths": [str(path) for path in paths],
        "ocr": settings.ocr,
        "jobs": settings.jobs or all_cores(),
        "time_limit": settings.time_limit,
        "memory_limit": settings.memory_limit,
        "strict": settings.strict,
        "again": choice.again,
        "retry": choice.retry,
        "since": None if choice.since is None else choice.since.isoformat(),
    }
    with store.writing() as connection:
        run_id = begin_run(connection, os.getpid(), parser_version(), options)
    return _Started(id=run_id, store=store)


@contextmanager
def _ended(started: _Started) -> Iterator[None]:
    """Write in the history how the run ended, whatever ends it."""
    try:
        yield
    except KeyboardInterrupt:
        with suppress(StoreError):
            started.end("stopped")
        raise
    except BaseException:
        with suppress(StoreError):
            started.end("failed")
        raise
    started.end("finished")


@contextmanager
def _pool(executor: Executor | None, settings: Settings) -> Iterator[tuple[Executor, int]]:
    """The executor that does the work, ours or the caller's, and how many files it may have at a time."""
    if executor is not None:
        yield executor, AHEAD_ELSEWHERE
        return
    jobs = settings.jobs or all_cores()
    limits = Limits(seconds=settings.time_limit, memory_mb=settings.memory_limit)
    with WorkerPool(jobs, limits, PRELOAD) as pool:
        yield pool, AHEAD * jobs
