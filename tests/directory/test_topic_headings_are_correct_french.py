"""« Ce qui existe avec le Bénin », « Ce que font les Landes »: the right article, or none at all."""

import pytest
from django.utils.translation import override

from rrma_directory.models import Country, Territory
from rrma_directory.topics.articles import is_plural, with_article
from rrma_directory.topics.topic import find_topic
from rrma_directory.vocabularies import read

from . import factories


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Bénin", "le Bénin"),
        ("Guinée", "la Guinée"),
        ("Égypte", "l’Égypte"),
        ("Comores", "les Comores"),
        ("Haïti", "Haïti"),
        ("Cuba", "Cuba"),
        ("Mexique", "le Mexique"),
        ("Mozambique", "le Mozambique"),
        ("Cambodge", "le Cambodge"),
        ("Zimbabwe", "le Zimbabwe"),
        ("Hérault", "l’Hérault"),
        ("Aude", "l’Aude"),
        ("Gironde", "la Gironde"),
        ("Finistère", "le Finistère"),
        ("Paris", "Paris"),
        ("Un pays nouveau", ""),
    ],
)
def test_names_stand_with_their_article(name, written):
    assert with_article(name) == written


def test_no_name_has_two_articles_and_elided_ones_begin_with_a_vowel_sound():
    names = [name for names in read("articles").values() for name in names]
    assert len(names) == len(set(names))
    for article, starts in (("l’", "AÂEÉÈIÎOÔUYH"), ("le", None), ("la", None)):
        for name in read("articles")[article]:
            vowel = name[0] in "AÂEÉÈIÎOÔU"
            assert name[0] in starts if starts else not vowel, (article, name)


@pytest.mark.django_db
def test_every_department_and_region_is_known_and_every_known_name_exists():
    territories = set(Territory.objects.values_list("name", flat=True))
    known = {name for names in read("articles").values() for name in names}
    assert territories <= known
    assert known <= territories | set(Country.objects.values_list("name", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("facet", "address", "heading"),
    [
        ("country", "BJ", "Ce qui existe avec le Bénin"),
        ("country", "ht", "Ce qui existe avec Haïti"),
        ("country", "WS", "Samoa"),
        ("region", "finistere", "Ce que fait le Finistère"),
        ("region", "landes", "Ce que font les Landes"),
        ("region", "paris", "Ce que fait Paris"),
    ],
)
def test_headings_are_sentences_where_the_article_is_known(facet, address, heading):
    assert find_topic(facet, address).heading == heading


@pytest.mark.django_db
def test_a_name_that_an_editor_chose_stands_alone():
    country = factories.country("MM")
    country.name = "Myanmar"
    country.save()
    assert find_topic("country", "MM").heading == "Myanmar"


def test_other_languages_have_no_french_article():
    with override("en"):
        assert with_article("Bénin") == "Bénin" and not is_plural("Landes")
