"""The list of all letters, by year, and its feed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from rrma_newsletter.models.letter import NewsletterPage
from rrma_pages import page_feeds
from rrma_pages.models.base import PublicPageMixin
from rrma_search.page_model import Page


class NewsletterIndexPage(PublicPageMixin, RoutablePageMixin, Page):
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

    @path("")
    def all_years(self, request: HttpRequest) -> HttpResponse:
        """The letters of all years."""
        return self.render(request)

    @re_path(r"^([0-9]{4})/$", name="year")
    def one_year(self, request: HttpRequest, year: str) -> HttpResponse:
        """The letters of `year`; raises Http404 for a year without any."""
        if int(year) not in self.years():
            raise Http404
        return self.render(request, context_overrides={"year": int(year), "letters": self.letters(int(year))})

    @path(f"{page_feeds.FEED}/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest letters as an Atom feed."""
        from rrma_newsletter import letter_feed  # which needs every model to be loaded

        return letter_feed.respond(request, self)

    def letters(self, year: int | None = None) -> models.QuerySet[NewsletterPage]:
        """The letters that anyone may see, newest first; of `year` alone if given."""
        pages = NewsletterPage.objects.child_of(self).live().public().order_by("-date", "-number", "pk")
        return pages if year is None else pages.filter(date__year=year)

    def years(self) -> dict[int, int]:
        """The years that have letters, latest first, each with how many."""
        years = self.letters().annotate(year=ExtractYear("date")).order_by("-year").values_list("year")
        return dict(years.annotate(how_many=models.Count("pk")))

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `letters`, `years` with their counts, `year` if it is of one, `feed_url`."""
        context = {"year": None, "letters": self.letters(), "years": self.years(), "feed_url": self.feed_url(request)}
        return {**context, **super().get_context(request, *args, **kwargs)}

    def feed_url(self, request: HttpRequest | None = None) -> str:
        """The address of the feed on the site of `request`; "" where `rrma_pages.urls` is not included."""
        return page_feeds.feed_url(self, request)
