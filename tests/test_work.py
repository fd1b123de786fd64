"""How what came of a file goes from process to process: whole, whatever the records hold."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from models.records import Parsed
from referat.importing.packing import PackedRecords
from referat.importing.work import FileOutcome, build_outcome
from tests.made_records import ISSUE, PARSED, document

HALF = replace(PARSED, issues=(replace(ISSUE, message="\udcff"),))


def handed_over(outcome: FileOutcome) -> FileOutcome:
    result: FileOutcome = pickle.loads(pickle.dumps(outcome))
    packed = result.parsed
    return replace(result, parsed=packed.unpack()) if isinstance(packed, PackedRecords) else result


@pytest.mark.parametrize("parsed", [PARSED, HALF], ids=["usual", "half a character"])
def test_records_arrive_as_they_were(parsed: Parsed) -> None:
    sent = build_outcome(document(), parsed)
    got = handed_over(sent)
    assert got == sent
    assert kinds(got.parsed) == kinds(sent.parsed)


def test_a_failure_arrives_as_it_was() -> None:
    sent = FileOutcome(status="damaged", reason="papirer/\udce6.pdf: filen er beskadiget.", trace="x")
    assert handed_over(sent) == sent


def kinds(value: Any) -> Any:
    """The types of all values, so that a day is not a text that looks like it."""
    if isinstance(value, tuple):
        return [kinds(part) for part in value]
    if is_dataclass(value):
        return type(value), [kinds(getattr(value, spec.name)) for spec in fields(value)]
    return type(value)


FIRST_OF_ALL = """
import sys, threading
from models.records import Meeting, Parsed
from referat.importing.packing import pack_records

packed = pack_records(Parsed(kind="other", meetings=(Meeting(kind="minutes"),)))
sys.setswitchinterval(1e-6)
together = threading.Barrier(4)

def unpack():
    together.wait()
    for _ in range(20):
        assert packed.unpack().meetings[0].kind == "minutes"

threads = [threading.Thread(target=unpack) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print("unpacked")
"""


def test_first_records_of_several_workers_may_come_at_the_same_time() -> None:
    for _ in range(6):
        done = subprocess.run(
            [sys.executable, "-c", FIRST_OF_ALL], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stdout) == (0, "unpacked\n"), done.stderr
