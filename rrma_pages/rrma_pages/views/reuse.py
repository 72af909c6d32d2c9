"""A page as a text document, for whoever takes it up whole."""

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from rrma_pages.layout import network_of
from rrma_pages.public_pages import public_page
from rrma_pages.reuse import Reuse, odt_is_made, reuse_of
from rrma_pages.reuse_picture import Picture, picture_of
from rrma_search.caching import cacheable
from rrma_search.keeping import site_of

__all__ = ["answer", "odt"]

MEDIA_TYPE = "application/vnd.oasis.opendocument.text"


@require_safe
def odt(request: HttpRequest, path: str) -> HttpResponse:
    """The page at `path` as a text document: its whole text, its illustration if its author agrees, its credit.

    Raises Http404 for a page that not everyone may see, for one whose rights are reserved, and where none is made.
    """
    page = public_page(request, path)
    if not getattr(page, "text_template", ""):
        raise Http404
    reuse = reuse_of(page, network_of(site_of(request)).name)
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
