"""What the pages give to the search: their documents, and the facets that only they have."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageViewRestriction
from wagtail.rich_text import get_text_for_indexing

from rrma_search.facets import Facet, FacetLabel, register_facet
from rrma_search.kinds import register_kind
from rrma_search.page_model import Page
from rrma_search.page_sources import PageDocumentSource
from rrma_search.sources import register_source

from .choices import GuideLevel
from .models import Audience, ContentPage, GuidePage, NewsPage, NewsRelatedPage

TEASER_RELATIONS = ("keywords", "themes", "countries", "sdgs")
"""What the facets of any page of the network are read from."""

register_kind("guide", _("Method guide"), _("Method guides"))
register_kind("news", _("News item"), _("News"))
register_kind("page", _("Page"), _("Pages"))


@register_facet
class AudienceFacet(Facet):
    """For whom a guide is, by slug."""

    name = "audience"
    label = _("For whom")
    order = "natural"
    models = ("rrma_pages.Audience",)

    def values(self) -> Mapping[str, FacetLabel]:
        """Every audience, in the order of the network."""
        rows = Audience.objects.order_by("position", "slug").values_list("slug", "name")
        return {slug: FacetLabel(name, position=position) for position, (slug, name) in enumerate(rows)}


@register_facet
class GuideFacet(Facet):
    """The guides that a page proves or names, by slug: filters, but is not offered on the search page."""

    name = "guide"
    label = _("Method guide")
    drawn = False
    in_text = False
    models = ("rrma_pages.GuidePage",)

    def values(self) -> Mapping[str, FacetLabel]:
        """Every guide that anyone may see, by its short title."""
        guides = GuidePage.objects.live().public().order_by("title")
        return {
            guide.slug: FacetLabel(guide.shown_title, position=position)
            for position, guide in enumerate(guides.only("slug", "title", "short_title"))
        }


@register_facet
class GuideLevelFacet(Facet):
    """How much the readers of a guide must know already; the list of guides offers it."""

    name = "guide_level"
    label = _("Level of the guide")
    drawn = False
    in_text = False
    order = "natural"

    def values(self) -> Mapping[str, FacetLabel]:
        """The levels, the easiest first."""
        return {
            value: FacetLabel(str(label), position=position)
            for position, (value, label) in enumerate(GuideLevel.choices)
        }


register_facet(Facet(name="guide_edition", label=_("Edition"), drawn=False, in_text=False))


def showing(model: type[Page], condition: Q) -> Iterable[int]:
    """The primary keys of the pages of type `model` that meet `condition`, in the database."""
    return model._default_manager.filter(condition).values_list("pk", flat=True).distinct()


def showing_vocabularies(model: type[Page]) -> dict[str, Any]:
    """For `related` of a source of `model`: the vocabularies that every page of the network carries."""
    return {
        "rrma_directory.Theme": lambda theme: showing(model, Q(themes=theme)),
        "rrma_directory.Keyword": lambda keyword: showing(model, Q(rrma_keyworded_items__tag=keyword)),
        "rrma_directory.SDG": lambda sdg: showing(model, Q(sdgs=sdg)),
        "rrma_directory.Country": lambda country: showing(model, Q(countries=country) | Q(countries__parent=country)),
    }


@register_source
class GuideSource(PageDocumentSource):
    """Method guides: their words, and their values under every facet."""

    model = GuidePage
    kind = "guide"
    prefetch = (
        *TEASER_RELATIONS,
        "audiences",
        "editions",
        "prerequisites",
        "steps",
        "checks",
        "tools",
        "legal_references",
        "terms",
    )
    related = {
        **showing_vocabularies(GuidePage),
        "rrma_pages.Audience": lambda audience: showing(GuidePage, Q(audiences=audience)),
    }

    def fields(self, page: GuidePage) -> dict[str, Any]:
        """Summary, text, date and facets of a guide."""
        return {
            "summary": page.summary,
            "body": "\n".join(line for line in guide_texts(page) if line),
            "date": page.shown_date,
            "facets": page.teaser_facets,
        }


def guide_texts(page: GuidePage) -> Iterator[str]:
    """The texts of a guide in reading order."""
    yield from (page.short_title, page.duration, page.steps_intro)
    yield from (prerequisite.text for prerequisite in page.prerequisites.all())
    for step in page.steps.all():
        yield from (step.title, get_text_for_indexing(step.text), step.aside_text)
    yield from (check.text for check in page.checks.all())
    for tool in page.tools.all():
        yield from (tool.name, tool.contains)
    for reference in page.legal_references.all():
        yield from (reference.title, f"{reference.short_title} {reference.number} {reference.article}", reference.says)
    for term in page.terms.all():
        yield f"{term.term} {term.definition}"


def naming_restricted(restriction: PageViewRestriction) -> Iterable[int]:
    """The news that name a page at or below the one that `restriction` hides or shows."""
    return showing(NewsPage, Q(related_pages__page__path__startswith=restriction.page.path))


@register_source
class NewsSource(PageDocumentSource):
    """News: their words, the organisations they name, the guides beside them."""

    model = NewsPage
    kind = "news"
    prefetch = (*TEASER_RELATIONS, "named_organisations__organisation")
    related = {
        **showing_vocabularies(NewsPage),
        "rrma_directory.Organisation": lambda organisation: showing(
            NewsPage, Q(named_organisations__organisation=organisation)
        ),
        "rrma_pages.GuidePage": lambda guide: showing(NewsPage, Q(related_pages__page=guide.pk)),
        "wagtailcore.PageViewRestriction": naming_restricted,
    }

    def queryset(self) -> QuerySet[NewsPage]:
        """The news that anyone may see, each with the guides beside it that anyone may see."""
        guides = NewsRelatedPage.objects.filter(page__in=GuidePage.objects.live().public()).select_related("page")
        return super().queryset().prefetch_related(Prefetch("related_pages", guides, to_attr="public_guides"))

    def fields(self, page: NewsPage) -> dict[str, Any]:
        """Summary, text, date and facets of a news item."""
        guides = tuple(related.page.slug for related in page.public_guides)
        return {
            "summary": page.summary,
            "body": page.body_text,
            "date": page.shown_date,
            "facets": {name: values for name, values in {**page.teaser_facets, "guide": guides}.items() if values},
        }


@register_source
class ContentSource(PageDocumentSource):
    """Plain pages: their words. They bear a date only where an editor gave one."""

    model = ContentPage
    kind = "page"
    prefetch = TEASER_RELATIONS
    related = showing_vocabularies(ContentPage)

    def fields(self, page: ContentPage) -> dict[str, Any]:
        """Summary, text, date and facets of a plain page."""
        return {
            "summary": page.summary,
            "body": page.body_text,
            "date": page.publication_date,
            "facets": {name: values for name, values in page.teaser_facets.items() if values},
        }
