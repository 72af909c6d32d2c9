"""Fixed lists of the pages' fields."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class GuideLevel(models.TextChoices):
    """How much somebody must know already; three ranks that every network shares, from the first steps on."""

    DISCOVERY = "decouverte", _("First steps")
    INTERMEDIATE = "intermediaire", _("Intermediate")
    EXPERIENCED = "confirme", _("Experienced")


class AsideKind(models.TextChoices):
    """What a note beside a step tells of."""

    OBSTACLE = "obstacle", _("Obstacle")
    LEVER = "levier", _("Lever")
    CONDITION = "condition", _("Condition of success")
    RETURN_HOME = "retour", _("Return home")


class FooterColumn(models.TextChoices):
    """Where a page stands at the foot of every page."""

    NETWORK = "reseau", _("Under the words on the network")
    TAKE_PART = "participer", _("Take part")
    REUSE = "reutiliser", _("Reuse")
    LEGAL = "mentions", _("Last line")
