"""Keywords: a new name is everywhere at once; a merge moves every use and loses none."""

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.actions import merge_keywords
from rrma_directory.models import Keyword
from rrma_search.projection import sync
from rrma_search.query import SearchQuery
from rrma_search.service import search

from ..casestudies import factories as sheets
from . import factories


def names(page) -> list[str]:
    return sorted(keyword.name for keyword in CaseSheetPage.objects.get(pk=page.pk).keywords.all())


def draft_names(page) -> list[str]:
    return sorted(keyword.name for keyword in page.get_latest_revision_as_object().keywords.all())


@pytest.mark.django_db
class TestMerging:
    def test_live_pages_carry_the_keyword_kept(self):
        source, target = factories.keyword("solidarité"), factories.keyword("solidarités")
        pages = [sheets.sheet(keywords=[source]), sheets.sheet(keywords=[source, target]), sheets.sheet()]
        report = merge_keywords(source, target)
        assert [names(page) for page in pages] == [["solidarités"], ["solidarités"], []]
        assert (report.moved, report.already) == (1, 1)
        assert not Keyword.objects.filter(name="solidarité").exists()

    def test_drafts_and_history_carry_it_too(self):
        source, target = factories.keyword("eau"), factories.keyword("eaux")
        page = sheets.sheet()
        page.keywords.add(source)
        old = page.save_revision()
        page.keywords.add(target)
        page.save_revision()
        report = merge_keywords(source, target)
        old.refresh_from_db()
        page.refresh_from_db()
        assert report.revisions == 2
        assert [keyword.name for keyword in old.as_object().keywords.all()] == ["eaux"]
        assert draft_names(page) == ["eaux"] and names(page) == []
        page.get_latest_revision().publish()
        assert names(page) == ["eaux"]

    def test_a_keyword_is_not_merged_into_itself(self):
        keyword = factories.keyword()
        with pytest.raises(ValueError, match="itself"):
            merge_keywords(keyword, keyword)
        assert Keyword.objects.filter(pk=keyword.pk).exists()

    def test_nothing_moves_when_the_end_fails(self, monkeypatch):
        source, target = factories.keyword("eau"), factories.keyword("eaux")
        page = sheets.sheet(keywords=[source])

        def fails(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr(Keyword, "delete", fails)
        with pytest.raises(RuntimeError):
            merge_keywords(source, target)
        assert names(page) == ["eau"]


class RandomMerges(TestCase):
    @settings(deadline=None, max_examples=4)
    @given(st.lists(st.sets(st.integers(0, 2)), min_size=1, max_size=3), st.permutations([0, 1, 2]))
    def test_a_merge_is_a_replacement_on_every_page(self, carried, roles):
        keywords = [factories.keyword() for _each in range(3)]
        source, target, _other = (keywords[role] for role in roles)
        live = [sheets.sheet(keywords=[keywords[number] for number in numbers]) for numbers in carried]
        drafts = []
        for numbers in carried:
            page = sheets.sheet()
            page.keywords.add(*[keywords[number] for number in numbers])
            page.save_revision()
            drafts.append(page)
        expected = [
            sorted({(target if keywords[number] == source else keywords[number]).name for number in numbers})
            for numbers in carried
        ]
        merge_keywords(source, target)
        assert [names(page) for page in live] == expected
        assert [draft_names(CaseSheetPage.objects.get(pk=page.pk)) for page in drafts] == expected


@pytest.mark.django_db
def test_the_search_follows_a_merge_and_a_new_name():
    source, target = factories.keyword("solidarité"), factories.keyword("entraide")
    page = sheets.publish(sheets.sheet(keywords=[source]))
    merge_keywords(source, target)
    sync()
    assert [hit.key for hit in search(SearchQuery(filters={"keyword": ["entraide"]})).hits] == [
        f"rrma_casestudies.casesheetpage:{page.pk}"
    ]
    assert search(SearchQuery(filters={"keyword": ["solidarite"]})).total == 0
    target.name = "Coup de main"
    target.save()
    sync()
    results = search(SearchQuery("coup de main", filters={"type": ["case-sheet"]}))
    assert results.strict_total == 1
    assert [value.label for value in results.facets["keyword"]] == ["Coup de main"]


class TestInTheAdmin:
    def url(self, keyword) -> str:
        return reverse(Keyword.snippet_viewset.get_url_name("merge"), args=[keyword.pk])

    def test_the_page_says_what_moves_before_it_moves(self, admin):
        source, target = factories.keyword("eau"), factories.keyword("eaux")
        page = sheets.sheet(title="Des puits", keywords=[source])
        assert "Choisissez un mot-clé" in admin.get(self.url(source)).content.decode()
        answer = admin.post(self.url(source), {"target": target.pk}).content.decode()
        assert "1 usage change" in answer and "Des puits" in answer
        assert names(page) == ["eau"]
        answer = admin.post(self.url(source), {"target": target.pk, "confirm": "1"}, follow=True).content.decode()
        assert names(page) == ["eaux"] and "Usages déplacés" in answer

    @pytest.mark.parametrize("target", ["", "0", "abc", "999999", "self"])
    def test_a_target_that_cannot_be_is_told(self, admin, target):
        source = factories.keyword()
        answer = admin.post(self.url(source), {"target": source.pk if target == "self" else target, "confirm": "1"})
        assert answer.status_code == 200 and "error" in answer.content.decode()
        assert Keyword.objects.filter(pk=source.pk).exists()

    def test_a_keyword_already_gone_is_not_found(self, admin):
        assert admin.get(reverse(Keyword.snippet_viewset.get_url_name("merge"), args=[999999])).status_code == 404

    def test_the_list_shows_uses_and_offers_the_merge(self, admin):
        keyword = factories.keyword("eau")
        sheets.sheet(keywords=[keyword])
        answer = admin.get(reverse(Keyword.snippet_viewset.get_url_name("list"))).content.decode()
        assert self.url(keyword) in answer and "Fusionner avec un autre" in answer

    def test_a_keyword_is_renamed_by_editing_it(self, admin):
        keyword = factories.keyword("eau")
        page = sheets.sheet(keywords=[keyword])
        edit = reverse(Keyword.snippet_viewset.get_url_name("edit"), args=[keyword.pk])
        assert admin.post(edit, {"name": "Eau douce", "slug": "eau"}).status_code == 302
        assert names(page) == ["Eau douce"]
