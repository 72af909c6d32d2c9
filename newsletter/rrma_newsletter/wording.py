"""What a letter says of itself and of its dates, in words."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rrma_newsletter.content import Entry, LetterContent
from rrma_search.dates import day_of_month, full_date
from rrma_search.typography import french

__all__ = ["days", "deadline", "masthead"]

WORDS_A_MINUTE = 200


def masthead(content: LetterContent) -> str:
    """« La lettre de Traverses »."""
    return french(_("The letter of %(network)s") % {"network": content.network})


def days(entry: Entry) -> str:
    """The dates of `entry` in words, for a line of text: « 4 décembre 2026 : », "" for none."""
    if not entry.date:
        return french(f"{deadline(entry)} :") if entry.deadline else ""
    span = full_date(entry.date)
    if entry.last_date:
        span = _("from %(first)s to %(last)s") % {"first": span, "last": full_date(entry.last_date)}
    closing = f" ({deadline(entry)})" if entry.deadline else ""
    return french(f"{span}{closing} :")


def deadline(entry: Entry) -> str:
    """« Clôture le 3 décembre », "" for none."""
    day = entry.deadline_date
    if day is None:
        return ""
    return _("Closes on %(day)s") % {"day": f"{day_of_month(day)} {date_format(day, 'F')}"}


def minutes(content: LetterContent) -> int:
    """How many minutes it takes to read, one at least."""
    texts = [content.editorial, *(f"{entry.title} {entry.text} {entry.html}" for entry in content.entries)]
    return max(1, round(sum(len(text.split()) for text in texts) / WORDS_A_MINUTE))
