"""How often a form may be sent, counted in the default cache; neither address nor client can be read out of it."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from rrma_newsletter import conf

__all__ = ["address_is_free", "client_is_free"]

HOUR = 3600
PER_ADDRESS = 3
"""Messages that one address gets within an hour."""


def client_is_free(request: HttpRequest) -> bool:
    """Counts a demand of this client; False when it has made too many within the hour."""
    return _counted("client", request.META.get("REMOTE_ADDR", "")) <= conf.requests_per_hour()


def address_is_free(address: str) -> bool:
    """Counts a message to this address; False when it has had enough within the hour."""
    return _counted("address", address) <= PER_ADDRESS


def _counted(what: str, value: str) -> int:
    key = f"rrma_newsletter:{what}:{salted_hmac('rrma_newsletter.throttle', value).hexdigest()}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key)
    except ValueError:  # it ran out in between
        return 1
