"""A section of a letter, ready to be published elsewhere, as any page of ours is (`rrma_pages.reuse`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse

from rrma_newsletter.content import Entry, LetterContent
from rrma_newsletter.drawing import content_of
from rrma_newsletter.markup import absolute, for_message, plain
from rrma_newsletter.wording import days
from rrma_pages import conf
from rrma_pages.licences import Licence
from rrma_pages.reuse import Item, Reuse, odt_is_made
from rrma_pages.views import reuse as views
from rrma_search.typography import french

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["answer", "reuse_of_section"]


def reuse_of_section(letter: NewsletterPage, content: LetterContent, number: int) -> Reuse | None:
    """What `content` says in its section `number`, counted from 1; None where there is none, or no licence.

    The licence is the project's (`RRMA_LICENCE`); an item whose source has another one says so, and whatever that one
    forbids is not allowed. Of an item whose rights are reserved, the title and the address alone are given.
    """
    licence = conf.licence()
    if not licence or not 1 <= number <= len(content.sections):
        return None
    section = content.sections[number - 1]
    return Reuse(
        title=section.title,
        url=f"{absolute(content.url, content.base)}#section-{number}",
        licence=licence,
        summary=section.intro,
        citation=french(letter.citation),
        network=content.network,
        items=tuple(_item(entry, content.base, licence) for entry in section.entries),
        part=f"section-{number}-",
        odt_url=f"{content.url}rubrique/{number}/" if content.url and letter.live and odt_is_made() else "",
    )


def answer(letter: NewsletterPage, request: HttpRequest, number: int) -> HttpResponse:
    """The section `number` of `letter` as a text document; raises Http404 where there is none to be taken up."""
    reuse = reuse_of_section(letter, content_of(letter), number)
    return views.answer(request, reuse, reuse.items_html if reuse else "", f"{letter.slug}-{number}")


def _item(entry: Entry, base: str, licence: str) -> Item:
    title = french(" : ").join(filter(None, [days(entry), entry.title or entry.number or entry.button]))
    url = absolute(entry.url, base)
    if entry.licence == Licence.RESERVED:
        return Item(title, url)
    if entry.html:
        return Item(title, url, plain(entry.html, base), for_message(entry.html, base))
    pair = " – ".join(filter(None, [entry.here, entry.there]))
    lines = "\n".join(filter(None, [pair, ", ".join(entry.meta), entry.text]))
    return Item(title, url, lines, licence=entry.licence if entry.licence != licence else "")
