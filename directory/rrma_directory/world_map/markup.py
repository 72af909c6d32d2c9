"""The bubbles and the list of the map as HTML.

Made here rather than by a template, which would take longer for these than for the rest of the page's map: a bubble has
a dozen numbers. What stands around them is in `rrma_directory/includes/map.html`.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_search.typography import french

from .entries import Entry

__all__ = ["bubbles_markup", "list_markup"]


def bubbles_markup(entries: Iterable[Entry]) -> SafeString:
    """An SVG link, or a group where there is nothing to choose, for each of `entries`; no stop for the keyboard."""
    # Safe: names and addresses are escaped where they are put in, the rest are numbers.
    return mark_safe("".join(map(_bubble, entries)))


def list_markup(entries: Iterable[Entry]) -> SafeString:
    """The list items of `entries`."""
    units = [f'<span class="rrma-vh"> {escape(unit)}</span>' for unit in (_("result"), _("results"))]
    # Safe: names and addresses are escaped where they are put in, the rest are numbers.
    return mark_safe("".join(_item(entry, units[entry.count > 1]) for entry in entries))


def _bubble(entry: Entry) -> str:
    bubble, url = entry.bubble, entry.bubble_url
    name = "a" if url else "g"
    link = f' href="{escape(url)}" tabindex="-1"' if url else ""
    current = ' class="is-current"' if entry.selected else ""
    centre = f'cx="{bubble.x:.1f}" cy="{bubble.y:.1f}"'
    target = bubble.target > bubble.radius and url
    return (
        f"<{name}{link}{current}><title>{_title(entry)}</title>"
        + (f'<circle class="rrma-map__target" {centre} r="{bubble.target:.1f}"/>' if target else "")
        + f'<circle class="rrma-map__dot" {centre} r="{bubble.radius:.1f}"/>'
        + (f'<text x="{bubble.x:.1f}" y="{bubble.y:.1f}">{entry.count}</text>' if bubble.full_size else "")
        + f"</{name}>"
    )


def _title(entry: Entry) -> str:
    """What the bubble says when one points at it."""
    text = ngettext("%(country)s: %(n)s result", "%(country)s: %(n)s results", entry.count)
    return escape(french(text % {"country": entry.label, "n": entry.count}))


def _item(entry: Entry, unit: str) -> str:
    inside = f"<span>{escape(french(entry.label))}</span><span>{entry.count}{unit}</span>"
    if not entry.url:
        return f'<li><span class="rrma-map__all">{inside}</span></li>'
    current = ' aria-current="true"' if entry.selected else ""
    return f'<li><a href="{escape(entry.url)}"{current}>{inside}</a></li>'
