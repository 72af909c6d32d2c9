"""Lists of dated pages: all of them or those of a year, and a feed."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models.functions import ExtractYear
from django.http import Http404, HttpRequest, HttpResponse
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path

from rrma_pages import page_feeds

__all__ = ["YearlyListMixin"]


class YearlyListMixin(RoutablePageMixin):
    """The addresses of a list of dated pages and what its template needs; says nothing of fields.

    The class says which pages are `listed`, the name of their day (`day`), and answers with its feed.
    """

    day = "date"

    def listed(self) -> models.QuerySet[Any]:
        """The pages that anyone may see, newest first."""
        raise NotImplementedError

    def feed_response(self, request: HttpRequest) -> HttpResponse:
        """The newest pages as an Atom feed."""
        raise NotImplementedError

    @path("")
    def all_years(self, request: HttpRequest) -> HttpResponse:
        """The pages of all years."""
        return self.render(request)

    @re_path(r"^([0-9]{4})/$", name="year")
    def one_year(self, request: HttpRequest, year: str) -> HttpResponse:
        """The pages of `year`; raises Http404 for a year without any."""
        if int(year) not in self.years():
            raise Http404
        return self.render(request, year=int(year))

    @path(f"{page_feeds.FEED}/", name="feed")
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest pages as an Atom feed."""
        return self.feed_response(request)

    def of_year(self, year: int | None) -> models.QuerySet[Any]:
        """The pages of `year`, all of them for None."""
        return self.listed() if year is None else self.listed().filter(**{f"{self.day}__year": year})

    def years(self) -> dict[int, int]:
        """The years that have pages, latest first, each with how many."""
        years = self.listed().annotate(year=ExtractYear(self.day)).order_by("-year").values_list("year")
        return dict(years.exclude(year=None).annotate(how_many=models.Count("pk")))

    def get_context(self, request: HttpRequest, *args: Any, year: int | None = None, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `years` with their counts, `year` if it is of one, `canonical_url`, `feed_url`."""
        context = super().get_context(request, *args, **kwargs)
        canonical_url = f"{self.full_url or ''}{f'{year}/' if year else ''}"
        addresses = {"canonical_url": canonical_url, "feed_url": self.feed_url(request)}
        return {**context, **addresses, "years": self.years(), "year": year}

    def feed_url(self, request: HttpRequest | None = None) -> str:
        """The address of the feed on the site of `request`; "" where `rrma_pages.urls` is not included."""
        return page_feeds.feed_url(self, request)
