"""Filters of the admin's lists; a filter offers only what the list has."""

from collections.abc import Callable

import django_filters
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from .choices import Continent, CooperationPattern, Family, Level
from .models import Cooperation, CooperationKind, Country, Organisation, OrganisationKind, Territory, Theme


def used(model: type[Model], relation: str) -> Callable[[HttpRequest | None], QuerySet]:
    """The rows of `model` that something points at through `relation`, read when the list is drawn."""
    return lambda request: model._default_manager.filter(**{f"{relation}__isnull": False}).distinct()


class OrganisationFilterSet(WagtailFilterSet):
    """Filters of the list of organisations."""

    family = django_filters.MultipleChoiceFilter(field_name="kind__family", choices=Family.choices, label=_("Family"))
    kind = django_filters.ModelChoiceFilter(queryset=used(OrganisationKind, "organisations"), label=_("Kind"))
    level = django_filters.MultipleChoiceFilter(choices=Level.choices, label=_("Level"))
    country = django_filters.ModelChoiceFilter(queryset=used(Country, "organisations"), label=_("Country"))
    territory = django_filters.ModelChoiceFilter(queryset=used(Territory, "organisations"), label=_("French territory"))
    member_of = django_filters.ModelChoiceFilter(queryset=used(Organisation, "members"), label=_("Member of"))

    class Meta:
        model = Organisation
        fields = ["family", "kind", "level", "country", "territory", "member_of"]


class CooperationFilterSet(WagtailFilterSet):
    """Filters of the list of cooperations."""

    pattern = django_filters.MultipleChoiceFilter(choices=CooperationPattern.choices, label=_("Pattern"))
    kinds = django_filters.ModelChoiceFilter(queryset=used(CooperationKind, "cooperations"), label=_("Kind"))
    themes = django_filters.ModelChoiceFilter(queryset=used(Theme, "cooperations"), label=_("Theme"))
    country = django_filters.ModelChoiceFilter(
        queryset=used(Country, "organisations__cooperation_sides"),
        field_name="sides__organisation__country",
        label=_("Country of an organisation"),
        distinct=True,
    )

    class Meta:
        model = Cooperation
        fields = ["pattern", "kinds", "themes", "country"]


class CountryFilterSet(WagtailFilterSet):
    """Filters of the list of countries."""

    continent = django_filters.MultipleChoiceFilter(choices=Continent.choices, label=_("Continent"))

    class Meta:
        model = Country
        fields = ["continent"]


class TerritoryFilterSet(WagtailFilterSet):
    """Filters of the list of territories."""

    parent = django_filters.ModelChoiceFilter(queryset=used(Territory, "departments"), label=_("Region"))

    class Meta:
        model = Territory
        fields = ["kind", "parent"]


class OrganisationKindFilterSet(WagtailFilterSet):
    """Filters of the list of kinds of organisation."""

    family = django_filters.MultipleChoiceFilter(choices=Family.choices, label=_("Family"))

    class Meta:
        model = OrganisationKind
        fields = ["family"]
