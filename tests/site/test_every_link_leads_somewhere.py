"""From the home page, every page answers and every link and picture of the site is there."""

import pytest
from bs4 import BeautifulSoup

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import Organisation
from rrma_pages.models import GuidePage


def test_the_whole_site_answers(network, crawled):
    assert {"/", "/fiches/", "/recherche/"} <= set(crawled)
    for page in (*CaseSheetPage.objects.live(), *GuidePage.objects.live()):
        assert page.url in crawled, page.title
    named = Organisation.objects.filter(case_sheet_sides__isnull=False).distinct()
    assert {organisation.get_absolute_url() for organisation in named} <= set(crawled)
    for address, soup in crawled.items():
        ids = {tag["id"] for tag in soup.find_all(id=True)}
        inner = {tag["href"][1:] for tag in soup.find_all("a", href=True) if tag["href"].startswith("#")}
        assert inner - {""} <= ids, (address, inner - ids)
        assert len(soup.find_all("h1")) == 1, address


@pytest.mark.slow
def test_every_organisation_has_its_page(network, client):
    for organisation in Organisation.objects.all():
        response = client.get(organisation.get_absolute_url())
        assert response.status_code == 200
        assert organisation.name in BeautifulSoup(response.content, "html.parser").get_text().replace("\xa0", " ")


def test_what_has_no_content_yet_is_nowhere(network, crawled):
    for address, soup in crawled.items():
        menus = " ".join(tag.get_text(" ") for tag in soup.find_all(["nav", "footer"]))
        for word in ("Agenda", "Appels"):
            assert word not in menus, (address, word)
