"""What a guide leans on: the law, and the words it uses."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable


class GuideLegalReference(Orderable):
    """A text of law: how to cite it, what it says, and what remains to be confirmed about it."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="legal_references")
    title = models.CharField(_("title"), max_length=255)
    short_title = models.CharField(
        _("short title"), max_length=120, blank=True, help_text=_("As people call it, shown among the facts.")
    )
    number = models.CharField(_("number"), max_length=40, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    article = models.CharField(_("article"), max_length=120, blank=True)
    says = models.TextField(_("what it says"), blank=True, help_text=_("In one sentence, in plain words."))
    to_confirm = models.TextField(
        _("to be confirmed"),
        blank=True,
        help_text=_("What sources disagree on, or what nobody has checked yet. Shown to readers as a caution."),
    )
    url = models.URLField(_("address"), blank=True, help_text=_("Where the text itself can be read."))

    class Meta(Orderable.Meta):
        verbose_name = _("legal reference")
        verbose_name_plural = _("legal references")

    def __str__(self) -> str:
        return self.short_title or self.title


class GuideTerm(Orderable):
    """A word that the guide uses, with what it means here."""

    guide = ParentalKey("rrma_pages.GuidePage", on_delete=models.CASCADE, related_name="terms")
    term = models.CharField(_("word"), max_length=120)
    definition = models.TextField(_("definition"))

    class Meta(Orderable.Meta):
        verbose_name = _("word explained")
        verbose_name_plural = _("words explained")

    def __str__(self) -> str:
        return self.term
