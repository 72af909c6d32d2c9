"""What a letter says of itself and of its dates, in words."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rrma_newsletter.content import Entry, LetterContent
from rrma_search.dates import day_of_month, full_date
from rrma_search.typography import french

__all__ = ["days", "deadline", "masthead", "minutes", "span"]

WORDS_A_MINUTE = 200


def masthead(content: LetterContent) -> str:
    """« La lettre de Traverses »."""
    return french(_("The letter of %(network)s") % {"network": content.network})


def days(entry: Entry) -> str:
    """The dates of `entry` in words: « du 14 au 15 janvier 2027, clôture le 7 janvier », "" for none."""
    day, closing = span(entry), deadline(entry)
    return french(f"{day}, {closing[:1].lower()}{closing[1:]}" if day and closing else day or closing)


def span(entry: Entry) -> str:
    """The day of `entry`, or the first and the last: « du 14 au 15 janvier 2027 »; "" for none."""
    first, last = entry.date, entry.last_date
    if not first or not last or first == last:
        return full_date(first)
    same_month = (first.year, first.month) == (last.year, last.month)
    opening = day_of_month(first) if same_month else full_date(first)
    return french(_("from %(first)s to %(last)s") % {"first": opening, "last": full_date(last)})


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
