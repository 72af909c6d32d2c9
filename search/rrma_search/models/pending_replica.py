"""The outbox of the replica: what it has not taken yet."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .indexed_document import IndexedDocument

__all__ = ["PendingReplica"]


class PendingReplica(models.Model):
    """A document of the projection that the replica has not taken in its present version.

    Written in the transaction that writes the document, deleted only where the version has not moved meanwhile.
    `queued_at` is when it began to wait. A `dead` one was refused for what it is, and waits for somebody to look at it;
    the next version of the document is tried again.
    """

    document = models.OneToOneField(
        IndexedDocument, models.CASCADE, primary_key=True, related_name="+", verbose_name=_("document")
    )
    version = models.BigIntegerField(_("version"), db_index=True)
    queued_at = models.DateTimeField(_("waiting since"), default=timezone.now)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.TextField(_("error"), blank=True)
    dead = models.BooleanField(_("given up"), default=False)

    class Meta:
        """Read-only in the admin; trying again is an action of its own."""

        default_permissions = ("view",)
        verbose_name = _("document that Elasticsearch has not taken")
        verbose_name_plural = _("documents that Elasticsearch has not taken")
        indexes = [models.Index(fields=["dead", "queued_at"], name="rrma_search_replica_waiting")]

    def __str__(self) -> str:
        """The number of the document and its version."""
        return f"{self.document_id} {self.version}"
