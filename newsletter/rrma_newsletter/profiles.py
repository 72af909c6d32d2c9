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
        help=_(
            "In Sympa, personalisation of messages must be on for the list, and reach the whole message, not header "
            "and footer alone: it fills the link for unsubscribing."
        ),
    ),
    "plain": Profile(
        _("Another tool"), help=_("Without any link for unsubscribing: add your tool’s own before you send.")
    ),
}
"""Brevo's tag is that of its present template language, `{{ unsubscribe }}` in the `href` of a link; its old one, where
it was `[UNSUBSCRIBE]`, is not meant (help.sendinblue.com, articles 209502605 and 360000268730).

Sympa's link is what its manual makes of `url_abs` under “Message personalization”, written out since the filter is not
there in every version; it asks for a press before anything happens. `personalization_feature` must be on
(`merge_feature` before 6.2.60), and from then on `personalization.mail_apply_on` (`web_apply_on` for what is posted on
its pages) be `all`, since the link stands in the body.
"""
