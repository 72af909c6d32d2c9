"""Words that stemming would spoil: acronyms, names, and the trade's own words whose stem means something else.

A host adds words with ``RRMA_SEARCH["PROTECTED_WORDS"]``; the index is to be rebuilt after a change.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from rrma_search import conf
from rrma_search.analysis.folding import fold

_ACRONYMS = """
    AECT AFCCRE AFD AMAP APD ASI CEDEAO CIRAD CRESS CUF EAD ECSI EPCI ESS FONJEP GIE GRDR GRET IRAM JSI MAE MAEDI MAEE
    MEAE ODD OIF ONG ONU OSC OSI PME PNUD PTCE RRMA RTES SCIC SCOP UNICEF UNESCO VSI
"""
# Algérie would be found for Alger, Paris for a wager, maïs in May.
_NAMES = """
    Alger Algérie Angers Antilles Arras Athènes Bahamas Bissau Bordeaux Bruxelles Calais Cayes Comores Dinard Flandres
    Géorgie Guinée Honduras Kayes Laos Libye Limoges Madagascar Maroc Mars Maurice Mayotte Mexique Mongolie Namibie
    Nantes Naples Niger Nigéria Nîmes Niue Orléans Palestine Paris Philippines Poitiers Pyrénées Reims Rennes Seychelles
    Somalie Syrie Tanger Tchad Tunis Tunisie Valenciennes Versailles Vosges Zambie
    maïs
"""
# « coopération » would become « cop », which is « copie » and the climate conference; « département » is no « départ ».
_OWN_STEMS = {
    "coopération": "cooperation",
    "coopérations": "cooperation",
    "département": "departement",
    "départements": "departement",
}


@lru_cache(maxsize=1)
def protected_words() -> Mapping[str, str]:
    """Return folded word → stem for the words that are not stemmed by rule: ours and the host's."""
    kept = map(fold, (*_ACRONYMS.split(), *_NAMES.split(), *conf.protected_words()))
    return MappingProxyType({word: word for word in kept} | {fold(word): own for word, own in _OWN_STEMS.items()})
