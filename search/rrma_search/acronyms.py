"""Acronyms of the field: « PMR » finds « personne à mobilité réduite », and back.

The table `data/acronyms.tsv` is ours: acronym, what it stands for. Acronyms that are words too (« AMI », « VIE ») are
left out. Editors add those of their network as synonyms; organisations bring their own.
"""

from __future__ import annotations

from functools import cache

from rrma_search.synonyms import SynonymRule
from rrma_search.tables import rows_of

__all__ = ["acronym_rules"]


@cache
def acronym_rules() -> tuple[SynonymRule, ...]:
    """One rule an acronym: it and what it stands for find each other."""
    return tuple(SynonymRule(tuple(terms)) for terms in rows_of("acronyms"))
