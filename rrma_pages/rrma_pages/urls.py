"""Addresses of rrma_pages; to be included at the root of a site, before Wagtail's own."""

from django.urls import path

from rrma_pages.views.colours import stylesheet

app_name = "rrma_pages"

urlpatterns = [path("couleurs.css", stylesheet, name="colours")]
