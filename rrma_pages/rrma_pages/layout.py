"""What the layout of every public page shows: the network's identity, its menu, its foot."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site, get_page_models
from wagtail.query import PageQuerySet

from rrma_directory.addresses import directory_address
from rrma_pages import colours
from rrma_pages.choices import FooterColumn
from rrma_pages.models import FooterPage, NetworkSettings
from rrma_search.addresses import search_address
from rrma_search.models import IndexedDocument
from rrma_search.page_model import Page
from rrma_search.query import SearchQuery
from rrma_search.shapes import documentation_address

__all__ = ["Layout", "MenuLink", "layout_of", "network_of"]

DIRECTORY_KIND = "organisation"
KEPT_AS = "_rrma_layout"
SHOWN = ("title", "url_path", "locale")
"""What is read of a page that is only named and linked."""


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry of the menu; `current` is "page" for the page shown, "true" for a section it is in, "" otherwise."""

    label: str
    url: str
    current: str = ""


class Layout:
    """The layout of one page of a site; what it reads from the database is read once, when a template asks."""

    def __init__(self, request: HttpRequest | None) -> None:
        """Lay out the answer to `request`; without one (an e-mail, a test) there is no menu."""
        self.request = request
        self.site = Site.find_for_request(request) if request else None

    @cached_property
    def network(self) -> NetworkSettings:
        """The settings of the site's network; the name is never empty where there is a site."""
        return network_of(self.site)

    @cached_property
    def colours_url(self) -> str:
        """Address of the style sheet of the site's own colours, "" where they are the theme's."""
        return colours.address(colours.palette(self.network))

    @cached_property
    def menu(self) -> list[MenuLink]:
        """Sections that have something to show: the pages put in menus, then the directory."""
        return [*self.sections, *([self.directory] if self.directory else [])]

    @cached_property
    def sections(self) -> list[MenuLink]:
        """The pages right below the home page that editors put in menus, and that anyone may see."""
        if self.site is None:
            return []
        pages = _in_menus(self._public_pages.child_of(self.site.root_page)).only(*SHOWN)
        # Where another process moved the site's root, this one may not know the address of a page for a while.
        addresses = ((page, page.get_url(self.request)) for page in pages)
        return [MenuLink(page.title, url, self._current(url)) for page, url in addresses if url]

    @cached_property
    def directory(self) -> MenuLink | None:
        """The way to the directory (to its organisations in the search where it is not served); None while empty."""
        url = directory_address() or search_address(SearchQuery(filters={"type": DIRECTORY_KIND}))
        organisations = IndexedDocument.objects.present().filter(kind=DIRECTORY_KIND)
        if not url or not organisations.exists():
            return None
        return MenuLink(_("Directory"), url, self._current(url))

    @cached_property
    def footer(self) -> dict[str, list[MenuLink]]:
        """The pages that editors name at the foot, and that anyone may see, by column (see `choices.FooterColumn`).

        Where the API is served, what tells of it stands with what may be taken up.
        """
        columns: dict[str, list[MenuLink]] = {}
        for entry in self._footer_pages():
            url = entry.page.get_url(self.request) or ""
            columns.setdefault(entry.column, []).append(MenuLink(entry.page.title, url, self._current(url)))
        if url := documentation_address():
            columns.setdefault(FooterColumn.REUSE, []).append(MenuLink(_("Open data and API"), url, self._current(url)))
        return columns

    def _footer_pages(self) -> Iterable[FooterPage]:
        if self.network.pk is None:
            return []
        entries = FooterPage.objects.filter(network=self.network, page__in=self._public_pages.order_by().values("pk"))
        return entries.select_related("page").only("column", *(f"page__{name}" for name in SHOWN))

    @cached_property
    def _public_pages(self) -> PageQuerySet:
        """The pages that anyone may see: which are restricted is asked once."""
        return Page.objects.live().public()

    @property
    def search_url(self) -> str:
        """Address of the search page, "" where the host does not serve it."""
        return search_address()

    def _current(self, url: str) -> str:
        path = self.request.get_full_path() if self.request else ""
        if path == url:
            return "page"
        return "true" if "?" not in url and path.startswith(url) else ""


def network_of(site: Site | None) -> NetworkSettings:
    """The settings of the network of `site`; the name is never empty where there is a site."""
    if site is None:
        return NetworkSettings()
    # Not `for_site`, which writes a row where there is none: looking at a page must not.
    network = NetworkSettings.objects.filter(site=site).first() or NetworkSettings(site=site)
    network.name = network.name or site.site_name or site.root_page.title
    return network


def _in_menus(pages: PageQuerySet) -> PageQuerySet:
    """Those of `pages` that editors put in menus; where the host's page model has no box for it, those born ticked."""
    if hasattr(Page, "show_in_menus"):
        return pages.in_menu()
    return pages.type(*(model for model in get_page_models() if getattr(model, "show_in_menus_default", False)))


def layout_of(request: HttpRequest | None) -> Layout:
    """The layout of the answer to `request`, made once for it."""
    if request is None:
        return Layout(None)
    if not hasattr(request, KEPT_AS):
        setattr(request, KEPT_AS, Layout(request))
    return getattr(request, KEPT_AS)
