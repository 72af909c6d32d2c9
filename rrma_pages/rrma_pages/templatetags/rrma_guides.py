"""Template tags and filters of the method guides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from rrma_pages import proofs
from rrma_pages.choices import GuideLevel
from rrma_pages.guide_contents import Entry, contents, proofs_title, short_edition, steps_title
from rrma_pages.models import GuideStep
from rrma_pages.teasers import public_pages
from rrma_search.keeping import site_of
from rrma_search.page_model import Page

register = template.Library()

LEVELS = dict(GuideLevel.choices)

register.filter("steps_title", steps_title)
register.filter("proofs_title", proofs_title)


@register.simple_tag(takes_context=True)
def rrma_proofs(context: Mapping[str, Any], page: Any) -> proofs.Proofs:
    """The public sheets and news that name the guide `page`, on the site of the request."""
    request = context.get("request")
    site = site_of(request) if request else None
    return proofs.find(page.slug, site.pk if site else None)


@register.simple_tag
def rrma_guide_contents(page: Any, found: proofs.Proofs) -> list[Entry]:
    """The table of contents of the guide `page`, which `found` prove."""
    return contents(page, found)


@register.simple_tag
def rrma_steps(page: Any) -> list[tuple[GuideStep, Page | None]]:
    """The steps of `page`, each with the page that its note comes from, where anyone may see that page."""
    steps = list(page.steps.all())
    told = {other.pk: other for other in public_pages([step.aside_page_id for step in steps if step.aside_page_id])}
    return [(step, told.get(step.aside_page_id)) for step in steps]


@register.filter(name="short_edition")
def edition_oval(value: str) -> str:
    """An edition of the search, "3", as an oval shows it: « 3e éd. »; "" for none."""
    return short_edition(int(value)) if value and value.isdecimal() else ""


@register.filter
def guide_level(value: str) -> str:
    """The name of the level `value`; "" for one that does not exist."""
    return str(LEVELS.get(value, ""))
