"""A small part of the questions asked of a made-up archive: what was found and traced must stay so."""

import json
from collections.abc import Iterator

import pytest

from benchmarks.archive import write_archive
from benchmarks.questions import Scores, import_all, score_archive
from models.store import Store

STORIES = ("renamed", "postponed_quote", "changed", "again", "pool", "renumbered", "copy")
# The least share of right answers, by measure.
FLOORS = {
    "links, precision": 0.98,
    "links, recall": 0.95,
    "status": 0.97,
    "asked": 1.0,
    "granted": 1.0,
    "difference explained": 1.0,
    "traces whole": 0.95,
    "traces without others": 0.95,
}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scores]:
    folder = tmp_path_factory.mktemp("arkiv")
    write_archive(folder / "papirer", 1, STORIES)
    store: Store = import_all(folder / "papirer", folder / "arkiv.db")
    truth = json.loads((folder / "papirer/truth.json").read_text(encoding="utf-8"))
    yield score_archive(store, truth, held=False)
    store.close()


@pytest.mark.parametrize(("measure", "least"), FLOORS.items())
def test_measure_is_at_its_floor(scores: Scores, measure: str, least: float) -> None:
    score = scores[measure]
    assert score.asked > 1
    assert score.share >= least, score.misses


def test_no_more_than_one_answer_is_missing_among_the_first_hits(scores: Scores) -> None:
    assert scores["search"].asked - scores["search"].right <= 1, scores["search"].misses
