"""Dates as readers are told them."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language

__all__ = ["day_of_month", "full_date"]


def day_of_month(day: date | None) -> str:
    """The day of the month in the active language: in French the first is an ordinal, « 1er »; "" for no date."""
    if not day:
        return ""
    return "1er" if day.day == 1 and (get_language() or "").startswith("fr") else str(day.day)


def full_date(day: date | None) -> str:
    """Day, month and year in words, in the active language (« 1er juillet 2026 »); "" for no date."""
    number = day_of_month(day)
    return f"{number} {date_format(day, 'F Y')}" if number else ""
