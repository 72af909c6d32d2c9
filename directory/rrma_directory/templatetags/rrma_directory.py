"""Template tags of the directory."""

from __future__ import annotations

from django import template
from django.utils.html import format_html

from rrma_directory import topics
from rrma_search.typography import french

register = template.Library()


@register.simple_tag
def topic_address(facet_name: str, value: object) -> str:
    """Address of the page of a topic: `{% topic_address "theme" theme.slug as url %}` (see `topics.topic_address`)."""
    return topics.topic_address(facet_name, str(value))


@register.simple_tag
def topic_link(facet_name: str, value: object, label: object) -> str:
    """`label` as a link to the page of its topic: `{% topic_link "theme" theme.slug theme.name %}`; HTML, escaped.

    Where neither topic pages nor the search are served, the label alone.
    """
    url, text = topics.topic_address(facet_name, str(value)), french(label)
    return format_html('<a href="{}">{}</a>', url, text) if url else text
