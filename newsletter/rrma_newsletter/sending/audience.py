"""Whom a letter is for: what it speaks of, and who wants that."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rrma_directory.models import Territory, Theme
from rrma_newsletter import sources
from rrma_newsletter.models import Sending, Subscriber
from rrma_newsletter.models.subscriber import SubscriberQuerySet

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["recipients", "spoken_of", "wanting"]


def spoken_of(page: NewsletterPage) -> tuple[list[int], list[int]]:
    """The themes and territories that the sources of a letter are about, with those above them, as primary keys.

    None: a letter for everyone who gets its kind.
    """
    facets = [source.teaser.facets for source in sources.load(sources.keys_of(page)).values()]
    return _themes(_values(facets, "theme")), _territories(_values(facets, "region"))


def _values(facets: Iterable, name: str) -> set[str]:
    return {value for each in facets for value in each.get(name, ())}


def _themes(slugs: set[str]) -> list[int]:
    found = Theme.objects.filter(slug__in=slugs).select_related("parent__parent")
    return sorted({above.pk for theme in found for above in [theme, *theme.ancestors()]})


def _territories(values: set[str]) -> list[int]:
    """ "75-33" is a department and its region."""
    found = [territory for territory in Territory.objects.select_related("parent") if territory.facet_value in values]
    return sorted({pk for territory in found for pk in (territory.pk, territory.parent_id) if pk})


def recipients(sending: Sending) -> SubscriberQuerySet:
    """Who gets this letter, asked now: who is active, and whose choices it meets."""
    return Subscriber.objects.active().wanting(sending.cadence, sending.theme_keys, sending.territory_keys)


def wanting(page: NewsletterPage) -> SubscriberQuerySet:
    """Who would get a letter that has not been sent, if it were now."""
    return Subscriber.objects.active().wanting(page.cadence, *spoken_of(page))
