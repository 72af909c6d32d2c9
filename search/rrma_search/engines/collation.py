"""The order of titles: as a French reader looks them up, accents and case aside."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["title_key"]

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae"})
_NOT_WORDS = re.compile(r"[\W_]+")


@lru_cache(maxsize=4096)
def title_key(title: str) -> str:
    """What `title` is sorted by: its words folded to plain letters, punctuation and quotation marks left out."""
    decomposed = unicodedata.normalize("NFKD", title.casefold().translate(_LIGATURES))
    letters = "".join(character for character in decomposed if not unicodedata.combining(character))
    return _NOT_WORDS.sub(" ", letters).strip()
