"""Case sheets as search documents."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction

from rrma_directory.models import Country
from rrma_search.facets import Facet, FacetLabel, register_facet
from rrma_search.kinds import register_kind
from rrma_search.page_sources import PageDocumentSource
from rrma_search.sources import register_source

from .body_text import body_texts
from .choices import LessonKind
from .models import CaseSheetPage
from .querysets import document_relations, prefetch_guides
from .sheet_facets import PLACE_HERE, PLACE_THERE, SERIES, SERIES_NUMBER

register_kind("case-sheet", _("Case sheet"), _("Case sheets"))


class LessonFacet(Facet):
    """What a sheet teaches: the kinds of lesson it has."""

    name = "lesson"
    label = _("Lessons")
    in_text = False
    order = "natural"

    def values(self) -> Mapping[str, FacetLabel]:
        """The kinds of lesson, in the order of the form."""
        return {
            value: FacetLabel(str(label), position=position)
            for position, (value, label) in enumerate(LessonKind.choices)
        }


register_facet(LessonFacet)
register_facet(Facet(name=PLACE_HERE, label=_("Place here"), drawn=False))
register_facet(Facet(name=PLACE_THERE, label=_("Place there"), drawn=False))
register_facet(Facet(name=SERIES, label=_("Series"), drawn=False))
register_facet(Facet(name=SERIES_NUMBER, label=_("Number in the series"), drawn=False))


def showing(condition: Q) -> Iterable[int]:
    """The primary keys of the sheets that meet `condition`, in the database."""
    return CaseSheetPage.objects.filter(condition).values_list("pk", flat=True).distinct()


def showing_organisation(organisation: Model) -> Iterable[int]:
    """The sheets in whose text or facets `organisation` stands."""
    return showing(
        Q(sides__organisation=organisation)
        | Q(operators__organisation=organisation)
        | Q(financing_lines__line_funders__organisation=organisation)
    )


def showing_country(country: Model) -> Iterable[int]:
    """The sheets of `country` or of a subdivision of it, be it a partner's or only mentioned."""
    pks = [country.pk, *Country.objects.filter(parent=country.pk).values_list("pk", flat=True)]
    return showing(
        Q(countries__in=pks)
        | Q(secondary_countries__in=pks)
        | Q(sides__country__in=pks)
        | Q(sides__organisation__country__in=pks)
    )


def showing_territory(territory: Model) -> Iterable[int]:
    """The sheets on whose home side `territory`, or a department of it, stands."""
    return showing(
        Q(sides__territory=territory)
        | Q(sides__territory__parent=territory)
        | Q(sides__organisation__territory=territory)
        | Q(sides__organisation__territory__parent=territory)
    )


def showing_restricted(restriction: PageViewRestriction) -> Iterable[int]:
    """The sheets that name a page at or below the one that `restriction` hides or shows."""
    return showing(Q(related_pages__page__path__startswith=restriction.page.path))


@register_source
class CaseSheetSource(PageDocumentSource):
    """Case sheets: their words, and their values under every facet. Contacts stay out of the index."""

    model = CaseSheetPage
    kind = "case-sheet"
    prefetch = document_relations()
    related = {
        "rrma_directory.Theme": lambda theme: showing(Q(themes=theme)),
        "rrma_directory.Keyword": lambda keyword: showing(Q(rrma_keyworded_items__tag=keyword)),
        "rrma_directory.SDG": lambda sdg: showing(Q(sdgs=sdg)),
        "rrma_directory.Organisation": showing_organisation,
        "rrma_directory.Country": showing_country,
        "rrma_directory.Territory": showing_territory,
        "rrma_pages.GuidePage": lambda guide: showing(Q(related_pages__page=guide.pk)),
        "wagtailcore.PageViewRestriction": showing_restricted,
    }

    def queryset(self) -> QuerySet[CaseSheetPage]:
        """The sheets that anyone may see, with the guides that they prove."""
        return super().queryset().prefetch_related(prefetch_guides())

    def fields(self, page: CaseSheetPage) -> dict[str, Any]:
        """Summary, text, date and facets of a sheet."""
        return {
            "summary": page.summary,
            "body": "\n".join(line for line in sheet_texts(page) if line),
            "date": page.shown_date,
            "facets": page.teaser_facets,
        }


def sheet_texts(page: CaseSheetPage) -> Iterator[str]:
    """The texts of a sheet in reading order, without anything of its contacts."""
    yield page.subtitle
    for side in page.sides.all():
        yield " ".join(filter(None, [side.name, side.level_printed, side.territory_name]))
    yield from body_texts(page.body.raw_data)
    for lesson in page.lessons.all():
        yield f"{lesson.text} {lesson.figure_unit}"
    for block in page.building_blocks.all():
        yield from (block.name, block.summary, block.needs)
    for figure in page.counted_figures.all():
        yield figure.label
    yield from _financing_texts(page)
    for operator in page.operators.all():
        yield f"{operator.name} {operator.part}"
    yield from (milestone.event for milestone in page.milestones.all())
    yield from (country.name for country in page.secondary_countries.all())
    yield from (link.label for link in page.links.all())
    yield from (reference.subject for reference in page.cross_references.all())


def _financing_texts(page: CaseSheetPage) -> Iterator[str]:
    yield from (page.financing_scope, page.financing_notes)
    for line in page.financing_lines.all():
        yield from line.funder_names
        yield line.recipient
