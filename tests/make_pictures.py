"""The pictures of the reading room in the documentation: `python -m tests.make_pictures` or `make pictures`.

They show the samples of this repository, a made-up municipality's papers, and are drawn by Chromium.
"""

import io
import shutil
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from tests.web_browser import open_browser, run_referat, serving
from tests.web_room import SAMPLES, code_of

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"
PAPERS = ("byraadet-2024-10-23.pdf", "investeringsforslag-2025.pdf", "businesscases-2018.pdf")
SIZE = (1180, 760)
COLOURS = 128


def make_pictures() -> None:
    """Import the samples, open the reading room on them, and keep what its pages look like."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for paper in PAPERS:
            shutil.copy(SAMPLES / paper, folder)
        run_referat("import", ".", folder=folder)
        store = folder / "referat.db"
        item, proposal = code_of(store, "item", "Anlægsbevilling%"), code_of(store, "proposal", "Sensorer%")
        with serving("serve", folder=folder) as address, open_browser() as browser:
            _draw(browser, f"{address}/punkt/{item}", ".pair a.see >> nth=4", "punkt.png")
            _draw(browser, f"{address}/forslag/{proposal}", None, "forslag.png")


def _draw(browser: Browser, address: str, clicked: str | None, name: str) -> None:
    context = browser.new_context(viewport={"width": SIZE[0], "height": SIZE[1]})
    context.set_default_timeout(90_000)
    page = context.new_page()
    page.goto(address)
    if clicked is not None:
        page.locator(clicked).click()
        page.locator("#kilde img").wait_for(state="visible")
        page.evaluate("window.scrollTo(0, 0)")
        page.wait_for_timeout(500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE).save(FOLDER / name, optimize=True)
    context.close()


if __name__ == "__main__":
    make_pictures()
