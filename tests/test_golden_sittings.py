"""The export among the samples is one meeting as it was held, with what its papers disagree on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from models.store import Store, open_store
from referat.danish.finding_kinds import KINDS
from referat.pipeline import import_paths
from referat.querying import frames as query
from referat.reports.summary import summarise
from tests.make_samples import PACKED, SAMPLES

EXPORT = "kulturudvalget-2025-09-09.zip"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = open_store(tmp_path_factory.mktemp("sittings") / "x.db")
    import_paths([SAMPLES / EXPORT], made)
    yield made
    made.close()


def test_the_papers_of_the_export_are_one_sitting(store: Store) -> None:
    (held,) = query.sittings(store).to_dict("records")
    assert (str(held["date"])[:10], held["body"]) == ("2025-09-09", "Kultur- og Fritidsudvalget")
    assert (held["item_count"], held["decided_count"]) == (5, 4)
    files = {held[kind] for kind in ("agenda", "addendum", "minutes", "manifest")}
    assert files == {member for member in PACKED[EXPORT][2] if "/" not in member}


def test_what_the_papers_disagree_on_is_found(store: Store) -> None:
    found = query.findings(store)
    of_sitting = found[found["severity"] == "warning"]["message"].tolist()
    assert [message for message in of_sitting if "Prisliste.pdf" in message], of_sitting
    assert [message for message in of_sitting if "Punkt 3" in message], of_sitting


def test_the_report_counts_what_the_papers_disagree_on_and_names_it(store: Store) -> None:
    run = summarise(store)
    assert "sitting.other_outcome" in [found.code for found in run.findings]
    asked = {entry.path.rpartition("/")[2]: entry.what for entry in run.doubtful}
    assert asked["Referat.pdf"] == "papirerne er uenige om udfald"
    only = {path.rpartition("/")[2] for group in run.unrecognised for path in group.files}
    assert "Lokaleplan.pdf" in only and not only & asked.keys(), "no meeting and no proposal: only counted"


def test_kinds_of_findings_have_danish_names(store: Store) -> None:
    codes = set(query.findings(store)["code"])
    assert codes and codes <= KINDS.keys()
