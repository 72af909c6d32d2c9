"""Template tags of the directory."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from rrma_directory import topics
from rrma_search.addresses import LinkedLabel
from rrma_search.analysis.folding import fold

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
    return LinkedLabel(str(label), topics.topic_address(facet_name, str(value))).link


@register.filter
def repeats(label: str, others: Iterable[object]) -> bool:
    """Whether `label` reads as one of `others`, capitals and accents aside: a keyword, say, that is a theme as well."""
    return fold(label) in (fold(str(other)) for other in others)
