"""A new user in a real Chromium, from an empty folder to the page that a decision is printed on."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.web_browser import REJECTED, run_referat, serving, visit
from tests.web_room import SAMPLES

PAPERS = ("byraadet-2024-10-23.pdf",)
EMPTY = (
    *("/", "/soeg", "/soeg?q=skole", "/soeg?slags=item", "/moeder", "/forslag", "/forslag?status=rejected"),
    *("/emner", "/indlaesning", "/fuldstaendighed", "/dokumenter", "/data", "/data/items", "/data/item"),
    *("/data?sql=select+*+from+decisions", "/data/findings?_facet=code", "/findes-ikke", "/forslag?emne=x"),
    *("/gennemgang", "/gennemgang/rettelser", "/gennemgang?slags=sum", "/punkt/000000000000-m1-1"),
)
TOKEN = "noget-langt-og-hemmeligt"
HOSTILE = "\"'><img src=x onerror=alert(1)><script>alert(2)</script>"

pytestmark = pytest.mark.workers


def test_from_an_empty_folder_to_the_page_a_decision_is_printed_on(browser: Browser, tmp_path: Path) -> None:
    with serving("serve", folder=tmp_path) as address, visit(browser) as page:
        page.goto(address)
        expect(page.get_by_text("Arkivet er tomt")).to_be_visible()
        command = page.locator("pre").inner_text().strip()
        assert command == "referat import MAPPE"
        page.get_by_role("navigation", name="Sider").get_by_role("link", name="Møder").click()
        page.get_by_role("link", name="Sådan læses filer ind").click()

        papers = tmp_path / "papirer"
        papers.mkdir()
        for name in PAPERS:
            shutil.copy(SAMPLES / name, papers)
        for name, said in REJECTED.items():
            (papers / name).write_text(said, encoding="utf-8")
        done = run_referat(*command.replace("MAPPE", "papirer").split()[1:], folder=tmp_path)
        assert done.returncode == 0, done.stderr

        page.get_by_role("link", name="Hent siden igen").click()
        expect(page.locator(".sums")).to_contain_text(re.compile(r"3\s*dokumenter"))
        page.get_by_role("searchbox", name="Søg i arkivet").fill("cykelsti")
        page.keyboard.press("Enter")
        page.get_by_role("link", name="Anlægsbevilling til cykelsti").first.click()
        page.locator(".pair td[data-head=Besluttet] a.see").first.click()
        picture = page.locator("#kilde img")
        picture.wait_for(state="visible")
        assert picture.evaluate("image => image.naturalWidth") > 800


def test_who_comes_from_elsewhere_is_asked_for_the_token(browser: Browser, tmp_path: Path) -> None:
    arguments = ("serve", "--host", "0.0.0.0", "--token", TOKEN)
    with serving(*arguments, folder=tmp_path) as printed, visit(browser) as page:
        address = printed.partition("/?")[0].replace("0.0.0.0", "127.0.0.1")
        page.goto(f"{address}/moeder")
        expect(page.locator("h1")).to_have_text("Læsesalen er låst")
        assert Axe().run(page).violations_count == 0
        for said in (HOSTILE, "forkert"):
            page.get_by_label("Adgangsnøgle").fill(said)
            page.keyboard.press("Enter")
            expect(page.get_by_role("alert")).to_have_text("Nøglen passer ikke.")
            assert page.locator("img[src=x]").count() == 0
        page.get_by_label("Adgangsnøgle").fill(TOKEN)
        page.keyboard.press("Enter")
        expect(page.get_by_text("Arkivet er tomt")).to_be_visible()
        assert TOKEN not in page.url
        page.goto(f"{address}/moeder")
        expect(page.locator("h1")).to_have_text("Møder")


def test_every_page_of_an_empty_archive_says_so_and_axe_finds_nothing(
    browser: Browser, tmp_path: Path
) -> None:
    found = {}
    with serving("serve", "--edit", folder=tmp_path) as address:
        for scheme in ("light", "dark"):
            context = browser.new_context(
                color_scheme="dark" if scheme == "dark" else "light", viewport={"width": 390, "height": 844}
            )
            page = context.new_page()
            for where in EMPTY:
                answer = page.goto(address + where)
                assert answer is not None and answer.status < 500, where
                violations = Axe().run(page).response["violations"]
                wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
                if violations or wide > 0:
                    found[scheme, where] = [(one["id"], one["nodes"][0]["html"]) for one in violations], wide
                if answer.status == 200 and not where.startswith("/data"):
                    assert "Arkivet er tomt" in page.locator("main").inner_text(), where
            context.close()
    assert found == {}
