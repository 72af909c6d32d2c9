"""Natural questions: the words in them that say how something is asked, not what about.

Question words are stop words everywhere (``analysis.stopwords``). The verbs of asking are not: « trouver » means
something in a title, and nothing in « où trouver un partenaire ? ».
"""

from __future__ import annotations

import re

from rrma_search.analysis.folding import fold

__all__ = ["is_question", "only_asks", "wish_length"]

_QUESTION = re.compile(
    r"""^\W*(?:bonjour\W+)?(?:
          (?:(?:[aà]|de|avec|pour|par|dans|en|sur|chez|vers|depuis|jusqu['’])\s*\b)?
          (?:comment|pourquoi|quand|combien|o[uù]|qui|que|quoi|quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s)
        |est[-\s]ce|qu['’]\s?est|y\s+a[-\s]t|j['’](?:aimerais|ai\s+besoin)
        |(?:puis|dois|peut|doit|faut|existe|avez|pouvez)\s+(?:t\s+)?(?:je|on|il|vous)
        |(?:je|nous|on)\s+(?:(?:re)?cherch|ve(?:ux|ut)|voul|voudr|souhait|d[oe]i?[stv]|pe(?:ux|ut)|pouv)\w*)\b
      | (?<![\w-])(?!rendez|chez|entre)\w+-(?:t-)?(?:je|on|ils?|elles?|nous|vous)\b
      | \?\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
_WISH = re.compile(
    r"^\W*(?:[aà]\s+la\s+)?(?:recherch(?:e|er|ons)|cherch(?:e|er|ons)|besoin)\s+(?=(?:d['’]|(?:de|des|un|une)\s))",
    re.IGNORECASE,
)
_ASKING = """
    trouver trouve trouvent trouvez chercher cherche cherchons savoir sais connaître connais connaissez obtenir pouvoir
    peux pouvons pouvez pourrait pourrais vouloir veux voulons voulez voudrais voudrions aimerais aimerions souhaite
    souhaitons dois devons devez devoir faut falloir faudrait aller vais allons mettre existe existent exister signifie
    veut dire besoin sert servent concrètement exactement bonjour merci quelqu'un
"""
_FOLDED = frozenset(map(fold, _ASKING.split()))


def is_question(text: str) -> bool:
    """Whether a search text is put as a question, or as a wish (« je cherche… »)."""
    return _QUESTION.search(text) is not None or _WISH.match(text) is not None


def wish_length(text: str) -> int:
    """How many characters of a search text only wish (« recherche d’un financeur »: what stands before « d’un »)."""
    wish = _WISH.match(text)
    return wish.end() if wish else 0


def only_asks(word: str) -> bool:
    """Whether a folded word, in a question, says nothing of what is asked about."""
    return word in _FOLDED
