"""Demonyms: « béninois » finds what says « Bénin », for the countries that French networks work with.

The table `data/demonyms.tsv` is ours: code (ISO 3166-1 alpha-2, or a province), name in French, demonyms. Editors add
others as synonyms. One way only: who types the name of a country finds what names it.
"""

from __future__ import annotations

from functools import cache

from rrma_search.synonyms import SynonymRule
from rrma_search.tables import rows_of

__all__ = ["country_codes", "demonym_rules"]


@cache
def _rows() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple((code, name, tuple(words.split())) for code, name, words in rows_of("demonyms"))


@cache
def demonym_rules() -> tuple[SynonymRule, ...]:
    """One rule a country: its demonyms also find its name."""
    return tuple(SynonymRule(demonyms, (name,)) for _code, name, demonyms in _rows())


@cache
def country_codes() -> dict[str, str]:
    """Code of the country that each demonym belongs to."""
    return {demonym: code for code, _name, demonyms in _rows() for demonym in demonyms}
