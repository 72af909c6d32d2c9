"""The method guide: how to do one thing, step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.db import models
from django.db.models import prefetch_related_objects
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalManyToManyField
from wagtail.search import index

from rrma_search.page_model import Page

from .. import guide_panels, guide_publication
from ..choices import GuideLevel
from ..guide_contents import short_edition
from ..guide_forms import GuidePageForm
from ..teasers import Teaser, public_pages
from .base import NetworkPageMixin
from .guide_links import GuideEdition

LISTS = ("prerequisites", "steps", "checks", "tools__document", "legal_references", "terms", "editions__document")
"""What the page of a guide shows besides what its teaser does."""

VOCABULARIES = ("audiences", "themes", "countries", "keywords", "sdgs")


class GuideMixin(NetworkPageMixin):
    """Fields of a method guide, to be mixed into a `Page`; a host may build its own page type on it.

    The lists of a guide (steps, tools, editions…) hang on `GuidePage`.
    """

    kind = "guide"
    schema_type = "CreativeWork"
    kind_label = _("Method guide")
    text_template = "rrma_pages/includes/guide_text.html"
    pdf_name = "guide.pdf"

    short_title = models.CharField(
        _("short title"), max_length=80, blank=True, help_text=_("For menus and labels. Left empty: the title.")
    )
    audiences = ParentalManyToManyField(
        "rrma_pages.Audience",
        verbose_name=_("for whom"),
        blank=True,
        related_name="+",
        help_text=_("Readers filter the guides by these."),
    )
    level = models.CharField(pgettext_lazy("guide", "level"), max_length=16, choices=GuideLevel.choices, blank=True)
    duration = models.CharField(
        _("duration"),
        max_length=120,
        blank=True,
        help_text=_("How long it takes to put into practice: “3 to 6 months”."),
    )
    steps_intro = models.TextField(
        _("words before the steps"), blank=True, help_text=_("One or two sentences. Plain text.")
    )
    checklist_title = models.CharField(
        _("title of the checklist"), max_length=80, blank=True, help_text=_("Left empty: “To tick”.")
    )

    class Meta:
        abstract = True

    def save(self, clean: bool = True, **kwargs: Any) -> Any:
        """Saves; what readers see is refused (ValidationError) as long as something required is missing."""
        if clean and self.live:
            self.check_fit_for_readers()
        return super().save(clean=clean, **kwargs)

    def check_fit_for_readers(self) -> None:
        """Raises ValidationError, by field, as long as something that publishing requires is missing."""
        guide_publication.check(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Context of the template, with everything that the page shows read at once (a preview has its own)."""
        if not getattr(request, "is_preview", False):
            prefetch_related_objects([self], *VOCABULARIES, *LISTS, "related_pages")
        return super().get_context(request, *args, **kwargs)

    @property
    def shown_title(self) -> str:
        """What short places call it."""
        return self.short_title or self.title

    @property
    def newest_editions(self) -> list[GuideEdition]:
        """The editions, the newest first."""
        return sorted(self.editions.all(), key=lambda edition: -(edition.number or 0))

    @property
    def edition(self) -> GuideEdition | None:
        """The edition in force; None for a guide that counts none."""
        return next(iter(self.newest_editions), None)

    @property
    def oval(self) -> str:
        """What the oval shows: « 3e éd. », or nothing."""
        return short_edition(self.edition.number) if self.edition else ""

    @property
    def public_related_pages(self) -> list[Page]:
        """The related pages that anyone may see, in the order of the editors."""
        return public_pages([related.page_id for related in self.related_pages.all()])

    @property
    def teaser_facets(self) -> dict[str, tuple[str, ...]]:
        """Facet name → value keys of this guide, as the search counts them; facets without a value are left out."""
        values = {
            **super().teaser_facets,
            "audience": tuple(audience.slug for audience in self.audiences.all()),
            "guide_level": tuple(filter(None, [self.level])),
            "guide_edition": (str(self.edition.number),) if self.edition and self.edition.number else (),
        }
        return {name: given for name, given in values.items() if given}

    @classmethod
    def with_teasers(cls, pages: models.QuerySet) -> models.QuerySet:
        """`pages` with all that their teasers show."""
        return super().with_teasers(pages).prefetch_related("editions")

    @property
    def teaser(self) -> Teaser:
        """What lists, letters and feeds show of this guide."""
        facts = (self.get_level_display(), self.duration)
        return replace(super().teaser, number=self.oval, meta=tuple(str(fact) for fact in facts if fact))


class GuidePage(GuideMixin, Page):
    """A method guide."""

    # Named, for a host may well have a GuidePage of its own; not serialised, as Django's own is not.
    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_guide_page"
    )

    template = "rrma_pages/guide_page.html"
    base_form_class = GuidePageForm
    parent_page_types = ["rrma_pages.GuideIndexPage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, *guide_panels.content_panels()]

    search_fields = [
        *Page.search_fields,
        index.SearchField("summary"),
        index.FilterField("level"),
        index.FilterField("publication_date"),
    ]

    class Meta:
        verbose_name = _("method guide")
        verbose_name_plural = _("method guides")
