"""Addresses of the demonstration site."""

import posixpath
from pathlib import PurePosixPath

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import include, path
from django.views.decorators.cache import cache_control
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps import Sitemap as PageSitemap
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from rrma_directory.sitemaps import OrganisationSitemap, TopicSitemap
from rrma_search.health import HealthView

from .patterns import pattern_page

handler400 = "rrma_pages.views.errors.bad_request"
handler403 = "rrma_pages.views.errors.permission_denied"
handler404 = "rrma_pages.views.errors.page_not_found"
handler500 = "rrma_pages.views.errors.server_error"


@cache_control(public=True, max_age=86_400)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """An uploaded picture, where no web server stands before the site.

    Documents are not given here: Wagtail's own address for them asks who may read them.
    """
    if PurePosixPath(posixpath.normpath(path).lstrip("/")).parts[:1] == ("documents",):
        raise Http404
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # a name too long for the file system
        raise Http404 from error


SITEMAPS = {"pages": PageSitemap, "organisations": OrganisationSitemap, "topics": TopicSitemap}

urlpatterns = [
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}),
    path("recherche/", include("rrma_search.urls")),
    path("sante/", HealthView.as_view()),
    path("api/v1/", include("rrma_search.api.urls")),
    path("annuaire/", include("rrma_directory.urls")),
    path("lettre/", include("rrma_newsletter.subscription_urls")),
    path("modeles/", pattern_page),
    path("", include("rrma_directory.topic_urls")),
    path("", include("rrma_pages.urls")),
    path("", include(wagtail_urls)),
]
