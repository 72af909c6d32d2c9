"""Template tags and filters of letters, on the site and in messages."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString, mark_safe

from rrma_newsletter import markup, wording
from rrma_newsletter.section_reuse import reuse_of_section

register = template.Library()

register.filter("letter_masthead", wording.masthead)
register.filter("letter_days", wording.days)
register.filter("letter_span", wording.span)
register.filter("letter_deadline", wording.deadline)
register.filter("letter_minutes", wording.minutes)
register.filter("in_message", markup.for_message)
register.filter("absolute", markup.absolute)


register.simple_tag(reuse_of_section, name="rrma_section_reuse")


@register.filter
def on_site(html: str) -> SafeString:
    """A rich text of a letter, for its page."""
    # Safe: a rich text that Wagtail has cleaned on its way in, expanded by Wagtail itself.
    return mark_safe(html)
