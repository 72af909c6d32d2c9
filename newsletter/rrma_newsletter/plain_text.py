"""A letter as plain text: lines of at most 72 characters, addresses never cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import override

from rrma_newsletter.content import Entry, LetterContent, Section
from rrma_newsletter.markup import absolute, plain
from rrma_newsletter.profiles import Profile
from rrma_newsletter.wording import days, masthead
from rrma_search.typography import french

__all__ = ["WIDTH", "plain_text"]

WIDTH = 72


def plain_text(content: LetterContent, profile: Profile | None = None) -> str:
    """`content` as plain text; with the foot of a message made for `profile`, without one for the site."""
    with override(content.language):
        parts = [*_head(content), *(part for section in content.sections for part in _section(section, content.base))]
        return "\n\n".join([*parts, *_foot(content, profile)]) + "\n"


def _head(content: LetterContent) -> Iterator[str]:
    number = french(_("No. %(number)s") % {"number": content.number}) if content.number else ""
    yield "\n".join(filter(None, [masthead(content).upper(), " · ".join(filter(None, [content.period, number]))]))
    yield _wrapped(content.title)
    if content.editorial:
        yield _wrapped(plain(content.editorial, content.base))


def _section(section: Section, base: str) -> Iterator[str]:
    title = section.title.upper()
    yield f"{title}\n{'-' * min(len(title), WIDTH)}"
    if section.intro:
        yield _wrapped(section.intro)
    for entry in section.entries:
        yield "\n".join(line for line in _entry(entry, base) if line)


def _entry(entry: Entry, base: str) -> Iterator[str]:
    yield _wrapped(french(" : ").join(filter(None, [days(entry), entry.title])), "* ") if entry.title else ""
    yield _wrapped(" – ".join(filter(None, [entry.here, entry.there])), "  ")
    yield _wrapped(", ".join(entry.meta), "  ")
    yield _wrapped(entry.text, "  ")
    if entry.kind == "figure":
        yield _wrapped(f"{entry.number} {plain(entry.html, base)}")
    elif entry.html:
        yield _wrapped(plain(entry.html, base))
    if entry.kind == "button":
        yield f"{entry.button}{french(' : ')}{absolute(entry.url, base)}"
    elif entry.url:
        yield f"  {absolute(entry.url, base)}"


def _foot(content: LetterContent, profile: Profile | None) -> Iterator[str]:
    if content.credit:
        yield _wrapped(
            french(_("You may reuse these texts with the credit “%(credit)s”.") % {"credit": content.credit})
        )
    if profile is None:
        return
    if profile.promise:
        yield _wrapped(french(_("No tracker: we do not know who opens this letter.")))
    lines = [
        (_("Read it on the site:"), absolute(content.url, content.base)),
        (_("Choose what you receive:"), profile.preferences),
        (_("Unsubscribe:"), profile.unsubscribe),
    ]
    yield "\n".join(f"{french(words)} {address}" for words, address in lines if address)


def _wrapped(text: str, indent: str = "") -> str:
    blank = " " * len(indent)
    lines = []
    for line in text.splitlines():
        lines.append(
            textwrap.fill(
                line,
                WIDTH,
                initial_indent=blank if lines else indent,
                subsequent_indent=blank,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    return "\n".join(lines)
