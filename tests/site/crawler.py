"""A visitor who follows every link of the site, from the home page on."""

from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client

SEARCHED = ("/recherche/?", "/annuaire/?")
SEARCHES = 25  # filters multiply without end: so many searches are followed, chosen in the order they are met


def links(soup: BeautifulSoup) -> set[str]:
    """Addresses that the page leads to or loads."""
    found = {tag.get(name) for name in ("href", "src") for tag in soup.find_all(attrs={name: True})}
    sets = [part.split()[0] for tag in soup.find_all(srcset=True) for part in tag["srcset"].split(",")]
    return {address for address in [*found, *sets] if address}


def local(address: str, link: str) -> str:
    """The address on this site that `link` on the page `address` leads to; "" when it leads elsewhere."""
    target = urlsplit(urljoin(address, link))
    if target.hostname not in (None, "testserver", "localhost") or target.scheme not in ("", "http"):
        return ""
    return target._replace(scheme="", netloc="", fragment="").geturl()


def crawl() -> dict[str, BeautifulSoup]:
    """Every page reached from the home page, by address. Fails on one that does not answer 200, or a missing file."""
    client = Client()
    pages: dict[str, BeautifulSoup] = {}
    waiting, seen, searches = ["/"], {"/"}, 0
    while waiting:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        if "text/html" not in response.headers["Content-Type"]:
            continue
        pages[address] = BeautifulSoup(response.content, "html.parser")
        for target in sorted({local(address, link) for link in links(pages[address])} - seen - {""}):
            seen.add(target)
            searches += target.startswith(SEARCHED)
            if target.startswith("/static/"):
                assert finders.find(urlsplit(target).path.removeprefix("/static/")), (address, target)
            elif not target.startswith(SEARCHED) or searches <= SEARCHES:
                waiting.append(target)
    return pages
