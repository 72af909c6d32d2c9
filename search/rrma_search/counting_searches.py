"""Counting what visitors search: by quarter and number of results; no address, no cookie, nothing rare in clear.

Searches are counted in the process and written every few minutes, once an answer has been sent: no visitor waits. What
a process has not written when it stops is lost; these are tendencies, not accounts.
"""

from __future__ import annotations

import datetime
import logging
import re
import threading
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from rrma_search import conf
from rrma_search.analysis.french import analyse
from rrma_search.matching import literal_ranges
from rrma_search.models import SearchCounter
from rrma_search.results import SearchResults

__all__ = ["FLUSH_SECONDS", "SHOWN_FROM", "flush", "flush_when_due", "note"]

logger = logging.getLogger("rrma_search.counting_searches")

SHOWN_FROM = 3
"""A text is written down from its third search on."""

FLUSH_SECONDS = 300
MAX_WAITING = 1000
KEPT_DAYS = 2 * 366

_PERSONAL = re.compile(r"@|(?:\d[\s.\-/]*){6,}")


class Searched(NamedTuple):
    """A normalised text, in a quarter, with so many results."""

    quarter: datetime.date
    band: int
    text: str

    @property
    def key(self) -> str:
        """A hash that tells nothing to who has not the key of the site."""
        value = f"{self.quarter}|{self.band}|{self.text}"
        return salted_hmac("rrma_search.counting_searches", value, algorithm="sha256").hexdigest()


_waiting: Counter[Searched] = Counter()
_lock = threading.Lock()
_flushed_at = time.monotonic()


def note(results: SearchResults) -> None:
    """Count the search of `results`, if it is one of words alone, on its first page, and counting is on.

    What looks like an e-mail address or a telephone number is not counted.
    """
    query = results.query
    if not conf.counts_searches() or query.filters or query.page > 1 or _PERSONAL.search(query.text):
        return
    text = _normalised(query.text)
    if text:
        with _lock:
            if len(_waiting) < MAX_WAITING:
                _waiting[Searched(_quarter(timezone.localdate()), _band(results.total), text)] += 1


def _normalised(text: str) -> str:
    """The words of `text` as they are compared; a minus sign and quotation marks stay, for they turn what is meant."""
    parts, position = [], 0
    for start, end, is_excluded in literal_ranges(text):
        parts += [_words(text[position:start]), _marked(_words(text[start:end]), is_excluded)]
        position = end
    return " ".join(filter(None, [*parts, _words(text[position:])]))


def _words(text: str) -> str:
    return " ".join(token.exact for token in analyse(text))


def _marked(words: str, is_excluded: bool) -> str:
    if not words:
        return ""
    quoted = words if is_excluded and " " not in words else f'"{words}"'
    return f"-{quoted}" if is_excluded else quoted


def flush_when_due(**kwargs: Any) -> None:
    """Write what waits when the last time was minutes ago; a receiver of `request_finished`."""
    if _waiting and time.monotonic() - _flushed_at > FLUSH_SECONDS:
        flush()


def flush() -> None:
    """Write what waits, and forget what was searched too rarely in the quarters before; a failure is only logged."""
    global _waiting, _flushed_at
    with _lock:
        taken, _waiting = _waiting, Counter()
        _flushed_at = time.monotonic()
    try:
        with transaction.atomic():
            _write(taken)
            _purge(timezone.localdate())
    except DatabaseError:
        logger.warning("The searches of the last minutes could not be counted.", exc_info=True)


def _write(searched: Mapping[Searched, int]) -> None:
    by_key = {each.key: (each, times) for each, times in searched.items()}
    known = {counter.key: counter for counter in SearchCounter.objects.filter(key__in=by_key)}
    for key, counter in known.items():
        each, times = by_key[key]
        if counter.count + times >= SHOWN_FROM:
            counter.text = each.text[:200]
        counter.count = F("count") + times
    SearchCounter.objects.bulk_update(known.values(), ["count", "text"])
    SearchCounter.objects.bulk_create(
        [
            SearchCounter(
                key=key,
                quarter=each.quarter,
                band=each.band,
                count=times,
                text=each.text[:200] if times >= SHOWN_FROM else "",
            )
            for key, (each, times) in by_key.items()
            if key not in known
        ],
        ignore_conflicts=True,
    )


def _purge(today: datetime.date) -> None:
    past = SearchCounter.objects.filter(quarter__lt=_quarter(today))
    past.filter(count__lt=SHOWN_FROM).delete()
    past.filter(quarter__lt=today - datetime.timedelta(days=KEPT_DAYS)).delete()


def _quarter(day: datetime.date) -> datetime.date:
    return day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)


def _band(total: int) -> int:
    return max(band for band in SearchCounter.Band.values if band <= total)
