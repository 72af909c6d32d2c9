"""Readers see why a document was found: words and phrases marked, all else escaped, the best passage shown."""

import re
from html import unescape

import pytest
from django.utils.safestring import SafeString
from hypothesis import given, settings
from hypothesis import strategies as st

from rrma_search.analysis.french import analyse
from rrma_search.highlighting import excerpt, highlight, in_one_line
from rrma_search.matching import parse
from rrma_search.synonyms import SynonymRule, compile_synonyms

SYNONYMS = compile_synonyms([SynonymRule(("ESS", "économie sociale et solidaire"))])
FILLER = "Le projet de la commune avance à petits pas. "


def marks(html):
    return [unescape(found) for found in re.findall(r"<mark>(.*?)</mark>", html, re.DOTALL)]


def plain(html):
    return unescape(re.sub(r"</?mark>", "", html))


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("de l’eau potable", "eau", ["eau"]),
        ("de l'EAU potable", "l’eau", ["EAU"]),
        ("à N’Djamena", "n'djamena", ["N’Djamena"]),
        ("les élu·e·s réunis", "élu", ["élu·e·s"]),
        ("les régions et la région", "region", ["régions", "région"]),
        ("L’ESS en Bourgogne", "économie sociale et solidaire", ["ESS"]),
        ("une économie sociale et solidaire", "ESS", ["économie sociale et solidaire"]),
        ("économie verte, société solidaire", "ESS", []),
        ("l’eau potable et l’eau de mer", "« eau potable »", ["eau potable"]),
        ("l’eau du Bénin", "eau -Bénin", ["eau"]),
        ("rien ici", "eau", []),
        ("l’eau", "", []),
    ],
)
def test_what_is_marked(text, query, marked):
    assert marks(highlight(text, parse(query, SYNONYMS))) == marked


def test_everything_else_is_escaped():
    html = highlight("<b>l’eau</b> & « eau » <script>", parse("eau script"))
    assert isinstance(html, SafeString)
    assert html == ("&lt;b&gt;l’<mark>eau</mark>&lt;/b&gt; &amp; « <mark>eau</mark> » &lt;<mark>script</mark>&gt;")


def test_a_word_inside_a_marked_phrase_is_marked_once():
    html = highlight("économie sociale et solidaire", parse("« économie sociale » sociale solidaire", SYNONYMS))
    assert html.count("<mark>") == html.count("</mark>")
    assert marks(html) == ["économie sociale", "solidaire"]


def test_the_passage_with_most_of_the_words_is_shown():
    text = FILLER * 10 + "L’eau manque. " + FILLER * 10 + "Ici, l’eau potable est rare au Bénin. " + FILLER * 10
    html = excerpt(text, parse("eau potable Bénin"))
    assert marks(html) == ["eau", "potable", "Bénin"]
    assert html.startswith("… ")
    assert html.endswith("…")
    assert len(plain(html)) < 240


def test_without_a_find_the_beginning_is_shown():
    html = excerpt(FILLER * 20, parse("eau"))
    assert html.startswith("Le projet de la commune")
    assert html.endswith("…")
    assert marks(html) == []


def test_a_short_text_is_shown_whole():
    assert excerpt("De l’eau.", parse("eau")) == "De l’<mark>eau</mark>."


def test_the_cut_leaves_no_space_that_may_not_break():
    text = "mot " * 52 + "12\u00a0500\u00a0habitants\u202f: une suite assez longue pour être coupée " + "mot " * 50
    html = excerpt(text, parse("zzz"), length=215)
    assert plain(html) in {"mot " * 51 + "mot…", "mot " * 52 + "12\u00a0500\u00a0habitants…"}


WORDS = st.lists(
    st.sampled_from(["eau", "l’eau", "potable", "<b>", "&", "Bénin.", "sans", "12\u00a0500", "\n", "mot"]), max_size=120
)


@settings(max_examples=200, deadline=None)
@given(WORDS.map(" ".join), st.sampled_from(["eau", "eau potable", "« eau potable »", "mot bénin", ""]))
def test_a_passage_is_a_piece_of_the_text_between_words(text, query):
    shown = plain(excerpt(text, parse(query), length=80))
    passage = shown.removeprefix("… ")
    start = text.find(passage.rstrip("…\u00a0"))
    assert start >= 0
    assert len(passage) <= 84
    if shown.startswith("… ") and start:
        assert not (text[start - 1].isalnum() and text[start].isalnum())


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters()), st.text(st.characters(), max_size=20))
def test_any_text_is_marked_without_losing_a_character(text, query):
    assert plain(highlight(text.replace("&", ""), parse(query))) == text.replace("&", "")
    html = highlight(text, parse(query))
    assert "<" not in html.replace("<mark>", "").replace("</mark>", "")
    excerpt(text * 20, parse(query), length=50)


PIECES = st.sampled_from(
    [
        *("eau", "l’eau", "eaux-mortes", "potable,", "économie", "sociale", "sociale-et-solidaire", "et", "solidaire"),
        *("ESS", "sous-préfet", "préfets", "«", "e\u0301conomie", "élu·e·s", "a.b.", "\n", "\x85"),
        *("x" * 70, "eau/" + "y" * 70),
    ]
)


def read_word_after_word(text, parsed):
    """What is to be marked, found without any haste: at each word the longest of what is wanted."""
    tokens = analyse(text)
    wanted = sorted((found.stems for found in parsed.alternatives()), key=len, reverse=True)
    position = 0
    for index, token in enumerate(tokens):
        for stems in wanted:
            following = tokens[index : index + len(stems)]
            if tuple(word.stem for word in following) == stems:
                if following[-1].end > position:
                    yield max(token.start, position), following[-1].end
                    position = following[-1].end
                break


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.lists(PIECES, max_size=60).map(" ".join), st.lists(PIECES | st.text(max_size=4)).map("".join)),
    st.lists(st.sampled_from(["eau", "« eau potable »", "sous-préfet", "ESS", '"sociale solidaire"', "eaux mortes"])),
)
def test_marked_is_what_reading_word_after_word_finds(text, words):
    parsed = parse(" ".join(words), SYNONYMS)
    found = "".join(text[start:end] for start, end in read_word_after_word(text, parsed))
    assert "".join(marks(highlight(text, parsed))) == found


@settings(max_examples=100, deadline=None)
@given(WORDS.map(" ".join))
def test_words_found_without_phrases_are_the_same_as_with_one(text):
    assert marks(highlight(text, parse("eau"))) == marks(highlight(text, parse("eau « introuvable ailleurs »")))


def test_lines_that_end_without_a_stop_are_parted_by_a_dot():
    text = "Les partenaires\nTrois structures.\n\nUne suite\n\nfemmes formées\n"
    assert in_one_line(text) == "Les partenaires · Trois structures.\n\nUne suite · femmes formées\n"
    assert in_one_line("Une \r\n\r\nsuite :\r\nfin") == "Une · suite :\nfin"
    assert in_one_line("sans fin de ligne") == "sans fin de ligne"
