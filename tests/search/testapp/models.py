"""A page type with children and topics, an organisation-like model, a vocabulary."""

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Orderable, Page


class Topic(models.Model):
    """A vocabulary whose values have a parent."""

    name = models.CharField(max_length=100)
    slug = models.SlugField(unique=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE)

    def __str__(self):
        return self.name


class Partner(models.Model):
    """A searched model that is no page; hidden ones are not for the public."""

    name = models.CharField(max_length=100)
    hidden = models.BooleanField(default=False)
    topics = models.ManyToManyField(Topic, blank=True, related_name="partners")

    def __str__(self):
        return self.name


class StoryPage(Page):
    """A page whose document shows topics and the lines of its children."""

    intro = models.TextField(blank=True)
    topics = ParentalManyToManyField(Topic, blank=True)

    parent_page_types = ["wagtailcore.Page", "search_testapp.StoryPage", "search_testapp.ShelfPage"]


class StoryLine(Orderable):
    """A line of a story."""

    page = ParentalKey(StoryPage, on_delete=models.CASCADE, related_name="lines")
    text = models.CharField(max_length=100)
    partner = models.ForeignKey(Partner, null=True, blank=True, on_delete=models.SET_NULL)

    def __str__(self):
        return self.text


class ShelfPage(Page):
    """A page type that is not searched, with searched pages below it."""
