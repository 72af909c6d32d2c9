"""Fixtures of the tests of the projection."""

import uuid
from contextlib import contextmanager

import pytest
from wagtail.models import Locale, Page, Site

from rrma_search import facets, signal_handlers, sources
from rrma_search.models import IndexedDocument

from .models import StoryPage
from .sources import PartnerSource, StoryPageSource, TopicFacet


@contextmanager
def small_host():
    """Have the sources and the facet of the small host registered for a while, and no others."""
    before = list(sources._registered), list(facets._registered)
    sources._registered.clear()
    facets._registered[:] = [facet for facet in before[1] if facet.name in ("type", "year")]
    for source in (StoryPageSource, PartnerSource):
        sources.register_source(source)
    facets.register_facet(TopicFacet)
    signal_handlers.connect()
    try:
        yield
    finally:
        sources._registered[:], facets._registered[:] = before


@pytest.fixture
def host():
    """The small host, registered."""
    with small_host():
        yield


@pytest.fixture
def home(host, transactional_db):
    """The root page of the only site, in a database where transactions really end."""
    return make_home()


def make_home():
    """A fresh tree with one site; returns its root page."""
    Locale.objects.get_or_create(language_code="fr")
    root = Page.objects.filter(depth=1).first() or Page.add_root(title="Root", slug="root")
    home = root.add_child(instance=Page(title="Home", slug=f"home-{uuid.uuid4().hex[:8]}"))
    Site.objects.all().delete()
    Site.objects.create(hostname="example.org", root_page=home, is_default_site=True)
    return home


def add_story(parent, title="A story", live=True, **attributes):
    """A new story below `parent`."""
    parent.refresh_from_db()
    story = StoryPage(title=title, live=live, **attributes)
    return parent.add_child(instance=story)


def titles():
    """Titles of the documents that are there."""
    return sorted(IndexedDocument.objects.present().values_list("title", flat=True))


def row(obj):
    """The row of the document of `obj`."""
    return IndexedDocument.objects.get(key=f"{obj._meta.label_lower}:{obj.pk}")
