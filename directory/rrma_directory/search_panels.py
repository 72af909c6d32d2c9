"""What the directory shows beside the results of a search: the map of their countries."""

from rrma_search.result_panels import ResultPanel, register_panel
from rrma_search.search_page import SearchPage

from .world_map import WorldMap

COUNTRY = "country"


@register_panel
class MapPanel(ResultPanel):
    """The map of the results by country, on the first page of a search that has results in several countries."""

    template = "rrma_directory/includes/result_map.html"

    def content(self, search: SearchPage) -> WorldMap | None:
        """The map; each country leads to this search in that country alone, which finds as many as it says."""
        if COUNTRY not in search.listing.drawn() or search.results.page > 1 or not search.results.total:
            return None
        world_map = WorldMap.of(
            search.results.facets.get(COUNTRY, []),
            lambda code: search.url(search.query.with_only(COUNTRY, code)),
        )
        return world_map if len(world_map) > 1 else None
