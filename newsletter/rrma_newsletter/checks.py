"""System checks of the letters."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from email.utils import parseaddr
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import NoReverseMatch, reverse
from django.utils.module_loading import import_string

from rrma_newsletter import conf
from rrma_newsletter.backends import Backend, Campaigns

__all__ = ["RULES", "check_addresses", "check_backend", "check_settings"]

Apps = Sequence[AppConfig] | None
Rule = tuple[Callable[[Any], bool], str]


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _is_positive(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _is_mailbox(value: Any) -> bool:
    try:
        validate_email(parseaddr(value)[1] if isinstance(value, str) else "")
    except ValidationError:
        return False
    return True


def _or_none(rule: Callable[[Any], bool]) -> Callable[[Any], bool]:
    return lambda value: value is None or rule(value)


MAILBOX: Rule = (_or_none(_is_mailbox), "None, an e-mail address, or “Name <address>”")
TEXT: Rule = (_or_none(lambda value: isinstance(value, str)), "None or a text")
NUMBER: Rule = (_is_number, "a number, 0 or more")
POSITIVE: Rule = (_is_positive, "a whole number above 0")

RULES: dict[str, Rule] = {
    "BACKEND": (lambda value: isinstance(value, str), "the dotted path of a class"),
    "FROM": MAILBOX,
    "REPLY_TO": MAILBOX,
    "ENVELOPE_SENDER": MAILBOX,
    "UNSUBSCRIBE_MAILBOX": MAILBOX,
    "LIST_ID": TEXT,
    "MESSAGES_PER_MINUTE": NUMBER,
    "BATCH_SIZE": POSITIVE,
    "ATTEMPTS": POSITIVE,
    "RETRY_MINUTES": NUMBER,
    "FILE_FOLDER": (_or_none(lambda value: bool(str(value))), "None or the path of a folder"),
    "CAMPAIGN_RECIPIENTS": TEXT,
    "REQUESTS_PER_HOUR": POSITIVE,
    "UNCONFIRMED_DAYS": POSITIVE,
    "UNSUBSCRIBED_MONTHS": NUMBER,
    "IMPORT_LIMIT": POSITIVE,
}
"""What the keys of `RRMA_NEWSLETTER` may be, and how to say it."""


@register("rrma_newsletter")
def check_settings(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """`RRMA_NEWSLETTER` is a dictionary of known keys with possible values."""
    given = getattr(settings, "RRMA_NEWSLETTER", {})
    if not isinstance(given, dict):
        return [
            Error(
                "RRMA_NEWSLETTER must be a dictionary.",
                hint='Write RRMA_NEWSLETTER = {"FROM": …}.',
                id="rrma_newsletter.E001",
            )
        ]
    return [message for key, value in given.items() for message in _looked_at(key, value)]


def _looked_at(key: str, value: Any) -> list[CheckMessage]:
    if key not in RULES:
        known = ", ".join(RULES)
        return [
            Warning(f"RRMA_NEWSLETTER has no key {key!r}.", hint=f"Its keys are {known}.", id="rrma_newsletter.W002")
        ]
    rule, words = RULES[key]
    if rule(value):
        return []
    return [Error(f"RRMA_NEWSLETTER[{key!r}] cannot be {value!r}.", hint=f"It is {words}.", id="rrma_newsletter.E003")]


@register("rrma_newsletter")
def check_backend(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """The class that letters leave by is there, and has what it needs."""
    path = conf.backend_path()
    try:
        found = import_string(path)
    except ImportError as error:
        return [_no_backend(path, str(error))]
    if not (isinstance(found, type) and issubclass(found, (Backend, Campaigns))):
        return [_no_backend(path, "It is no class made on rrma_newsletter.backends.Backend or Campaigns.")]
    if path.endswith("FileBackend") and conf.file_folder() is None:
        return [_no_backend(path, 'It needs RRMA_NEWSLETTER["FILE_FOLDER"].')]
    return []


def _no_backend(path: str, hint: str) -> CheckMessage:
    return Error(f"Letters cannot leave by {path!r}.", hint=hint, id="rrma_newsletter.E004")


@register("rrma_newsletter")
def check_addresses(app_configs: Apps = None, **kwargs: Any) -> list[CheckMessage]:
    """The public pages of subscriptions have addresses: letters link to them."""
    try:
        reverse("rrma_newsletter_subscriptions:subscribe")
    except NoReverseMatch:
        return [
            Warning(
                "The pages to subscribe and to unsubscribe have no address: no letter can be sent.",
                hint='Add path("lettre/", include("rrma_newsletter.subscription_urls")) to the URLs of the project.',
                id="rrma_newsletter.W005",
            )
        ]
    return []
