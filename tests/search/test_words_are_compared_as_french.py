"""What counts as the same word: elision, apostrophes, inclusive writing, accents, stop words, protected words."""

import pytest
from django.test import override_settings

from rrma_search.analysis import analyse
from rrma_search.analysis.folding import fold


def exact(text):
    return [token.exact for token in analyse(text)]


def stems(text):
    return [token.stem for token in analyse(text)]


def marked(text):
    return [text[token.start : token.end] for token in analyse(text)]


@pytest.mark.parametrize("apostrophe", ["'", "’", "ʼ"])
def test_an_elided_article_is_no_part_of_the_word(apostrophe):
    text = f"l{apostrophe}eau qu{apostrophe}Abomey jusqu{apostrophe}au D{apostrophe}Oise lorsqu{apostrophe}arrive"
    assert marked(text) == ["eau", "Abomey", "Oise", "arrive"]
    assert exact(text) == ["eau", "abomey", "oise", "arrive"]


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("N’Djamena", "ndjamena"),
        ("N'Zérékoré", "nzerekore"),
        ("M’Bour", "mbour"),
        ("aujourd’hui", "aujourdhui"),
        ("d'aujourd'hui", "aujourdhui"),
        ("presqu'île", "presquile"),
        ("prud’hommes", "prudhommes"),
        ("l’entr’aide", "entraide"),
        ("O'Connor", "oconnor"),
    ],
)
def test_these_apostrophes_are_no_elision(written, word):
    assert exact(written) == [word]


def test_hyphens_slashes_and_other_apostrophes_split():
    assert exact("Bourgogne-Franche-Comté eau/énergie ch'ti") == [
        "bourgogne",
        "franche",
        "comte",
        "eau",
        "energie",
        "ch",
        "ti",
    ]


@pytest.mark.parametrize(
    "written",
    ["élu·e·s", "élu.e.s", "élu-e-s", "élu-e", "élu(e)s", "élu(e)(s)", "élu/e/s", "élu/e", "élu•e•s", "élu·es", "élu"],
)
def test_inclusive_writing_is_the_word_itself(written):
    text = f"des {written}, réunis"
    assert exact(text) == ["elu", "reunis"]
    assert marked(text)[0] == written


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("citoyen·ne·s", ["citoyen"]),
        ("agriculteur·rice·s", ["agriculteur"]),
        ("acteur(trice)s", ["acteur"]),
        ("commune(s)", ["commune"]),
        ("lieu(x)", ["lieu"]),
        ("tous·tes", []),
        ("Vic-en-Bigorre", ["vic", "bigorre"]),
        ("Sainte-Estelle", ["sainte", "estelle"]),
        ("porte-à-porte", ["porte", "porte"]),
        ("f(x)", ["f", "x"]),
    ],
)
def test_only_feminine_endings_are_left_out(written, words):
    assert exact(written) == words


def test_dotted_acronyms_are_one_word():
    assert exact("l’O.N.U., les O.N.G. et A.P.D") == ["onu", "ong", "apd"]


def test_stop_words_and_question_words_leave_no_gap():
    assert exact("Comment est-ce que la commune et où, quelles sont les communes ?") == ["commune", "communes"]
    assert stems("économie sociale et solidaire") == stems("économie, sociale, solidaire")


def test_a_word_that_only_looks_like_a_stop_word_stays():
    assert exact("maïs sûr été mais") == ["mais", "sur", "ete"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("communes", "commune"),
        ("chevaux", "cheval"),
        ("régionaux", "régional"),
        ("coopérations", "Coopération"),
        ("départements", "département"),
        ("formatrice", "formateur"),
        ("financière", "FINANCIERE"),
        ("premières", "premieres"),
        ("complète", "complet"),
        ("œuvre", "oeuvres"),
        ("cooperation", "coope\u0301ration"),
        ("coopération", "coopé\u00adration"),
        ("Vodùn", "vodun"),
        ("Ɖàn", "dan"),
    ],
)
def test_these_are_the_same_word(one, other):
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("coopération", "COP"),
        ("coopération", "copie"),
        ("département", "départ"),
        ("Alger", "Algérie"),
        ("Paris", "pari"),
        ("CRESS", "crêtes"),
        ("maïs", "mai"),
    ],
)
def test_these_are_not(one, other):
    assert stems(one) != stems(other)


def test_other_scripts_digits_and_powers_survive():
    assert exact("北京 Москва العربية 2024 C2RCI 5 m²") == ["北京", "москва", "العربية", "2024", "c2rci", "5", "m2"]


def test_a_host_protects_its_own_words():
    assert stems("Traverses") == ["travers"]
    with override_settings(RRMA_SEARCH={"PROTECTED_WORDS": ["Traverses"]}):
        assert stems("TRAVERSES") == ["traverses"]
    assert stems("Traverses") == ["travers"]


def test_folding_takes_ligatures_apart():
    assert fold("Œuvre Ægir ﬁn ½ Straße") == "oeuvreaegirfin12strasse"
