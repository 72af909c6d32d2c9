"""How often one address may ask the API."""

from __future__ import annotations

import math
import time

from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from ninja.throttling import BaseThrottle

from rrma_search import conf

__all__ = ["PerMinute"]

MINUTE = 60


class PerMinute(BaseThrottle):
    """So many requests in each minute of the clock, counted in the cache by processes together.

    Where the limit is `RRMA_SEARCH["API_REQUESTS_PER_MINUTE"]`. The address is kept for two minutes at most, and not
    in clear. Behind proxies, `NINJA_NUM_PROXIES` says how many there are.
    """

    def allow_request(self, request: HttpRequest) -> bool:
        """Count `request`, and tell whether it is within the limit."""
        limit = conf.api_requests_per_minute()
        return limit is None or self._count(request) <= limit

    def wait(self) -> float:
        """Seconds until the next minute begins."""
        return math.ceil(MINUTE - time.time() % MINUTE)

    def _count(self, request: HttpRequest) -> int:
        asker = salted_hmac("rrma_search.api", self.get_ident(request) or "").hexdigest()
        key = f"rrma_search:api:{int(time.time()) // MINUTE}:{asker}"
        cache.add(key, 0, timeout=2 * MINUTE)
        try:
            return cache.incr(key)
        except ValueError:  # the cache was emptied meanwhile
            return 1
