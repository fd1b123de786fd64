"""All that waits in the queue, of every kind, by the keyboard alone; axe on each, in both languages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

import referat
from tests.test_web_review_more import LATER
from tests.web_browser import give_name, make_office, run_referat, serving

# Links go first: they are found anew after a correction.
KINDS = ("link", "correction", "earlier", "sum", "value", "outcome", "ocr", "finding")
PAPERS = ("investeringsforslag-2025.pdf", "bad/aeldreraadet-latin1.txt")
# As a parser that is unsure, a scan that is hard to read, and a newer version of the program leave them.
MADE = (
    "UPDATE link SET score = 0.7",
    "UPDATE correction SET state = 'changed' WHERE field = 'outcome' AND state = 'applied'",
    "UPDATE evidence SET certainty = 'uncertain' WHERE id = (SELECT MIN(id) FROM evidence"
    " WHERE record_table = 'finance_cell' AND certainty = 'printed')",
    "UPDATE evidence_span SET confidence = 0.4 WHERE evidence_id = (SELECT MAX(id) FROM evidence"
    " WHERE record_table = 'finance_cell' AND certainty = 'printed')",
)

pytestmark = pytest.mark.workers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_office(tmp_path_factory.mktemp("slags"), PAPERS)
    paper = folder / "papirer" / "byraad-april.txt"
    paper.write_text(LATER, encoding="utf-8")
    assert run_referat("import", "papirer", folder=folder).returncode == 0
    store = referat.open_store(folder / "referat.db")
    doubts = referat.doubts(store, kind="outcome")
    (asked,) = doubts[doubts["file"] == paper.name]["address"]
    referat.correct(store, asked, "henvist", by="Karen Holm")
    rejected = f"{_content(store, 'byraad.txt')[:12]}/meetings-1/items-1/decision_points-1/outcome"
    referat.correct(store, rejected, "udsat", by="Karen Holm")
    store.close()
    paper.write_text(LATER.replace("Jens Vang", "Jens Vang og Bo Lind"), encoding="utf-8")
    assert run_referat("import", "papirer", folder=folder).returncode == 0
    assert run_referat("links", folder=folder).returncode == 0
    with closing(sqlite3.connect(folder / "referat.db")) as connection, connection:
        for statement in MADE:
            assert connection.execute(statement).rowcount > 0, statement
    return folder


def _content(store: referat.Store, name: str) -> str:
    (info,) = [info for info in store.load_documents() if name in info.names]
    return info.sha256 or ""


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving("serve", "--edit", folder=folder) as address:
        yield address


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_looked_at_skipped_answered_and_taken_back_by_keys(
    page: Page, address: str, kind: str
) -> None:
    where = f"{address}/gennemgang?slags={kind}"
    give_name(page, address)
    for language in ("en", "da"):
        page.goto(f"{where}&lang={language}")
        assert page.locator("[data-say]").count() == 1
        assert Axe().run(page).violations_count == 0
    asked = page.locator("h1").inner_text()
    expect(page.locator("h1")).to_be_focused()
    if kind != "link":
        expect(page.locator("#kilde").locator("img, mark, .lines").first).to_be_visible()
    _press(page, "n")
    page.wait_for_url("**efter=**")
    _press(page, "p")
    expect(page.locator("h1")).to_have_text(asked)
    for key, told in (("a", "Afvist"), ("g", "Rettet" if kind == "earlier" else "Bekræftet")):
        page.goto(where)
        if kind == "earlier" and key == "a":
            continue  # a no is for good: it is asked once
        if not page.locator(f'[data-key="{key}"]').count():
            continue
        _press(page, "h")
        page.keyboard.type("Set efter på papiret.")
        page.keyboard.press("Escape")
        _press(page, key)
        if kind == "link":
            page.wait_for_url("**/gennemgang?slags=link*")
            break
        expect(page.locator("[data-told]")).to_contain_text(told)
        if key == "a":
            _press(page, "u")
            expect(page.locator("[data-told]")).to_contain_text("Fortrudt")


def _press(page: Page, key: str) -> None:
    page.wait_for_load_state()
    page.keyboard.press(key)
