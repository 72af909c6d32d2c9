"""What can be shown when somebody asks why they get letters, or since when they do not."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rrma_newsletter.choices import LegalBasis, ProofEvent
from rrma_newsletter.models.subscriber import Subscriber

__all__ = ["SubscriptionProof"]


class SubscriptionProof(models.Model):
    """One event of a subscription: when, in what words, where it came from. It is added to, never changed."""

    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("subscriber"), on_delete=models.CASCADE, related_name="proofs"
    )
    event = models.CharField(_("event"), max_length=12, choices=ProofEvent.choices)
    happened_at = models.DateTimeField(_("date"), auto_now_add=True)
    wording = models.TextField(_("words shown"), blank=True)
    source = models.CharField(pgettext_lazy("of what one has", "source"), max_length=255, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=12, choices=LegalBasis.choices, blank=True)
    informed_on = models.DateField(_("informed or agreed on"), null=True, blank=True)

    class Meta:
        verbose_name = _("proof of a subscription")
        verbose_name_plural = _("proofs of subscriptions")
        ordering = ["happened_at", "pk"]

    def __str__(self) -> str:
        return str(ProofEvent(self.event).label)
