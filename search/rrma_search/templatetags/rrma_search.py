"""Template tags and filters of the search."""

from __future__ import annotations

from django import template
from django.urls import NoReverseMatch, reverse

from rrma_search import facet_markup, result_panels, typography

register = template.Library()

register.filter("french", typography.french, is_safe=False)
register.simple_tag(facet_markup.rows_markup, name="facet_rows")
register.simple_tag(result_panels.draw_panels, name="result_panels")


@register.simple_tag
def home_url() -> str:
    """Address of the home page: the root of Wagtail's pages, "/" where they are not served."""
    try:
        return reverse("wagtail_serve", args=[""])
    except NoReverseMatch:
        return "/"
