"""Sitemaps of the directory, for a host that serves a sitemap: organisations, and topics that have something."""

from urllib.parse import SplitResult, urlsplit

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.contrib.sitemaps import Sitemap as PageSitemap

from rrma_search.query import SearchQuery
from rrma_search.service import search

from .models import Organisation
from .topics.addresses import ROUTES, index_address, own_address

__all__ = ["OrganisationSitemap", "TopicSitemap"]


class SiteSitemap(PageSitemap):
    """Addresses below the root of the site that Wagtail's view is asked for, where those of its pages are too."""

    lastmod = None
    _urls = Sitemap._urls  # Django's own: an item here is no page

    def get_protocol(self, protocol: str | None = None) -> str:
        """« http » or « https », as at the root of the site."""
        return self._root.scheme

    def get_domain(self, site: object = None) -> str:
        """The host at the root of the site, with its port."""
        return self._root.netloc

    @property
    def _root(self) -> SplitResult:
        return urlsplit(self.get_wagtail_site().root_url)


class OrganisationSitemap(SiteSitemap):
    """The page of every organisation; the project includes `rrma_directory.urls`."""

    def items(self) -> QuerySet[Organisation]:
        """The organisations, alphabetically."""
        return Organisation.objects.only("slug")

    def location(self, item: Organisation) -> str:
        """The address of its page."""
        return item.get_absolute_url()


class TopicSitemap(SiteSitemap):
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
