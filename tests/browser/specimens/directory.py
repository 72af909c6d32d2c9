"""The directory: its list, and the page of an organisation."""

from rrma_directory.models import Cooperation, CooperationSide

from . import vocabulary, words
from .specimen import Specimen

LIST = "rrma_directory:directory"
ORGANISATION = "rrma_directory:organisation"

SPECIMENS = [
    Specimen(LIST, "ordinary", "demonstration", "/annuaire/", picture="annuaire"),
    Specimen(LIST, "empty", "new", "/annuaire/"),
    Specimen(LIST, "long", "long", "/annuaire/"),
    Specimen(ORGANISATION, "ordinary", "demonstration", "/annuaire/region-nouvelle-aquitaine/", picture="organisation"),
    Specimen(ORGANISATION, "empty", "bare", "/annuaire/ici/"),
    Specimen(ORGANISATION, "long", "long", "/annuaire/long-0/"),
]


def bare() -> None:
    """An organisation that nothing is known of."""
    vocabulary.organisation()


def long() -> None:
    """Organisations that take part in fifteen cooperations: in the first two all of them, on all themes."""
    organisations, themes = vocabulary.long_organisations(), vocabulary.long_themes()
    for number in range(15):
        full = number < 2
        cooperation = Cooperation(title=words.title(number), slug=f"long-{number}", summary=words.text(600))
        cooperation.sides = [
            CooperationSide(side="la-bas" if position % 2 else "ici", organisation=each, position=position)
            for position, each in enumerate(organisations[: vocabulary.MANY if full else 2])
        ]
        cooperation.themes = themes[: vocabulary.MANY if full else 2]
        cooperation.save()
