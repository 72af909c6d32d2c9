"""Paraphrases: visitors ask with other words than those of the texts that answer (« qui peut adhérer » : « adhésion »).

The table `data/paraphrases.tsv` is ours: words that ask, and words that answer. One way, and in questions only: typed
by itself, « accueillir » is looked for as it stands. Editors keep what holds elsewhere too as synonyms.
"""

from __future__ import annotations

from functools import cache

from rrma_search.synonyms import SynonymRule
from rrma_search.tables import rows_of

__all__ = ["paraphrase_rules"]


@cache
def paraphrase_rules() -> tuple[SynonymRule, ...]:
    """One rule a line of the table: any of the first words also finds the second ones."""
    return tuple(
        SynonymRule(tuple(asked.split()), tuple(answered.split())) for asked, answered in rows_of("paraphrases")
    )
