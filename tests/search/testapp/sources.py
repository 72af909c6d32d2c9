"""How the models become documents; registered by the tests that need it."""

from rrma_search.documents import SearchDocument
from rrma_search.facets import Facet, FacetLabel
from rrma_search.page_sources import PageDocumentSource
from rrma_search.sources import DocumentSource

from .models import Partner, StoryPage, Topic


class TopicFacet(Facet):
    """Topics, by their names."""

    name = "topic"
    label = "Topic"
    ancestors_in_text = True
    models = ("search_testapp.Topic",)

    def values(self):
        return {
            topic.slug: FacetLabel(topic.name, topic.parent and topic.parent.slug)
            for topic in Topic.objects.select_related("parent")
        }


def topics(obj):
    """Slugs of the topics of `obj`."""
    return tuple(sorted(topic.slug for topic in obj.topics.all()))


class StoryPageSource(PageDocumentSource):
    """Stories."""

    model = StoryPage
    kind = "news"
    prefetch = ("topics", "lines__partner")
    related = {
        "search_testapp.Topic": lambda topic: (
            StoryPage.objects.filter(topics__in=[topic, *topic.topic_set.all()]).values_list("pk", flat=True).distinct()
        ),
        "search_testapp.Partner": lambda partner: partner.storyline_set.values_list("page_id", flat=True),
    }

    def fields(self, page):
        lines = [f"{line.text} {line.partner or ''}".strip() for line in page.lines.all()]
        return {"summary": page.intro, "body": "\n".join(lines), "facets": {"topic": topics(page)}}


class PartnerSource(DocumentSource):
    """Partners that are not hidden."""

    model = Partner
    kind = "organisation"
    related = {"search_testapp.Topic": lambda topic: topic.partners.values_list("pk", flat=True)}

    def queryset(self):
        return Partner.objects.filter(hidden=False).prefetch_related("topics")

    def document(self, obj):
        if obj.name == "faulty":
            raise RuntimeError("This object cannot become a document.")
        return SearchDocument(self.key(obj.pk), self.kind, obj.name, url=f"/p/{obj.pk}/", facets={"topic": topics(obj)})
