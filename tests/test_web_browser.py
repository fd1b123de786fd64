"""The reading room in a real Chromium: a new user, the keyboard alone, axe on all pages, hostile words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pypdfium2
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web_browser import make_office, serving
from tests.web_room import code_of

PAPERS = (
    *("byraadet-2024-10-23.pdf", "investeringsforslag-2025.pdf", "businesscases-2018.pdf"),
    "bad/aeldreraadet-latin1.txt",
)
HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>"

pytestmark = pytest.mark.workers


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_office(tmp_path_factory.mktemp("kontor"), PAPERS)


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving("serve", folder=folder) as address:
        yield address


@pytest.fixture(scope="module")
def pages(folder: Path) -> dict[str, str]:
    """Every kind of page there is."""
    path = folder / "referat.db"
    item, proposal = code_of(path, "item", "Anlægsbevilling%"), code_of(path, "proposal", "Sensorer%")
    text = code_of(path, "item", "Høring%")
    return {
        "front": "/",
        "search": "/soeg?q=cykelsti",
        "search without words": "/soeg",
        "no hits": "/soeg?q=cykelstig",
        "meetings": "/moeder",
        "meeting": "/moede/" + item.rpartition("-")[0],
        "item": f"/punkt/{item}",
        "item with its page": f"/punkt/{item}?vis=1:70,679,155.6,688.8",
        "item of a text": f"/punkt/{text}?vis=1:10-40",
        "closed item": f"/punkt/{item.rpartition('-')[0]}-5",
        "proposals": "/forslag",
        "rejected proposals": "/forslag?status=rejected&q=AI",
        "proposal": f"/forslag/{proposal}",
        "overview": "/oversigt/" + code_of(path, "overview"),
        "trace": "/forloeb/" + code_of(path, "proposal"),
        "topics": "/emner",
        "topic": "/emne/05",
        "import": "/indlaesning",
        "completeness": "/fuldstaendighed",
        "documents": "/dokumenter",
        "document": f"/dokument/{item[:12]}",
        "page": f"/side/{item[:12]}/1",
        "page of a text": f"/side/{text[:12]}/1?m=1:10-40",
        "data": "/data",
        "view": "/data/decisions?_facet=outcome",
        "table": "/data/item",
        "row": "/data/item/1",
        "sql": "/data?" + urlencode({"sql": "select * from items"}),
        "votes": "/data/votes",
        "statements": "/data/statements",
        "laws": "/data/law_references",
        "findings": "/data/findings",
        "a finding": "/data/finding/1",
        "sql that is none": "/data?" + urlencode({"sql": "select * form items"}),
        "no such sorting": "/data/items?_sort=findes-ikke",
        "no date": "/soeg?fra=ukendt",
        "not there": "/findes-ikke",
        "no such item": "/punkt/000000000000-m1-1",
        "not to be told": "/-/versions",
    }


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(
    browser: Browser, address: str, pages: dict[str, str], colours: Any
) -> None:
    context = browser.new_context(color_scheme=colours, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    found = {}
    for name, where in pages.items():
        page.goto(address + where)
        violations = Axe().run(page).response["violations"]
        if violations:
            found[name] = [(one["id"], one["nodes"][0]["html"][:200]) for one in violations]
    context.close()
    assert found == {}


def test_no_page_is_wider_than_a_phone(browser: Browser, address: str, pages: dict[str, str]) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    wide = {}
    for name, where in pages.items():
        page.goto(address + where)
        if (over := page.evaluate("document.documentElement.scrollWidth - window.innerWidth")) > 0:
            wide[name] = over
    page.goto(address + pages["import"])
    cells = page.locator(".reasons td").evaluate_all("all => all.map(cell => cell.clientWidth)")
    context.close()
    assert wide == {}
    assert cells and min(cells) >= 120, "words are not broken letter by letter"


def test_a_new_user_finds_a_decision_and_sees_the_page_it_stands_on(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("searchbox", name="Søg i arkivet").fill("cykelsti")
    page.keyboard.press("Enter")
    assert page.locator("mark").first.inner_text().casefold().startswith("cykelsti")
    page.get_by_role("link", name="Anlægsbevilling til cykelsti").click()
    decided = page.locator(".pair tbody td[data-head=Besluttet]").first
    assert "Indstillingen tiltrådt" in decided.inner_text()
    decided.locator("a.see").first.click()
    picture = page.locator("#kilde img")
    picture.wait_for(state="visible")
    assert picture.evaluate("image => image.naturalWidth") > 800
    assert "vis=1:" in page.url
    page.reload()
    page.locator("#kilde img").wait_for(state="visible")


def test_a_new_user_finds_what_was_rejected_and_where_a_number_comes_from(page: Page, address: str) -> None:
    page.goto(address)
    section = page.locator("section", has_text="Beslutninger efter udfald")
    section.get_by_role("link", name="afslået").click()
    assert page.get_by_role("link", name="gratis skolemad").count() == 1
    page.goto(address)
    page.get_by_role("navigation", name="Sider").get_by_role("link", name="Forslag").click()
    page.get_by_role("link", name="Sensorer i affaldsbeholdere").click()
    page.get_by_role("link", name="1.100", exact=True).first.click()
    page.locator("#kilde img").wait_for(state="visible")
    assert page.locator("#kilde [data-shows=page]").inner_text() == "5"


def test_a_new_user_finds_all_rejected_proposals_about_ai(page: Page, address: str) -> None:
    page.goto(address)
    section = page.locator("section", has_text="Forslag efter, hvad der blev af dem")
    section.get_by_role("link", name="afslået").click()
    page.locator("form.sieve").get_by_role("searchbox", name="Ord").fill("AI")
    page.get_by_role("button", name="Vis").click()
    rows = page.locator("table.list tbody tr")
    assert rows.count() == 1
    assert "Kunstig intelligens til journalisering" in rows.inner_text()
    assert "afslået" in rows.inner_text() and "Byrådet, punkt 1" in rows.inner_text()
    page.get_by_role("searchbox", name="Søg i arkivet").fill("afviste AI-forslag")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="Se forslagene om «AI», der blev afslået").click()
    assert "Kunstig intelligens" in page.locator("table.list tbody").inner_text()
    page.get_by_role("link", name="Kunstig intelligens").click()
    assert page.locator(".chip", has_text="afslået").is_visible()


def test_the_keyboard_is_enough(page: Page, address: str, pages: dict[str, str]) -> None:
    page.goto(address + pages["item"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") == "see":
            break
    page.keyboard.press("Enter")
    page.locator("#kilde img").wait_for(state="visible")
    page.locator("#kilde .sheet").focus()
    page.keyboard.press("Escape")
    assert page.locator("#kilde").is_hidden()
    assert page.evaluate("document.activeElement.className") == "see"


def test_a_text_is_shown_beside_its_record(page: Page, address: str, pages: dict[str, str]) -> None:
    page.goto(address + pages["item of a text"].partition("?")[0])
    page.locator("a.see").first.click()
    page.locator("#kilde mark").first.wait_for(state="visible")


def test_hostile_words_in_every_field_are_only_words(page: Page, address: str, pages: dict[str, str]) -> None:
    for where in pages.values():
        page.goto(address + where)
        for n in range(page.locator("form").count()):
            page.goto(address + where)
            form = page.locator("form").nth(n)
            for field in form.locator("input:not([type=hidden]), textarea").all():
                field.fill(HOSTILE)
            with page.expect_navigation():
                form.evaluate("form => form.submit()")
            assert page.locator("img[src=x]").count() == 0


def test_the_trace_prints_as_a_case_file(page: Page, address: str, pages: dict[str, str]) -> None:
    page.goto(address + pages["trace"])
    page.emulate_media(media="print")
    assert page.locator("header.top").is_hidden() and page.locator(".line").is_visible()
    assert page.evaluate("getComputedStyle(document.body).minHeight") == "0px"
    printed = page.pdf(prefer_css_page_size=True)
    assert len(pypdfium2.PdfDocument(printed)) == 1
    assert pages["trace"] in pypdfium2.PdfDocument(printed)[0].get_textpage().get_text_range()


def test_an_item_prints_with_the_page_it_is_printed_on_below_its_name(
    page: Page, address: str, pages: dict[str, str]
) -> None:
    page.goto(address + pages["item with its page"])
    page.locator("#kilde img").wait_for(state="visible")
    printed = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    last = printed[len(printed) - 1]
    kinds = [part.type for part in last.get_objects()]
    assert pypdfium2.raw.FPDF_PAGEOBJ_IMAGE in kinds
    said = last.get_textpage().get_text_range()
    assert "Siden, som den er trykt" in said and "Luk" not in said and "Se hele siden" not in said


def test_english_is_one_click_away(page: Page, address: str, pages: dict[str, str]) -> None:
    page.goto(address + pages["proposal"])
    page.get_by_role("link", name="English").click()
    assert page.get_by_role("heading", name="Net effect year by year").is_visible()
    page.goto(address)
    assert page.get_by_role("link", name="Dansk").is_visible()
