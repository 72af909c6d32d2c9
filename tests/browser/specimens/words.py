"""Texts of every length for specimens."""

WORD = "Intercommunalisationdécentraliséetransfrontalièrepluriannuelleanticonstitutionnellement"
"""A word that no hyphen and no space lets break."""

ADDRESS = "https://example.org/cooperation/" + "archives-" * 12 + "2019.html"
MAILBOX = "cooperation-internationale-et-solidarite@" + "communaute-de-communes-" * 2 + "du-haut-pays.example.org"
SENTENCE = (
    "Les deux collectivités ont d’abord comparé leurs façons de faire, puis elles ont confié aux habitants le soin de "
    "dire ce qui manquait, quartier par quartier, avant de signer quoi que ce soit. "
)


def title(number: int = 0, most: int = 255) -> str:
    """A title of `most` characters, each number another one; the odd ones hold a word that cannot break."""
    start = f"Numéro {number} : {WORD} et " if number % 2 else f"Numéro {number} : "
    rest = "accompagner dans la durée la structuration d’une filière agroalimentaire partagée entre deux territoires, "
    return (start + rest * 3)[:most].strip()


def text(length: int) -> str:
    """Running text of about `length` characters."""
    return (SENTENCE * (length // len(SENTENCE) + 1))[:length].strip()
