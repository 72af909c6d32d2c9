"""The latest news of a site, for its home page."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest

from rrma_pages.models import NewsIndexPage, NewsPage
from rrma_pages.teasers import Teaser
from rrma_search.keeping import site_of

__all__ = ["LatestNews", "build"]

SHOWN = 3


@dataclass(frozen=True, slots=True)
class LatestNews:
    """Teasers of the newest items, the newest first, and the addresses of the whole list and of its feed."""

    teasers: tuple[Teaser, ...]
    url: str
    feed_url: str


def build(request: HttpRequest) -> LatestNews | None:
    """The latest news of the site of `request`; None where it has none that anyone may see."""
    site = site_of(request)
    index = NewsIndexPage.objects.descendant_of(site.root_page).live().public().first() if site else None
    newest = NewsPage.with_teasers(index.listed())[:SHOWN] if index else ()
    teasers = tuple(item.teaser for item in newest)
    return LatestNews(teasers, index.get_url(request) or "", index.feed_url(request)) if teasers else None
