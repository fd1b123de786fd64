"""A run under way: files are handed to an executor, and what comes of them is saved as it comes.

At most so many files are under way that their records fit in memory. A content that is already under way
under another name waits for it.
"""

import datetime
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from extract.settings import ReadSettings
from models.errors import InputError, StoreError, WorkerNotStarted
from models.runs import count_in_run
from parsers.layout_hints import LayoutHint, fingerprint
from referat.config import Settings
from referat.danish.wording import fault, printable
from referat.importing.files import digest, may_hold_files, plan_kind
from referat.importing.known import SET_ASIDE, find_waiting, is_done, wanted_ocr
from referat.importing.saving import Keeper, explain_breakdown
from referat.importing.work import Contents, FileOutcome, FileTask, Member, list_contents, read_and_parse
from referat.reports.report import FileResult, Progress

# How often the history hears of files that were left as they are, in seconds.
COUNT_SECONDS = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which files are taken up: all again, the failed again, those changed since a day."""

    again: bool = False
    retry: bool = False
    since: datetime.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A file on its way through the run.

    order is its place in the report, opened that it was looked into, and waited that it is read again for its
    pages that waited for OCR.
    """

    order: tuple[int, ...]
    task: FileTask
    opened: bool = False
    waited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What a run works with; ahead is how many files the executor has at a time."""

    settings: Settings
    progress: Progress
    executor: Executor
    ahead: int
    cache: Path | None
    hints: tuple[LayoutHint, ...] = ()


class Run:
    """One run; take_all does it, results says how each file went."""

    def __init__(self, means: Means, choice: Choice, keeper: Keeper) -> None:
        self.results: dict[tuple[int, ...], FileResult] = {}
        self.planned = 0
        self._means, self._choice, self._keeper = means, choice, keeper
        self._queue: deque[Item] = deque()
        self._working: dict[Future[Any], Item] = {}
        self._twins: dict[str, list[Item]] = {}
        self._fresh: set[str] = set()
        self._waiting = find_waiting(keeper.store, means.settings.ocr)
        self._unchanged = self._older = 0
        self._failed = False
        self._counted = 0.0

    def take_all(self, files: Sequence[FileResult]) -> None:
        """Import all files, and those in them; stop at the first failure where that is wanted."""
        self._plan(len(files))
        for n, file in enumerate(files):
            self._queue.append(Item(order=(n,), task=self._task(file)))
        found: dict[tuple[int, ...], FileResult] = {
            (n,): file for n, file in enumerate(files) if file.fate != "added"
        }
        try:
            while (self._queue or self._working) and not self._is_over():
                self._hand_out(found)
                self._take_in()
        except BaseException:
            with suppress(StoreError):  # what stopped the run is what is to be told
                self._count()
            raise
        finally:
            for future in self._working:
                future.cancel()
        self._count()

    def sorted_results(self) -> tuple[FileResult, ...]:
        """How the files went, in the order in which they were found."""
        return tuple(self.results[order] for order in sorted(self.results))

    def _is_over(self) -> bool:
        return self._means.settings.strict and self._failed

    def _plan(self, more: int) -> None:
        self.planned += more
        self._means.progress.start(self.planned)

    def _task(self, file: FileResult) -> FileTask:
        path = str(Path(file.path).resolve())
        cache = None if self._means.cache is None else str(self._means.cache)
        hints = self._means.hints
        return FileTask(
            path=path,
            shown=file.path,
            name=printable(path),
            cache=cache,
            hints=hints,
            layouts=fingerprint(hints),
        )

    def _hand_out(self, found: dict[tuple[int, ...], FileResult]) -> None:
        """Give the executor work until it has enough, or something came of what it has."""
        while self._queue and len(self._working) < self._means.ahead and not self._is_over():
            item = self._queue.popleft()
            file = found.get(item.order)
            if file is not None:
                self._means.progress.file(file.path)
                self._done(item, self._keeper.note(file))
            else:
                self._take(item)
            if any(future.done() for future in self._working):
                return
            if time.monotonic() - self._counted > COUNT_SECONDS:
                self._count()

    def _take(self, item: Item) -> None:
        """Find out what a file needs: nothing, or to be opened, read or parsed."""
        task = item.task
        if not item.opened:
            self._means.progress.file(task.shown)
        try:
            if task.sha256 is None and task.member is None:
                path = Path(task.path)
                if self._choice.since is not None and changed_on(path) < self._choice.since:
                    self._done(item, FileResult(path=task.shown, fate="older"))
                    return
                task = replace(task, sha256=digest(path), size=path.stat().st_size)
            closed = task.member is None and not item.opened and may_hold_files(Path(task.path))
        except OSError as err:
            reason = f"{task.shown}: filen kan ikke åbnes ({fault(err)}). Tjek rettigheder, og prøv igen."
            self._save(item, FileOutcome(status=InputError.status, reason=reason))
            return
        self._compare(replace(item, task=task), closed=closed)

    def _compare(self, item: Item, *, closed: bool) -> None:
        """Leave a content that is known, wait for one that is under way, and hand out the others."""
        task, choice = item.task, self._choice
        if task.sha256 in self._twins:
            self._twins[task.sha256].append(item)
            return
        known = self._keeper.store.find_content(task.sha256) if task.sha256 else None
        fresh = task.sha256 in self._fresh
        again, retry = choice.again and not fresh, choice.retry and not fresh
        ocr = wanted_ocr(known, self._means.settings.ocr, again=again)
        waits = known is not None and known.id in self._waiting and not fresh
        done = (
            known is not None
            and not (again or waits)
            and is_done(known, task.shown, ocr, task.layouts, retry=retry)
        )
        if known is not None and done and not (closed and known.status not in SET_ASIDE):
            self._done(item, self._keeper.keep(task, known))
            return
        if task.sha256 is not None:
            self._twins[task.sha256] = []
        cache = self._means.cache
        task = replace(task, settings=ReadSettings(ocr=ocr, cache=cache))
        work = list_contents if closed else read_and_parse
        self._working[self._submit(work, task)] = replace(item, task=task, waited=waits)

    def _submit(self, work: Callable[[FileTask], Any], task: FileTask) -> Future[Any]:
        """The work under way, or failed where the executor takes no more."""
        try:
            return self._means.executor.submit(work, task)
        except BrokenExecutor as err:
            future: Future[Any] = Future()
            future.set_exception(err)
            return future

    def _take_in(self) -> None:
        """Save what is done; wait for it if nothing is."""
        if not self._working or self._is_over():
            return
        done, _ = wait(self._working, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda future: self._working[future].order):
            item = self._working.pop(future)
            self._finish(item, future)
            waiting = self._twins.pop(item.task.sha256 or "", [])
            self._queue.extendleft(reversed(waiting))
            if self._is_over():
                return

    def _finish(self, item: Item, future: Future[Any]) -> None:
        settings = self._means.settings
        try:
            result = future.result()
        except WorkerNotStarted:
            raise
        except Exception as err:
            result = explain_breakdown(item.task, err, settings.time_limit, settings.memory_limit)
        if not isinstance(result, Contents):
            self._save(item, result)
        elif result.status != "ok":
            self._save(item, FileOutcome(status=result.status, reason=result.reason))
        else:
            self._open(item, result)

    def _open(self, item: Item, contents: Contents) -> None:
        """Take up what is in an archive or letter; a letter is also a document itself."""
        task = item.task
        inside = [
            Item(order=(*item.order, n), task=_member_task(task, member))
            for n, member in enumerate(contents.members)
        ]
        self._plan(len(inside))
        plans = [
            (one, plan_kind(one.task.shown, wanted=member.wanted))
            for one, member in zip(inside, contents.members, strict=True)
        ]
        self._queue.extendleft(reversed([one for one, plan in plans if plan.fate == "added"]))
        for one, plan in plans:
            if plan.fate == "skipped":
                self._done(one, self._keeper.note(plan))
        if contents.is_document:
            self._queue.appendleft(replace(item, opened=True))
        else:
            self._done(item, self._keeper.note(FileResult(path=task.shown, fate="opened", status="ok")))

    def _save(self, item: Item, outcome: FileOutcome) -> None:
        if outcome.status == "ok" and item.task.sha256 is not None:
            self._fresh.add(item.task.sha256)
        result = self._keeper.save(item.task, outcome, again=item.waited)
        self._done(item, replace(result, waited=item.waited and result.fate != "failed"))

    def _done(self, item: Item, result: FileResult) -> None:
        self.results[item.order] = result
        self._unchanged += result.fate == "unchanged"
        self._older += result.fate == "older"
        self._failed = self._failed or result.fate in ("failed", "missing")
        self._means.progress.done(result)

    def _count(self) -> None:
        """Tell the history how many files there are, and how many were left as they are."""
        self._counted = time.monotonic()
        with self._keeper.store.writing() as connection:
            count_in_run(
                connection,
                self._keeper.run_id,
                planned=self.planned,
                unchanged=self._unchanged,
                older=self._older,
            )


def _member_task(task: FileTask, member: Member) -> FileTask:
    """The task of a file inside the one of this task."""
    return FileTask(
        path=task.path,
        shown=f"{task.shown}/{member.name}",
        name=f"{task.name}/{printable(member.name)}",
        member=member.name,
        sha256=member.sha256,
        size=member.size,
        cache=task.cache,
        hints=task.hints,
        layouts=task.layouts,
    )


def changed_on(path: Path) -> datetime.date:
    """The day on which a file was last changed, here."""
    return datetime.datetime.fromtimestamp(path.stat().st_mtime).date()
