"""Pictures of every kind of public page, in screenshots/: wide, telephone, dark. Run by `make screenshots`."""

import tempfile
from pathlib import Path

from tests.browser.server import PUBLIC_PAGES, ROOT, chromium_browser, demonstration

VIEWS = {"1280": (1280, "light"), "1280-dark": (1280, "dark"), "390": (390, "light"), "320": (320, "light")}


def main() -> None:
    """Write one picture for each page and view."""
    target = ROOT / "screenshots"
    target.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as var, demonstration(Path(var)) as url, chromium_browser() as browser:
        for name, (width, scheme) in VIEWS.items():
            page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=url)
            for kind, address in PUBLIC_PAGES.items():
                page.goto(address)
                page.screenshot(path=target / f"{kind}-{name}.png", full_page=True)
            page.close()


if __name__ == "__main__":
    main()
