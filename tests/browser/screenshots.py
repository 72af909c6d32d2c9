"""Pictures of every specimen and of the admin, in screenshots/, with an index.html that shows them together.

Run by `make screenshots`. RRMA_REFERENCE_PICTURES names a folder of pictures of what the pages should look like
(« fiche-1280.png », « fiche-1280-sombre.png »…): the index then shows each beside the page's own.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import django
from django.template import Context, Engine
from playwright.sync_api import Browser, Page

from tests.browser.chromium import chromium_browser
from tests.browser.server import ADMINISTRATOR, ROOT, Sites, networks
from tests.browser.specimens import Specimen, all_specimens

TARGET = ROOT / "screenshots"
TEMPLATE = Path(__file__).with_name("screenshots.html")
HIGHEST = 12_000
"""Pixels beyond which a page is cut: no browser draws what is much higher in one picture."""
ADMIN_WIDTHS = (1280, 390)
ADMIN_PAGES = {
    "sheet-form": "/fiches/labellisation-bio-et-equitable-de-la-filiere-du-the-shan/",
    "guide-form": "/guides/choisir-la-forme-du-partenariat/",
    "news-form": "/actualites/the-shan-le-temps-d-un-label/",
    "home-form": "/",
    "home": "/admin/",
    "list-of-sheets": "/admin/rrma/fiches/liste/",
    "list-of-organisations": "/admin/snippets/rrma_directory/organisation/",
    "settings": "/admin/settings/rrma_pages/networksettings/",
}
"""A name for each; the address in the admin, or that of the page whose form is looked at."""


@dataclass(frozen=True, slots=True)
class View:
    """A window to look through, named as the pictures of reference are."""

    name: str
    width: int
    scheme: str

    def shows(self, specimen: Specimen) -> bool:
        """Whether `specimen` is looked at so; in the dark, only what is as in the demonstration."""
        return self.scheme == "light" or specimen.size == "ordinary"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture taken: of what, its file, and the file of the picture of reference, "" for none."""

    title: str
    file: str
    reference: str = ""


VIEWS = (View("1280", 1280, "light"), View("1280-sombre", 1280, "dark"), View("390", 390, "light"))


def main() -> None:
    """Writes the pictures and the index."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    references = _references()
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir()
    with tempfile.TemporaryDirectory() as folder:
        sites = Sites(networks(Path(folder) / "networks"), Path(folder) / "served")
        with closing(sites), chromium_browser() as browser:
            pictures = [*_of_specimens(browser, sites, references), *_of_admin(browser, sites)]
    template = Engine().from_string(TEMPLATE.read_text(encoding="utf-8"))
    (TARGET / "index.html").write_text(template.render(Context({"pictures": pictures})), encoding="utf-8")
    sys.stdout.write(f"{len(pictures)} pictures: {TARGET / 'index.html'}\n")


def _references() -> Path | None:
    """The folder of pictures of reference that the environment names; raises SystemExit when it is not there."""
    name = os.environ.get("RRMA_REFERENCE_PICTURES")
    if name and not Path(name).is_dir():
        raise SystemExit(f"RRMA_REFERENCE_PICTURES: there is no folder {name}")
    return Path(name) if name else None


def _of_specimens(browser: Browser, sites: Sites, references: Path | None) -> Iterator[Picture]:
    for view in VIEWS:
        page = browser.new_page(viewport={"width": view.width, "height": 900}, color_scheme=view.scheme)
        for specimen in filter(view.shows, all_specimens()):
            page.goto(sites.address(specimen.network) + specimen.address)
            yield Picture(
                f"{specimen} ({view.name})", _take(page, f"{specimen}-{view.name}"), _beside(specimen, view, references)
            )
        page.close()


def _of_admin(browser: Browser, sites: Sites) -> Iterator[Picture]:
    for width in ADMIN_WIDTHS:
        base = sites.address("demonstration")
        page = browser.new_page(base_url=base, viewport={"width": width, "height": 1000}, locale="fr-FR")
        sign_in(page)
        for name, address in ADMIN_PAGES.items():
            answer = page.goto(address if address.startswith("/admin/") else form_of(page, address))
            assert answer.ok, f"{answer.url} answers {answer.status}"
            yield Picture(f"admin: {name} ({width})", _take(page, f"admin-{name}-{width}"))
        page.close()


def _take(page: Page, name: str) -> str:
    """Takes the picture of the page, of its first part if it is very long, once it is quiet; gives its file's name."""
    page.wait_for_load_state("networkidle")
    file = re.sub(r"[^\w.-]+", "-", name) + ".png"
    width, height = page.evaluate("[innerWidth, document.documentElement.scrollHeight]")
    part = {"x": 0, "y": 0, "width": width, "height": min(height, HIGHEST)}
    page.screenshot(path=TARGET / file, full_page=True, clip=part, timeout=120_000)
    return file


def _beside(specimen: Specimen, view: View, references: Path | None) -> str:
    """Copies the picture of reference of `specimen` in `view`; gives the name of the copy, "" when there is none."""
    found = references / f"{specimen.picture}-{view.name}.png" if references and specimen.picture else None
    if found is None or not found.exists():
        return ""
    shutil.copy(found, TARGET / f"reference-{found.name}")
    return f"reference-{found.name}"


def sign_in(page: Page) -> None:
    """Signs the administrator in."""
    name, password = ADMINISTRATOR
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")


def form_of(page: Page, address: str) -> str:
    """Where the page at `address` is edited, as its own bar for editors says."""
    found = re.search(r"/admin/pages/\d+/edit/", page.goto(address).text())
    assert found, f"{address} does not say where it is edited"
    return found[0]


if __name__ == "__main__":
    main()
