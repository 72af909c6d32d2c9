"""Addresses of the search; a host includes them where it wants them."""

from django.urls import path

from . import views

app_name = "rrma_search"

urlpatterns = [path("", views.search_page, name="search")]
