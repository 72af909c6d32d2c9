"""Addresses of the demonstration site."""

from django.conf import settings
from django.contrib import admin
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import include, path
from django.views.decorators.cache import cache_control
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls


@cache_control(public=True, max_age=86_400)
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture of the demonstration, which has no web server before it; a real site leaves this to its web server."""
    try:
        return serve(request, path, document_root=settings.MEDIA_ROOT)
    except OSError as error:  # a name too long for the file system
        raise Http404 from error


urlpatterns = [
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media),
    path("recherche/", include("rrma_search.urls")),
    path("annuaire/", RedirectView.as_view(url="/recherche/?type=organisation")),
    path("annuaire/", include("rrma_directory.urls")),
    path("", include("rrma_directory.topic_urls")),
    path("", include(wagtail_urls)),
]
