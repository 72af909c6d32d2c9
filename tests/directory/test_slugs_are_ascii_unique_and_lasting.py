"""Slugs: any writing becomes ASCII, no two rows share one, none changes by itself."""

import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rrma_directory.models import Keyword, Organisation, Theme
from rrma_directory.slugs import ascii_slug, sort_name, unique_slug

from . import factories

SLUG = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*\Z")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Œuvre d’Orient", "oeuvre-d-orient"),
        ("L'Hermitage", "l-hermitage"),
        ("  Économie   sociale & solidaire ", "economie-sociale-solidaire"),
        ("Ndièbène Gadiol", "ndiebene-gadiol"),
        ("Đồng Nai", "dong-nai"),
        ("élu·e·s", "elu-e-s"),
        ("…", ""),
    ],
)
def test_a_text_becomes_an_ascii_slug(text, slug):
    assert ascii_slug(text) == slug


@given(st.text(max_size=300), st.integers(min_value=8, max_value=100))
def test_any_text_becomes_a_slug_or_nothing(text, length):
    slug = ascii_slug(text, length)
    assert len(slug) <= length
    assert slug == "" or (slug.isascii() and not slug.startswith("-") and not slug.endswith("-"))
    assert ascii_slug(slug, length) == slug


@given(st.text(max_size=60), st.integers(min_value=0, max_value=30), st.integers(min_value=10, max_value=60))
def test_a_slug_is_never_one_that_is_taken(text, homonyms, length):
    taken: set[str] = set()
    for _each in range(homonyms + 1):
        slug = unique_slug(text, taken.__contains__, length)
        assert slug and slug not in taken and len(slug) <= length
        taken.add(slug)


def test_names_sort_alphabetically_whatever_their_accents():
    names = ["Zambie", "Égypte", "Œuvre", "Oman", "Espagne", "écho"]
    assert sorted(names, key=sort_name) == ["écho", "Égypte", "Espagne", "Œuvre", "Oman", "Zambie"]


class OrganisationSlugs(TestCase):
    @settings(deadline=None, max_examples=20)
    @given(st.lists(st.text(min_size=1, max_size=40).filter(lambda name: "\x00" not in name), max_size=3))
    def test_homonyms_get_different_slugs(self, names):
        made = [factories.organisation(name) for name in names for _twice in range(2)]
        slugs = [each.slug for each in made]
        assert len(set(slugs)) == len(slugs) and all(SLUG.match(slug) for slug in slugs)


@pytest.mark.django_db
class TestSavedSlugs:
    def test_an_empty_slug_is_made_from_the_name(self):
        assert factories.theme("Eau & énergie").slug == "eau-energie"
        assert factories.cooperation("Rennes et Longueuil").slug == "rennes-et-longueuil"
        assert factories.keyword("Œuvres").slug == "oeuvres"

    def test_a_slug_given_is_kept(self):
        assert factories.organisation("Ville de Rennes", slug="rennes").slug == "rennes"

    def test_a_new_name_leaves_the_slug_and_moves_in_the_order(self):
        first, second = factories.keyword("alpha"), factories.keyword("bravo")
        first.name = "charlie"
        first.save()
        assert first.slug == "alpha"
        assert list(Keyword.objects.filter(pk__in=[first.pk, second.pk])) == [second, first]

    def test_rows_made_in_bulk_have_slugs_too(self):
        Theme.objects.bulk_create([Theme(name="Pêche"), Theme(name="Forêt")])
        assert set(Theme.objects.values_list("slug", flat=True)) == {"peche", "foret"}

    def test_a_slug_taken_is_refused_in_a_form_and_told(self):
        factories.organisation("Une", slug="meme")
        twin = Organisation(name="Autre", slug="meme", kind=Organisation.objects.get(slug="meme").kind)
        with pytest.raises(ValidationError) as refusal:
            twin.full_clean()
        assert "slug" in refusal.value.message_dict

    def test_two_keywords_of_one_slug_are_numbered(self):
        assert [factories.keyword(name).slug for name in ("été", "ete", "Eté")] == ["ete", "ete-2", "ete-3"]
