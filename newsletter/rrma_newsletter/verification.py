"""What is looked at before a letter is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.http import Http404, HttpRequest
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from wagtail.models import Site
from wagtail.views import serve as serve_page

from rrma_newsletter import letters, sources
from rrma_newsletter.content import Entry, LetterContent
from rrma_newsletter.drawing import content_of
from rrma_newsletter.markup import absolute, links_in

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["MAX_BYTES", "Finding", "findings", "hindrances"]

MAX_BYTES = 100_000
"""Bytes of the HTML: some programs cut what is longer."""
LONG_SUBJECT = 70


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to look at; the letter cannot be sent as long as there is one that `hinders`."""

    text: str
    hinders: bool = False


def hindrances(letter: NewsletterPage) -> list[str]:
    """Why `letter` cannot be sent as it is; empty when it can."""
    changed = [f"{change.title} {change.words}" for change in sources.changes(letter)]
    return [*changed, *(finding.text for finding in findings(letter) if finding.hinders)]


def findings(letter: NewsletterPage) -> list[Finding]:
    """What is to be looked at in `letter` besides its sources (see `sources.changes`)."""
    content = content_of(letter)
    return [
        *_subject(letter),
        *_emptiness(content),
        *_links(content, letter.get_site()),
        *_pictures(content),
        *_dates(content),
        *_repetitions(content),
        *_size(letter),
    ]


def _subject(letter: NewsletterPage) -> Iterator[Finding]:
    if not letter.subject:
        yield Finding(_("The message has no subject of its own: it bears the title of the letter."))
    elif len(letter.subject) > LONG_SUBJECT:
        words = _("The subject has %(length)s characters: many mailboxes cut after %(limit)s.")
        yield Finding(words % {"length": len(letter.subject), "limit": LONG_SUBJECT})


def _emptiness(content: LetterContent) -> Iterator[Finding]:
    if not any(content.entries):
        yield Finding(_("The letter has no item."), hinders=True)
    for section in content.sections:
        if not section.entries:
            yield Finding(_("The section “%(title)s” is empty.") % {"title": section.title})


def _links(content: LetterContent, site: Site | None) -> Iterator[Finding]:
    for place, address in _addresses(content):
        if not _leads_somewhere(absolute(address, content.base), site):
            words = _("A link of “%(place)s” leads nowhere: %(address)s")
            yield Finding(words % {"place": place, "address": address or _("no address")}, hinders=True)


def _addresses(content: LetterContent) -> Iterator[tuple[str, str]]:
    yield from ((_("Opening words"), address) for address in links_in(content.editorial))
    for section in content.sections:
        for entry in section.entries:
            place = entry.title or section.title
            if entry.url and not entry.key:  # a source that anyone may see has its address from the site itself
                yield place, entry.url
            yield from ((place, address) for address in links_in(entry.html))


def _leads_somewhere(address: str, site: Site | None) -> bool:
    """Whether `address` is one of this site that answers, or one elsewhere: those are not asked."""
    parts = urlsplit(address)
    if site is None or not parts.netloc or parts.netloc != urlsplit(site.root_url).netloc:
        return bool(address)
    try:
        match = resolve(parts.path)
        if match.func is not serve_page:
            return True
        request = HttpRequest()
        request.path = parts.path
        components = [component for component in parts.path.split("/") if component]
        page = site.root_page.localized.specific.route(request, components).page
    except (Resolver404, Http404):
        return False
    return page.live and not page.get_view_restrictions().exists()


def _pictures(content: LetterContent) -> Iterator[Finding]:
    for entry in content.entries:
        if entry.picture and not entry.picture.alt:
            words = _("The picture of “%(title)s” has no alternative text: leave it so only if it is mere decoration.")
            yield Finding(words % {"title": entry.title})


def _dates(content: LetterContent) -> Iterator[Finding]:
    today = max(content.date, timezone.localdate())
    for entry in content.entries:
        if _is_past(entry, today):
            words = _("“%(title)s” is over when the letter is sent.")
            yield Finding(words % {"title": entry.title}, hinders=True)


def _is_past(entry: Entry, today: dt.date) -> bool:
    return entry.is_over is not None and entry.is_over < today


def _repetitions(content: LetterContent) -> Iterator[Finding]:
    keys = [entry.key for entry in content.entries if entry.key]
    titles = {entry.key: entry.title for entry in content.entries if keys.count(entry.key) > 1}
    for title in titles.values():
        yield Finding(_("“%(title)s” stands in the letter more than once.") % {"title": title})


def _size(letter: NewsletterPage) -> Iterator[Finding]:
    try:
        size = len(letters.rendered(letter).html.encode())
    except ImproperlyConfigured as error:
        yield Finding(str(error), hinders=True)
        return
    if size > MAX_BYTES:
        words = _("The message weighs %(size)s kB: beyond %(limit)s kB some mailboxes cut it.")
        given = {"size": number_format(round(size / 1000)), "limit": MAX_BYTES // 1000}
        yield Finding(words % given, hinders=True)
