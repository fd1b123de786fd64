"""Reviewing in a real Chromium: by the keyboard alone, and what is corrected outlasts another import."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

import referat
from tests.web_browser import give_name, make_office, run_referat, serving

PAPERS = ("byraadet-2024-10-23.pdf", "investeringsforslag-2025.pdf", "bad/aeldreraadet-latin1.txt")
REJECTED = "Forslag fra Enhedslisten om gratis skolemad"

pytestmark = pytest.mark.workers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("gennemgang"), PAPERS)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving("serve", "--edit", folder=folder) as address:
        yield address


def count(page: Page, address: str) -> int:
    """How much there is to look at."""
    page.goto(f"{address}/gennemgang")
    return sum(int(link.inner_text().split()[-1]) for link in page.locator('.crumbs a[href*="slags"]').all())


def press(page: Page, key: str) -> None:
    """A key on a page that listens: what it says stands there before its script has run."""
    page.wait_for_load_state()
    page.keyboard.press(key)


def test_a_queue_is_reviewed_by_the_keyboard_alone(page: Page, address: str, folder: Path) -> None:
    before = count(page, address)
    assert before > 2
    expect(page.locator("h1")).to_be_focused()
    page.keyboard.press("r")
    page.keyboard.type("godk")
    page.keyboard.press("Tab")
    page.keyboard.type("Se lydfilen.")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("Karen Holm")
    page.keyboard.press("Enter")
    expect(page.locator("[data-told]")).to_contain_text("godkendt")
    assert "Rettet" in page.title()
    press(page, "u")
    expect(page.locator("[data-told]")).to_contain_text("Fortrudt")
    press(page, "n")
    page.wait_for_url("**efter=**")
    press(page, "p")
    page.wait_for_url("**sagt=**")
    for _ in range(before):
        press(page, "g")
        expect(page.locator("[data-told]")).to_contain_text("Bekræftet")
        page.goto(page.url.split("?")[0])
    expect(page.locator("h1")).to_contain_text("Intet at se efter")
    store = referat.open_store(folder / "referat.db")
    said = referat.corrections(store)
    assert set(said["made_by"]) == {"Karen Holm"}
    assert list(said["verdict"]).count("accepted") == before
    for number in said[said["state"] != "undone"]["correction_id"]:
        referat.undo(store, int(number))
    store.close()
    assert count(page, address) == before


def test_all_is_reached_by_tab_and_the_keys_can_be_turned_off(page: Page, address: str) -> None:
    page.goto(f"{address}/gennemgang")
    for _ in range(9):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == "accepted":
            break
    assert page.evaluate("document.activeElement.value") == "accepted"
    page.locator(".keys summary").press("Enter")
    page.locator("[data-keys]").press("Space")
    page.locator("h1").focus()
    page.keyboard.press("n")
    page.wait_for_timeout(300)
    assert "efter=" not in page.url


def test_a_wrong_outcome_is_corrected_from_its_page_and_outlasts_another_import(
    page: Page, address: str, folder: Path
) -> None:
    give_name(page, address)
    page.goto(f"{address}/soeg?q=skolemad")
    page.get_by_role("link", name=REJECTED).first.press("Enter")
    page.wait_for_url("**/punkt/**")
    item = page.url
    page.locator('a[href*="felt=outcome"]').first.press("Enter")
    page.wait_for_url("**/gennemgang/vaerdi**")
    expect(page.locator("#kilde img")).to_be_visible()
    page.keyboard.press("r")
    page.keyboard.type("udsat")
    page.keyboard.press("Enter")
    page.wait_for_url("**/punkt/**")
    expect(page.locator(".chip", has_text="udsat")).to_be_visible()
    for version in ("--again", "--retry"):
        assert run_referat("import", version, "papirer", folder=folder).returncode == 0
        page.goto(item)
        expect(page.locator(".chip", has_text="udsat")).to_be_visible()
        expect(page.locator("table", has_text="Hvem og hvornår")).to_contain_text("afslået")


def test_a_missed_decision_is_added_and_a_wrong_one_taken_out(page: Page, address: str, folder: Path) -> None:
    give_name(page, address)
    page.goto(f"{address}/soeg?q=skolemad")
    page.get_by_role("link", name=REJECTED).first.press("Enter")
    page.wait_for_url("**/punkt/**")
    item = page.url
    decided = page.locator(".pair tbody td[data-head=Besluttet] .prose")
    before = decided.count()
    page.get_by_role("link", name="+ Beslutning").press("Enter")
    page.get_by_label("Tekst").fill("Forvaltningen vender tilbage.")
    page.get_by_label("Udfald").select_option("henvist")
    page.get_by_role("button", name="Tilføj").press("Enter")
    page.wait_for_url("**/punkt/**")
    expect(decided).to_have_count(before + 1)
    expect(page.locator(".chip", has_text="henvist")).to_be_visible()
    assert run_referat("import", "--again", "papirer", folder=folder).returncode == 0
    page.goto(item)
    expect(decided).to_have_count(before + 1)
    with page.expect_navigation():
        page.locator('a[href*="felt=outcome"]').last.press("Enter")
    page.locator(".out summary").press("Enter")
    page.get_by_role("button", name="Tag den ud").press("Enter")
    page.wait_for_url("**/punkt/**")
    expect(decided).to_have_count(before)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(browser: Browser, address: str, folder: Path, scheme: str) -> None:
    context = browser.new_context(color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    page.set_default_timeout(90_000)
    shown = ("", "?slags=finding", "?slags=sum", "?slags=nothing", "/rettelser")
    edited = ("/vaerdi?tabel=decision&id=1&felt=outcome", "/vaerdi?tabel=item&id=1&felt=caseworker")
    added = ("/tilfoej?tabel=item&id=1&liste=decision_points", "/tilfoej?tabel=finance_table&id=1&liste=rows")
    pages = [f"/gennemgang{where}" for where in (*shown, *edited, *added)]
    with sqlite3.connect(folder / "referat.db") as connection:
        codes = dict(connection.execute("SELECT kind, code FROM search_entry").fetchall())
    meeting = codes["item"].rpartition("-")[0]
    pages += [f"/punkt/{codes['item']}", f"/forslag/{codes['proposal']}", f"/moede/{meeting}"]
    for where in pages:
        page.goto(address + where)
        if page.locator(".keys").count():
            page.locator(".keys summary").press("Enter")
        if page.locator(".out").count():
            page.locator(".out summary").press("Enter")
        found = Axe().run(page)
        assert found.violations_count == 0, f"{where}: {found.generate_report()}"
    context.close()
