"""Every label of a theme, a keyword, a country, a territory is one click away from the page of its topic."""

import pytest
from django.template import Context, Template
from django.test import override_settings
from django.urls import clear_url_caches, include, path

from rrma_directory.topics import topic_address

from . import factories

pytestmark = pytest.mark.django_db

urlpatterns = [path("chercher/", include("rrma_search.urls"))]


@pytest.mark.parametrize(
    ("facet", "value", "address"),
    [
        ("theme", "eau", "/themes/eau/"),
        ("keyword", "jeunesse", "/mots-cles/jeunesse/"),
        ("country", "BJ", "/pays/BJ/"),
        ("country", "CA-QC", "/pays/CA-QC/"),
        ("country", "africa", "/recherche/?country=africa"),
        ("region", "53", "/territoires/bretagne/"),
        ("region", "53-29", "/territoires/finistere/"),
        ("region", "99-99", "/recherche/?region=99-99"),
        ("sdg", "6", "/recherche/?sdg=6"),
        ("theme", "un mot/../x", "/recherche/?theme=un+mot%2F..%2Fx"),
    ],
)
def test_a_value_has_one_address(facet, value, address):
    assert topic_address(facet, value) == address


def test_a_renamed_slug_is_followed_at_once():
    assert topic_address("region", "53-29") == "/territoires/finistere/"
    brittany = factories.department("29")
    brittany.slug = "penn-ar-bed"
    brittany.save()
    assert topic_address("region", "53-29") == "/territoires/penn-ar-bed/"


def test_many_territories_ask_the_database_once(django_assert_num_queries):
    factories.department("29").save()
    with django_assert_num_queries(1):
        for value in ("53", "53-29", "53-35", "11-75", "99"):
            topic_address("region", value)


def test_without_topic_pages_a_label_leads_to_the_search():
    with override_settings(ROOT_URLCONF=__name__):
        clear_url_caches()
        assert topic_address("theme", "eau") == "/chercher/?theme=eau"
    clear_url_caches()


def test_the_tag_draws_an_escaped_link():
    template = Template(
        '{% load rrma_directory %}{% topic_link "keyword" slug name %}{% topic_address "country" "BJ" %}'
    )
    drawn = template.render(Context({"slug": "l-eau", "name": "<b>L'eau</b>"}))
    assert drawn == '<a href="/mots-cles/l-eau/">&lt;b&gt;L’eau&lt;/b&gt;</a>/pays/BJ/'


@pytest.mark.parametrize(("keyword", "repeats"), [("commerce equitable", True), ("commerce", False), ("École", False)])
def test_a_keyword_that_is_a_theme_as_well_is_told_once(keyword, repeats):
    template = Template("{% load rrma_directory %}{% if not keyword|repeats:themes %}{{ keyword }}{% endif %}")
    drawn = template.render(Context({"keyword": keyword, "themes": ["Commerce équitable", "eau"]}))
    assert drawn == ("" if repeats else keyword)
