"""Template tags and filters of the search."""

from __future__ import annotations

from django import template
from django.urls import NoReverseMatch, reverse

from rrma_search import dates, facet_markup, result_panels, typography

register = template.Library()

register.filter("french", typography.french, is_safe=False)
register.filter("full_date", dates.full_date)
register.filter("day_of_month", dates.day_of_month)
register.simple_tag(facet_markup.rows_markup, name="facet_rows")
register.simple_tag(result_panels.draw_panels, name="result_panels")


@register.simple_tag
def home_url() -> str:
    """Address of the home page: the root of Wagtail's pages, "/" where they are not served."""
    try:
        return reverse("wagtail_serve", args=[""])
    except NoReverseMatch:
        return "/"
