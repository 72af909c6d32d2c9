"""What every page of a network has in common: a summary, a picture, and its place in the vocabularies."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import ItemBase
from wagtail.images import get_image_model_string

from rrma_directory.models import Keyword
from rrma_pages.caching import serve_cacheable
from rrma_pages.teasers import Teaser
from rrma_search.conf import base_template
from rrma_search.dates import full_date
from rrma_search.page_model import PAGE_MODEL, Page


class KeywordedPage(ItemBase):
    """One keyword on one page, of whatever type: the vocabulary is shared, so is this table.

    `content_object` points at Wagtail's own page: drafts, revisions, previews and copies of every page type carry
    their keywords with them. Its price: a queryset of a page type is filtered through the items, as in
    ``CaseSheetPage.objects.filter(rrma_keyworded_items__tag=keyword)``; a lookup across ``keywords`` itself cannot be
    joined from a subclass (``prefetch_related("keywords")`` works).
    """

    tag = models.ForeignKey(
        Keyword, verbose_name=_("keyword"), on_delete=models.PROTECT, related_name="rrma_keyworded_pages"
    )
    content_object = ParentalKey(
        PAGE_MODEL, verbose_name=_("page"), on_delete=models.CASCADE, related_name="rrma_keyworded_items"
    )

    class Meta:
        verbose_name = _("keyword of a page")
        verbose_name_plural = _("keywords of pages")
        ordering = ["tag__sort_name", "tag__slug"]
        constraints = [models.UniqueConstraint(fields=["tag", "content_object"], name="rrma_pages_keyword_once")]


class PublicPageMixin:
    """How any page of ours is shown: on the host's base template, with headers that let a proxy keep it."""

    text_template = ""
    """The template of its whole text, given `page`: what others take up as a text document; "": they cannot."""

    pdf_name = ""
    """The last part of the address of the page as a PDF; "" for a page that is not had as one."""

    pdf_styles: tuple[str, ...] = ()
    """Static files with the styles that its PDF needs beside those of the theme."""

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict[str, Any]:
        """Context of the template: `base_template`, what it extends, beside what Wagtail gives."""
        return {**super().get_context(request, *args, **kwargs), "base_template": base_template()}

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        """The page; private where access is restricted or the visitor is signed in."""
        return serve_cacheable(self, request, super().serve(request, *args, **kwargs))

    @property
    def password_required_template(self) -> str | None:
        """The template that asks for the password of a restricted page: ours, where the site names none of its own."""
        named = getattr(settings, "WAGTAIL_PASSWORD_REQUIRED_TEMPLATE", None)
        return named or "rrma_pages/password_required.html"


class NetworkPageMixin(PublicPageMixin, models.Model):
    """Fields of a page of the network, to be mixed into a `Page`; a host may build its own page types on it.

    Nothing but the summary is compulsory. `kind` (the facet *type*) and `kind_label` are for the concrete class.
    """

    kind = "page"
    kind_label = ""
    schema_type = "Article"
    """What it is to machines, a type of schema.org."""

    summary = models.TextField(
        verbose_name=_("summary"),
        help_text=_("Two or three sentences, shown in lists and in search results. Plain text."),
    )
    image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("illustration"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    image_alt = models.CharField(
        verbose_name=_("alternative text"),
        max_length=255,
        blank=True,
        help_text=_("What the picture shows, for those who do not see it."),
    )
    image_decorative = models.BooleanField(
        verbose_name=_("decorative picture"),
        default=False,
        help_text=_("Tick when the picture tells nothing that the text does not: screen readers then skip it."),
    )
    image_credit = models.CharField(verbose_name=_("credit"), max_length=255, blank=True)
    image_reusable = models.BooleanField(
        verbose_name=_("others may reuse the picture"),
        default=False,
        help_text=_("Tick only when its author has agreed to it."),
    )
    keywords = ClusterTaggableManager(
        through=KeywordedPage,
        verbose_name=_("keywords"),
        blank=True,
        help_text=_("Choose among those suggested while you type."),
    )
    themes = ParentalManyToManyField("rrma_directory.Theme", verbose_name=_("themes"), blank=True, related_name="+")
    countries = ParentalManyToManyField(
        "rrma_directory.Country", verbose_name=_("countries"), blank=True, related_name="+"
    )
    sdgs = ParentalManyToManyField(
        "rrma_directory.SDG", verbose_name=_("sustainable development goals"), blank=True, related_name="+"
    )
    publication_date = models.DateField(
        verbose_name=_("publication date"),
        null=True,
        blank=True,
        help_text=_("Date shown to readers. Left blank: the day of the first publication on this site."),
    )

    class Meta:
        abstract = True

    @property
    def shown_date(self) -> date | None:
        """The date readers see: the publication date, else the day it was first published here, else None."""
        if self.publication_date or not self.first_published_at:
            return self.publication_date
        return timezone.localdate(self.first_published_at)

    @property
    def citation(self) -> str:
        """What a credit says of this page besides its title: what it is, and its date."""
        return ", ".join(filter(None, [str(self.kind_label), full_date(self.shown_date)]))

    @property
    def shown_image_alt(self) -> str:
        """Alternative text to print; empty for a decorative picture, the picture's own description by default."""
        if self.image_decorative or not self.image:
            return ""
        return self.image_alt or self.image.default_alt_text

    @property
    def teaser_facets(self) -> dict[str, tuple[str, ...]]:
        """Facet name → value keys of this page, as the search counts them."""
        return {
            "keyword": tuple(keyword.slug for keyword in self.keywords.all()),
            "theme": tuple(theme.slug for theme in self.themes.all()),
            "country": tuple(country.code for country in self.countries.all()),
            "sdg": tuple(str(sdg.number) for sdg in self.sdgs.all()),
        }

    @classmethod
    def with_teasers(cls, pages: models.QuerySet) -> models.QuerySet:
        """`pages` with all that their teasers show, so that a list costs the same whatever its length."""
        return pages.select_related("image")

    @property
    def teaser(self) -> Teaser:
        """What lists, letters and feeds show of this page."""
        return Teaser(
            title=self.title,
            url=self.get_url() or "",
            summary=self.summary,
            image=self.image,
            image_alt=self.shown_image_alt,
            image_credit=self.image_credit,
            date=self.shown_date,
            kind=self.kind,
            label=str(self.kind_label),
            facets=SimpleLazyObject(lambda: self.teaser_facets),
            licence=getattr(self, "licence", ""),
        )

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What machines are told of this page."""
        from rrma_pages.structured_data import article  # which needs the models

        return article(self, request)


class NetworkPage(NetworkPageMixin, Page):
    """Abstract base of the page types of this distribution."""

    class Meta:
        abstract = True
