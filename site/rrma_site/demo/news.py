"""The news of the network."""

import datetime as dt
from typing import Any

from django.utils import timezone
from django.utils.html import format_html_join
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from rrma_directory.models import SDG, Country, Keyword, Organisation, Theme
from rrma_directory.slugs import ascii_slug
from rrma_pages.models import GuidePage, HomePage, NewsIndexPage, NewsOrganisation, NewsPage, NewsRelatedPage

from . import pictures
from .content import read, read_sheets

Row = dict[str, Any]


def load() -> None:
    """Creates the list of news and the items that are not there; one dated after today is scheduled for its day."""
    index = NewsIndexPage.objects.first() or _create_index(read("news")["index"])
    known = set(NewsPage.objects.values_list("slug", flat=True))
    for row in read("news")["news"]:
        if row["slug"] not in known:
            _create(row, index)


def _create_index(content: Row) -> NewsIndexPage:
    index = NewsIndexPage(**content)
    HomePage.objects.first().add_child(instance=index)
    index.save_revision().publish()
    return index


def _create(row: Row, index: NewsIndexPage) -> None:
    item = NewsPage(
        slug=row["slug"],
        title=row["title"],
        summary=row["summary"],
        publication_date=row["date"],
        body=_body(row),
        live=False,
        **pictures.illustration(row),
    )
    _add_vocabularies(item, row)
    _add_lists(item, row)
    if row["date"] > timezone.localdate():
        item.go_live_at = timezone.make_aware(dt.datetime.combine(row["date"], dt.time(8)))
    with disable_reference_index_auto_update():
        index.add_child(instance=item)
    item.save_revision().publish()


def _body(row: Row) -> list[tuple[str, Any]]:
    text = format_html_join("", "<p>{}</p>", ((paragraph,) for paragraph in row["body"]))
    blocks: list[tuple[str, Any]] = [("paragraph", text)]
    if "button" in row:
        guide = GuidePage.objects.get(slug=row["button"]["guide"])
        blocks.append(("button", {"label": row["button"]["label"], "page": guide.page_ptr, "url": ""}))
    return blocks


def _add_vocabularies(item: NewsPage, row: Row) -> None:
    item.themes = Theme.objects.filter(slug__in=row.get("themes", []))
    item.countries = Country.objects.filter(code__in=row.get("countries", []))
    item.sdgs = SDG.objects.filter(number__in=row.get("sdgs", []))
    item.keywords.add(*Keyword.objects.filter(slug__in=row.get("keywords", [])))


def _add_lists(item: NewsPage, row: Row) -> None:
    item.named_organisations = [
        NewsOrganisation(sort_order=order, organisation=Organisation.objects.get(slug=slug))
        for order, slug in enumerate(row.get("organisations", []))
    ]
    item.related_pages = [
        NewsRelatedPage(sort_order=order, page=page) for order, page in enumerate(_related_pages(row))
    ]


def _related_pages(row: Row) -> list[Page]:
    sheets = {sheet["id"]: ascii_slug(sheet["title"]) for sheet in read_sheets()}
    slugs = [*(sheets[key] for key in row.get("sheets", [])), *row.get("guides", [])]
    pages = {page.slug: page for page in Page.objects.filter(slug__in=slugs)}
    return [pages[slug] for slug in slugs if slug in pages]
