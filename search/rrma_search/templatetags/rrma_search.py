"""Template tags and filters of the search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString

from rrma_search import canonical, dates, facet_markup, result_panels, structured_data, typography
from rrma_search.addresses import route_address
from rrma_search.query import PAGE_PARAMETER

register = template.Library()

register.filter("french", typography.french, is_safe=False)
register.filter("full_date", dates.full_date)
register.filter("day_of_month", dates.day_of_month)
register.filter("month_of_year", dates.month_of_year)
register.simple_tag(facet_markup.rows_markup, name="facet_rows")
register.simple_tag(result_panels.draw_panels, name="result_panels")


@register.filter
def first_value(facets: Mapping[str, Sequence[str]], name: str) -> str:
    """The first value that a hit has of the facet `name`, "" for none."""
    values = facets.get(name)
    return values[0] if values else ""


@register.simple_tag
def home_url() -> str:
    """Address of the home page: the root of Wagtail's pages, "/" where they are not served."""
    return route_address("wagtail_serve", "") or "/"


@register.inclusion_tag("rrma_search/includes/completion_attributes.html")
def completion_attributes() -> dict[str, str]:
    """Attributes of a search box that tell the script where completions are; none where a host leaves them out."""
    return {"url": completion_url()}


@register.inclusion_tag("rrma_search/includes/completion.html")
def completion_script() -> dict[str, str]:
    """The script that completes what is typed in the search boxes of a page, and its style; once a page."""
    return {"url": completion_url()}


def completion_url() -> str:
    """Address of the completions, "" where the search has none."""
    return route_address("rrma_search:completion")


@register.simple_tag(takes_context=True)
def canonical_link(context: Mapping[str, Any], address: str | None, number: int = 1) -> SafeString:
    """What names the one address of a page (see `rrma_search.canonical`), of the page `number` of a list; once a page.

    Nothing outside a request, and for a page that has no address.
    """
    request = _request(context)
    paged = f"{address}?{PAGE_PARAMETER}={number}" if address and number > 1 else address
    return canonical.canonical_links(request, paged) if request and paged else SafeString()


@register.simple_tag(takes_context=True, name="structured_data")
def structured_data_of(context: Mapping[str, Any], thing: structured_data.Described) -> SafeString:
    """What machines are told of `thing` (see `rrma_search.structured_data`); nothing outside a request."""
    request = _request(context)
    return structured_data.markup(thing, request) if request else SafeString()


def _request(context: Mapping[str, Any]) -> HttpRequest | None:
    return context.get("request") or getattr(context, "request", None)
