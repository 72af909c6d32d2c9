"""Public addresses of the topic pages, included at the root of a site, before Wagtail's."""

from django.urls import path

from .views import TopicView

app_name = "rrma_topics"

urlpatterns = [
    path("themes/<slug:value>/", TopicView.as_view(), {"facet": "theme"}, name="theme"),
    path("mots-cles/<slug:value>/", TopicView.as_view(), {"facet": "keyword"}, name="keyword"),
    path("pays/<slug:value>/", TopicView.as_view(), {"facet": "country"}, name="country"),
    path("territoires/<slug:value>/", TopicView.as_view(), {"facet": "region"}, name="territory"),
]
