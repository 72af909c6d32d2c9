"""The pieces of a card as HTML: what every kind of hit shows, so that its template only puts them in their places.

Made here rather than by the templates: a page has twenty cards, each of which would look up the same few things again.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from django.utils.safestring import SafeString, mark_safe

from .addresses import LinkedLabel
from .results import Hit
from .typography import french

__all__ = ["places_markup", "title_markup"]


def title_markup(hit: Hit) -> SafeString:
    """The title with the words found marked, in French typography, leading to the document where it has an address."""
    title = french(hit.highlights["title"])
    # Safe: what is marked is escaped already, and the address is escaped here.
    return mark_safe(f'<a href="{escape(hit.url)}">{title}</a>' if hit.url else title)


def places_markup(places: Iterable[LinkedLabel]) -> SafeString:
    """A span for each of `places`, linked where it leads somewhere."""
    # Safe: a link is made of what is escaped.
    return mark_safe("".join(f"<span>{place.link}</span>" for place in places))
