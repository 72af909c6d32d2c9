"""What the layout of every public page shows: the network's identity, its menu, its foot."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.models import Site, get_page_models
from wagtail.query import PageQuerySet

from rrma_directory.addresses import directory_address
from rrma_pages import colours
from rrma_pages.choices import FooterColumn
from rrma_pages.models import FooterPage, NetworkSettings
from rrma_search.addresses import search_address
from rrma_search.keeping import kept, site_of
from rrma_search.models import IndexedDocument
from rrma_search.page_model import Page
from rrma_search.query import SearchQuery
from rrma_search.shapes import documentation_address

__all__ = ["Layout", "MenuLink", "layout_of", "network_of"]

DIRECTORY_KIND = "organisation"
KEPT_AS = "_rrma_layout"
SHOWN = ("title", "url_path", "locale")
"""What is read of a page that is only named and linked."""

Part = TypeVar("Part")


@dataclass(frozen=True, slots=True)
class MenuLink:
    """An entry of the menu; `current` is "page" for the page shown, "true" for a section it is in, "" otherwise."""

    label: str
    url: str
    current: str = ""


class Layout:
    """The layout of one page of a site.

    What it reads from the database is read when a template asks, and kept by the process while nothing has changed.
    """

    def __init__(self, request: HttpRequest | None) -> None:
        """Lay out the answer to `request`; without one (an e-mail, a test) there is no menu."""
        self.request = request
        self.site = site_of(request) if request else None

    @cached_property
    def network(self) -> NetworkSettings:
        """The settings of the site's network; the name is never empty where there is a site."""
        return self._kept(self._read_network) if self.site else NetworkSettings()

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
        return [self._link(*named) for named in self._kept(self._read_sections)] if self.site else []

    @cached_property
    def directory(self) -> MenuLink | None:
        """The way to the directory (to its organisations in the search where it is not served); None while empty."""
        url = directory_address() or search_address(SearchQuery(filters={"type": DIRECTORY_KIND}))
        return self._link(_("Directory"), url) if url and self._kept(self._read_whether_organisations) else None

    @cached_property
    def footer(self) -> dict[str, list[MenuLink]]:
        """The pages that editors name at the foot, and that anyone may see, by column (see `choices.FooterColumn`).

        Where the API is served, what tells of it stands with what may be taken up.
        """
        columns: dict[str, list[MenuLink]] = {}
        for column, title, url in self._kept(self._read_footer) if self.network.pk else ():
            columns.setdefault(column, []).append(self._link(title, url))
        if url := documentation_address():
            columns.setdefault(FooterColumn.REUSE, []).append(self._link(_("Open data and API"), url))
        return columns

    @property
    def drawn_footer(self) -> SafeString:
        """The foot as HTML, drawn once for all pages that it is the same on."""
        links = tuple((column, *links) for column, links in self.footer.items())
        return self._kept(self._draw_footer, tuple(self.menu), links, self.search_url)

    @property
    def search_url(self) -> str:
        """Address of the search page, "" where the host does not serve it."""
        return search_address()

    def _kept(self, read: Callable[[], Part], *given: Hashable) -> Part:
        """What `read` gives for this site, in the language of this page, and with what is `given` besides."""
        if self.request is None:
            return read()
        site = self.site.pk if self.site else None
        return kept(self.request, (read.__qualname__, site, get_language(), get_script_prefix(), *given), read)

    def _read_network(self) -> NetworkSettings:
        return network_of(self.site)

    def _read_sections(self) -> list[tuple[str, str]]:
        pages = _in_menus(self._public_pages.child_of(self.site.root_page)).only(*SHOWN)
        # Where another process moved the site's root, this one may not know the address of a page for a while.
        return [(page.title, url) for page in pages if (url := page.get_url(self.request))]

    def _read_whether_organisations(self) -> bool:
        return IndexedDocument.objects.present().filter(kind=DIRECTORY_KIND).exists()

    def _read_footer(self) -> list[tuple[str, str, str]]:
        entries = FooterPage.objects.filter(network=self.network, page__in=self._public_pages.order_by().values("pk"))
        entries = entries.select_related("page").only("column", *(f"page__{name}" for name in SHOWN))
        addresses = ((entry, entry.page.get_url(self.request)) for entry in entries)
        return [(entry.column, entry.page.title, url) for entry, url in addresses if url]

    def _draw_footer(self) -> SafeString:
        return render_to_string("rrma_pages/includes/footer.html", {"layout": self})

    @cached_property
    def _public_pages(self) -> PageQuerySet:
        """The pages that anyone may see: which are restricted is asked once."""
        return Page.objects.live().public()

    def _link(self, label: str, url: str) -> MenuLink:
        path = self.request.get_full_path() if self.request else ""
        if path == url:
            return MenuLink(label, url, "page")
        return MenuLink(label, url, "true" if "?" not in url and path.startswith(url) else "")


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
