"""The plain pages of the network, and which of them stand at the foot of every page."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from rrma_directory.slugs import ascii_slug
from rrma_pages.models import ContentPage, FooterPage, HomePage, NetworkSettings

from . import pictures
from .content import read

Row = dict[str, Any]
Block = tuple[str, Any]

LINK = re.compile(r"\[([^\]]+)\]\((page:)?([^)\s]+)\)")


def load() -> None:
    """Creates the pages that are not there, then writes and publishes them: by then each finds those it links to."""
    known = set(ContentPage.objects.values_list("slug", flat=True))
    drafts = list(_drafts(read("contents")["pages"], HomePage.objects.first(), known))
    for page, row in drafts:
        page.body = [*_blocks(row.get("body", [])), *_glossary(row)]
        page.save_revision().publish()
    _name_at_the_foot((page, row["foot"]) for page, row in drafts if "foot" in row)


def _drafts(rows: list[Row], parent: Page, known: set[str]) -> Iterator[tuple[ContentPage, Row]]:
    """The pages made, without their bodies, each with its facts; those below a page that is there are made too."""
    for row in rows:
        if row["slug"] in known:
            page = ContentPage.objects.get(slug=row["slug"])
        else:
            page = parent.add_child(instance=_draft(row))
            yield page, row
        yield from _drafts(row.get("children", []), page, known)


def _draft(row: Row) -> ContentPage:
    return ContentPage(
        slug=row["slug"],
        title=row["title"],
        summary=row["summary"],
        show_in_menus=row.get("show_in_menus", False),
        lists_children=row.get("lists_children", False),
        live=False,
        **pictures.illustration(row),
    )


def _blocks(rows: list[Row]) -> Iterator[Block]:
    for row in rows:
        ((kind, value),) = row.items()
        yield _block(kind, value)


def _block(kind: str, value: Any) -> Block:
    if kind == "text":
        return "paragraph", format_html_join("", "<p>{}</p>", ((_linked(text),) for text in value))
    if kind == "list":
        items = format_html_join("", "<li>{}</li>", ((_linked(text),) for text in value))
        return "paragraph", format_html("<ul>{}</ul>", items)
    if kind == "quote":
        return "quote", {"text": value, "source": ""}
    if kind == "button":
        return "button", {"label": value["label"], "page": Page.objects.get(slug=value["page"]), "url": ""}
    return kind, value


def _linked(text: str) -> SafeString:
    """`text` as rich text, its links made."""
    # Safe: everything is escaped before the links are put in, and their targets come from our own data.
    return mark_safe(LINK.sub(_link, escape(text)))


def _link(found: re.Match[str]) -> str:
    words, is_page, target = found.groups()
    if is_page:
        return f'<a linktype="page" id="{Page.objects.get(slug=target).pk}">{words}</a>'
    return f'<a href="{target}">{words}</a>'


def _glossary(row: Row) -> Iterator[Block]:
    if row.get("glossary"):
        yield "glossary", [_definition(term) for term in read("glossary")["terms"]]


def _definition(row: Row) -> Row:
    senses = format_html_join(
        "", "<p>{}{}</p>", ((_sense(definition), definition["text"]) for definition in row["definitions"])
    )
    others = format_html_join(
        ", ", '<a href="#terme-{}">{}</a>', ((ascii_slug(term), term) for term in row.get("see_also", []))
    )
    more = format_html("<p><i>Voir aussi :</i> {}</p>", others) if others else ""
    return {"term": row["term"], "acronym": row.get("acronym", ""), "definition": senses + more}


def _sense(definition: Row) -> str:
    return format_html("<b>{}.</b> ", definition["sense"]) if "sense" in definition else ""


def _name_at_the_foot(pages: Iterable[tuple[Page, str]]) -> None:
    network = NetworkSettings.objects.first()
    FooterPage.objects.bulk_create(
        FooterPage(network=network, column=column, page=page.page_ptr, sort_order=order)
        for order, (page, column) in enumerate(pages, start=network.footer_pages.count())
    )
