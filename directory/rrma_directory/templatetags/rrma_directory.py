"""Template tags of the directory."""

from __future__ import annotations

from django import template

from rrma_directory import topics

register = template.Library()


@register.simple_tag
def topic_address(facet_name: str, value: object) -> str:
    """Address of the page of a topic: `{% topic_address "theme" theme.slug as url %}` (see `topics.topic_address`)."""
    return topics.topic_address(facet_name, str(value))
