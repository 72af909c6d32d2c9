"""What a letter says stays as it was sent."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rrma_newsletter import featured, sources
from rrma_newsletter.content import as_json, from_json
from rrma_newsletter.drawing import draw
from rrma_newsletter.models import FrozenLetter
from rrma_newsletter.pictures import forget, kept_pictures

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["freeze", "on_deletion"]


@transaction.atomic
def freeze(page: NewsletterPage) -> None:
    """Keep what `page` says now, with the hour and its pictures: from here on it follows its sources no more.

    Frozen already, it stays as it was. Raises ValidationError, and keeps nothing, while a source that changed or was
    hidden since it was picked is not resolved.
    """
    if FrozenLetter.objects.select_for_update().filter(letter_id=page.pk).exists():
        return
    unresolved = sources.changes(page)
    if unresolved:
        titles = ", ".join(dict.fromkeys(change.title for change in unresolved))
        message = _("Some sources are to be checked before the letter is sent: %(titles)s.")
        raise ValidationError(message, "changed", {"titles": titles})
    content = draw(page, kept_pictures(page.pk))
    FrozenLetter.objects.create(letter_id=page.pk, sent_at=timezone.now(), content=as_json(content))
    featured.mark(page)
    page._state.fields_cache.pop("frozen", None)


def on_deletion(instance: FrozenLetter, **kwargs: Any) -> None:
    """A letter that was sent is deleted: so are, once that is certain, the pictures it has kept."""
    transaction.on_commit(partial(forget, from_json(instance.content)))
