"""The queue of objects whose document must be made again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["PendingDocument"]


class PendingDocument(models.Model):
    """One object to project again, written in the transaction that changed it.

    Touching an object again replaces its row: a row that still stands after the work was not touched meanwhile, and
    the object touched last is served first. An empty `source` means a document without source, named by its key.
    """

    source = models.CharField(_("source"), max_length=100, blank=True)
    object_id = models.CharField(_("object"), max_length=255)

    class Meta:
        """Each object waits once."""

        default_permissions = ()
        verbose_name = _("document waiting to be indexed")
        verbose_name_plural = _("documents waiting to be indexed")
        constraints = [models.UniqueConstraint(fields=["source", "object_id"], name="rrma_search_pending_once")]

    def __str__(self) -> str:
        """The key of the document."""
        return f"{self.source}:{self.object_id}" if self.source else self.object_id
