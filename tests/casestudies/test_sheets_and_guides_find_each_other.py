"""A sheet that has a guide among its related pages proves it: each page names the other, as long as both are public."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from rrma_casestudies.models import CaseSheetRelatedPage
from rrma_search.projection import sync
from rrma_search.query import SearchQuery
from rrma_search.service import search
from tests.casestudies import factories
from tests.pages import guide_factories as guides

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    return guides.publish(guides.guide(title="Un guide éprouvé", slug="eprouve"))


def proving(guide, **fields):
    return factories.sheet(related_pages=[CaseSheetRelatedPage(page=guide.page_ptr, sort_order=0)], **fields)


def proofs(client, guide) -> list[str]:
    sync()
    page = BeautifulSoup(client.get(guide.url).content, "html.parser")
    return [each.get_text() for each in page.select("[aria-labelledby=preuve] .rrma-teaser__title")]


def proved_on(client, sheet) -> list[str]:
    page = BeautifulSoup(client.get(sheet.url).content, "html.parser")
    return [each.get_text() for each in page.select("[aria-labelledby=guides] .rrma-teaser__title")]


def keys(guide) -> list[str]:
    sync()
    return [hit.title for hit in search(SearchQuery(filters={"guide": guide.slug})).hits]


def test_each_names_the_other(client, guide):
    sheet = proving(guide, title="Une fiche qui éprouve")
    assert proofs(client, guide) == ["Une fiche qui éprouve"]
    assert proved_on(client, sheet) == ["Un guide éprouvé"]
    html = client.get(guide.url).content.decode()
    assert "Éprouvé par une fiche" in html


def test_a_guide_that_nothing_proves_has_no_such_part(client, guide):
    factories.sheet()
    assert proofs(client, guide) == [] and "Éprouvé par" not in client.get(guide.url).content.decode()


def test_a_related_page_that_is_no_guide_proves_nothing(client, guide):
    other = factories.sheet(title="Une autre fiche")
    sheet = factories.sheet(related_pages=[CaseSheetRelatedPage(page=other.page_ptr, sort_order=0)])
    assert proved_on(client, sheet) == []
    assert "Une autre fiche" in client.get(sheet.url).content.decode()


def test_drafts_prove_nothing_and_are_not_named(client, guide):
    draft = proving(guide, title="Un brouillon", live=False)
    assert proofs(client, guide) == []
    factories.publish(draft)
    assert proofs(client, guide) == ["Un brouillon"]


def test_a_guide_withdrawn_or_restricted_leaves_the_sheets_and_their_facets(client, guide):
    sheet = proving(guide)
    assert keys(guide) == [sheet.title]
    restriction = PageViewRestriction.objects.create(
        page=guides.guides_index().page_ptr, restriction_type=PageViewRestriction.LOGIN
    )
    assert keys(guide) == [] and proved_on(client, sheet) == []
    restriction.delete()
    assert keys(guide) == [sheet.title]
    guide.unpublish()
    assert keys(guide) == [] and proved_on(client, sheet) == []


def test_more_sheets_than_are_shown_lead_to_the_search(client, guide):
    for number in range(10):
        proving(guide, title=f"Fiche {number}")
    assert len(proofs(client, guide)) == 8
    page = BeautifulSoup(client.get(guide.url).content, "html.parser")
    link = page.select_one("[aria-labelledby=preuve] a.rrma-more")
    assert "10" in link.get_text()
    answer = client.get(link["href"], follow=True)
    assert "10 résultats" in answer.content.decode().replace("\xa0", " ")


def test_documents_of_sheets_cost_the_same_whatever_the_number_of_guides(guide, django_assert_max_num_queries):
    from rrma_casestudies.search_documents import CaseSheetSource

    def write() -> list:
        source = CaseSheetSource()
        return [document for _page, document in source.documents(list(source.queryset()))]

    proving(guide)
    with django_assert_max_num_queries(100) as taken:
        write()
    others = [guides.publish(guides.guide()) for _number in range(3)]
    factories.sheet(related_pages=[CaseSheetRelatedPage(page=each.page_ptr, sort_order=each.pk) for each in others])
    with django_assert_max_num_queries(len(taken)):
        documents = write()
    assert sorted(len(document.facets["guide"]) for document in documents) == [1, 3]
