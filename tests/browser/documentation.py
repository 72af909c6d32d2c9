"""Pictures of the documentation, docs/pictures/, taken again of the demonstration as it is now: `make pictures`."""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser.chromium import chromium_browser
from tests.browser.screenshots import form_of, sign_in
from tests.browser.server import ROOT, Sites, networks, sheet

TARGET = ROOT / "docs/pictures"
WINDOW = {"width": 1280, "height": 800}
MOST_BYTES = 120_000
COLOURS = 256
SETTLING = 700
"""Milliseconds that menus and panels take to unfold."""
HEADER = 70
"""Pixels at the top of the admin that do not scroll."""

Step = Callable[[Page], None]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the documentation: its file without ending, the address, what to do there before it is taken."""

    name: str
    address: str
    prepare: Step | None = None
    form: bool = False
    """The picture is of the form in which the page at the address is edited."""


def panel(heading: str) -> Step:
    """Brings the panel of this heading to the top of the window, open."""

    def bring(page: Page) -> None:
        header = page.locator(f".w-panel__header:has([data-panel-heading-text]:text-is('{heading}'))").first
        toggle = header.locator("[data-panel-toggle]")
        if toggle.get_attribute("aria-expanded") == "false":
            toggle.click()
        _to_the_top(page, header)

    return bring


def place(selector: str, margin: int = HEADER) -> Step:
    """Brings the first element that `selector` finds to the top of the window, `margin` pixels below its edge."""
    return lambda page: _to_the_top(page, page.locator(selector).first, margin)


def _to_the_top(page: Page, element: Locator, margin: int = HEADER) -> None:
    element.evaluate(
        "(element, margin) => { element.style.scrollMarginTop = `${margin}px`; element.scrollIntoView(); }", margin
    )


def menu_of_the_first_row(page: Page) -> None:
    """Opens the menu of the first row of a list."""
    page.locator("tbody [data-controller~=w-dropdown] button").first.click()


def ready_text(page: Page) -> None:
    """Shows the ready text with which others may take a sheet over."""
    page.locator(".rrma-reuse > summary").click()
    _to_the_top(page, page.locator("#reprendre"), margin=20)


PICTURES = (
    Picture("accueil", "/"),
    Picture("recherche", "/recherche/?q=eau"),
    Picture("liste-des-fiches", "/admin/rrma/fiches/liste/"),
    Picture(
        "les-deux-cotes",
        sheet("Réhabilitation et valorisation multimédia des places traditionnelles vodùn de Porto-Novo"),
        panel("Les deux côtés de la coopération"),
        form=True,
    ),
    Picture(
        "financement",
        "/fiches/labellisation-bio-et-equitable-de-la-filiere-du-the-shan/",
        place("text=Somme des lignes", 330),
        form=True,
    ),
    Picture("mots-cles", "/admin/snippets/rrma_directory/keyword/", menu_of_the_first_row),
    Picture("etapes-d-un-guide", "/guides/choisir-la-forme-du-partenariat/", panel("Étapes"), form=True),
    Picture("organismes-cites", "/actualites/the-shan-le-temps-d-un-label/", panel("Organismes cités"), form=True),
    Picture("page-d-un-pays", "/pays/BJ/"),
    Picture("couleurs", "/admin/settings/rrma_pages/networksettings/", panel("Couleurs")),
    Picture("pied-de-page", "/admin/settings/rrma_pages/networksettings/", panel("Pages nommées en pied de page")),
    Picture("reprendre", "/fiches/labellisation-bio-et-equitable-de-la-filiere-du-the-shan/", ready_text),
)


def main() -> None:
    """Writes the pictures; those named on the command line, all of them by default."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()
    wanted = [picture for picture in PICTURES if picture.name in sys.argv[1:] or not sys.argv[1:]]
    with tempfile.TemporaryDirectory() as folder:
        sites = Sites(networks(Path(folder) / "networks"), Path(folder) / "served")
        with closing(sites), chromium_browser() as browser:
            _take_all(wanted, browser, sites.address("demonstration"))


def _take_all(pictures: list[Picture], browser: Browser, base: str) -> None:
    visitor, editor = (browser.new_page(base_url=base, viewport=WINDOW, locale="fr-FR") for _window in range(2))
    sign_in(editor)
    for picture in pictures:
        page = editor if picture.form or picture.address.startswith("/admin/") else visitor
        page.goto(form_of(page, picture.address) if picture.form else picture.address)
        page.wait_for_load_state("networkidle")
        if picture.prepare:
            picture.prepare(page)
        page.wait_for_timeout(SETTLING)
        _write(TARGET / f"{picture.name}.png", page.screenshot())


def _write(path: Path, taken: bytes) -> None:
    """Writes the picture with few colours; raises SystemExit when it is too heavy all the same."""
    content = io.BytesIO()
    Image.open(io.BytesIO(taken)).convert("RGB").quantize(COLOURS).save(content, "PNG", optimize=True)
    if content.tell() > MOST_BYTES:
        raise SystemExit(f"{path.name} weighs {content.tell()} bytes, at most {MOST_BYTES}")
    path.write_bytes(content.getvalue())
    sys.stdout.write(f"{path.relative_to(ROOT)}: {content.tell()} bytes\n")


if __name__ == "__main__":
    main()
