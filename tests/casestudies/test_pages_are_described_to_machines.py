"""Sheets, news, guides and organisations tell machines what their page shows at its top, and nothing else."""

import json

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Site

from tests.casestudies import factories
from tests.directory.factories import organisation
from tests.pages import guide_factories, news_factories

pytestmark = pytest.mark.django_db


def description(client, address: str) -> tuple[dict, str]:
    """What the page at `address` tells machines, and what it shows to readers."""
    response = client.get(address)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    (element,) = soup.find_all("script", type="application/ld+json")
    return json.loads(element.extract().string), " ".join(str(soup).split())


def test_a_sheet_is_an_article_of_the_network(client):
    sheet = factories.full_sheet()
    told, shown = description(client, sheet.url)
    assert told == {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": sheet.title,
        "description": sheet.summary,
        "url": sheet.full_url,
        "datePublished": sheet.shown_date.isoformat(),
        "inLanguage": "fr",
        "license": "https://creativecommons.org/licenses/by-nc-nd/2.0/fr/",
        "publisher": {"@type": "Organization", "name": Site.objects.get().root_page.title},
    }
    assert told["license"] in shown and told["publisher"]["name"] in shown


def test_a_news_item_is_an_article_and_a_guide_a_work(client):
    item = news_factories.news(title='</script><img src="x">', summary="Un & deux")
    told, shown = description(client, item.url)
    assert (told["@type"], told["headline"], told["description"]) == ("Article", item.title, "Un & deux")
    assert told["datePublished"] == "2025-11-12" and '<img src="x"' not in shown
    told, _shown = description(client, guide_factories.guide(title="Évaluer").url)
    assert (told["@type"], told["headline"]) == ("CreativeWork", "Évaluer")


def test_an_organisation_is_one(client):
    record = organisation(
        "Cités Unies France",
        acronym="CUF",
        aliases="Villes jumelées",
        founding_year=1975,
        website="https://www.example.org/",
        description="Elle réunit des collectivités.",
    )
    told, _shown = description(client, record.get_absolute_url())
    assert told == {
        "@context": "https://schema.org",
        "@type": "Organization",
        "name": "Cités Unies France",
        "alternateName": ["CUF", "Villes jumelées"],
        "description": "Elle réunit des collectivités.",
        "foundingDate": "1975",
        "url": "https://www.example.org/",
        "mainEntityOfPage": f"http://localhost{record.get_absolute_url()}",
    }


@pytest.mark.parametrize("made", [factories.full_sheet, news_factories.news, guide_factories.guide])
def test_a_page_tells_its_one_address_whatever_is_added_to_it(client, made):
    page = made()
    soup = BeautifulSoup(client.get(f"{page.url}?utm_source=lettre").content, "html.parser")
    assert page.full_url and [link["href"] for link in soup.find_all("link", rel="canonical")] == [page.full_url]


def test_what_is_not_known_is_not_told(client):
    told, _shown = description(client, organisation("Petite association").get_absolute_url())
    assert told.keys() == {"@context", "@type", "name", "mainEntityOfPage"}
