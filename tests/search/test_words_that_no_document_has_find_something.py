"""A word that no document has gives way to one of its family, to the two words in it, or to the nearest spelling."""

import pytest

from rrma_search.families import family_of
from rrma_search.matching import parse
from rrma_search.projection import project
from rrma_search.query import SearchQuery
from rrma_search.service import search
from rrma_search.spelling import Speller
from rrma_search.stand_ins import with_stand_ins
from rrma_search.synonyms import SynonymRule, compile_synonyms
from tests.search.corpora import declared, make_document

__all__ = ["declared"]

INDEX = {
    "labellisation": 4,
    "label": 9,
    "senegal": 12,
    "multi": 6,
    "acteurs": 20,
    "financement": 3,
    "forme": 8,
    "eau": 50,
}


def stand_ins(text, **options):
    parsed, found = with_stand_ins(text, Speller(INDEX), lambda words: {}, **options)
    return {stand_in.typed: (stand_in.words, stand_in.in_family) for stand_in in found}, parsed


@pytest.mark.parametrize(
    ("typed", "words", "in_family"),
    [
        ("labelliser", ("label", "labellisation"), True),
        ("multiacteurs", ("multi acteurs",), False),
        ("sengal", ("senegal",), False),
        ("financeurs", ("financement",), True),
        ("financemment", ("financement",), False),
    ],
)
def test_what_stands_in(typed, words, in_family):
    assert stand_ins(typed)[0] == {typed: (words, in_family)}


@pytest.mark.parametrize("typed", ["eau", "labels", "zzzzzzzz", "eua", "former", '"sengal"', "eau -sengal", "2031"])
def test_nothing_stands_in_for_what_is_known_short_literal_or_like_nothing(typed):
    found, parsed = stand_ins(typed)
    assert found == {}
    assert parsed == parse(typed)


def test_names_are_right_as_they_are():
    assert stand_ins("sengal", keep={"sengal"})[0] == {}


def test_a_query_of_many_unknown_words_is_left_alone():
    assert stand_ins("sengal labelliser financeurs sanegal senegai")[0] == {}


def test_the_number_of_groups_stays():
    _found, parsed = stand_ins("eau sengal labelliser")
    assert [[alternative.text for alternative in group.alternatives] for group in parsed.groups] == [
        ["eau"],
        ["senegal"],
        ["labelliser", "label", "labellisation"],
    ]


def test_a_respelt_word_has_its_synonyms():
    synonyms = compile_synonyms([SynonymRule(("sénégal", "téranga"))])
    _found, parsed = stand_ins("sengal", synonyms=synonyms)
    assert [alternative.text for alternative in parsed.groups[0].alternatives] == ["senegal", "téranga"]


def test_a_slip_within_a_family_has_the_synonyms_of_the_word_meant():
    synonyms = compile_synonyms([SynonymRule(("financement",), ("subvention",))])
    parsed = stand_ins("financemment", synonyms=synonyms)[1]
    assert [[alternative.text for alternative in group.alternatives] for group in parsed.groups] == [
        ["financement", "subvention"]
    ]


def test_in_a_question_the_family_of_a_rare_word_is_searched_too():
    index = Speller({"adherer": 1, "adherent": 4, "reseau": 20})
    asked, _found = with_stand_ins("qui peut adhérer au réseau ?", index, lambda words: {"adherent": "adhèrent"})
    assert [[alternative.text for alternative in group.alternatives] for group in asked.groups] == [
        ["adhérer", "adhèrent"],
        ["réseau"],
    ]
    assert asked.expansions == (("adhérer", "adhèrent"),)


def test_beside_other_words_the_family_of_a_rare_word_is_searched_where_it_is_frequent():
    typed, _found = with_stand_ins(
        "adhérer réseau", Speller({"adherer": 1, "adherent": 3, "reseau": 20}), lambda words: {}
    )
    assert [word.text for word in typed.groups[0].alternatives] == ["adhérer", "adherent"]
    assert typed.expansions == (("adhérer", "adherent"),)
    rare = Speller({"adherer": 1, "adherent": 2, "reseau": 20})
    assert with_stand_ins("adhérer réseau", rare, lambda words: {})[0] == parse("adhérer réseau")


def test_a_family_has_a_root_of_five_letters():
    words = {"agriculture": 3, "agriculteurs": 1, "agricole": 5, "format": 2, "formateur": 2, "coopération": 1}
    assert family_of("agriculteur", words) == ["agriculture", "agriculteurs"]
    assert family_of("former", words) == []


@pytest.mark.django_db
@pytest.mark.usefixtures("declared")
def test_results_tell_what_was_searched_and_filters_change_nothing_of_it():
    project([make_document(1, title="Au Sénégal", facets={"mood": ("vif",)}), make_document(2, title="Sénégal")])
    results = search(SearchQuery("sengal"))
    assert results.total == results.strict_total == 2
    assert [(s.typed, s.words, s.in_family) for s in results.stand_ins] == [("sengal", ("sénégal",), False)]
    assert results.suggestion == "sénégal"
    narrowed = search(SearchQuery("sengal", {"mood": ["vif"]}))
    assert narrowed.total == next(value.count for value in results.facets["mood"] if value.value == "vif") == 1


@pytest.mark.django_db
@pytest.mark.usefixtures("declared")
def test_a_rare_spelling_is_doubted_where_a_frequent_one_finds_more():
    project([make_document(n, title="Ouadada marche") for n in range(1, 7)])
    project([make_document(9, title="Ouadda")])
    assert search(SearchQuery("ouadda")).suggestion == "ouadada"
    assert search(SearchQuery("marche")).suggestion == ""


@pytest.mark.django_db
@pytest.mark.usefixtures("declared")
def test_a_rare_word_leads_to_the_word_of_its_family_that_finds_more():
    project([make_document(1, title="Agriculteurs"), make_document(2, title="Agriculture et agricultrices")])
    assert search(SearchQuery("agriculteur·rice·s")).suggestion == ""
    project([make_document(n, title="Agriculture") for n in (3, 4)])
    assert search(SearchQuery("agriculteur·rice·s")).suggestion == "agriculture"
    assert search(SearchQuery("agriculture")).suggestion == ""
