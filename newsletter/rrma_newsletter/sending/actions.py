"""Start, pause, resume: what somebody does about the sending of a letter."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rrma_newsletter.backends import get_backend
from rrma_newsletter.choices import SendingState
from rrma_newsletter.freezing import freeze
from rrma_newsletter.letters import rendered
from rrma_newsletter.models import NewsletterPage, Sending
from rrma_newsletter.sending.audience import spoken_of
from rrma_newsletter.verification import hindrances

__all__ = ["pause", "ready_letters", "resume", "start", "why_not"]


ALREADY_SENT = _("This letter has been sent already: a letter is sent once.")


def why_not(page: NewsletterPage) -> list[str]:
    """Why a letter cannot be sent, in words; nothing when it can."""
    if Sending.objects.filter(page=page.pk).exists():
        return [str(ALREADY_SENT)]
    if not page.live or page.has_unpublished_changes:
        return [gettext("Publish the letter first: what is sent is what readers find on the site.")]
    return hindrances(page)


def ready_letters() -> QuerySet[NewsletterPage]:
    """Published letters that nobody has sent, newest first."""
    published = NewsletterPage.objects.live().filter(has_unpublished_changes=False)
    return published.filter(rrma_newsletter_sending__isnull=True).order_by("-date", "-pk")


def start(page: NewsletterPage, user: Any = None) -> Sending:
    """Freeze a published letter and put it among those to be sent: it leaves with the next `rrma_newsletter send`.

    Raises ValidationError, and changes nothing, when it cannot be sent.
    """
    if reasons := why_not(page):
        raise ValidationError(reasons)
    try:
        return _start(page, user)
    except IntegrityError as error:  # somebody else pressed the button at the same moment
        raise ValidationError(ALREADY_SENT) from error


@transaction.atomic
def _start(page: NewsletterPage, user: Any) -> Sending:
    themes, territories = spoken_of(page)
    freeze(page)
    letter = rendered(page, profile=get_backend().profile)
    return Sending.objects.create(
        page_id=page.pk,
        subject=" ".join(letter.subject.split())[:255],
        html=letter.html,
        text=letter.text,
        web_url=page.full_url or "",
        cadence=page.cadence,
        theme_keys=themes,
        territory_keys=territories,
        started_by=user,
    )


def pause(sending: Sending) -> bool:
    """Nothing leaves any more after the message on its way; False when there was nothing to pause."""
    going = Sending.objects.filter(pk=sending.pk, state__in=[SendingState.QUEUED, SendingState.RUNNING])
    return bool(going.update(state=SendingState.PAUSED))


def resume(sending: Sending) -> bool:
    """Go on where it stopped; False when it was not paused."""
    paused = Sending.objects.filter(pk=sending.pk, state=SendingState.PAUSED)
    return bool(paused.update(state=SendingState.QUEUED))
