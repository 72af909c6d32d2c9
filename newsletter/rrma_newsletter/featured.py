"""Which letters a page appeared in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rrma_newsletter import sources
from rrma_newsletter.models import NewsletterPage, PickedSource

if TYPE_CHECKING:
    from rrma_search.page_model import Page

__all__ = ["letters_featuring", "mark", "on_publication"]


def mark(letter: NewsletterPage) -> None:
    """Note that readers of `letter`, as it is now, see its sources there, and no others."""
    keys = sources.keys_of(letter)
    sources.note(letter)
    letter.picked_sources.exclude(key__in=keys).update(featured=False)
    letter.picked_sources.filter(key__in=keys).update(featured=True)


def on_publication(instance: Any, **kwargs: Any) -> None:
    """A letter is published: its sources are featured; one that was sent keeps those it was sent with."""
    if isinstance(instance, NewsletterPage) and instance.sent_at is None:
        mark(instance)


def letters_featuring(page: Page) -> list[NewsletterPage]:
    """The letters that anyone may see in which `page` appeared, the newest first; one query for none."""
    rows = PickedSource.objects.filter(key=f"page:{page.pk}", featured=True, letter__live=True)
    pks = list(rows.values_list("letter", flat=True))
    return list(NewsletterPage.objects.public().filter(pk__in=pks).order_by("-date", "pk")) if pks else []
