"""Addresses of rrma_pages; to be included at the root of a site, before Wagtail's own."""

from django.urls import path, re_path

from rrma_pages.views.colours import stylesheet
from rrma_pages.views.feeds import feed
from rrma_pages.views.pdf import pdf
from rrma_pages.views.reuse import odt

app_name = "rrma_pages"

urlpatterns = [
    path("couleurs.css", stylesheet, name="colours"),
    re_path(r"^(?P<path>(?:[\w\-]+/)*)flux\.xml$", feed, name="feed"),
    re_path(r"^(?P<path>(?:[\w\-]+/)*)reprendre\.odt$", odt, name="odt"),
    re_path(r"^(?P<path>(?:[\w\-]+/)*)(?P<name>(?:fiche|guide)\.pdf)$", pdf, name="pdf"),
]
