"""What the letters show on other pages: in which of them a page appeared."""

from __future__ import annotations

from rrma_newsletter.featured import letters_featuring
from rrma_newsletter.models import NewsletterPage
from rrma_pages.public_panels import PagePanel, register_panel
from rrma_search.page_model import Page

__all__ = ["LettersPanel"]


@register_panel
class LettersPanel(PagePanel):
    """« Paru dans la lettre n° 37 »."""

    template = "rrma_newsletter/includes/appeared.html"

    def content(self, page: Page) -> list[NewsletterPage] | None:
        """The letters that anyone may see in which `page` appeared, the newest first; None for none."""
        return letters_featuring(page) or None
