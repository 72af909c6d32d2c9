"""What the directory gives to the search: the facets of its vocabularies, and its organisations as documents."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import NoReverseMatch
from django.utils.translation import gettext_lazy as _

from rrma_search.documents import SearchDocument
from rrma_search.facets import Facet, FacetLabel, register_facet, register_kind
from rrma_search.sources import DocumentSource, register_source
from rrma_search.synonyms import SynonymRule

from .choices import Continent, Level, TerritoryKind
from .models import SDG, Cooperation, CooperationSide, Country, Keyword, Organisation, Territory, Theme
from .organisation_facets import letter_of
from .topics.addresses import index_address, own_address

HOME_COUNTRY = "FR"

register_kind("organisation", _("Organisation"), _("Organisations"), is_record=True)


class TopicFacet(Facet):
    """A facet whose values have pages of their own."""

    def address(self, value: str) -> str:
        """Address of the topic page of `value`; "" for none, and in a project that does not include them."""
        return own_address(self.name, value)

    def list_address(self) -> str:
        """Address of the list of its topics; "" in a project that does not include them."""
        return index_address(self.name)


@register_facet
class KeywordFacet(TopicFacet):
    """Keywords, by slug."""

    name = "keyword"
    label = _("Keyword")
    models = ("rrma_directory.Keyword",)

    def values(self) -> Mapping[str, FacetLabel]:
        """Every keyword, alphabetically where counts are equal."""
        rows = Keyword.objects.order_by("sort_name").values_list("slug", "name")
        return {slug: FacetLabel(name, position=position) for position, (slug, name) in enumerate(rows)}


@register_facet
class CountryFacet(TopicFacet):
    """Countries by ISO code under their continents, subdivisions under their countries."""

    name = "country"
    label = _("Country")
    ancestors_in_text = True
    models = ("rrma_directory.Country",)

    def values(self) -> Mapping[str, FacetLabel]:
        """The continents, then every country and subdivision."""
        values = {value: FacetLabel(str(label)) for value, label in Continent.choices}
        rows = Country.objects.order_by("sort_name").values_list("code", "name", "continent", "parent__code")
        for position, (code, name, continent, parent) in enumerate(rows):
            values[code] = FacetLabel(name, parent or continent, position)
        return values


@register_facet
class ThemeFacet(TopicFacet):
    """Themes, by slug, as the tree that the network keeps."""

    name = "theme"
    label = _("Theme")
    models = ("rrma_directory.Theme",)

    def values(self) -> Mapping[str, FacetLabel]:
        """Every theme under its parent, in the order of their positions."""
        rows = Theme.objects.order_by("position", "slug").values_list("slug", "name", "parent__slug")
        return {slug: FacetLabel(name, parent, position) for position, (slug, name, parent) in enumerate(rows)}


@register_facet
class SDGFacet(Facet):
    """Sustainable development goals, "1" to "17"."""

    name = "sdg"
    label = _("Sustainable development goal")
    in_text = False
    order = "natural"
    models = ("rrma_directory.SDG",)

    def values(self) -> Mapping[str, FacetLabel]:
        """The goals in the order of their numbers."""
        return {str(goal.number): FacetLabel(str(goal), position=goal.number) for goal in SDG.objects.all()}


@register_facet
class LevelFacet(Facet):
    """Level of the French lead."""

    name = "level"
    label = _("Level of the French lead")
    in_text = False
    order = "natural"

    def values(self) -> Mapping[str, FacetLabel]:
        """The levels in the order of `choices.Level`."""
        return {
            value: FacetLabel(str(label), position=position) for position, (value, label) in enumerate(Level.choices)
        }


@register_facet
class RegionFacet(TopicFacet):
    """French regions by INSEE code, departments ("75-33") under them."""

    name = "region"
    label = _("French region")
    models = ("rrma_directory.Territory",)

    def values(self) -> Mapping[str, FacetLabel]:
        """Every region and department, alphabetically where counts are equal."""
        territories = Territory.objects.select_related("parent").order_by("sort_name")
        return {
            territory.facet_value: FacetLabel(territory.name, self._parent(territory), position)
            for position, territory in enumerate(territories)
        }

    @staticmethod
    def _parent(territory: Territory) -> str | None:
        if territory.kind == TerritoryKind.DEPARTMENT and territory.parent is not None:
            return territory.parent.code
        return None


@register_facet
class OrganisationFacet(Facet):
    """Organisations, by slug: filters the documents that name one; too many to be offered on the page."""

    name = "organisation"
    label = _("Organisation")
    drawn = False
    models = ("rrma_directory.Organisation",)

    def values(self) -> Mapping[str, FacetLabel]:
        """Every organisation by its full name."""
        rows = Organisation.objects.order_by("sort_name").values_list("slug", "name")
        return {slug: FacetLabel(name, position=position) for position, (slug, name) in enumerate(rows)}

    def synonyms(self) -> Iterable[SynonymRule]:
        """Acronyms and full names, which find each other; an acronym that is in the name needs no help."""
        named = Organisation.objects.exclude(acronym="").order_by("pk").only("acronym", "name")
        return [SynonymRule((one.acronym, one.name)) for one in named if one.distinct_acronym]


def organisations_of(cooperation: Cooperation) -> Iterator[Any]:
    """The pks of the organisations on the sides of `cooperation`, as the database has them."""
    yield from CooperationSide.objects.filter(cooperation=cooperation.pk).values_list("organisation", flat=True)


def organisations_with(**lookup: Any) -> QuerySet[Organisation, Any]:
    """The pks of the organisations that match `lookup`."""
    return Organisation.objects.filter(**lookup).order_by().values_list("pk", flat=True).distinct()


def organisations_near(organisation: Organisation) -> Iterable[Any]:
    """The pks of the organisations that share a cooperation with `organisation`: its country is a facet of theirs."""
    return organisations_with(cooperation_sides__cooperation__sides__organisation=organisation.pk)


def organisations_of_country(country: Country) -> Iterator[Any]:
    """The pks of the organisations in `country` or a subdivision of it, and of those that cooperate with it."""
    pks = [country.pk, *Country.objects.filter(parent=country.pk).values_list("pk", flat=True)]
    yield from organisations_with(country__in=pks)
    yield from organisations_with(cooperation_sides__cooperation__countries__in=pks)
    yield from organisations_with(cooperation_sides__cooperation__sides__organisation__country__in=pks)


@register_source
class OrganisationSource(DocumentSource):
    """Organisations as documents; found by every name they had, by where they are and with whom they work."""

    model = Organisation
    kind = "organisation"
    related = {
        "rrma_directory.Organisation": organisations_near,
        "rrma_directory.OrganisationKind": lambda kind: organisations_with(kind=kind.pk),
        "rrma_directory.Country": organisations_of_country,
        "rrma_directory.Territory": lambda territory: [
            *organisations_with(territory=territory.pk),
            *organisations_with(territory__parent=territory.pk),
        ],
        "rrma_directory.Theme": lambda theme: organisations_with(cooperation_sides__cooperation__themes=theme.pk),
        "rrma_directory.Cooperation": organisations_of,
        "rrma_directory.CooperationSide": lambda side: [side.organisation_id, *organisations_of(side.cooperation)],
    }

    def queryset(self) -> QuerySet[Organisation]:
        """Every organisation of the directory: their records hold nothing personal."""
        sides = CooperationSide.objects.select_related("organisation__country")
        cooperations = Cooperation.objects.prefetch_related("themes", "countries", Prefetch("sides", queryset=sides))
        return Organisation.objects.select_related("kind", "country", "territory__parent").prefetch_related(
            Prefetch(
                "cooperation_sides",
                queryset=CooperationSide.objects.prefetch_related(Prefetch("cooperation", queryset=cooperations)),
            )
        )

    def document(self, obj: Organisation) -> SearchDocument:
        """The document of an organisation: its other names stand in the body, its place among the facets."""
        names = [obj.acronym, *obj.alias_list, obj.place, obj.kind.name, obj.kind.acronym]
        return SearchDocument(
            key=self.key(obj.pk),
            kind=self.kind,
            title=obj.name,
            summary=obj.description,
            body="\n".join(filter(None, names)),
            url=self.url(obj),
            facets={name: values for name, values in self.facets(obj).items() if values},
        )

    def url(self, obj: Organisation) -> str:
        """The address of its page; "" in a project that does not include the directory's addresses (see the check)."""
        try:
            return obj.get_absolute_url()
        except NoReverseMatch:
            return ""

    def facets(self, obj: Organisation) -> dict[str, tuple[str, ...]]:
        """Its values: what it is, its level and region when French, the countries and themes it works with."""
        french = obj.country is None or obj.country.code == HOME_COUNTRY
        return {
            "organisation": (obj.slug,),
            "family": (obj.kind.family,),
            "organisation_kind": (obj.kind.slug,),
            "letter": letter_of(obj.sort_name),
            "level": (obj.level,) if obj.level and french else (),
            "region": (obj.territory.facet_value,) if obj.territory else (),
            "country": tuple(sorted(self.countries(obj) - {HOME_COUNTRY})),
            "theme": tuple(sorted({theme.slug for each in self.cooperations(obj) for theme in each.themes.all()})),
        }

    @staticmethod
    def cooperations(obj: Organisation) -> list[Cooperation]:
        """Its cooperations, as prefetched."""
        return [side.cooperation for side in obj.cooperation_sides.all()]

    def countries(self, obj: Organisation) -> set[str]:
        """The codes of its own country and of those it cooperates with."""
        codes = {obj.country.code} if obj.country else set()
        for cooperation in self.cooperations(obj):
            codes.update(country.code for country in cooperation.countries.all())
            codes.update(
                side.organisation.country.code for side in cooperation.sides.all() if side.organisation.country
            )
        return codes
