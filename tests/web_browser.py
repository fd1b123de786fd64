"""Chromium for tests: Debian's own, started anew and empty for each run, and a reading room it can visit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, expect, sync_playwright

FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
REFERAT = str(Path(sys.executable).with_name("referat"))
SECONDS = 120
PATIENCE = 60_000  # milliseconds that a page may take to say what is waited for, on a busy machine


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
