"""Closed lists that the code itself relies on; everything a network may extend is a model."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(models.TextChoices):
    """Level of government (or sort of body) of an organisation, from the French point of view."""

    REGION = "region", _("Region")
    DEPARTMENT = "departement", _("Department")
    INTERCOMMUNAL = "intercommunalite", _("Intercommunal body")
    COMMUNE = "commune", _("Commune")
    NGO = "ong", _("NGO or association")
    OTHER = "autre", pgettext_lazy("level", "Other")
    NATIONAL = "national", _("National")
    INTERNATIONAL = "international", _("International")


class Side(models.TextChoices):
    """The two sides of a cooperation."""

    HERE = "ici", pgettext_lazy("side", "Here")
    THERE = "la-bas", pgettext_lazy("side", "There")


class SideRole(models.TextChoices):
    """What an organisation does on its side of a case sheet."""

    LEAD = "pilote", pgettext_lazy("role", "Lead")
    PARTNER = "partenaire", pgettext_lazy("role", "Partner")
    FOLLOW_UP = "suite", pgettext_lazy("role", "Follow-up")


class Continent(models.TextChoices):
    """The five continents that group the countries; the values are those of the search addresses."""

    AFRICA = "africa", _("Africa")
    AMERICA = "america", _("America")
    ASIA = "asia", _("Asia")
    EUROPE = "europe", _("Europe")
    OCEANIA = "oceania", _("Oceania")


class Family(models.TextChoices):
    """Families that group the kinds of organisation."""

    LOCAL_AUTHORITY = "collectivite", _("Local authorities and groupings")
    STATE = "etat-etablissement-public", _("State and public bodies")
    ASSOCIATION = "association-ong", _("Associations and NGOs")
    EDUCATION = "enseignement-recherche", _("Education and research")
    HEALTH = "sante", _("Health")
    ECONOMY = "economie-ess", _("Economy and social economy")
    NETWORK = "reseau", _("Networks")
    INTERNATIONAL = "organisation-internationale", _("International organisations")
    COORDINATION = "coordination", _("Coordinations and standing bodies")


class TerritoryKind(models.TextChoices):
    """The two rungs of French territories that carry an INSEE code here."""

    REGION = "region", _("Region")
    DEPARTMENT = "departement", _("Department")


class CooperationPattern(models.TextChoices):
    """How the sides of a cooperation are built."""

    BILATERAL = "bilaterale", _("Bilateral cooperation")
    MULTILATERAL = "multipartenaire", _("Cooperation with several partners")
    ASSOCIATIVE = "programme-associatif", _("Programme of associations")


class StartPrecision(models.TextChoices):
    """How sure the first year of a cooperation is."""

    EXACT = "exact", _("Exact")
    APPROXIMATE = "approx", _("Approximate")
    AT_LATEST = "at_latest", _("At the latest")
