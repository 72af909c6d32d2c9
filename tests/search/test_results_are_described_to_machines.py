"""A page of results is a schema.org list to machines: data that no browser runs, and nothing that is not shown."""

import json

import pytest

from rrma_search.projection import project
from rrma_search.structured_data import described, markup

from .corpora import declared, make_document
from .search_page import ShownPage

__all__ = ["declared"]


class Thing:
    def structured_data(self, request):
        return described("Thing", name="</script><script>alert(1)//<!-- & \u2028", empty="")


def test_no_text_ends_the_element_or_begins_another(rf):
    element = markup(Thing(), rf.get("/"))
    inside = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(inside)
    assert json.loads(inside) == {
        "@context": "https://schema.org",
        "@type": "Thing",
        "name": "</script><script>alert(1)//<!-- & \u2028",
    }


@pytest.mark.django_db
@pytest.mark.usefixtures("declared")
def test_results_are_a_list_in_the_order_of_the_page(client):
    project(make_document(number, title=f"Document {number:02}") for number in range(25))
    page = ShownPage("/recherche/?sort=title&page=2")
    (element,) = page.soup.find_all("script", type="application/ld+json")
    listed = json.loads(element.string)
    assert (listed["@type"], listed["numberOfItems"]) == ("ItemList", 25)
    assert [(item["position"], item["url"]) for item in listed["itemListElement"]] == [
        (number + 1, f"http://localhost/{number}/") for number in range(20, 25)
    ]
    assert len(element.string) < 100 * 5 + 100


@pytest.mark.django_db
def test_a_search_without_results_describes_none():
    assert not ShownPage("/recherche/?q=introuvable").soup.find("script", type="application/ld+json")
