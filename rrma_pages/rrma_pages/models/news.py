"""News: one item a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index

from rrma_directory.models import Organisation
from rrma_pages import panels
from rrma_pages.forms import NewsPageForm
from rrma_pages.models.base import NetworkPageMixin
from rrma_pages.models.content import BodyMixin
from rrma_pages.teasers import Teaser, public_pages
from rrma_search.dates import full_date
from rrma_search.page_model import PAGE_MODEL, Page

SUBJECTS = ("themes", "countries", "keywords", "sdgs")


class NewsPageMixin(BodyMixin, NetworkPageMixin):
    """Everything of a news item, to be mixed into a `Page`; a host may build its own page type on it.

    The organisations that it names and the pages beside it hang on `NewsPage`.
    """

    kind = "news"
    kind_label = _("News item")
    text_template = "rrma_pages/includes/body_text.html"

    class Meta:
        abstract = True

    @property
    def day(self) -> str:
        """The date readers see, « 12 novembre 2026 »; "" for a page that was never published."""
        return full_date(self.shown_date)

    @property
    def organisations(self) -> list[Organisation]:
        """The organisations that it names, in the order of the editors."""
        return [named.organisation for named in self.named_organisations.all()]

    @property
    def public_related_pages(self) -> list[Page]:
        """The related pages that anyone may see, in the order of the editors."""
        return public_pages([related.page_id for related in self.related_pages.all()])

    @property
    def teaser_facets(self) -> dict[str, tuple[str, ...]]:
        """Facet name → value keys of this item: the vocabularies and the organisations it names."""
        slugs = tuple(dict.fromkeys(organisation.slug for organisation in self.organisations))
        return {**super().teaser_facets, "organisation": slugs}

    @classmethod
    def with_teasers(cls, pages: models.QuerySet) -> models.QuerySet:
        """`pages` with all that their teasers show."""
        return super().with_teasers(pages).prefetch_related("image__renditions")

    @property
    def teaser(self) -> Teaser:
        """What lists, letters and feeds show of this item."""
        return replace(super().teaser, meta=(self.day,) if self.day else ())

    def clean(self) -> None:
        """A slug of four digits is the address of a year (ValidationError on `slug`)."""
        super().clean()
        if len(self.slug) == 4 and self.slug.isdecimal():
            raise ValidationError({"slug": _("Four digits are the address of a year: add a word.")})

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `passages` of the body, `feed_url` of the list it stands in ("" without one)."""
        if not getattr(request, "is_preview", False):
            models.prefetch_related_objects([self], *SUBJECTS, "named_organisations__organisation", "related_pages")
        context = super().get_context(request, *args, **kwargs)
        return {**context, "passages": self.passages, "feed_url": self.feed_url(request)}

    def feed_url(self, request: HttpRequest | None = None) -> str:
        """The address of the feed that this item belongs to; "" for none."""
        parent = self.get_parent()
        feed_url = getattr(parent.specific, "feed_url", None) if parent else None
        return feed_url(request) if feed_url else ""


class NewsPage(NewsPageMixin, Page):
    """A news item of the network."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_news_page"
    )

    template = "rrma_pages/news_page.html"
    base_form_class = NewsPageForm
    parent_page_types = ["rrma_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    content_panels = panels.news_panels()
    search_fields = [*Page.search_fields, index.SearchField("summary"), index.FilterField("publication_date")]

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news")


class NewsOrganisation(Orderable):
    """An organisation that a news item names."""

    news = ParentalKey("rrma_pages.NewsPage", on_delete=models.CASCADE, related_name="named_organisations")
    organisation = models.ForeignKey(
        "rrma_directory.Organisation", verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("organisation of a news item")
        verbose_name_plural = _("organisations of news items")

    def __str__(self) -> str:
        return str(self.organisation)


class NewsRelatedPage(Orderable):
    """Another page of this site that the editors put beside a news item."""

    news = ParentalKey("rrma_pages.NewsPage", on_delete=models.CASCADE, related_name="related_pages")
    page = models.ForeignKey(PAGE_MODEL, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = _("page beside a news item")
        verbose_name_plural = _("pages beside news items")

    def __str__(self) -> str:
        return str(self.page)
