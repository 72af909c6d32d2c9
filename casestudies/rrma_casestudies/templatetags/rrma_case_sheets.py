"""Template tags and filters of the case sheets."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django import template
from django.urls import NoReverseMatch
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from rrma_directory.models import Organisation
from rrma_search.addresses import search_address
from rrma_search.keeping import site_of
from rrma_search.query import SearchQuery

from ..choices import LessonKind
from ..contents import Entry, contents
from ..fields import plain
from ..models import Lesson
from ..neighbours import Neighbour, nearest
from ..references import ResolvedReference, resolve
from ..search_documents import CaseSheetSource
from ..story import Story

register = template.Library()

LESSON_CLASSES = {LessonKind.CONDITION: "condition", LessonKind.RETURN_HOME: "retour"}
LESSON_ICONS = {**LESSON_CLASSES, LessonKind.RESULT: "coche", LessonKind.FAILURE: "croix"}
YEAR_AND_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")


@register.simple_tag
def rrma_search_url(facet: str, value: object) -> str:
    """Address of the search for one value of a facet; "" where the host does not serve the search."""
    return search_address(SearchQuery(filters={facet: str(value)}))


@register.simple_tag
def rrma_organisation_url(organisation: Organisation | None) -> str:
    """Address of the page of `organisation`; "" for None and where the host does not serve the directory."""
    try:
        return organisation.get_absolute_url() if organisation else ""
    except NoReverseMatch:
        return ""


@register.simple_tag(takes_context=True)
def rrma_neighbours(context: Mapping[str, Any], page: Any) -> list[Neighbour]:
    """The public sheets nearest to `page` on the site of the request, at most three; not those its editors chose."""
    request = context.get("request")
    site = site_of(request) if request else None
    source = CaseSheetSource()
    left_out = {source.key(pk) for pk in (page.pk, *(related.page_id for related in page.related_pages.all()))}
    return nearest(page.teaser_facets, site.pk if site else None, left_out)


@register.simple_tag
def rrma_contents(page: Any, story: Story) -> list[Entry]:
    """The table of contents of `page`, whose story is `story`."""
    return contents(page, story)


@register.simple_tag
def rrma_references(page: Any) -> list[ResolvedReference]:
    """The cross-references of `page`, each with the public sheet it leads to."""
    return resolve(page, page.cross_references.all())


@register.filter
def by_kind(lessons: Iterable[Lesson]) -> list[tuple[Lesson, int]]:
    """The first lesson of each kind, with how many there are of that kind."""
    kinds: dict[str, list[Lesson]] = {}
    for lesson in lessons:
        kinds.setdefault(lesson.kind, []).append(lesson)
    return [(group[0], len(group)) for group in kinds.values()]


@register.filter
def lesson_class(kind: str) -> str:
    """The modifier of the class `rrma-lesson` for a kind of lesson."""
    return LESSON_CLASSES.get(kind, kind)


@register.filter
def lesson_icon(kind: str) -> str:
    """The name of the icon of a kind of lesson."""
    return LESSON_ICONS.get(kind, kind)


@register.filter
def quantity(value: Decimal | None) -> str:
    """A number in the reader's writing, without needless decimals: 6 500, 0,5; "" for None."""
    return "" if value is None else number_format(plain(value), use_l10n=True, force_grouping=True)


@register.filter
def money(value: Decimal | None) -> str:
    """A sum in euros: 150 000 €; cents only where there are some; "" for None."""
    if value is None:
        return ""
    cents = None if value == value.to_integral_value() else 2
    number = number_format(plain(value), decimal_pos=cents, use_l10n=True, force_grouping=True)
    return gettext("%(amount)s €") % {"amount": number}


@register.filter
def percentage(value: Decimal | None) -> str:
    """A share: 46,7 %; "" for None."""
    return "" if value is None else gettext("%(share)s %%") % {"share": quantity(value)}


@register.filter
def milestone_date(text: str) -> str:
    """A date as readers see it: « octobre 2012 » for 2012-10, anything else as typed."""
    found = YEAR_AND_MONTH.fullmatch(text)
    if not found:
        return text
    return date_format(datetime.date(int(found[1]), int(found[2]), 1), "F Y")
