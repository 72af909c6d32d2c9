"""Public addresses of the topic pages, included at the root of a site, before Wagtail's."""

from django.urls import path

from .views import TopicIndexView, TopicView

app_name = "rrma_topics"

urlpatterns = [
    path("themes/", TopicIndexView.as_view(), {"facet": "theme"}, name="theme_index"),
    path("mots-cles/", TopicIndexView.as_view(), {"facet": "keyword"}, name="keyword_index"),
    path("pays/", TopicIndexView.as_view(), {"facet": "country"}, name="country_index"),
    path("territoires/", TopicIndexView.as_view(), {"facet": "region"}, name="territory_index"),
    path("themes/<slug:value>/", TopicView.as_view(), {"facet": "theme"}, name="theme"),
    path("mots-cles/<slug:value>/", TopicView.as_view(), {"facet": "keyword"}, name="keyword"),
    path("pays/<slug:value>/", TopicView.as_view(), {"facet": "country"}, name="country"),
    path("territoires/<slug:value>/", TopicView.as_view(), {"facet": "region"}, name="territory"),
]
