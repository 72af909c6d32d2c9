"""Template tag of the ready text that a page offers to whoever takes it up."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from rrma_pages.reuse import Reuse, reuse_of
from rrma_pages.templatetags.rrma_pages import rrma_layout

register = template.Library()


@register.simple_tag(takes_context=True)
def rrma_reuse(context: Mapping[str, Any], page: Any) -> Reuse | None:
    """The ready text of `page`, for `rrma_pages/includes/reuse.html`; None for a page without a licence."""
    return reuse_of(page, rrma_layout(context).network.name)
