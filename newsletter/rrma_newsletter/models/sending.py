"""The sending of a letter, and what became of it for each recipient."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from rrma_newsletter.choices import Cadence, DeliveryState, SendingState
from rrma_newsletter.models.subscriber import Subscriber
from rrma_search.page_model import PAGE_MODEL

__all__ = ["Delivery", "Sending", "SendingLease"]


class Sending(models.Model):
    """One letter on its way: its exact content, so that whatever happens everybody gets the same."""

    page = models.OneToOneField(
        PAGE_MODEL,
        verbose_name=_("letter"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="rrma_newsletter_sending",
    )
    subject = models.CharField(_("subject"), max_length=255)
    html = models.TextField(_("HTML"))
    text = models.TextField(_("plain text"))
    web_url = models.URLField(_("address on the site"), max_length=500, blank=True)
    cadence = models.CharField(_("cadence"), max_length=12, choices=Cadence.choices)
    theme_keys = models.JSONField(_("themes"), default=list, blank=True)
    territory_keys = models.JSONField(_("territories"), default=list, blank=True)
    state = models.CharField(
        _("state"), max_length=12, choices=SendingState.choices, default=SendingState.QUEUED, db_index=True
    )
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("started by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(_("started on"), auto_now_add=True)
    queued_at = models.DateTimeField(_("recipients listed on"), null=True, blank=True)
    finished_at = models.DateTimeField(_("finished on"), null=True, blank=True)
    campaign = models.CharField(_("campaign"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        ordering = ["-created_at", "-pk"]
        default_permissions = ("add", "change", "view")

    def __str__(self) -> str:
        return self.subject


class Delivery(models.Model):
    """A letter for one recipient. It holds no address: that is read of the subscriber when the letter leaves."""

    sending = models.ForeignKey(Sending, verbose_name=_("sending"), on_delete=models.CASCADE, related_name="deliveries")
    subscriber = models.ForeignKey(
        Subscriber, verbose_name=_("subscriber"), null=True, on_delete=models.SET_NULL, related_name="deliveries"
    )
    state = models.CharField(_("state"), max_length=12, choices=DeliveryState.choices, default=DeliveryState.QUEUED)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    due_at = models.DateTimeField(_("not before"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent on"), null=True, blank=True)
    answer = models.CharField(_("answer of the mail server"), max_length=500, blank=True)
    unsubscribed = models.BooleanField(_("unsubscribed by this letter"), default=False)

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        default_permissions = ("view",)
        constraints = [
            models.UniqueConstraint(fields=["sending", "subscriber"], name="rrma_newsletter_one_letter_each")
        ]
        indexes = [models.Index(fields=["sending", "state", "due_at"], name="rrma_newsletter_due")]

    def __str__(self) -> str:
        return f"{self.sending_id}-{self.pk}"


class SendingLease(models.Model):
    """The right to send, held by one process at a time, which renews it while it lives."""

    name = models.CharField(_("name"), max_length=20, primary_key=True)
    owner = models.CharField(_("owner"), max_length=100, blank=True)
    until = models.DateTimeField(_("until"))

    class Meta:
        verbose_name = _("right to send")
        verbose_name_plural = _("rights to send")
        default_permissions = ()

    def __str__(self) -> str:
        return self.owner or self.name
