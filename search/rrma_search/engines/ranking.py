"""What the order of results hangs on besides the words of documents (`impacts`); the same for every engine."""

from __future__ import annotations

__all__ = [
    "EXACT_WEIGHT",
    "LENGTH_HALF",
    "LENGTH_WEIGHT",
    "NEAR_WEIGHT",
    "NEAR_WORDS",
    "RECENCY_HALF_LIFE_DAYS",
    "RECENCY_WEIGHT",
    "RECORD_WEIGHT",
    "fullness",
]

EXACT_WEIGHT = 1.15
"""What a word counts more in the very form that was typed."""

NEAR_WORDS = 0
"""How many words, stop words not counted, may stand between two that are near each other: none, so they are neighbours.

Words of one thing stand side by side (« projet d’école »); those a few words apart meet by chance as often as not.
"""

NEAR_WEIGHT = 0.25
"""By how much a score grows when all neighbouring words of a search stand near each other."""

LENGTH_WEIGHT = 0.15
"""By how much a score may grow for a document of many words.

What says more answers more often, whatever is asked: the prior by length of Kraaij, Westerveld, Hiemstra, "The
importance of prior probabilities for entry page search" (2002), bounded here.
"""

LENGTH_HALF = 400
"""How many words bring half of that: a page on paper, or nearly."""

RECENCY_WEIGHT = 0.2
"""By how much a score grows for a document of today."""

RECENCY_HALF_LIFE_DAYS = 730
"""After how many days half of that is left."""

RECORD_WEIGHT = 0.75
"""What is left, in a question, of the score of a record (`kinds.Kind.is_record`)."""


def fullness(words: int) -> float:
    """What the score of a document of so many words is multiplied by: 1 for none, less than 1.15 for any."""
    return 1 + LENGTH_WEIGHT * words / (words + LENGTH_HALF)
