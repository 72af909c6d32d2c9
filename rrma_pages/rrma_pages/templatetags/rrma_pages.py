"""Template tags of the public theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.urls import NoReverseMatch

from rrma_directory.models import Organisation
from rrma_pages.layout import Layout, layout_of
from rrma_pages.public_panels import DrawnPanel, draw_panels
from rrma_search.page_model import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def rrma_layout(context: Mapping[str, Any]) -> Layout:
    """The layout of the page drawn (see `rrma_pages.layout.Layout`), made once a request."""
    return layout_of(context.get("request"))


@register.simple_tag
def rrma_page_panels(page: Page) -> list[DrawnPanel]:
    """What other apps show of `page` (see `rrma_pages.public_panels`)."""
    return draw_panels(page)


@register.simple_tag
def rrma_organisation_address(organisation: Organisation) -> str:
    """Address of the page of `organisation`; "" where the host does not serve the directory."""
    try:
        return organisation.get_absolute_url()
    except NoReverseMatch:
        return ""
