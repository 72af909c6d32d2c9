"""Accent folding: the last step of analysis, and what makes two spellings the same word."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart: ligatures, strokes, and the letters of West African languages.
_LETTERS = str.maketrans(
    {
        "œ": "oe",
        "æ": "ae",
        "ß": "ss",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ħ": "h",
        "ı": "i",
        "ŋ": "n",
        "ɲ": "n",
        "ɓ": "b",
        "ɖ": "d",
        "ɗ": "d",
        "ɛ": "e",
        "ǝ": "e",
        "ƒ": "f",
        "ɣ": "g",
        "ƙ": "k",
        "ɔ": "o",
        "ʋ": "v",
        "ƴ": "y",
    }
)


def fold(text: str) -> str:
    """Return ``text`` in lower case, without accents, letters and digits only. Folding twice changes nothing.

    « Œuvré » gives "oeuvre"; scripts without accents come through as they are.
    """
    if text.isascii():
        return text.lower() if text.isalnum() else "".join(filter(str.isalnum, text.lower()))
    plain = _without_marks(_without_marks(text).casefold())
    return unicodedata.normalize("NFC", "".join(filter(str.isalnum, plain)))


def _without_marks(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(character for character in decomposed if not "\u0300" <= character <= "\u036f")
    return unicodedata.normalize("NFC", kept.casefold().translate(_LETTERS))
