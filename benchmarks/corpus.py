"""Documents made up with a fixed seed: word frequencies as in a language, facets as on a network's site."""

import datetime
import itertools
import random
from collections.abc import Iterator

from rrma_search.documents import SearchDocument

SEED = 2026
BODY_WORDS, SUMMARY_WORDS, TITLE_WORDS = 120, 25, 8
FACETS = ("type", "country", "theme", "keyword", "sdg", "year")

# Words that searches ask for, and the share of documents that have them in the body; a tenth of those in the title too.
PLANTED = {
    "coopération": 0.5,
    "partenariat": 0.4,
    "solidarité": 0.3,
    "assainissement": 0.08,
    "reboisement": 0.08,
    "jeunesse": 0.08,
    "ess": 0.04,
    "économie sociale et solidaire": 0.04,
    "géothermie": 0.005,
    "cordonnerie": 0.03,
    "apiculture": 0.03,
    "musée": 0.03,
    "fanfare": 0.03,
    "tramway": 0.03,
}

_SYLLABLES = tuple("ba co di fo ga hu li ma no pe qui ra so ti vu mar tion teur lec bri".split(" "))  # noqa: SIM905
_KINDS = ("case-sheet", "guide", "news", "event", "call", "organisation")
_FIRST_DAY = datetime.date(2012, 1, 1)


class Corpus:
    """An endless supply of documents, always the same ones in the same order."""

    def __init__(self) -> None:
        """Make the vocabulary: 12,000 words whose frequencies fall off as in a language."""
        self.random = random.Random(SEED)
        made = {"".join(self.random.choices(_SYLLABLES, k=self.random.randint(2, 4))) for _ in range(14_000)}
        self.words = sorted(made)[:12_000]
        self.random.shuffle(self.words)
        self.weights = list(itertools.accumulate(1 / (rank + 60) for rank in range(len(self.words))))

    def documents(self, count: int) -> Iterator[SearchDocument]:
        """The first `count` documents."""
        return (self._document(number) for number in range(count))

    def _text(self, count: int) -> list[str]:
        return self.random.choices(self.words, cum_weights=self.weights, k=count)

    def _document(self, number: int) -> SearchDocument:
        title, body = self._text(TITLE_WORDS), self._text(BODY_WORDS)
        for word, share in PLANTED.items():
            if self.random.random() < share:
                body.insert(self.random.randrange(len(body)), word)
                if self.random.random() < 0.1:
                    title.append(word)
        return SearchDocument(
            key=f"benchmark:{number}",
            kind=self.random.choice(_KINDS),
            title=" ".join(title),
            summary=" ".join(self._text(SUMMARY_WORDS)),
            body=" ".join(body),
            url=f"/document-{number}/",
            date=_FIRST_DAY + datetime.timedelta(days=self.random.randrange(5_400)),
            facets={
                "country": self._values("pays", 60, 2),
                "theme": self._values("theme", 40, 3),
                "keyword": self._values("mot", 70, 4),
                "sdg": tuple({str(self.random.randint(1, 17)) for _ in range(2)}),
            },
        )

    def _values(self, prefix: str, number: int, most: int) -> tuple[str, ...]:
        return tuple({f"{prefix}-{int(self.random.random() ** 2 * number)}" for _ in range(most)})
