"""The letter: what the network sends to those who asked for it, and keeps to be read on its site."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index

from rrma_newsletter import panels
from rrma_newsletter.blocks import SectionsBlock
from rrma_newsletter.choices import Cadence
from rrma_pages.models.base import PublicPageMixin
from rrma_pages.teasers import Teaser
from rrma_search.dates import full_date
from rrma_search.page_model import Page

WEB, MAIL, DARK, TEXT = "", "mail", "mail-dark", "text"


class NewsletterPageMixin(PublicPageMixin, models.Model):
    """Everything of a letter, to be mixed into a `Page`; a host may build its own page type on it."""

    kind = "newsletter"
    kind_label = _("Letter")
    schema_type = "Article"
    # What a ready text to take up asks of any page; a letter has no illustration of its own.
    image = None
    image_credit = ""
    image_reusable = False

    number = models.PositiveIntegerField(_("number"), null=True, blank=True)
    date = models.DateField(_("date"), default=timezone.localdate, help_text=_("The day it is to be sent."))
    cadence = models.CharField(_("cadence"), max_length=20, choices=Cadence.choices, default=Cadence.MONTHLY)
    subject = models.CharField(
        _("subject of the message"),
        max_length=150,
        blank=True,
        help_text=_("What readers see in their mailbox. Left empty: the title."),
    )
    editorial = RichTextField(
        _("opening words"), blank=True, features=["bold", "italic", "link"], help_text=_("A few lines; may stay empty.")
    )
    sections = StreamField(SectionsBlock(), verbose_name=_("sections"), blank=True)

    class Meta:
        abstract = True

    @property
    def shown_subject(self) -> str:
        """The subject of the message: the one typed, else the title."""
        return self.subject or self.title

    @property
    def shown_date(self) -> date | None:
        """The date readers see."""
        return self.date

    @property
    def period(self) -> str:
        """The month of the letter, « Novembre 2026 »."""
        words = date_format(self.date, "F Y")
        return words[:1].upper() + words[1:]

    @property
    def name(self) -> str:
        """What others call it: « lettre n° 37 », or its title where it has no number."""
        if not self.number:
            return self.title
        quarterly = self.cadence == Cadence.QUARTERLY
        words = _("quarterly letter No. %(number)s") if quarterly else _("letter No. %(number)s")
        return str(words % {"number": self.number})

    @property
    def citation(self) -> str:
        """What a credit says of it: what it is, and its date."""
        return ", ".join([self.name, full_date(self.date)])

    @property
    def summary(self) -> str:
        """Its opening words, plain and short."""
        return Truncator(strip_tags(self.editorial)).words(40)

    @property
    def sent_at(self) -> datetime | None:
        """When it was sent; None until then."""
        frozen = getattr(self, "frozen", None) if self.pk else None
        return frozen.sent_at if frozen else None

    @property
    def teaser(self) -> Teaser:
        """What lists, letters and feeds show of it."""
        return Teaser(
            title=self.title,
            url=self.get_url() or "",
            summary=self.summary,
            date=self.date,
            kind=self.kind,
            label=str(self.kind_label),
            meta=(self.get_cadence_display(),),
        )

    def structured_data(self, request: HttpRequest) -> dict[str, Any]:
        """What machines are told of this page."""
        from rrma_pages.structured_data import article  # which needs the models

        return article(self, request)


class NewsletterPage(NewsletterPageMixin, RoutablePageMixin, Page):  # noqa: DJ008 (a page has its own)
    """A letter of the network."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_newsletter_page"
    )

    template = "rrma_newsletter/newsletter_page.html"
    parent_page_types = ["rrma_newsletter.NewsletterIndexPage"]
    subpage_types: list[str] = []
    content_panels = panels.letter_panels()
    preview_modes = [
        (WEB, _("On the site")),
        (MAIL, _("As a message")),
        (DARK, _("As a message, dark")),
        (TEXT, _("As plain text")),
    ]
    search_fields = [*Page.search_fields, index.SearchField("subject"), index.FilterField("date")]

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")

    @path("")
    def web(self, request: HttpRequest) -> HttpResponse:
        """The letter as a page of the site."""
        return self.render(request)

    @path("texte/", name="text")
    def plain(self, request: HttpRequest) -> HttpResponse:
        """The letter as plain text."""
        from rrma_newsletter import answers  # which needs the models

        return answers.plain_text(self)

    @path("rubrique/<int:number>/", name="section")
    def section(self, request: HttpRequest, number: int) -> HttpResponse:
        """The section `number` as a text document, to be taken up; raises Http404 where there is none."""
        from rrma_newsletter import section_reuse  # which needs the models

        return section_reuse.answer(self, request, number)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `letter`, its content (see `rrma_newsletter.content`)."""
        from rrma_newsletter.drawing import content_of  # which needs the models

        return {**super().get_context(request, *args, **kwargs), "letter": content_of(self)}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The letter in one of its `preview_modes`."""
        from rrma_newsletter import answers  # which needs the models

        if mode_name == WEB:
            return super().serve_preview(request, mode_name)
        if mode_name == TEXT:
            return answers.plain_text(self)
        return answers.message(self, dark=mode_name == DARK)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """The new revision; notes what the sources picked in it look like today."""
        from rrma_newsletter import sources  # which needs the models

        revision = super().save_revision(*args, **kwargs)
        sources.note(self)
        return revision
