"""Models of the host's app `library`: what Wagtail lets a host replace."""

from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """A picture with its photographer."""

    photographer = models.CharField(max_length=100, blank=True)
    admin_form_fields = (*Image.admin_form_fields, "photographer")


class PictureRendition(AbstractRendition):
    """A picture in another size."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]


class Paper(AbstractDocument):
    """A document with its number of pages."""

    pages = models.PositiveSmallIntegerField(null=True, blank=True)
    admin_form_fields = (*Document.admin_form_fields, "pages")
