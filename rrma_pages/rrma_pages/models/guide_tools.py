"""The tools of a guide: files that its readers take away and fill in."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable


class GuideTool(Orderable):
    """A tool: what it is called, what it holds, and its file. Format, size and language are read from the file."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="tools")
    name = models.CharField(_("name"), max_length=160)
    contains = models.TextField(_("what it holds"), blank=True, help_text=_("One sentence."))
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("file"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Readers see its format, its size and its language, which are read from the file itself."),
    )
    languages = models.CharField(
        _("languages"),
        max_length=80,
        blank=True,
        help_text=_("In words: French, Spanish. Left empty: the language that the file says it is in."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("tool")
        verbose_name_plural = _("tools")

    def __str__(self) -> str:
        return self.name
