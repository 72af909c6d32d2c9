"""What a letter is drawn from, and what each source looked like when the editor picked it."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PickedSource(models.Model):
    """A source of a letter: a page, a document or an organisation, by its `key` ("page:12").

    `seen` is what it looked like when it was picked, or when the editor last accepted how it had changed. `featured`
    tells that readers of the published letter see it there.
    """

    letter = models.ForeignKey(
        "rrma_newsletter.NewsletterPage",
        verbose_name=_("letter"),
        on_delete=models.CASCADE,
        related_name="picked_sources",
    )
    key = models.CharField(pgettext_lazy("of what one has", "source"), max_length=60, db_index=True)
    seen = models.JSONField(_("as it was when picked"), default=dict)
    picked_at = models.DateTimeField(_("picked"), auto_now_add=True)
    featured = models.BooleanField(_("published in the letter"), default=False)

    class Meta:
        verbose_name = _("source of a letter")
        verbose_name_plural = _("sources of letters")
        default_permissions = ("view",)
        constraints = [models.UniqueConstraint(fields=["letter", "key"], name="rrma_newsletter_source_once")]

    def __str__(self) -> str:
        return self.seen.get("title") or self.key
