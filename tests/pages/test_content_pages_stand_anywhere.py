"""Plain pages: text with its contents, the pages below, a glossary; named at the foot when editors say so."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.models import PageViewRestriction, Site

from rrma_pages.blocks import ButtonBlock
from rrma_pages.models import FooterPage, NetworkSettings
from tests.casestudies.factories import sheet
from tests.search.search_page import spaces

from .factories import home
from .news_factories import body, content

pytestmark = pytest.mark.django_db


def shown(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def restrict(page) -> None:
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type=PageViewRestriction.LOGIN)


def test_a_page_stands_below_another_with_its_way_back(client):
    parent = content(title="Le réseau", slug="le-reseau")
    child = content(title="Missions", slug="missions", parent=parent)
    page = shown(client, child.url)
    assert child.url == "/le-reseau/missions/"
    assert [link["href"] for link in page.select(".rrma-crumbs a")] == ["/", "/le-reseau/"]
    assert page.h1.get_text() == "Missions"


def test_a_long_page_lists_its_headings(client):
    text = body(("heading", "Ici"), ("paragraph", "<p>Un.</p>"), ("heading", "Là-bas"))
    page = shown(client, content(body=text).url)
    links = page.select(".rrma-rail a")
    assert [(link.get_text(), link["href"]) for link in links] == [("Ici", "#ici"), ("Là-bas", "#la-bas")]
    assert all(page.find(id=link["href"][1:]).name == "h2" for link in links)
    assert not shown(client, content(body=body(("heading", "Seul"))).url).select(".rrma-rail a")


def test_the_pages_below_are_listed_when_asked_and_when_anyone_may_see_them(client):
    parent = content(lists_children=True)
    content(title="Deuxième à l’alphabet", parent=parent)
    content(title="Brouillon", live=False, parent=parent)
    restrict(content(title="Réservée", parent=parent))
    content(title="Avant à l’alphabet", parent=parent)
    page = shown(client, parent.url)
    titles = [spaces(title.get_text()) for title in page.select(".rrma-teaser__title")]
    assert titles == ["Deuxième à l’alphabet", "Avant à l’alphabet"]
    parent.lists_children = False
    parent.save()
    assert not shown(client, parent.url).select(".rrma-teaser")


def test_a_glossary_puts_itself_in_order_with_an_a_to_z(client):
    terms = [("Économie", "ESS", "Une."), ("Zone", "", "Deux."), ("Eau", "", "Trois."), ("« 1 % eau »", "", "Quatre.")]
    entries = [{"term": term, "acronym": acronym, "definition": f"<p>{text}</p>"} for term, acronym, text in terms]
    page = shown(client, content(body=body(("glossary", entries))).url)
    assert [spaces(term.get_text()) for term in page.select("dt")] == ["Eau", "Économie (ESS)", "Zone", "« 1 % eau »"]
    assert [heading.get_text() for heading in page.select(".rrma-prose h2")] == ["E", "Z", "0-9"]
    letters = page.select(".rrma-az a")
    assert [letter.get_text() for letter in letters] == ["E", "Z", "0-9"]
    assert all(page.find(id=letter["href"][1:]) for letter in letters)
    assert len(page.select(".rrma-az li")) == 27
    assert page.find(id="terme-economie").parent.dd.get_text(strip=True) == "Une."


def test_the_same_term_twice_has_two_addresses(client):
    entries = [{"term": "Eau", "acronym": "", "definition": "<p>Une.</p>"}] * 2
    page = shown(client, content(body=body(("glossary", entries))).url)
    assert [term["id"] for term in page.select("dt")] == ["terme-eau", "terme-eau-2"]


@pytest.mark.parametrize("target", [{"page": None, "url": ""}, {"page": "here", "url": "https://example.org/"}])
def test_a_button_leads_to_one_place(target):
    block = ButtonBlock()
    value = {"label": "Écrire", **target}
    if value["page"]:
        value["page"] = content().page_ptr
    with pytest.raises(ValidationError):
        block.clean(block.to_python({**value, "page": value["page"] and value["page"].pk}))


@pytest.fixture
def network(db) -> NetworkSettings:
    home()
    return NetworkSettings.objects.create(site=Site.objects.get(), name="Traverses", footer_text="Qui nous sommes.")


def at_the_foot(network: NetworkSettings, column: str, page) -> None:
    FooterPage.objects.create(network=network, column=column, page=page.page_ptr)


def test_pages_are_named_at_the_foot_in_the_place_that_editors_chose(client, network):
    for column, title in (("participer", "Proposer"), ("mentions", "Mentions légales"), ("reseau", "Missions")):
        at_the_foot(network, column, content(title=title, slug=title[:5].lower()))
    footer = shown(client, "/").footer
    assert [link.get_text() for link in footer.select(".rrma-footer__legal a")] == ["Mentions légales"]
    columns = {
        column.p.get_text(): [a.get_text() for a in column.select("a")] for column in footer.select("div > div > div")
    }
    assert columns["Participer"] == ["Proposer"]
    assert columns["Le réseau"] == ["Missions"]
    assert columns["Réutiliser"] == ["Données ouvertes et API"], "a page of the site itself"


def test_a_page_that_is_not_for_everyone_is_not_named_at_the_foot(client, network):
    draft, secret = content(title="Brouillon", live=False), content(title="Réservée")
    at_the_foot(network, "mentions", draft)
    at_the_foot(network, "participer", secret)
    restrict(secret)
    text = shown(client, "/").footer.get_text()
    assert "Brouillon" not in text and "Réservée" not in text


def test_the_foot_costs_the_same_whatever_it_names(client, network, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost() -> int:
        client.get("/")
        with CaptureQueriesContext(connection) as captured:
            client.get("/")
        return len(captured)

    at_the_foot(network, "mentions", content())
    before = cost()
    for _ in range(6):
        at_the_foot(network, "participer", content())
    assert cost() == before


def test_other_pages_of_the_network_stand_below_a_plain_page(client):
    parent = content(lists_children=True)
    sheet(parent=parent, title="Une fiche à part")
    assert "Une fiche à part" in shown(client, parent.url).main.get_text()
