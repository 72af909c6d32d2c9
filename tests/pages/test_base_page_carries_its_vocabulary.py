"""What every page type inherits: keywords that follow drafts and copies, a picture told to all, a teaser."""

import datetime

import pytest
from django.db.models import ProtectedError

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import SDG, Keyword
from rrma_pages.models import KeywordedPage
from tests.casestudies.factories import country, image, keyword, sheet, theme

pytestmark = pytest.mark.django_db


def names(page) -> list[str]:
    return [found.name for found in page.keywords.all()]


def test_keywords_of_a_draft_are_not_those_of_the_page():
    page = sheet(keywords=["eau", "jeunesse"])
    page.keywords.remove("eau")
    revision = page.save_revision()
    assert names(CaseSheetPage.objects.get()) == ["eau", "jeunesse"]
    assert names(page.get_latest_revision_as_object()) == ["jeunesse"]
    revision.publish()
    assert names(CaseSheetPage.objects.get()) == ["jeunesse"]


def test_a_copy_has_the_same_keywords_themes_and_countries():
    page = sheet(keywords=["eau"], countries=[country("BJ")], sdgs=[SDG.objects.get(number=6)])
    copy = page.copy(update_attrs={"slug": "copie"}).specific
    assert (
        names(copy),
        list(copy.themes.all()),
        list(copy.countries.all()),
        [goal.number for goal in copy.sdgs.all()],
    ) == (
        ["eau"],
        [theme()],
        [country("BJ")],
        [6],
    )


def test_pages_are_found_by_keyword_through_its_items():
    page = sheet(keywords=["eau"])
    sheet(keywords=["jeunesse"])
    found = CaseSheetPage.objects.filter(rrma_keyworded_items__tag=Keyword.objects.get(name="eau"))
    assert list(found) == [page]


def test_a_keyword_in_use_cannot_be_removed_from_the_database():
    sheet(keywords=["eau"])
    with pytest.raises(ProtectedError):
        Keyword.objects.get(name="eau").delete()
    KeywordedPage.objects.all().delete()
    Keyword.objects.get(name="eau").delete()


@pytest.mark.parametrize(
    ("fields", "alt"),
    [
        ({"image_alt": "Un puits"}, "Un puits"),
        ({"image_alt": "Un puits", "image_decorative": True}, ""),
        ({}, "Ce que dit la médiathèque"),
    ],
)
def test_the_picture_is_told_unless_it_is_decorative(fields, alt):
    picture = image()
    picture.description = "Ce que dit la médiathèque"
    assert CaseSheetPage(image=picture, **fields).shown_image_alt == alt


def test_the_date_shown_is_the_publication_date_else_that_of_the_first_publication():
    first = datetime.datetime(2024, 5, 31, 23, 30, tzinfo=datetime.UTC)
    page = CaseSheetPage(first_published_at=first)
    assert page.shown_date == datetime.date(2024, 6, 1)  # in Paris it was June already
    page.publication_date = datetime.date(2019, 6, 1)
    assert page.shown_date == datetime.date(2019, 6, 1)
    assert CaseSheetPage().shown_date is None


def test_the_teaser_has_what_lists_show():
    page = sheet(title="Une fiche", keywords=[keyword("eau")], publication_date=datetime.date(2019, 6, 1))
    teaser = page.teaser
    assert (teaser.title, teaser.summary, teaser.kind, teaser.url) == (
        "Une fiche",
        "Ce que la fiche raconte.",
        "case-sheet",
        page.url,
    )
    assert teaser.facets["keyword"] == ("eau",)
    assert teaser.facets["theme"] == (theme().slug,)


def test_the_facets_of_a_teaser_are_read_when_they_are_asked_for(django_assert_max_num_queries):
    page = CaseSheetPage.with_teasers(CaseSheetPage.objects.filter(pk=sheet().pk)).get()
    with django_assert_max_num_queries(1):  # where the sites begin
        teaser = page.teaser
    assert teaser.facets["theme"] == (theme().slug,)
