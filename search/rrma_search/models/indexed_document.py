"""The projection: one row for each document that anyone may see."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["IndexedDocument", "IndexedDocumentQuerySet"]


class IndexedDocumentQuerySet(models.QuerySet):
    """Questions to the projection."""

    def present(self) -> Self:
        """The documents that are there, without the traces of withdrawn ones."""
        return self.filter(deleted=False)

    def since(self, version: int) -> Self:
        """Everything written after `version`, withdrawals included, oldest first."""
        return self.filter(version__gt=version).order_by("version")


class IndexedDocument(models.Model):
    """A search document as it is indexed; its integer `pk` is its row in text indices and its bit in facet bitmaps.

    A withdrawn document leaves an emptied row with `deleted` set, so that the number is never given to another one and
    replicas learn of the withdrawal. `facets` holds the facets *type* and *year* too. `labels` are the facet labels
    that are searched as text, one entry a label. `passages` is a list of `{"label", "text", "url"}`. `length` is how
    many words text and passages have.
    """

    key = models.CharField(_("key"), max_length=255, unique=True)
    source = models.CharField(_("source"), max_length=100, blank=True, default="")
    object_id = models.CharField(_("object"), max_length=150, blank=True, default="")
    kind = models.CharField(_("type"), max_length=50, blank=True)
    title = models.TextField(_("title"), blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("text"), blank=True)
    passages = models.JSONField(_("passages"), default=list, blank=True)
    url = models.CharField(_("address"), max_length=2000, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=35, blank=True)
    facets = models.JSONField(_("facets"), default=dict, blank=True)
    labels = models.JSONField(_("labels"), default=list, blank=True)
    boost = models.FloatField(_("boost"), default=1.0)
    length = models.PositiveIntegerField(_("length in words"), default=0)
    sites = models.JSONField(_("sites"), default=list, blank=True)
    expires = models.DateTimeField(_("expires"), null=True, blank=True)
    version = models.BigIntegerField(_("version"), db_index=True)
    content_hash = models.CharField(_("fingerprint"), max_length=64, blank=True)
    deleted = models.BooleanField(_("withdrawn"), default=False)
    updated_at = models.DateTimeField(_("written"))

    objects = IndexedDocumentQuerySet.as_manager()

    class Meta:
        """Read-only in the admin: rows are written by the projection alone."""

        verbose_name = _("indexed document")
        verbose_name_plural = _("indexed documents")
        default_permissions = ("view",)
        indexes = [
            models.Index(fields=["source", "object_id"], name="rrma_search_indexed_source"),
            models.Index(fields=["deleted", "kind"], name="rrma_search_indexed_present"),
        ]

    def __str__(self) -> str:
        """The title, or the key of a withdrawn document."""
        return self.title or self.key
