"""What was sent of a letter: it stays as it is, whatever becomes of the page and of its sources."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FrozenLetter(models.Model):
    """The exact content of a letter at its sending, as `rrma_newsletter.content` writes it."""

    letter = models.OneToOneField(
        "rrma_newsletter.NewsletterPage", verbose_name=_("letter"), on_delete=models.CASCADE, related_name="frozen"
    )
    sent_at = models.DateTimeField(_("sent"))
    content = models.JSONField(_("content"))

    class Meta:
        verbose_name = _("letter as sent")
        verbose_name_plural = _("letters as sent")
        default_permissions = ("view",)

    def __str__(self) -> str:
        return str(self.letter)
