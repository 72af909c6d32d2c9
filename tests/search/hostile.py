"""Search texts that nobody types in good faith, made from a seed."""

import random
import sys
from collections.abc import Iterator

SEED = 20_261_121

_PIECES = (
    '"',
    "«",
    "»",
    "“",
    "'",
    "’",
    "-",
    "\u2212",
    "(",
    ")",
    "*",
    ":",
    "^",
    "NEAR(",
    " AND ",
    " OR ",
    " NOT ",
    "title:",
    "\x00",
    "\ud800",
    "\udfff",
    "\u202e",
    "\u200d",
    "\u0301",
    "\ufffd",
    "%00",
    "';DROP TABLE x;--",
    "<script>",
    "</mark>",
    "&amp;",
    "\\",
    "\n",
    "\t",
    "\u00a0",
    "é",
    "œ",
    "ﷺ",
    "𝕏",
    "👩‍👩‍👧",
    "l’",
    "qu'",
    "élu·e·s",
    "A.B.C.",
    "eau",
    "économie sociale et solidaire",
    "le",
    "9" * 40,
    "x" * 300,
)
_WHOLE = ('"' * 10_000, "a" * 100_000, "eau " * 25_000, "l’" * 50_000, "(" * 5_000, "-" * 9_999, "\u0301" * 1_000, "")


def hostile_texts(count: int = 300, seed: int = SEED) -> Iterator[str]:
    """Yield `count` texts, always the same for one seed, which is printed so that a failure can be replayed."""
    sys.stdout.write(f"hostile texts: seed {seed}\n")
    dice = random.Random(seed)
    yield from _WHOLE[:count]
    for _ in range(count - len(_WHOLE)):
        yield "".join(dice.choices(_PIECES, k=dice.randint(1, 30)))
