"""News and plain pages in the search: their words, their facets, and nothing that is not for everyone."""

import pytest
from wagtail.models import PageViewRestriction

from rrma_pages.models import GuidePage
from rrma_pages.search_documents import NewsSource
from rrma_search.models import IndexedDocument
from rrma_search.projection import sync
from rrma_search.query import SearchQuery
from rrma_search.service import search
from tests.casestudies.factories import country, keyword, organisation, theme

from .news_factories import body, content, news, root

pytestmark = pytest.mark.django_db


def found(text: str = "", **filters) -> list[str]:
    sync()  # what a commit does, which a test never reaches
    return [hit.title for hit in search(SearchQuery(text=text, filters={k: [v] for k, v in filters.items()})).hits]


def guide(**fields) -> GuidePage:
    """A guide below the home page, live, with no more than its title and summary."""
    page = GuidePage(title="Un guide", slug="un-guide", summary="Comment faire.", live=False, **fields)
    root().add_child(instance=page)
    GuidePage.objects.filter(pk=page.pk).update(live=True)
    page.refresh_from_db()
    return page


def test_keywords_are_in_one_order_whoever_gave_them_first():
    first, second = keyword("jeunesse"), keyword("eau")
    items = news(keywords=[first, second]), news(keywords=[second, first])
    given = [document.facets["keyword"] for _, document in NewsSource().documents(list(NewsSource().queryset()))]
    assert len(items) == 2 and given == [("eau", "jeunesse")] * 2


def test_an_item_is_found_by_every_subject_and_by_whom_it_names():
    news(
        title="La bonne",
        themes=[theme("Commerce équitable")],
        countries=[country("BJ")],
        keywords=[keyword("jeunesse")],
        organisations=[organisation("Sicoval")],
    )
    news(title="Une autre")
    for filters in (
        {"theme": "commerce-equitable"},
        {"country": "BJ"},
        {"keyword": "jeunesse"},
        {"organisation": "sicoval"},
    ):
        assert found(type="news", **filters) == ["La bonne"], filters
    assert found("Sicoval", type="news") == ["La bonne"]
    assert sorted(found(type="news", year="2025")) == ["La bonne", "Une autre"]


@pytest.mark.parametrize(
    "block",
    [
        ("paragraph", "<p>quetzalcoatl</p>"),
        ("heading", "quetzalcoatl"),
        ("quote", {"text": "quetzalcoatl", "source": ""}),
        ("quote", {"text": "Oui.", "source": "quetzalcoatl"}),
        ("glossary", [{"term": "quetzalcoatl", "acronym": "", "definition": "<p>Serpent.</p>"}]),
        ("glossary", [{"term": "Serpent", "acronym": "", "definition": "<p>quetzalcoatl</p>"}]),
    ],
)
def test_every_word_of_the_body_is_searched(block):
    content(title="La bonne", body=body(block))
    assert found("quetzalcoatl", type="page") == ["La bonne"]


def test_an_item_beside_a_guide_is_found_by_the_guide_while_anyone_may_see_that():
    page = guide()
    news(title="La bonne", related=[page])
    assert found(guide="un-guide", type="news") == ["La bonne"]
    restriction = PageViewRestriction.objects.create(
        page=page.page_ptr, restriction_type=PageViewRestriction.PASSWORD, password="essai"
    )
    assert found(guide="un-guide", type="news") == []
    restriction.delete()
    assert found(guide="un-guide", type="news") == ["La bonne"]
    page.unpublish()
    assert found(guide="un-guide", type="news") == []


@pytest.mark.parametrize("make", [news, content])
def test_drafts_and_what_is_restricted_are_not_in_the_index(make):
    make(title="Brouillon", live=False)
    secret = make(title="Secret")
    assert found() == ["Secret"]
    PageViewRestriction.objects.create(page=secret.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert found() == []


def test_a_new_name_reaches_the_item_that_bears_it():
    sicoval = organisation("Sicoval")
    news(title="La bonne", organisations=[sicoval])
    assert found("Toulousain", type="news") == []
    sicoval.name = "Sicoval du Toulousain"
    sicoval.save()
    assert found("Toulousain", type="news") == ["La bonne"]


def test_a_plain_page_has_no_date_but_one_that_is_given():
    content(title="Contact").save_revision().publish()
    sync()
    assert IndexedDocument.objects.present().get(kind="page").date is None


def test_indexing_costs_the_same_whatever_the_number_of_news():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from rrma_pages.search_documents import NewsSource

    def cost() -> int:
        source = NewsSource()
        with CaptureQueriesContext(connection) as captured:
            list(source.documents(list(source.queryset())))
        return len(captured)

    def more() -> None:
        news(organisations=[organisation()], themes=[theme()], countries=[country("BJ")], keywords=["eau"])

    more()
    before = cost()
    for _ in range(5):
        more()
    assert cost() == before


def test_results_say_what_they_are_and_when(client):
    news(title="Une nouvelle", countries=[country("BJ")])
    content(title="Une page")
    sync()
    html = client.get("/recherche/").content.decode()
    assert "Actualité · 12 novembre 2025" in html
    assert '<p class="rrma-label">Page</p>' in html
