"""The Chromium that visits the sites."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

NAMES = ["chromium-headless-shell", "chromium", "chromium-browser"]
"""The shell draws the same pages without the windows around them, in two thirds of the time."""
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@contextmanager
def chromium_browser() -> Iterator[Browser]:
    """The machine's Chromium, headless; RRMA_CHROMIUM names it where it is not on the path."""
    executable = os.environ.get("RRMA_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    assert executable, "Chromium is not on this machine: install it, or name it in RRMA_CHROMIUM"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()
