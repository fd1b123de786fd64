"""The audit on finance tables drawn on paper: what was put in wrong is found, and nothing else."""

from __future__ import annotations

import pytest

from benchmarks import made_tables, tables
from benchmarks.tables_score import Score

TABLES = 40
DRESS = "grid"


@pytest.fixture(scope="module")
def score(tmp_path_factory: pytest.TempPathFactory) -> Score:
    """What the audit made of forty tables, about a quarter of them with an error put in."""
    folder = tmp_path_factory.mktemp("audited")
    made_tables.save_set(folder, seed=11, tables=TABLES, only=DRESS)
    scores, _ = tables.score_folder(folder, jobs=1)
    return scores[DRESS]


def test_errors_put_in_are_found_where_they_stand(score: Score) -> None:
    assert score.counts["tables"] == TABLES
    assert score.counts["errors"] >= 5
    missed = [line for sort, line in score.misses if sort == "error missed"]
    assert missed == []
    assert score.counts["errors at cell"] == score.counts["errors"]


def test_sums_that_hold_or_are_rounded_raise_no_alarm(score: Score) -> None:
    assert score.counts["sums"] > 200
    assert [line for sort, line in score.misses if sort.startswith("alarm")] == []
