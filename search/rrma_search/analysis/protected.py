"""Words that stemming would spoil: acronyms and names that end like a plural or a feminine.

A host adds its own with the setting ``RRMA_SEARCH_PROTECTED_WORDS``; the index is to be rebuilt after a change.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from django.conf import settings

from rrma_search.analysis.folding import fold

SETTING = "RRMA_SEARCH_PROTECTED_WORDS"

_ACRONYMS = """
    AECT AFCCRE AFD AEP AMAP APD ARRICOD ASI CEDEAO CIRAD CNCD CRESS CUF EAD ECSI EPCI ESS FONJEP GIE GRDR GRET IRAM
    JSI MAE MAEDI MAEE MEAE MONALISA ODD OIF ONG ONU OSC OSI PME PNUD PRITI PTCE RECIDEV RESACOOP RRMA RTES SCIC SCOP
    SDES SRADDET UNICEF UNESCO VSI
"""
# Countries, capitals, regions and rivers whose last letters are no ending.
_NAMES = """
    Alger Algérie Andes Angers Antilles Aquitaine Arabie Arles Arras Athènes Bahamas Barbades Bénin Bissau Bohème
    Bolivie Bosnie Bordeaux Brésil Bruxelles Bulgarie Caen Calais Cambodge Cambrai Cannes Cayenne Chartres Colombie
    Comores Corse Côtonou Cotonou Croatie Cuba Dakar Dinant Djibouti Douala Éthiopie Flandres Gabon Gambie Genève Géorgie
    Ghana Grenoble Guinée Haïti Hanoï Honduras Inde Indonésie Ivoire Kaolack Kayes Kinshasa Laos Libye Lille Limoges
    Lituanie Lomé Louga Madagascar Madrid Malaisie Malawi Mali Malines Malte Maroc Marseille Maurice Mauritanie Mayotte
    Mexique Mexico Moldavie Mongolie Mons Mopti Mulhouse Namibie Nantes Naples Nancy Népal Nice Niger Nigéria Nîmes
    Niort Niamey Oise Orléans Ouagadougou Palestine Pays-Bas Paris Pérou Philippines Poitiers Pologne Pyrénées Reims
    Rennes Roumanie Ruisbroek Russie Rwanda Sénégal Serbie Seychelles Slovaquie Slovénie Somalie Strasbourg Syrie
    Tanger Tanzanie Tchad Tchéquie Togo Tours Troyes Tunis Tunisie Turquie Valenciennes Vannes Versailles Vientiane
    Viêtnam Vosges Yaoundé Zambie Ziguinchor
"""


@lru_cache(maxsize=1)
def protected_words() -> frozenset[str]:
    """Return the words that are never stemmed, folded: ours and those of ``RRMA_SEARCH_PROTECTED_WORDS``."""
    added: Iterable[str] = getattr(settings, SETTING, ())
    return frozenset(map(fold, (*_ACRONYMS.split(), *_NAMES.split(), *added)))
