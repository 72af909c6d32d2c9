"""The letters of the network: one that was sent, one that is being composed."""

from typing import Any

from django.utils.html import format_html
from wagtail.models import Page
from wagtail.signal_handlers import disable_reference_index_auto_update

from rrma_directory.models import Organisation
from rrma_directory.slugs import ascii_slug
from rrma_newsletter.freezing import freeze
from rrma_newsletter.models import NewsletterIndexPage, NewsletterPage
from rrma_pages.models import HomePage

from .content import read, read_sheets

Row = dict[str, Any]
PAGES = ("sheet", "guide", "news")


def load() -> None:
    """Creates the list of letters and the letters that are not there; one that was sent stays as it is then."""
    index = NewsletterIndexPage.objects.first() or _create_index(read("newsletters")["index"])
    known = set(NewsletterPage.objects.values_list("slug", flat=True))
    for row in read("newsletters")["letters"]:
        if row["slug"] not in known:
            _create(row, index)


def _create_index(content: Row) -> NewsletterIndexPage:
    index = NewsletterIndexPage(**content)
    HomePage.objects.first().add_child(instance=index)
    index.save_revision().publish()
    return index


def _create(row: Row, index: NewsletterIndexPage) -> None:
    fields = {name: row[name] for name in ("slug", "number", "title", "cadence", "date", "subject")}
    letter = NewsletterPage(
        **fields,
        editorial=format_html("<p>{}</p>", row["editorial"]),
        sections=[("section", _section(section)) for section in row["sections"]],
        live=False,
    )
    with disable_reference_index_auto_update():
        index.add_child(instance=letter)
    revision = letter.save_revision()
    if row["sent"]:
        revision.publish()
        freeze(NewsletterPage.objects.get(pk=letter.pk))


def _section(row: Row) -> Row:
    return {"title": row["title"], "intro": row.get("intro", ""), "items": [_item(item) for item in row["items"]]}


def _item(row: Row) -> tuple[str, Any]:
    own = {"text": row.get("text", "")}
    for kind in PAGES:
        if kind in row:
            return "page", {"page": _page(kind, row[kind]), "lead": row.get("lead", False), **own}
    if "organisation" in row:
        return "organisation", {"organisation": Organisation.objects.get(slug=row["organisation"]), **own}
    if "dated" in row:
        return "dated", row["dated"]
    if "figure" in row:
        return "figure", {**row["figure"], "text": format_html("<p>{}</p>", row["figure"]["text"])}
    return "text", format_html("<p>{}</p>", row["text"])


def _page(kind: str, name: str) -> Page:
    titles = {sheet["id"]: sheet["title"] for sheet in read_sheets()}
    return Page.objects.get(slug=ascii_slug(titles[name]) if kind == "sheet" else name)
