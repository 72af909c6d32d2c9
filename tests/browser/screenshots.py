"""Pictures of every specimen and of the admin, in screenshots/, with an index.html that shows them together.

Run by `make screenshots`. RRMA_REFERENCE_PICTURES names a folder of pictures of what the pages should look like
(« fiche-1280.png », « fiche-1280-sombre.png »…): the index then shows each beside the page's own.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import django
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium_browser
from tests.browser.server import OFFICER, ROOT, Sites, prepared
from tests.browser.specimens import Specimen, all_specimens

TARGET = ROOT / "screenshots"
REFERENCES = os.environ.get("RRMA_REFERENCE_PICTURES", "")
ADMIN = {
    "case-sheet-form": ("/admin/", "Fiches", "the-shan"),
}


@dataclass(frozen=True, slots=True)
class View:
    """A window to look through."""

    name: str
    width: int
    scheme: str

    def shows(self, specimen: Specimen) -> bool:
        """Whether `specimen` is looked at so: the dark view is for what is as in the demonstration."""
        return self.scheme == "light" or specimen.size == "ordinary"


VIEWS = (View("1280", 1280, "light"), View("1280-sombre", 1280, "dark"), View("390", 390, "light"))
