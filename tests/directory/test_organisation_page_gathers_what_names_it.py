"""The page of an organisation gathers its cooperations, its years, its ties, and what is published about it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from rrma_directory.models import OrganisationKind
from rrma_pages.models import NetworkSettings
from rrma_search.documents import SearchDocument
from rrma_search.projection import project, sync

from ..search.search_page import ShownPage, spaces
from . import factories

pytestmark = pytest.mark.django_db


def shown(organisation) -> ShownPage:
    return ShownPage(organisation.get_absolute_url())


def headings(page: ShownPage) -> list[str]:
    return [spaces(heading.get_text()) for heading in page.soup.select("main h2")]


def section(page: ShownPage, anchor: str):
    return page.soup.find(id=anchor).find_parent("section")


def published(kind: str, number: int, organisation) -> SearchDocument:
    return SearchDocument(
        key=f"{kind}:{number}",
        kind=kind,
        title=f"{kind} {number:02}",
        url=f"/{kind}/{number}/",
        date=datetime.date(2020, 1, 1) + datetime.timedelta(days=number),
        facets={"organisation": (organisation.slug,)},
    )


def test_what_names_it_stands_by_kind_the_newest_first():
    rennes, other = factories.organisation("Ville de Rennes"), factories.organisation("Autre")
    sync()
    project(published("case-sheet", number, rennes) for number in range(11))
    project([published("news", 3, rennes), published("news", 5, rennes), published("guide", 1, other)])
    page = shown(rennes)
    assert headings(page)[:2] == ["Fiches", "Actualités"] and page.soup.find(id="guide") is None
    sheets = [title.get_text(strip=True) for title in section(page, "case-sheet").select("h3")]
    assert sheets == [f"case-sheet {number:02}" for number in range(10, 2, -1)]
    more = section(page, "case-sheet").select_one(".rrma-more")
    assert spaces(more.get_text()) == "Les 11 fiches" and ShownPage(more["href"]).total == 11
    assert [title.get_text(strip=True) for title in section(page, "news").select("h3")] == ["news 05", "news 03"]
    assert section(page, "news").select_one(".rrma-more") is None


def test_the_facts_count_what_stands_below():
    rennes = factories.organisation("Ville de Rennes", country=factories.country("FR"))
    factories.cooperation(here=[rennes], countries=[factories.country("BJ"), factories.country("DZ")])
    sync()
    project([published("case-sheet", 1, rennes)])
    page = shown(rennes)
    facts = {spaces(row.dt.get_text()): spaces(row.dd.get_text(" ")) for row in page.soup.select(".rrma-facts > div")}
    assert facts["Coopérations"] == "1 Algérie , Bénin" and facts["Fiches"] == "1" and facts["Territoire"] == "France"
    for link in page.soup.select('.rrma-facts a[href^="#"]'):
        assert page.soup.find(id=link["href"][1:])


def test_labels_lead_to_their_topics_and_to_the_directory():
    theme = factories.theme("Patrimoine")
    rennes = factories.organisation("Ville de Rennes", territory=factories.department("35"))
    factories.cooperation(here=[rennes], countries=[factories.country("DZ")], themes=[theme])
    found = {spaces(link.get_text()): link["href"] for link in shown(rennes).soup.select("main a")}
    assert found["Commune"] == "/annuaire/?organisation_kind=commune"
    assert found["Collectivités et groupements"] == "/annuaire/?family=collectivite"
    assert found["Ille-et-Vilaine"] == "/territoires/ille-et-vilaine/" and found["Bretagne"] == "/territoires/bretagne/"
    assert found["Patrimoine"] == "/themes/patrimoine/" and found["Algérie"] == "/pays/DZ/"


def test_its_years_stand_in_order_where_enough_are_known():
    rennes = factories.organisation("Ville de Rennes", founding_year=1975)
    assert "Au fil des années" not in headings(shown(rennes))
    factories.cooperation("Sans date", here=[rennes])
    assert "Au fil des années" not in headings(shown(rennes))
    factories.cooperation("A", here=[rennes], start_year=2012, end_year=2017)
    factories.cooperation("B", here=[rennes], start_year=1989, start_precision="approx")
    years = section(shown(rennes), "annees").select("li")
    assert [spaces(year.get_text("|", strip=True)) for year in years] == [
        "1975|Création de l’organisme",
        "vers 1989|Début de la coopération « B »",
        "2012|Début de la coopération « A »",
        "2017|Fin de la coopération « A »",
    ]


def test_many_members_are_folded_and_none_is_lost():
    network = factories.organisation("Réseau")
    members = [factories.organisation(f"Membre {number:02}", acronym=f"M{number:02}") for number in range(20)]
    network.members.set(members)
    ties = section(shown(network), "membres")
    assert len(ties.select("details a")) == 8 and spaces(ties.summary.get_text()) == "Voir 8 autres (Membres)"
    assert [link["href"] for link in ties.select("a")] == [member.get_absolute_url() for member in members]


def test_one_alone_is_never_folded():
    network = factories.organisation("Réseau")
    network.members.set([factories.organisation() for _each in range(13)])
    assert section(shown(network), "membres").details is None


def test_the_directory_has_more_like_it():
    rennes = factories.organisation("Ville de Rennes", territory=factories.department("35"))
    factories.organisation("Ville de Fougères", territory=factories.department("35"))
    other = OrganisationKind.objects.get(slug="association-locale")
    factories.organisation("Brest", territory=factories.department("29"), kind=other)
    sync()
    near = {
        spaces(item.get_text(" ", strip=True)): item.a["href"] for item in section(shown(rennes), "autour").select("li")
    }
    assert near == {
        "Ille-et-Vilaine 1 autre organisme": "/annuaire/?region=53-35",
        "Bretagne 2 autres organismes": "/annuaire/?region=53",
        "Communes 1 autre organisme": "/annuaire/?organisation_kind=commune",
    }
    assert {ShownPage(address).total for address in near.values()} == {2, 3}


def test_the_network_is_written_to_about_a_record_where_it_has_a_mailbox():
    rennes = factories.organisation("Ville & pays de Rennes")
    assert shown(rennes).soup.select_one(".rrma-rail a[href^=mailto]") is None
    NetworkSettings.objects.create(site=Site.objects.get(), contact_email="annuaire@example.org")
    link = shown(rennes).soup.select_one(".rrma-rail a[href^=mailto]")
    assert spaces(link.get_text()) == "Corriger cette notice"
    assert link["href"] == "mailto:annuaire@example.org?subject=Annuaire%C2%A0%3A%20Ville%20%26%20pays%20de%20Rennes"


def test_nothing_known_leaves_no_empty_heading():
    page = shown(factories.organisation("Toute seule"))
    assert headings(page) == [] and page.soup.select("main nav[aria-labelledby=som]") == []
    assert [spaces(row.dt.get_text()) for row in page.soup.select(".rrma-facts > div")] == ["Famille"]
    assert page.soup.select("main :is(p, li, dd, section, ul):empty") == []


def test_the_page_costs_the_same_queries_however_much_it_gathers():
    network = factories.organisation("Réseau", territory=factories.department("35"))

    def grow(first: int, last: int) -> int:
        for number in range(first, last):
            there = factories.organisation(country=factories.country("BJ"), territory=factories.department("29"))
            factories.cooperation(here=[network], there=[there], themes=[factories.theme()], start_year=1990 + number)
            there.member_of.add(network)
        network.member_of.add(there)
        sync()
        project(published(kind, number, network) for kind in ("case-sheet", "news") for number in range(first, last))
        shown(network)
        with CaptureQueriesContext(connection) as queries:
            shown(network)
        return len(queries)

    assert grow(0, 3) == grow(3, 15)


def test_a_proxy_may_keep_the_page(client):
    address = factories.organisation("Ville").get_absolute_url()
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=0, must-revalidate" and not response.cookies
    assert client.get(address, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.post(address).status_code == 405
