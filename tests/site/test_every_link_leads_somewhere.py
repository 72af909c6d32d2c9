"""From the home page, every page answers and every link and picture of the site is there."""

from urllib.parse import urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import Organisation

SEARCHES = 60  # filters multiply without end: so many searches are followed, chosen in the order they are met


def links(soup: BeautifulSoup) -> set[str]:
    """Addresses that the page leads to or loads."""
    found = {tag.get(name) for name in ("href", "src") for tag in soup.find_all(attrs={name: True})}
    sets = [part.split()[0] for tag in soup.find_all(srcset=True) for part in tag["srcset"].split(",")]
    return {address for address in [*found, *sets] if address}


@pytest.fixture
def crawl(network, client) -> dict[str, BeautifulSoup]:
    """Every page reached from the home page, by address; each answered 200."""
    pages: dict[str, BeautifulSoup] = {}
    waiting, seen, searches = ["/"], {"/"}, 0
    while waiting:
        address = waiting.pop(0)
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        if "text/html" not in response.headers["Content-Type"]:
            continue
        soup = pages[address] = BeautifulSoup(response.content, "html.parser")
        for link in sorted(links(soup)):
            target = urlsplit(urljoin(address, link))
            if target.netloc not in ("", "testserver", "localhost") or target.scheme not in ("", "http"):
                continue
            plain = target._replace(scheme="", netloc="", fragment="").geturl()
            if plain in seen:
                continue
            seen.add(plain)
            if plain.startswith("/static/"):
                assert finders.find(target.path.removeprefix("/static/")), (address, link)
                continue
            if plain.startswith("/recherche/?"):
                searches += 1
                if searches > SEARCHES:
                    continue
            waiting.append(plain)
    return pages


def test_the_whole_site_answers(crawl):
    assert {"/", "/fiches/", "/recherche/"} <= set(crawl)
    for sheet in CaseSheetPage.objects.live():
        assert sheet.url in crawl, sheet.title
    named = Organisation.objects.filter(case_sheet_sides__isnull=False).distinct()
    assert {organisation.get_absolute_url() for organisation in named} <= set(crawl)
    for address, soup in crawl.items():
        ids = {tag["id"] for tag in soup.find_all(id=True)}
        inner = {tag["href"][1:] for tag in soup.find_all("a", href=True) if tag["href"].startswith("#")}
        assert inner - {""} <= ids, (address, inner - ids)
        assert len(soup.find_all("h1")) == 1, address


def test_every_organisation_has_its_page(network, client):
    for organisation in Organisation.objects.all():
        response = client.get(organisation.get_absolute_url())
        assert response.status_code == 200
        assert organisation.name in BeautifulSoup(response.content, "html.parser").get_text().replace("\xa0", " ")


def test_what_has_no_content_yet_is_nowhere(crawl):
    for address, soup in crawl.items():
        menus = " ".join(tag.get_text(" ") for tag in soup.find_all(["nav", "footer"]))
        for word in ("Agenda", "Appels", "La lettre", "Guides"):
            assert word not in menus, (address, word)
