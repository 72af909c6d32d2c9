"""Addresses of the search; a host includes them where it wants them."""

from django.urls import path

from .completion_view import CompletionView
from .exports.views import CsvView, XlsxView
from .search_feed import SearchFeedView
from .views import SearchView

app_name = "rrma_search"

urlpatterns = [
    path("", SearchView.as_view(), name="search"),
    path("completion.json", CompletionView.as_view(), name="completion"),
    path("export.csv", CsvView.as_view(), name="csv"),
    path("export.xlsx", XlsxView.as_view(), name="xlsx"),
    path("flux.xml", SearchFeedView.as_view(), name="feed"),
]
