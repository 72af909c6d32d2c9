"""The public page of a topic, and the lists of topics."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.generic import View

from rrma_search.caching import cacheable
from rrma_search.conf import base_template
from rrma_search.keeping import site_of
from rrma_search.query import SearchQuery

from ..topics.index import TopicIndex
from ..topics.page import TopicPage
from ..topics.topic import find_topic


class TopicView(View):
    """What the network has on a theme, a keyword, a country or a French territory."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, facet: str, value: str, **kwargs: Any) -> HttpResponse:
        """The page at its one address: another spelling of a country's code leads there. Raises Http404."""
        topic = find_topic(facet, value)
        if topic is None:
            raise Http404
        page = TopicPage(topic, _base(request))
        if facet == "country" and value != topic.value:
            return redirect(page.url, permanent=True)
        context = {"topic": topic, "shown": page, "base_template": base_template()}
        return cacheable(request, render(request, "rrma_directory/topic.html", context))


class TopicIndexView(View):
    """The themes, keywords, countries or French territories that the network has something on."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, facet: str, **kwargs: Any) -> HttpResponse:
        """The list, with the number of results of each."""
        context = {"index": TopicIndex(facet, _base(request)), "base_template": base_template()}
        return cacheable(request, render(request, "rrma_directory/topic_index.html", context))


def _base(request: HttpRequest) -> SearchQuery:
    """A search for anything, on the site and in the language of the request."""
    site = site_of(request)
    language = get_language() if getattr(settings, "WAGTAIL_I18N_ENABLED", False) else None
    return SearchQuery(site=site.pk if site else None, language=language)
