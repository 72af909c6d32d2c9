"""A page as a text document, for whoever takes it up whole."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe
from wagtail.models import Site

from rrma_pages.caching import is_restricted
from rrma_pages.layout import network_of
from rrma_pages.reuse import Reuse, odt_is_made, reuse_of
from rrma_pages.reuse_picture import Picture, picture_of
from rrma_search.caching import cacheable
from rrma_search.keeping import site_of
from rrma_search.page_model import Page

__all__ = ["answer", "odt"]

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


@require_safe
def odt(request: HttpRequest, path: str) -> HttpResponse:
    """The page at `path` as a text document: its whole text, its illustration if its author agrees, its credit.

    Raises Http404 for a page that not everyone may see, for one whose rights are reserved, and where none is made.
    """
    site = site_of(request)
    page = _page(site, request, path)
    reuse = reuse_of(page, network_of(site).name)
    text = render_to_string(page.text_template, {"page": page}, request)
    return answer(request, reuse, text, page.slug, picture_of(page))


def answer(
    request: HttpRequest, reuse: Reuse | None, text: SafeString, name: str, picture: Picture | None = None
) -> HttpResponse:
    """What `reuse` says, with its whole `text`, as the file `name`.odt; raises Http404 where it may not be taken up."""
    if reuse is None or reuse.terms is None or not odt_is_made():
        raise Http404
    from rrma_pages.odt import document  # which needs odfpy

    headers = {"Content-Disposition": f'attachment; filename="{name}.odt"', "X-Robots-Tag": "noindex"}
    return cacheable(request, HttpResponse(document(reuse, text, picture), content_type=MEDIA_TYPE, headers=headers))


def _page(site: Site | None, request: HttpRequest, path: str) -> Page:
    if site is None:
        raise Http404
    found = site.root_page.localized.specific.route(request, [part for part in path.split("/") if part])
    page = found[0]
    if not getattr(page, "text_template", "") or is_restricted(page):
        raise Http404
    return page
