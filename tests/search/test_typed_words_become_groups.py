"""What a search text asks for: groups that are counted, phrases and exclusions that are not, levels."""

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rrma_search.acronyms import acronym_rules
from rrma_search.matching import (
    MAX_ALTERNATIVES,
    MAX_GROUPS,
    MAX_MANDATORY,
    levels,
    parse,
    strict_requirement,
)
from rrma_search.paraphrases import paraphrase_rules
from rrma_search.synonyms import SynonymRule, compile_synonyms
from tests.search.hostile import hostile_texts

ESS = SynonymRule(("ESS", "économie sociale et solidaire", "économie sociale"))
WATER = SynonymRule(("eau potable", "adduction d’eau", "AEP"))
GENDER = SynonymRule(("genre",), ("femmes", "égalité femmes-hommes"))
SYNONYMS = compile_synonyms([ESS, WATER, GENDER])


def accepted(group):
    return {" ".join(alternative.stems) for alternative in group.alternatives}


def test_each_word_is_a_group():
    parsed = parse("l’eau potable au Bénin")
    assert [group.text for group in parsed.groups] == ["eau", "potable", "Bénin"]
    assert [group.alternatives[0].stems for group in parsed.groups] == [("eau",), ("potabl",), ("benin",)]
    assert parsed.phrases == parsed.exclusions == ()


def test_a_word_typed_twice_counts_once():
    assert len(parse("commune communes COMMUNE").groups) == 1
    assert len(parse("ESS ess ESS", SYNONYMS).groups) == 1


def test_a_word_alone_and_in_a_term_is_one_group():
    groups = parse("eau, eau potable", SYNONYMS).groups
    assert [accepted(group) for group in groups] == [{"eau", "aep", "aduction eau"}, {"potabl", "aep", "aduction eau"}]


def test_two_words_that_are_synonyms_of_each_other_count_once():
    rule = SynonymRule(("mairie", "municipalité"))
    assert len(parse("mairie municipalité", compile_synonyms([rule])).groups) == 1


@pytest.mark.parametrize("text", ["", "   ", "le la les", "qu’est-ce que c’est", "« et »", "-les", '""', "—", "-"])
def test_nothing_but_stop_words_is_an_empty_search(text):
    assert parse(text).is_empty


@pytest.mark.parametrize(
    "quoted", ["« eau potable »", "“eau potable”", '"eau potable"', "„eau potable“", "«\u00a0eau potable\u00a0»"]
)
def test_quoted_words_are_a_mandatory_phrase_and_no_group(quoted):
    parsed = parse(f"{quoted} Bénin")
    assert [phrase.stems for phrase in parsed.phrases] == [("eau", "potabl")]
    assert [group.text for group in parsed.groups] == ["Bénin"]


def test_a_quoted_phrase_is_literal():
    parsed = parse("« ESS »", SYNONYMS)
    assert [phrase.stems for phrase in parsed.phrases] == [("ess",)]
    assert parsed.expansions == ()


def test_an_open_quote_is_no_quote():
    assert [group.text for group in parse('"eau potable').groups] == ["eau", "potable"]


@pytest.mark.parametrize("minus", ["-", "\u2212"])
def test_a_leading_minus_excludes(minus):
    parsed = parse(f"eau {minus}Bénin {minus}« coopération décentralisée » {minus}co-développement")
    assert [exclusion.stems for exclusion in parsed.exclusions] == [
        ("benin",),
        ("cooperation", "decentralis"),
        ("co", "develop"),
    ]
    assert [group.text for group in parsed.groups] == ["eau"]


def test_a_hyphen_inside_a_word_or_alone_excludes_nothing():
    parsed = parse("Franche-Comté - eau –Mali")
    assert parsed.exclusions == ()
    assert [group.text for group in parsed.groups] == ["Franche", "Comté", "eau", "Mali"]


def test_an_acronym_also_finds_its_long_form_as_a_phrase():
    (group,) = parse("ESS", SYNONYMS).groups
    assert [(alternative.stems, alternative.synonym) for alternative in group.alternatives] == [
        (("ess",), False),
        (("econom", "social", "solidair"), True),
        (("econom", "social"), True),
    ]


def test_each_word_of_a_typed_long_form_also_accepts_the_acronym():
    groups = parse("économie sociale et solidaire Bénin", SYNONYMS).groups
    assert [group.text for group in groups] == ["économie", "sociale", "solidaire", "Bénin"]
    assert [accepted(group) for group in groups] == [
        {"econom", "ess", "econom social"},
        {"social", "ess", "econom social"},
        {"solidair", "ess", "econom social"},
        {"benin"},
    ]


def test_the_longest_term_wins():
    parsed = parse("économie sociale", SYNONYMS)
    assert parsed.expansions == (("économie sociale", "ESS"), ("économie sociale", "économie sociale et solidaire"))


def test_a_one_way_synonym_does_not_come_back():
    assert accepted(parse("genre", SYNONYMS).groups[0]) == {"genr", "feme", "egalit feme home"}
    assert accepted(parse("femmes", SYNONYMS).groups[0]) == {"feme"}


def test_the_reader_is_told_what_was_searched_too():
    assert parse("l’AEP", SYNONYMS).expansions == (("AEP", "eau potable"), ("AEP", "adduction d’eau"))


@pytest.mark.parametrize(
    ("count", "required"), [(0, 0), (1, 1), (2, 2), (3, 2), (4, 3), (5, 3), (6, 4), (7, 5), (8, 6)]
)
def test_the_strict_requirement(count, required):
    assert strict_requirement(count) == required


def test_the_requirement_is_lowered_one_group_at_a_time():
    assert levels(6) == (4, 3, 2, 1)
    assert levels(1) == (1,)
    assert levels(0) == ()


WORDS = st.lists(
    st.sampled_from(
        ["économie", "sociale", "solidaire", "et", "ESS", "eau", "potable", "AEP", "genre", "femmes", "Bénin"]
    ),
    max_size=8,
)


def matches(parsed, words):
    """How many groups a document of these words matches: the meaning of a group, spelt out."""
    document = (
        " " + " ".join(stem for group in parse(" ".join(words)).groups for stem in group.alternatives[0].stems) + " "
    )
    return sum(any(f" {phrase} " in document for phrase in accepted(group)) for group in parsed.groups)


@settings(max_examples=300, deadline=None)
@given(WORDS, WORDS)
def test_synonyms_can_add_documents_but_take_none_away(typed, document):
    plain, widened = parse(" ".join(typed)), parse(" ".join(typed), SYNONYMS)
    missing_plain = len(plain.groups) - matches(plain, document)
    assert len(widened.groups) - matches(widened, document) <= missing_plain
    if matches(plain, document) >= strict_requirement(len(plain.groups)) and len(widened.groups) == len(plain.groups):
        assert matches(widened, document) >= strict_requirement(len(widened.groups))


@settings(max_examples=300, deadline=None)
@given(st.text(st.characters()))
def test_any_text_is_understood(text):
    parsed = parse(text, SYNONYMS)
    assert hash(parsed) == hash(parse(text, SYNONYMS))
    for alternative in [*parsed.alternatives(), *parsed.exclusions]:
        assert alternative.stems
        assert len(alternative.stems) == len(alternative.exact)


def test_a_long_text_stays_cheap():
    many = compile_synonyms(SynonymRule((f"a{n}", *(f"a{n} b{m} c{m}" for m in range(40)))) for n in range(100))
    parsed = parse(" ".join(f"a{n}" for n in range(100)), many)
    assert len(parsed.groups) == MAX_GROUPS
    assert all(len(group.alternatives) == MAX_ALTERNATIVES for group in parsed.groups)


def test_hostile_texts_are_bounded_and_quick():
    for text in hostile_texts():
        started = time.perf_counter()
        parsed = parse(text, SYNONYMS)
        assert time.perf_counter() - started < 1
        assert len(parsed.groups) <= MAX_GROUPS
        assert len(parsed.phrases) <= MAX_MANDATORY
        assert len(parsed.exclusions) <= MAX_MANDATORY


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("où trouver un partenaire au Maroc ?", ["partenaire", "Maroc"]),
        ("Comment savoir si le forum est annulé", ["forum", "annulé"]),
        ("je cherche un financeur", ["financeur"]),
        ("trouver un financeur", ["trouver", "financeur"]),
        ("comment trouver", ["trouver"]),
        ("recherche d’un financeur", ["financeur"]),
        ("à la recherche de partenaires", ["partenaires"]),
        ("besoin d'un modèle", ["modèle"]),
        ("recherche scientifique", ["recherche", "scientifique"]),
        ("quels laboratoires de recherche ?", ["laboratoires", "recherche"]),
    ],
)
def test_verbs_of_asking_are_left_out_of_questions(asked, words):
    assert [group.text for group in parse(asked).groups] == words


@pytest.mark.parametrize(
    "text",
    [
        "Comment financer un puits",
        "à qui écrire",
        "avec quels pays travaillez-vous",
        "jusqu’où aller",
        "peut-on adhérer seul",
        "existe-t-il un modèle de convention",
        "nous cherchons un partenaire",
        "on voudrait un puits",
        "j’ai besoin d’un modèle",
        "un modèle de convention ?",
        "une association peut-elle adhérer",
        "les communes ont-elles le droit",
        "avez vous un modèle",
        "peut on adhérer seul",
        "existe t il un fonds",
        "bonjour, comment adhérer",
        "je recherche un partenaire",
    ],
)
def test_questions_and_wishes_are_known_by_how_they_begin_or_end(text):
    assert parse(text).asks


@pytest.mark.parametrize(
    "text",
    [
        "eau",
        "avec les habitants",
        "qualité de l’eau",
        "ouest",
        "porto-novo",
        "un rendez-vous",
        "entre-nous",
        "on the road",
        "",
    ],
)
def test_other_texts_are_no_questions(text):
    assert not parse(text).asks


@pytest.mark.parametrize(
    "text", ["quels pays ?", "quel appel à projets ?", "quelle association ?", "quelle forme ?", "quel marché ?"]
)
def test_nothing_is_asked_in_other_words_because_a_verb_has_its_stem(text):
    rules = compile_synonyms([])
    synonyms = replace(rules, in_questions=compile_synonyms(paraphrase_rules()))
    assert parse(text, synonyms).groups == parse(text, rules).groups


@pytest.mark.parametrize(
    ("typed", "joined"),
    [("micro-projets", "microprojets"), ("éco\u2011tourisme", "écotourisme"), ("Multi-Acteurs", "MultiActeurs")],
)
def test_a_prefix_with_a_hyphen_is_searched_in_one_word_too(typed, joined):
    parsed = parse(typed)
    assert [group.alternatives[1].text for group in parsed.groups] == [joined, joined]
    assert parsed.groups[0].alternatives[1].stems == parse(joined).groups[0].alternatives[0].stems
    assert parsed.expansions == ((typed, joined),)


@pytest.mark.parametrize("typed", ["Porto-Novo", "rendez-vous", "micro projets", "nord-sud", "co-", "micro/projets"])
def test_other_hyphens_part_words(typed):
    assert all(len(group.alternatives) == 1 for group in parse(typed).groups)


@pytest.mark.parametrize(
    ("typed", "searched"),
    [
        ("pmr", {"personne à mobilité réduite"}),
        ("mineurs non accompagnés", {"MNA", "mineur isolé étranger"}),
        ("UE", {"Union européenne"}),
    ],
)
def test_acronyms_of_the_field_and_what_they_stand_for_find_each_other(typed, searched):
    group = parse(typed, compile_synonyms(acronym_rules())).groups[0]
    assert {alternative.text for alternative in group.alternatives[1:]} == searched


def test_no_acronym_is_a_word_or_stands_twice():
    acronyms = [rule.terms[0] for rule in acronym_rules()]
    assert len(acronyms) == len({acronym.lower() for acronym in acronyms})
    assert not {"AMI", "VIE", "CES", "PLU", "SEL", "BUT"} & set(acronyms)
    assert all(parse(acronym).groups for acronym in acronyms)


def test_paraphrases_are_for_questions_alone():
    rules = compile_synonyms([ESS])
    synonyms = replace(rules, in_questions=compile_synonyms([ESS, SynonymRule(("rejoindre",), ("adhésion",))]))
    assert accepted(parse("qui peut rejoindre ?", synonyms).groups[0]) == {"rejoindr", "adhesion"}
    assert accepted(parse("rejoindre", synonyms).groups[0]) == {"rejoindr"}
    assert parse("rejoindre l’ESS", synonyms).groups == parse("rejoindre l’ESS", rules).groups


def test_readers_are_shown_a_synonym_with_its_capitals():
    rules = [
        SynonymRule(("béninois",), ("bénin",)),
        SynonymRule(("béninois",), ("Bénin",)),
        SynonymRule(("béninois",), ("bénin",)),
    ]
    assert [other.text for other in parse("béninois", compile_synonyms(rules)).groups[0].alternatives[1:]] == ["Bénin"]
