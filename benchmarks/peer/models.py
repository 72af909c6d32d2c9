"""What Wagtail searches."""

from django.db import models
from wagtail.search import index


class PeerDocument(index.Indexed, models.Model):
    """The texts of a document, and one value of each facet: Wagtail counts single-valued fields only."""

    title = models.TextField()
    labels = models.TextField()
    summary = models.TextField()
    body = models.TextField()
    date = models.DateField()
    kind = models.CharField(max_length=20, db_index=True)
    country = models.CharField(max_length=20, db_index=True)
    theme = models.CharField(max_length=20, db_index=True)
    keyword = models.CharField(max_length=20, db_index=True)
    sdg = models.CharField(max_length=20, db_index=True)
    year = models.CharField(max_length=4, db_index=True)

    search_fields = [
        index.SearchField("title", boost=12),
        index.SearchField("labels", boost=7),
        index.SearchField("summary", boost=3),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("country"),
        index.FilterField("theme"),
        index.FilterField("keyword"),
        index.FilterField("sdg"),
        index.FilterField("year"),
    ]

    def __str__(self) -> str:
        """The title."""
        return self.title
