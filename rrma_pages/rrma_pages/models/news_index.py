"""The list of all news, by year, and its feed."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page as PageOfObjects
from django.core.paginator import Paginator
from django.db import models
from django.db.models.functions import Coalesce, ExtractYear, TruncDate
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from rrma_pages import page_feeds
from rrma_pages.models.base import PublicPageMixin
from rrma_pages.models.news import NewsPage
from rrma_search.page_model import Page

PAGE_SIZE = 12
SHOWN_DATE = Coalesce("publication_date", TruncDate("first_published_at"))


class NewsIndexPage(PublicPageMixin, RoutablePageMixin, Page):
    """Lists the news under it, newest first, all of them or those of a year, and gives them as a feed."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_news_index_page"
    )

    lede = models.TextField(
        _("opening words"), blank=True, help_text=_("One or two sentences above the list. Plain text.")
    )

    show_in_menus_default = True
    template = "rrma_pages/news_index_page.html"
    subpage_types = ["rrma_pages.NewsPage"]
    content_panels = [*Page.content_panels, FieldPanel("lede")]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    @path("")
    def all_years(self, request: HttpRequest) -> HttpResponse:
        """The news of all years."""
        return self.render(request)

    @re_path(r"^([0-9]{4})/$", name="year")
    def one_year(self, request: HttpRequest, year: str) -> HttpResponse:
        """The news of `year`; raises Http404 for a year without any."""
        if int(year) not in self.years():
            raise Http404
        return self.render(request, year=int(year))

    @path(f"{page_feeds.FEED}/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest news as an Atom feed."""
        # Read here: what the layout reads needs every model to be loaded.
        from rrma_pages import news_feed

        return news_feed.respond(request, self)

    def news(self) -> models.QuerySet[NewsPage]:
        """The news that anyone may see, newest first."""
        pages = NewsPage.objects.child_of(self).live().public()
        return pages.annotate(day_shown=SHOWN_DATE).order_by(models.F("day_shown").desc(nulls_last=True), "title", "pk")

    def years(self) -> dict[int, int]:
        """The years that have news, latest first, each with how many."""
        years = self.news().annotate(year=ExtractYear("day_shown")).order_by("-year").values_list("year")
        return dict(years.exclude(year=None).annotate(how_many=models.Count("pk")))

    def news_page(self, number: str | int | None, year: int | None = None) -> PageOfObjects:
        """The page `number` of the list, the nearest one when there is none of it; of `year` alone if given."""
        news = self.news()
        if year is not None:
            news = news.filter(day_shown__year=year)
        return Paginator(NewsPage.with_teasers(news), PAGE_SIZE).get_page(number)

    def get_context(self, request: HttpRequest, *args: Any, year: int | None = None, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `news`, a page of the list; `years` with their counts; `year` if it is of one."""
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "news": self.news_page(request.GET.get("page"), year),
            "years": self.years(),
            "year": year,
            "feed_url": self.feed_url(request),
        }

    def feed_url(self, request: HttpRequest | None = None) -> str:
        """The address of the feed on the site of `request`; "" where `rrma_pages.urls` is not included."""
        return page_feeds.feed_url(self, request)
