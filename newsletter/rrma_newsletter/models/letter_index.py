"""The list of all letters, by year, and its feed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from rrma_newsletter.models.letter import NewsletterPage
from rrma_pages.models.base import PublicPageMixin
from rrma_pages.yearly import YearlyListMixin
from rrma_search.page_model import Page


class NewsletterIndexPage(PublicPageMixin, YearlyListMixin, Page):
    """Lists the letters under it, newest first, all of them or those of a year, and gives them as a feed."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_newsletter_index_page"
    )

    lede = models.TextField(
        _("opening words"), blank=True, help_text=_("One or two sentences above the list. Plain text.")
    )

    show_in_menus_default = True
    template = "rrma_newsletter/newsletter_index_page.html"
    subpage_types = ["rrma_newsletter.NewsletterPage"]
    content_panels = [*Page.content_panels, FieldPanel("lede")]

    class Meta:
        verbose_name = _("list of letters")
        verbose_name_plural = _("lists of letters")

    def listed(self) -> models.QuerySet[NewsletterPage]:
        """The letters that anyone may see, newest first."""
        return NewsletterPage.objects.child_of(self).live().public().order_by("-date", "-number", "pk")

    def feed_response(self, request: HttpRequest) -> HttpResponse:
        """The newest letters as an Atom feed."""
        from rrma_newsletter import letter_feed  # which needs every model to be loaded

        return letter_feed.respond(request, self)

    def get_context(self, request: HttpRequest, *args: Any, year: int | None = None, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `letters`, and what `YearlyListMixin` gives."""
        return {**super().get_context(request, *args, year=year, **kwargs), "letters": self.of_year(year)}
