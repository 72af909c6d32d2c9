"""Sitemaps of the directory, for a host that serves a sitemap: organisations, and topics that have something."""

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet

from rrma_search.query import SearchQuery
from rrma_search.service import search

from .models import Organisation
from .topics.addresses import ROUTES, index_address, own_address

__all__ = ["OrganisationSitemap", "TopicSitemap"]


class OrganisationSitemap(Sitemap):
    """The page of every organisation; the project includes `rrma_directory.urls`."""

    def items(self) -> QuerySet[Organisation]:
        """The organisations, alphabetically."""
        return Organisation.objects.only("slug")


class TopicSitemap(Sitemap):
    """The pages of themes, keywords, countries and territories that something public is about, and their lists."""

    def items(self) -> list[str]:
        """Their addresses; none in a project that does not include `rrma_directory.topic_urls`."""
        facets = search(SearchQuery(page_size=1)).facets
        found = {name: [value.value for value in facets.get(name, []) if value.count] for name in ROUTES}
        lists = [index_address(name) for name, values in found.items() if values]
        pages = [own_address(name, value) for name, values in found.items() for value in values]
        return [address for address in (*lists, *pages) if address]

    def location(self, item: str) -> str:
        """An item is its own address."""
        return item
