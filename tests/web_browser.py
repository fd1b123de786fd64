"""Chromium for tests: Debian's own, started anew and empty for each run, and a reading room it can visit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.web_room import SAMPLES

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
REFERAT = str(Path(sys.executable).with_name("referat"))
# Where all that a page asks for is.
HERE = "//127.0.0.1:"
SECONDS = 120
PATIENCE = 60_000  # milliseconds that a page may take to say what is waited for, on a busy machine


# A proposal and the minutes that turned it down, as plain text.
REJECTED = {
    "forslag.txt": """INVESTERINGSFORSLAG
Forslagets titel: KU01 Kunstig intelligens til journalisering
Resumé: Forslaget koster 0,5 mio. kr. i 2025.
Fremstillende forvaltning: Kulturforvaltningen
Berørte forvaltninger:
☒ Økonomiforvaltningen ☐ Skoleforvaltningen
Angiv p/l: 2025
Tabel 1. Forslagets samlede økonomiske konsekvenser
1.000 kr. 2025 p/l Styringsområde
2025 2026 2027
Varige ændringer
Løn Service -180 -420 -420
Drift Service 0 65 65
Samlet varig ændring Service -180 -355 -355
Samlet økonomisk påvirkning -180 -355 -355
Tilbagebetalingstid baseret på totaløkonomi 5
1. Baggrund og formål
Breve fordeles af et program.
""",
    "byraad.txt": """Nørreby Kommune
Byrådet
Referat af møde den 4. marts 2025 kl. 16.00
Til stede: Karen Holm, formand, og Jens Vang
Punkt 1: KU01 Kunstig intelligens til journalisering
Sagsnr. 25-1234
Indstilling
Forvaltningen indstiller, at forslaget KU01 Kunstig intelligens til journalisering godkendes.
Beslutning
Forslaget blev forkastet.
""",
}


def make_office(folder: Path, names: tuple[str, ...]) -> Path:
    """A folder with papers as a new user has it, some of the samples and REJECTED, and their store."""
    papers = folder / "papirer"
    papers.mkdir()
    for name in names:
        shutil.copy(SAMPLES / name, papers)
    for name, said in REJECTED.items():
        (papers / name).write_text(said, encoding="utf-8")
    done = run_referat("import", "papirer", folder=folder)
    assert done.returncode == 0, done.stderr
    return folder


@contextmanager
def visit(browser: Browser) -> Iterator[Page]:
    """A page that bears no fault of a script, no alert, nothing the policy forbids, and asks nobody else."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(90_000)
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("dialog", lambda dialog: (faults.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda said: faults.append(said.text) if "Content Security" in said.text else None)
    page.on("request", lambda asked: faults.append(asked.url) if HERE not in asked.url[:20] else None)
    yield page
    context.close()
    assert faults == []


@contextmanager
def open_browser() -> Iterator[Browser]:
    """A browser with a new, empty profile."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


def run_referat(*arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The command as a person gives it in a folder."""
    command = [REFERAT, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, timeout=SECONDS)


@contextmanager
def serving(*arguments: str, folder: Path) -> Iterator[str]:
    """The address of a reading room that was started in a folder, as it is printed."""
    command = [REFERAT, *arguments, "--port", "0"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield process.stdout.readline().strip().rstrip("/")
        finally:
            process.terminate()
            process.wait(SECONDS)


def give_name(page: Page, address: str) -> None:
    """Have the browser remember who sits at it, as after the first thing said."""
    page.context.add_cookies([{"name": "referat_name", "value": "Karen%20Holm", "url": address}])
