"""Letters to try things on."""

import datetime
import itertools
from typing import Any

from rrma_newsletter.models import NewsletterIndexPage, NewsletterPage
from tests.pages.news_factories import root

numbers = itertools.count(1)


def letter_index() -> NewsletterIndexPage:
    """The list of letters at /lettres/, made when there is none."""
    found = NewsletterIndexPage.objects.first()
    made = NewsletterIndexPage(title="La lettre", slug="lettres", show_in_menus=True)
    return found or root().add_child(instance=made)


def items(*blocks: tuple[str, Any], title: str = "À lire") -> list[tuple[str, Any]]:
    """The sections of a letter: one called `title`, with `blocks`, as stored."""
    stored = [{"type": kind, "value": value, "id": f"item-{n}"} for n, (kind, value) in enumerate(blocks)]
    return [{"type": "section", "value": {"title": title, "intro": "", "items": stored}, "id": f"section-{title}"}]


def item(page: Any, **own: Any) -> tuple[str, dict[str, Any]]:
    """An item that shows `page`."""
    return ("page", {"page": page.pk, "lead": False, "title": "", "text": "", "image": None, "alt": "", **own})


def letter(live: bool = True, sections: Any = (), **fields: Any) -> NewsletterPage:
    """A letter of 21 November 2026, published or a draft."""
    number = next(numbers)
    made = NewsletterPage(
        **{
            "title": f"Lettre n° {number}",
            "slug": f"lettre-{number}",
            "number": number,
            "date": datetime.date(2026, 11, 21),
            "live": live,
            **fields,
        }
    )
    block = NewsletterPage._meta.get_field("sections").stream_block
    made.sections = block.to_python(list(sections))
    letter_index().add_child(instance=made)
    revision = made.save_revision()
    if live:
        revision.publish()
    made.refresh_from_db()
    return made


def draft(page: NewsletterPage) -> NewsletterPage:
    """The newest version of `page`, read anew."""
    return NewsletterPage.objects.get(pk=page.pk).get_latest_revision_as_object()
