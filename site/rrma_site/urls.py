"""Addresses of the demonstration site."""

from django.conf import settings
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.cache import cache_control
from django.views.generic import RedirectView
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

# The demonstration has no web server before it: it hands out its own pictures, DEBUG or not. A real site leaves this
# to its web server.
media = cache_control(public=True, max_age=86_400)(serve)

urlpatterns = [
    path("django-admin/", admin.site.urls),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("media/<path:path>", media, {"document_root": settings.MEDIA_ROOT}),
    path("recherche/", include("rrma_search.urls")),
    path("annuaire/", RedirectView.as_view(url="/recherche/?type=organisation")),
    path("annuaire/", include("rrma_directory.urls")),
    path("", include(wagtail_urls)),
]
