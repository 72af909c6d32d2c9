"""French words too common to search for, question words among them.

Words with a second meaning that people do look for (« été », « maïs », « sûr », « sous », « son » is not) are kept out
with their accents: « mais » is a stop word, « maïs » is not.
"""

from __future__ import annotations

from rrma_search.analysis.folding import fold

_ARTICLES_AND_PREPOSITIONS = """
    le la les l un une des du de d au aux à en dans sur sous par pour avec sans chez vers entre dès depuis pendant
    durant jusque jusqu contre selon parmi hors outre lès via
"""
_PRONOUNS = """
    je j tu il elle on nous vous ils elles iel iels me m te t se s lui leur leurs moi toi soi eux celleux y
    ce c cet cette ces ceci cela ça celui celle ceux celles
    mon ma mes ton ta tes son sa ses notre nos votre vos mien tien sien
    tout toute tous toutes tou aucun aucune autre autres chaque certain certaine certains certaines
    quelque quelques quelquun même mêmes tel telle tels telles plusieurs
"""
_CONJUNCTIONS_AND_ADVERBS = """
    et ou mais donc or ni car si ne n pas plus moins très trop peu aussi ainsi alors après avant comme encore enfin
    ensuite ici là lors lorsque lorsqu puisque puisqu quoique quoiqu puis presque presqu parce afin etc non oui
    déjà toujours jamais souvent surtout tant tandis
"""
_VERBS = """
    être suis es est sommes êtes sont étais était étions étiez étaient sera serai seras serez serons seront serait
    seraient soit sois soient soyons soyez étant fut furent
    avoir ai as a avons avez ont avais avait avions aviez avaient aura aurai auras aurez aurons auront aurait auraient
    ait aies aie aient ayant eu eue eut
    fait faire peut peuvent doit doivent
"""
_QUESTIONS = """
    qui que qu quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles auquel auxquels auxquelles
    duquel desquels desquelles comment pourquoi quand combien
"""
_ALL = " ".join((_ARTICLES_AND_PREPOSITIONS, _PRONOUNS, _CONJUNCTIONS_AND_ADVERBS, _VERBS, _QUESTIONS)).split()

# Also as people type them who leave accents out.
STOP_WORDS: frozenset[str] = frozenset(_ALL) | frozenset(map(fold, _ALL))
