"""Closed lists of the case sheets; everything a network may extend is a model of the directory."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class LessonKind(models.TextChoices):
    """What a lesson is; the values are those of the facet *lesson*."""

    OBSTACLE = "obstacle", _("Obstacle")
    LEVER = "levier", _("Lever")
    CONDITION = "condition-de-reussite", _("Condition of success")
    RESULT = "resultat", _("Result")
    RETURN_HOME = "retour-ici", _("Return home")
    FAILURE = "echec", _("Failure")


class Stated(models.TextChoices):
    """Who names a lesson: the sheet itself, or its reader."""

    NAMED = "nomme", _("Said by the sheet")
    INFERRED = "deduit", _("Inferred from the story")


class FinancingUnit(models.TextChoices):
    """What the printed sum pays for: the whole project, or one of something."""

    PROJECT = "projet", pgettext_lazy("unit of a printed sum", "the whole project")
    YEAR = "an", pgettext_lazy("unit of a printed sum", "one year")
    PLOT = "parcelle", pgettext_lazy("unit of a printed sum", "one plot")
    PERSON = "personne", pgettext_lazy("unit of a printed sum", "one person")
    OTHER = "autre", pgettext_lazy("unit of a printed sum", "something else")


class CountedNature(models.TextChoices):
    """Whether a counted figure was reached, aimed at, or is a standing number."""

    DONE = "realise", _("Reached")
    TARGET = "cible", _("Aimed at")
    HEADCOUNT = "effectif", _("Standing number")


class Qualifier(models.TextChoices):
    """How sure a counted figure is."""

    EXACT = "exact", _("Exactly")
    AT_LEAST = "au-moins", _("At least")
    ABOUT = "environ", _("About")


class StartYearBasis(models.TextChoices):
    """Where the start year comes from."""

    PRINTED = "imprimee", _("Printed on the sheet")
    COMPUTED = "calculee", _("Worked out from the sheet")


class LinkKind(models.TextChoices):
    """What a link leads to."""

    SITE = "site", _("Web site")
    VIDEO = "video", _("Film")
    DOCUMENT = "document", _("Document")


class SectionHeading(models.TextChoices):
    """The standard headings of the series; a sheet may use others."""

    ORIGIN = "origine", _("Origin and presentation of the initiative")
    ACTIONS = "actions", _("Actions carried out")
    AUTHORITIES = "role-des-collectivites", _("Role of local authorities")
    RESULTS = "resultats", _("Results")
    OUTLOOK = "perspectives", _("Outlook")
