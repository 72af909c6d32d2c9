"""Synonym groups: what editors may write, what the search makes of it, and the pages of the admin."""

import html

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.urls import reverse

from rrma_search.matching import parse
from rrma_search.models import SynonymGroup
from rrma_search.synonyms import load_synonyms
from rrma_search.viewsets import NO_EFFECT, SynonymGroupViewSet

pytestmark = pytest.mark.django_db

ONE_WAY = SynonymGroup.Direction.ONE_WAY


def searched(text):
    return {used for _, used in parse(text, load_synonyms()).expansions}


def test_terms_are_read_from_lines_and_commas():
    group = SynonymGroup.objects.create(terms="ESS, économie  sociale\r\n\r\nESS ; économie solidaire,")
    assert group.term_list() == ["ESS", "économie sociale", "économie solidaire"]
    assert group.terms == "ESS\néconomie sociale\néconomie solidaire"
    assert str(group) == "ESS = économie sociale = économie solidaire"


def test_two_way_terms_find_each_other():
    SynonymGroup.objects.create(terms="ODD\nobjectifs de développement durable")
    assert searched("odd") == {"objectifs de développement durable"}
    assert searched("objectif développement durable") == {"ODD"}


def test_one_way_terms_find_the_others_only():
    group = SynonymGroup.objects.create(terms="mairie, municipalité", targets="commune, ville", direction=ONE_WAY)
    assert searched("municipalités") == {"commune", "ville"}
    assert searched("commune") == set()
    assert str(group) == "mairie, municipalité → commune, ville"


def test_a_term_of_several_groups_has_all_their_synonyms():
    SynonymGroup.objects.create(terms="genre\négalité")
    SynonymGroup.objects.create(terms="genre", targets="femmes", direction=ONE_WAY)
    assert searched("genre") == {"égalité", "femmes"}


def test_reading_the_synonyms_is_one_query_for_groups_and_one_for_acronyms(django_assert_num_queries):
    SynonymGroup.objects.create(terms="a1, b1")
    SynonymGroup.objects.create(terms="c1, d1")
    with django_assert_num_queries(2):
        load_synonyms()


@pytest.mark.parametrize(
    ("fields", "faulty"),
    [
        ({"terms": "ESS"}, "terms"),
        ({"terms": "ESS, le la les"}, "terms"),
        ({"terms": ", ,"}, "terms"),
        ({"terms": ", ".join(f"mot{n}" for n in range(13))}, "terms"),
        ({"terms": "ESS, économie sociale", "targets": "coopérative"}, "targets"),
        ({"terms": "ESS", "direction": ONE_WAY}, "targets"),
        ({"terms": "ESS", "targets": "de la", "direction": ONE_WAY}, "targets"),
    ],
)
def test_a_group_that_could_do_nothing_is_refused_where_it_is_wrong(fields, faulty):
    with pytest.raises(ValidationError) as caught:
        SynonymGroup(**fields).full_clean()
    assert list(caught.value.message_dict) == [faulty]


@pytest.mark.parametrize(
    "fields", [{"terms": "ESS\néconomie sociale"}, {"terms": "genre", "targets": "femmes", "direction": ONE_WAY}]
)
def test_a_useful_group_is_accepted(fields):
    SynonymGroup(**fields).full_clean()


@pytest.fixture
def editor(client):
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "secret"))
    return client


def urls():
    return SynonymGroup.snippet_viewset


def test_editors_create_list_filter_search_and_export_groups(editor):
    add = reverse(urls().get_url_name("add"))
    assert editor.get(add).status_code == 200
    answer = editor.post(add, {"label": "", "direction": "two-way", "terms": "ESS, économie sociale", "targets": ""})
    assert answer.status_code == 302
    assert SynonymGroup.objects.get().term_list() == ["ESS", "économie sociale"]
    page = reverse(urls().get_url_name("list"))
    assert "ESS = économie sociale" in editor.get(page).content.decode()
    assert "ESS = économie sociale" in editor.get(page, {"q": "sociale"}).content.decode()
    assert "ESS = économie sociale" not in editor.get(page, {"q": "jumelage"}).content.decode()
    assert "ESS = économie sociale" not in editor.get(page, {"direction": "one-way"}).content.decode()
    exported = editor.get(page, {"export": "csv"})
    assert b"".join(exported.streaming_content).decode().count("ESS") == 1


@pytest.mark.parametrize("terms", ["Porto-Novo, porto novo", "hmong, H’mong", "élu, élus"])
def test_a_group_of_what_is_one_word_already_is_kept_and_its_editor_told(editor, terms):
    answer = editor.post(
        reverse(urls().get_url_name("add")), {"direction": "two-way", "terms": terms, "targets": ""}, follow=True
    )
    group = SynonymGroup.objects.get()
    assert str(NO_EFFECT) in html.unescape(answer.content.decode())
    assert group.changes_nothing
    assert not searched(group.term_list()[0])


def test_an_editor_of_a_group_with_an_effect_is_told_nothing_more(editor):
    fields = {"direction": "one-way", "terms": "mairie", "targets": "commune"}
    answer = editor.post(reverse(urls().get_url_name("add")), fields, follow=True)
    assert not SynonymGroup.objects.get().changes_nothing
    assert str(NO_EFFECT) not in html.unescape(answer.content.decode())


def test_a_faulty_group_is_given_back_with_what_was_typed(editor):
    add = reverse(urls().get_url_name("add"))
    answer = editor.post(add, {"label": "Essai", "direction": "two-way", "terms": "ESS", "targets": ""})
    assert answer.status_code == 200
    assert 'value="Essai"' in answer.content.decode()
    assert not SynonymGroup.objects.exists()


def test_the_pages_are_those_of_our_viewset():
    assert isinstance(urls(), SynonymGroupViewSet)
