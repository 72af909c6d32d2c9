"""What the database answers, read piece by piece."""

from __future__ import annotations

import json
from collections.abc import Sequence

__all__ = ["Answers"]


class Answers(Sequence[Sequence[int]]):
    """The numbers of documents of each question, in no order, each number once.

    The database writes them as text (`1,2,3`), which is read each time an answer is asked for: what a word takes stays
    within the cache of the processor, what all the words of a search take at once does not.
    """

    def __init__(self, texts: Sequence[Sequence[str | None]]) -> None:
        """Take for each question the `texts` that make its answer together; None tells of no document."""
        self._texts = texts

    def __len__(self) -> int:
        """How many questions were asked."""
        return len(self._texts)

    def __getitem__(self, place: int) -> Sequence[int]:
        """The documents of one question."""
        found = [json.loads(f"[{text}]") for text in self._texts[place] if text]
        return list(set().union(*found)) if len(found) > 1 else found[0] if found else []
