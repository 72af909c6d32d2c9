"""What fields of letters, subscribers and sendings may say."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Cadence", "DeliveryState", "LegalBasis", "ProofEvent", "SendingState", "SubscriberState"]


class Cadence(models.TextChoices):
    """How often a letter appears: what readers choose among."""

    MONTHLY = "monthly", _("Monthly bulletin")
    QUARTERLY = "quarterly", _("Quarterly letter")
    FREE = "free", _("Special issue")


class SubscriberState(models.TextChoices):
    """Whether somebody gets letters: only who is active does."""

    UNCONFIRMED = "unconfirmed", _("Not confirmed")
    ACTIVE = "active", _("Subscribed")
    UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
    SUSPENDED = "suspended", _("Suspended")


class LegalBasis(models.TextChoices):
    """Why somebody may be written to."""

    CONSENT = "consent", _("Consent")
    MEMBERSHIP = "membership", _("Membership")
    INTEREST = "interest", _("Professional interest")


class ProofEvent(models.TextChoices):
    """What happened to a subscription."""

    ASKED = "asked", _("Asked for")
    CONFIRMED = "confirmed", _("Confirmed")
    IMPORTED = "imported", _("Imported")
    CHANGED = "changed", _("Choices changed")
    UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
    BOUNCED = "bounced", _("Address refused for good")
    COMPLAINED = "complained", _("Complaint")


class SendingState(models.TextChoices):
    """Where the sending of a letter stands."""

    QUEUED = "queued", _("Waiting to be sent")
    RUNNING = "running", _("Being sent")
    PAUSED = "paused", _("Paused")
    FINISHED = "finished", _("Finished")


class DeliveryState(models.TextChoices):
    """What became of a letter for one recipient."""

    QUEUED = "queued", _("Waiting")
    IN_FLIGHT = "in-flight", _("On its way")
    SENT = "sent", _("Sent")
    REFUSED = "refused", _("Refused")
    BOUNCED = "bounced", _("Came back")
    LEFT_OUT = "left-out", _("Left out")
