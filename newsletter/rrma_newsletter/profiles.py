"""For whom a message is made: our own sending, or a tool that it is pasted into, with that tool's own tags."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

__all__ = ["PROFILES", "Profile"]


@dataclass(frozen=True, slots=True)
class Profile:
    """What the foot of a message says: `unsubscribe` and `preferences` are addresses, or what a tool turns into one.

    `promise` is whether it may promise that nobody tracks its readers: only our own sending can.
    """

    label: str | Promise
    unsubscribe: str = ""
    preferences: str = ""
    promise: bool = False
    help: str | Promise = ""


PROFILES = {
    "own": Profile(_("Sent by this site"), "{{ unsubscribe_url }}", "{{ preferences_url }}", promise=True),
    "brevo": Profile(
        "Brevo",
        "{{ unsubscribe }}",
        help=_(
            "In Brevo: a new campaign, “Code your own”, then paste the HTML. Its tag for unsubscribing is in place."
        ),
    ),
    "sympa": Profile(
        "Sympa",
        "[% wwsympa_url %]/auto_signoff/[% listname %]?email=[% user.email | uri %]",
        help=_("In Sympa, personalisation of messages must be on for the list: it fills the link for unsubscribing."),
    ),
    "plain": Profile(
        _("Another tool"), help=_("Without any link for unsubscribing: add your tool’s own before you send.")
    ),
}
"""Sympa's tags are those of its manual (“Message personalization”), Brevo's those of its template language."""
