"""Cutting French text into words: elision, apostrophes that are none, dotted acronyms, inclusive writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

_APOSTROPHE = "['’‘ʼʹ′＇`´]"
# A letter or digit; letter-like apostrophes are not.
_LETTER = r"[^\W_ʼʹ]"
# Marks that belong to the letter before, and characters that only say where a word may break.
_MARK = (
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u07eb-\u07f3\u0900-\u0903\u093a-\u093c\u093e-\u094f\u0981-\u0983\u09bc-\u09cd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\ufe00-\ufe0f\ufe20-\ufe2f\u00ad\u200c\u200d\u2060\ufeff]"
)
_WORD = rf"{_LETTER}+(?:{_MARK}+{_LETTER}*)*"
# l’, d’, qu’ are elided before anything; the others only before a vowel or h: N’Djamena, M’Bour are names.
_ELIDED = (
    rf"(?i:(?:[ld]|qu|jusqu|lorsqu|puisqu|quoiqu){_APOSTROPHE}"
    rf"|[cjmnst]{_APOSTROPHE}(?=[aeiouyhàâäæéèêëîïôöœùûü\d]|\W|$))"
)
_ACRONYM = rf"(?:[A-ZÀ-Þ]\.){{2,}}(?:[A-ZÀ-Þ](?!{_LETTER}))?"
# One word in spite of the apostrophe: aujourd’hui, presqu’île, prud’homme, entr’aide, N’Djamena, O’Connor.
_JOINED = rf"(?i:aujourd|presqu(?={_APOSTROPHE}[iî]l)|prud|entr|quelqu|[^\W\d_ʼʹ]){_APOSTROPHE}{_WORD}"
_FEMININE = "e|ne|le|te|fe|ve|se|re|lle|tte|ère|ière|esse|enne|ienne|onne|rice|trice|ice|euse|teuse|ale"
# élu·e·s, élu.e.s, élu-e-s, élu/e/s, élu(e)s, commune(s), lieu(x).
_INCLUSIVE = (
    rf"(?<=[^\W\d_]{{2}})(?i:[·•‧∙⋅](?:{_FEMININE}|celle|elle)s?(?:[·•‧∙⋅]?s)?"
    rf"|(?P<separator>[.\-‐‑/])(?:{_FEMININE})(?:s|(?P=separator)s)?"
    rf"|\((?:(?:{_FEMININE})s?|s|x)\)(?:s|\(s\))?)(?!{_LETTER})"
)
_TOKEN = re.compile(
    rf"(?={_LETTER})(?:{_ELIDED})*(?:(?P<whole>{_ACRONYM}|{_JOINED})|(?P<word>{_WORD})(?:{_INCLUSIVE})?)?"
)

IGNORABLE = dict.fromkeys(map(ord, "\u00ad\u200c\u200d\u2060\ufeff"))


def words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (word, start, end) for each word of ``text``, as written, elided article and feminine ending left out.

    ``start`` and ``end`` are offsets into ``text``; of « élu·e·s » the word is « élu » and the offsets cover it all.
    """
    for match in _TOKEN.finditer(text):
        if match["word"]:
            yield match["word"], match.start("word"), match.end()
        elif match["whole"]:
            yield match["whole"], match.start("whole"), match.end()
