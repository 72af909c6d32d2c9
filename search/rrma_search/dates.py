"""Dates as readers are told them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language

__all__ = ["day_of_month", "full_date", "month_of_year"]


def day_of_month(day: date | None) -> str:
    """The day of the month in the active language: in French the first is an ordinal, « 1er »; "" for no date."""
    if not day:
        return ""
    return "1er" if day.day == 1 and (get_language() or "").startswith("fr") else str(day.day)


def full_date(day: date | None) -> str:
    """Day, month and year in words, in the active language (« 1er juillet 2026 »); "" for no date."""
    number = day_of_month(day)
    return f"{number} {month_of_year(day)}" if number else ""


def month_of_year(day: date | None) -> str:
    """Month and year in words, in the active language (« juillet 2026 »); "" for no date."""
    return _month_of_year(day.year, day.month, get_language()) if day else ""


@lru_cache(maxsize=2048)
def _month_of_year(year: int, month: int, _language: str | None) -> str:
    return date_format(date(year, month, 1), "F Y")
