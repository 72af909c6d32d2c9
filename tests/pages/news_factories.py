"""News and plain pages made for tests, under a home page."""

import datetime
import itertools
import json

from wagtail.models import Page, Site

from rrma_pages.models import ContentPage, NewsIndexPage, NewsOrganisation, NewsPage, NewsRelatedPage

from .factories import home

_numbers = itertools.count(1)


def root() -> Page:
    """The home page of the default site, made when the site has none of ours."""
    page = Site.objects.get(is_default_site=True).root_page
    return page if page.slug == "maison" else home()


def news_index() -> NewsIndexPage:
    """The list of news at /actualites/, made when it is not there."""
    found = NewsIndexPage.objects.first()
    return found or root().add_child(instance=NewsIndexPage(title="Actualités", slug="actualites", show_in_menus=True))


def news(live: bool = True, organisations=(), related=(), keywords=(), **fields) -> NewsPage:
    """A news item of 12 November 2025 unless `fields` say otherwise."""
    number = next(_numbers)
    item = NewsPage(
        **{
            "title": f"Une actualité {number}",
            "slug": f"actualite-{number}",
            "summary": "Ce qui arrive.",
            "publication_date": datetime.date(2025, 11, 12),
            "live": live,
            **fields,
        }
    )
    item.named_organisations = [NewsOrganisation(sort_order=n, organisation=o) for n, o in enumerate(organisations)]
    item.related_pages = [NewsRelatedPage(sort_order=n, page=page.page_ptr) for n, page in enumerate(related)]
    item.keywords.add(*keywords)
    return news_index().add_child(instance=item)


def content(live: bool = True, parent: Page | None = None, **fields) -> ContentPage:
    """A plain page below the home page, or below `parent`."""
    number = next(_numbers)
    values = {"title": f"Une page {number}", "slug": f"page-{number}", "summary": "Ce que dit la page.", **fields}
    return (parent or root()).add_child(instance=ContentPage(live=live, **values))


def body(*blocks: tuple[str, object]) -> str:
    """A body made of (kind, value), as stored."""
    return json.dumps([{"type": kind, "value": value} for kind, value in blocks])
