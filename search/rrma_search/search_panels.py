"""What the search itself shows between the count and the hits: the facet values that the query names."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from .entities import Entity, entities
from .result_panels import ResultPanel, register_panel
from .search_page import SearchPage

__all__ = ["EntityPanel", "Proposal"]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A filter proposed: « Pays : Sénégal », how many results it opens on, its address."""

    label: str
    count: int
    url: str


@register_panel
class EntityPanel(ResultPanel):
    """Filters for what the query names, on the first page; proposed, never applied unasked."""

    template = "rrma_search/includes/entities.html"

    def content(self, search: SearchPage) -> list[Proposal] | None:
        """The proposals, None where there is nothing to propose."""
        if not search.query.text or search.results.page > 1:
            return None
        found = entities(search.results, search.listing.drawn())
        return [self._proposal(search, entity) for entity in found] or None

    def _proposal(self, search: SearchPage, entity: Entity) -> Proposal:
        named = {"subject": search.listing.label(entity.facet), "value": entity.value.label}
        url = search.url(search.query.with_only(entity.facet, entity.value.value))
        return Proposal(_("%(subject)s: %(value)s") % named, entity.value.count, url)
