"""What a letter says stays as it was sent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from rrma_newsletter import featured, sources
from rrma_newsletter.content import as_json
from rrma_newsletter.drawing import draw
from rrma_newsletter.models import FrozenLetter

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["freeze"]


@transaction.atomic
def freeze(page: NewsletterPage) -> None:
    """Keep what `page` says now, with the hour: from here on it follows its sources no more.

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
    FrozenLetter.objects.create(letter_id=page.pk, sent_at=timezone.now(), content=as_json(draw(page)))
    featured.mark(page)
    page._state.fields_cache.pop("frozen", None)
