"""Addresses of the search; a host includes them where it wants them."""

from django.urls import path

from .views import SearchView

app_name = "rrma_search"

urlpatterns = [path("", SearchView.as_view(), name="search")]
