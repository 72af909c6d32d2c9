"""The list of all news, by year, and its feed."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page as PageOfObjects
from django.core.paginator import Paginator
from django.db import models
from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from rrma_pages.models.base import PublicPageMixin
from rrma_pages.models.news import NewsPage
from rrma_pages.yearly import YearlyListMixin
from rrma_search.page_model import Page

PAGE_SIZE = 12
SHOWN_DATE = Coalesce("publication_date", TruncDate("first_published_at"))


class NewsIndexPage(PublicPageMixin, YearlyListMixin, Page):
    """Lists the news under it, newest first, all of them or those of a year, and gives them as a feed."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_news_index_page"
    )

    lede = models.TextField(
        _("opening words"), blank=True, help_text=_("One or two sentences above the list. Plain text.")
    )

    day = "day_shown"
    show_in_menus_default = True
    template = "rrma_pages/news_index_page.html"
    subpage_types = ["rrma_pages.NewsPage"]
    content_panels = [*Page.content_panels, FieldPanel("lede")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def listed(self) -> models.QuerySet[NewsPage]:
        """The news that anyone may see, newest first."""
        pages = NewsPage.objects.child_of(self).live().public()
        return pages.annotate(day_shown=SHOWN_DATE).order_by(models.F("day_shown").desc(nulls_last=True), "title", "pk")

    def feed_response(self, request: HttpRequest) -> HttpResponse:
        """The newest news as an Atom feed."""
        # Read here: what the layout reads needs every model to be loaded.
        from rrma_pages import news_feed

        return news_feed.respond(request, self)

    def news_page(self, number: str | int | None, year: int | None = None) -> PageOfObjects:
        """The page `number` of the list, the nearest one when there is none of it; of `year` alone if given."""
        return Paginator(NewsPage.with_teasers(self.of_year(year)), PAGE_SIZE).get_page(number)

    def get_context(self, request: HttpRequest, *args: Any, year: int | None = None, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `news`, a page of the list, and what `YearlyListMixin` gives."""
        news = self.news_page(request.GET.get("page"), year)
        return {**super().get_context(request, *args, year=year, **kwargs), "news": news}
