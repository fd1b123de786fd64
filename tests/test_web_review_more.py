"""Reviewing in a real Chromium what waits of earlier files and of links, by keys; and hostile words said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import referat
from tests.web_browser import REJECTED, give_name, make_office, run_referat, serving

HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>{{7*7}}"
LATER = (
    REJECTED["byraad.txt"]
    .replace("4. marts 2025", "8. april 2026")
    .replace("25-1234", "25-4321")
    .replace("KU01 Kunstig intelligens til journalisering", "Nye bænke ved åen")
    .replace("Forslaget blev forkastet.", "Byrådet ønsker bænkene malet.")
)

pytestmark = pytest.mark.workers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive where a correction is asked again of a newer file, and a link is only suggested."""
    folder = make_office(tmp_path_factory.mktemp("igen"), ())
    paper = folder / "papirer" / "byraad-april.txt"
    paper.write_text(LATER, encoding="utf-8")
    assert run_referat("import", "papirer", folder=folder).returncode == 0
    store = referat.open_store(folder / "referat.db")
    doubts = referat.doubts(store, kind="outcome")
    (address,) = doubts[doubts["file"] == paper.name]["address"]
    referat.correct(store, address, "henvist", why="Se lydfilen.", by="Karen Holm")
    store.close()
    paper.write_text(LATER.replace("Jens Vang", "Jens Vang og Bo Lind"), encoding="utf-8")
    assert run_referat("import", "papirer", folder=folder).returncode == 0
    assert run_referat("links", folder=folder).returncode == 0
    with closing(sqlite3.connect(folder / "referat.db")) as connection, connection:
        connection.execute("UPDATE link SET score = 0.7")
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving("serve", "--edit", folder=folder) as address:
        yield address


@pytest.mark.parametrize("kind", ["earlier", "link"])
def test_axe_finds_nothing_wrong_with_questions(browser: Browser, address: str, kind: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
        page = context.new_page()
        page.set_default_timeout(90_000)
        for language in ("da", "en"):
            page.goto(f"{address}/gennemgang?slags={kind}&lang={language}")
            assert page.locator("[data-say]").count() == 1
            found = Axe().run(page)
            assert found.violations_count == 0, found.generate_report()
        context.close()


def test_a_question_of_an_earlier_file_is_english_on_an_english_page(page: Page, address: str) -> None:
    page.goto(f"{address}/gennemgang?slags=earlier&lang=en")
    said = page.locator("main").inner_text()
    assert "Does it hold here too? Karen Holm has said of byraad-april.txt" in said and "referred" in said
    assert "Meeting 1, Item 1, Decision 1" in said
    assert [word for word in ("Udfald", "andet", "Møde 1", "henvist") if word in said] == []


def test_a_link_and_an_earlier_correction_are_answered_by_keys(
    page: Page, address: str, folder: Path
) -> None:
    give_name(page, address)
    page.goto(f"{address}/gennemgang?slags=link")
    page.wait_for_load_state()
    page.keyboard.press("g")
    expect(page.locator("h1")).to_contain_text("Intet at se efter")
    with closing(sqlite3.connect(folder / "referat.db")) as connection:
        assert connection.execute("SELECT DISTINCT ruling FROM link_ruling").fetchall() == [("confirmed",)]
    page.goto(f"{address}/gennemgang?slags=earlier")
    page.wait_for_load_state()
    page.keyboard.press("h")
    page.keyboard.type("Samme møde.")
    page.keyboard.press("Escape")
    page.keyboard.press("g")
    expect(page.locator("[data-told]")).to_contain_text("Rettet")
    expect(page.locator("h1")).to_contain_text("Intet at se efter")
    store = referat.open_store(folder / "referat.db")
    said = referat.corrections(store)
    store.close()
    assert "Samme møde. Se lydfilen." in said[said["state"] == "applied"]["why"].iloc[0]


def _tells(page: Page, where: str, words: str) -> bool:
    """Whether a page comes to say some words; what follows from a correction is found when nobody asks."""
    for _ in range(120):
        page.goto(where)
        if words in page.locator("main").inner_text():
            return True
        page.wait_for_timeout(500)
    return False


def test_two_matters_are_told_of_before_they_are_tied(page: Page, address: str, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "referat.db")) as connection, connection:
        query = "SELECT from_code, to_code FROM link WHERE kind = 'decided'"
        proposal, right = connection.execute(query).fetchone()
        other = connection.execute(
            "SELECT e.code FROM search_entry e JOIN item i ON i.id = e.record_id JOIN meeting m"
            " ON m.id = i.meeting_id WHERE e.kind = 'item' AND m.date = '2026-04-08'"
        ).fetchone()[0]
        connection.execute(
            "INSERT INTO link (from_code, to_code, kind, score, rule, from_evidence, to_evidence)"
            " VALUES (?, ?, 'decided', 0.65, 'title', 'Kunstig intelligens', 'Nye bænke')",
            (proposal, other),
        )
    give_name(page, address)
    page.goto(f"{address}/gennemgang?slags=link")
    for _ in range(3):
        if page.get_by_role("link", name=other).count():
            break
        page.get_by_role("link", name="Spring over").press("Enter")
        page.wait_for_load_state()
    warned = page.get_by_role("alert")
    expect(warned).to_contain_text("Det ligner to sager")
    expect(warned).to_contain_text("forskellige år (2025 og 2026)")
    assert Axe().run(page).violations_count == 0
    with closing(sqlite3.connect(folder / "referat.db")) as connection, connection:
        connection.execute("DELETE FROM link WHERE score = 0.65")
    page.goto(f"{address}/gennemgang?slags=link")
    assert right and page.get_by_role("alert").count() == 0


def test_hostile_words_said_of_values_are_only_words(page: Page, address: str, folder: Path) -> None:
    store = referat.open_store(folder / "referat.db")
    (info,) = [info for info in store.load_documents() if "byraad.txt" in info.names]
    store.close()
    with closing(sqlite3.connect(folder / "referat.db")) as connection:
        query = "SELECT i.id FROM item i JOIN meeting m ON m.id = i.meeting_id WHERE m.document_id = ?"
        item = connection.execute(query, (info.id,)).fetchone()[0]
    code = f"{(info.sha256 or '')[:12]}-m1"
    forms = (
        f"/gennemgang/vaerdi?tabel=item&id={item}&felt=title&fra=/moede/{code}",
        f"/gennemgang/vaerdi?tabel=item&id={item}&felt=caseworker&fra=/moede/{code}",
        f"/gennemgang/tilfoej?tabel=item&id={item}&liste=follow_ups&fra=/moede/{code}",
        f"/gennemgang/tilfoej?tabel=item&id={item}&liste=decision_points&fra=/moede/{code}",
    )
    for where in forms:
        page.goto(address + where)
        form = page.locator("form.say").first
        for field in form.locator("input:not([type=hidden]), textarea").all():
            name = field.get_attribute("name") or ""
            if name not in ("page", "felt.date", "felt.deadline", "felt.point"):
                field.fill(HOSTILE)
        with page.expect_navigation():
            form.locator("button").first.press("Enter")
        assert page.locator("img[src=x]").count() == 0
        assert "HTTP" not in page.title() and page.locator(".fault").count() == 0, where
    for where in (
        f"/moede/{code}",
        f"/punkt/{code}-1",
        "/gennemgang/rettelser",
        "/soeg?q=onerror",
        "/data/items",
    ):
        assert _tells(page, address + where, "onerror=alert(1)"), where
        assert page.locator("img[src=x]").count() == 0
