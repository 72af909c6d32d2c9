"""Every public page names one absolute address as its own, at the root of the site, whatever host it was asked of."""

import json
import re

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from wagtail.models import Site

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import Organisation
from rrma_newsletter.models import NewsletterPage
from rrma_pages.models import GuidePage, NewsPage

LISTS = ("/fiches/", "/guides/", "/actualites/", "/lettres/", "/recherche/", "/annuaire/", "/themes/", "/pays/")
OWN_ADDRESS = {"ItemList": None, "Organization": "mainEntityOfPage"}
"""Type of a description → the property that has the address of the page, where it is not `url`; None for none."""


@pytest.fixture
def root(network) -> str:
    """The root of the site of the network."""
    return Site.objects.get(is_default_site=True).root_url


def soup_of(client, address: str, **headers) -> BeautifulSoup:
    response = client.get(address, **headers)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def named(soup: BeautifulSoup) -> list[str]:
    """The addresses that the page names as its own."""
    return [link["href"] for link in soup.find_all("link", rel="canonical")]


def asks_to_be_left_out(soup: BeautifulSoup) -> bool:
    return [tag["content"] for tag in soup.find_all("meta", attrs={"name": "robots"})] == ["noindex"]


def check(address: str, soup: BeautifulSoup, root: str) -> None:
    """Fail unless the page at `address` names exactly one address as its own, below `root`, and describes that one."""
    (own,) = named(soup)
    assert own.startswith(f"{root}/"), (address, own)
    assert ("?" in own) is asks_to_be_left_out(soup), address
    for element in soup.find_all("script", type="application/ld+json"):
        told = json.loads(element.string)
        own_address = OWN_ADDRESS.get(told["@type"], "url")
        assert own_address is None or told[own_address] == own, address
        assert all(item["url"].startswith(f"{root}/") for item in told.get("itemListElement", ())), address


def test_every_page_that_can_be_reached_does(root, crawled):
    for address, soup in crawled.items():
        if named(soup) or not asks_to_be_left_out(soup):
            check(address, soup, root)


def test_one_of_each_kind_does_whatever_host_is_asked(root, client):
    kinds = (CaseSheetPage, GuidePage, NewsPage, NewsletterPage)
    pages = ["/", *LISTS, "/le-reseau/glossaire/", "/api/v1/docs", *(kind.objects.live().first().url for kind in kinds)]
    for address in [*pages, Organisation.objects.first().get_absolute_url()]:
        soup = soup_of(client, address, HTTP_HOST="miroir.example.org")
        check(address, soup, root)
        assert named(soup) == [f"{root}{address}"]


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ("/fiches/?country=SN", "/fiches/"),
        ("/fiches/?page=99", "/fiches/"),
        ("/?utm_source=lettre", "/"),
        ("/actualites/2025/?page=1", "/actualites/2025/"),
        ("/actualites/?page=2", "/actualites/?page=2"),
        ("/guides/?page=1&niveau=&autre=1", "/guides/"),
        ("/guides/?niveau=debutant&audience=elus&autre=1", "/guides/?audience=elus&niveau=debutant"),
        ("/recherche/?q=eau&country=SN", "/recherche/?q=eau&country=SN"),
        ("/annuaire/?country=SN", "/annuaire/?country=SN"),
    ],
)
def test_a_list_keeps_the_parameters_that_it_reads(root, client, monkeypatch, asked, address):
    monkeypatch.setattr("rrma_pages.models.news_index.PAGE_SIZE", 2)
    soup = soup_of(client, asked)
    assert named(soup) == [f"{root}{address}"]
    assert asks_to_be_left_out(soup) is ("?" in address)


def test_the_sitemap_has_one_host(root, client):
    addresses = re.findall(
        "<loc>(.+?)</loc>", client.get("/sitemap.xml", HTTP_HOST="miroir.example.org").content.decode()
    )
    assert len(addresses) > 300
    assert [address for address in addresses if not address.startswith(f"{root}/")] == []


def test_the_sitemap_asks_few_queries_for_hundreds_of_addresses(root, client, django_assert_max_num_queries):
    client.get("/sitemap.xml")
    with django_assert_max_num_queries(20):
        client.get("/sitemap.xml")


def test_the_demonstration_is_where_it_is_served(network, settings):
    site = Site.objects.get(is_default_site=True)
    assert site.root_url == settings.WAGTAILADMIN_BASE_URL
    for base in ("http://localhost:8123", "https://reseau.example.org"):
        settings.WAGTAILADMIN_BASE_URL = base
        call_command("rrma_demo", verbosity=0)
        site.refresh_from_db()
        assert site.root_url == base
    settings.WAGTAILADMIN_BASE_URL = "http://localhost:8000"
    call_command("rrma_demo", verbosity=0)
    site.refresh_from_db()
    assert site.root_url == "https://reseau.example.org"  # a host that somebody has named stays
