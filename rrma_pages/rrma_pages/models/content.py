"""Plain pages: who the network is, how to write to it, legal notice, glossary."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.fields import StreamField

from rrma_pages import body, panels
from rrma_pages.blocks import BodyBlock
from rrma_pages.forms import NetworkPageForm
from rrma_pages.models.base import NetworkPageMixin
from rrma_pages.teasers import Teaser, public_pages
from rrma_search.page_model import Page


class BodyMixin(models.Model):
    """A body made of a few kinds of blocks, to be mixed into a page."""

    body = StreamField(BodyBlock(required=False), verbose_name=_("body of the page"), blank=True)

    class Meta:
        abstract = True

    @property
    def passages(self) -> list[body.Passage]:
        """The blocks of the body, with an anchor for each heading."""
        return body.passages(self.body)

    @property
    def body_text(self) -> str:
        """The words of the body, a line for each passage."""
        return "\n".join(filter(None, body.body_texts(self.body.raw_data)))


class ContentPageMixin(BodyMixin, NetworkPageMixin):
    """Everything of a plain page, to be mixed into a `Page`; a host may build its own page type on it."""

    kind = "page"
    kind_label = _("Page")

    lists_children = models.BooleanField(
        verbose_name=_("list the pages below"),
        default=False,
        help_text=_("Shows the title and the summary of each page below this one, in the order of the explorer."),
    )

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Context of the template: `passages` of the body, those that are `headings`, teasers of the `children`."""
        context = super().get_context(request, *args, **kwargs)
        passages = self.passages
        headings = [passage for passage in passages if passage.anchor]
        return {**context, "passages": passages, "headings": headings, "children": self.child_teasers()}

    def child_teasers(self) -> list[Teaser]:
        """Teasers of the pages right below that anyone may see, in their order; none unless they are to be listed."""
        if not self.lists_children:
            return []
        children = public_pages(list(self.get_children().values_list("pk", flat=True)))
        return [teaser for child in children if (teaser := getattr(child, "teaser", None))]


class ContentPage(ContentPageMixin, Page):  # noqa: DJ008 (a page has its own)
    """A plain page, wherever it stands in the tree."""

    page_ptr = models.OneToOneField(
        Page, on_delete=models.CASCADE, parent_link=True, serialize=False, related_name="rrma_content_page"
    )

    template = "rrma_pages/content_page.html"
    base_form_class = NetworkPageForm
    content_panels = panels.content_panels()

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
