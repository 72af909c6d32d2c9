"""Models of the directory: shared vocabularies, organisations, cooperations."""

from .cooperation import Cooperation, CooperationSide
from .country import Country
from .keyword import Keyword
from .kind import CooperationKind, OrganisationKind
from .organisation import Organisation
from .sdg import SDG
from .territory import Territory
from .theme import Theme

__all__ = [
    "SDG",
    "Cooperation",
    "CooperationKind",
    "CooperationSide",
    "Country",
    "Keyword",
    "Organisation",
    "OrganisationKind",
    "Territory",
    "Theme",
]
