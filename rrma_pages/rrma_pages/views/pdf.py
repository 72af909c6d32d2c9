"""A page as a PDF, to print or to keep."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rrma_pages import pdf as pdfs
from rrma_pages.public_pages import public_page
from rrma_search.caching import cacheable
from rrma_search.conf import base_template

__all__ = ["pdf"]

RETRY_AFTER = 20


@require_safe
def pdf(request: HttpRequest, path: str, name: str) -> HttpResponse:
    """The page at `path`, which calls its PDF `name`; status 503 while it is being made for somebody else.

    Raises Http404 for a page that not everyone may see, for one that is not had as a PDF, and where none is made.
    """
    page = public_page(request, path)
    if getattr(page, "pdf_name", "") != name or not pdfs.pdf_is_made():
        raise Http404
    try:
        data = pdfs.pdf_of(page)
    except pdfs.NotMade:
        context = {"base_template": base_template(), "page_url": page.url}
        response = render(request, "rrma_pages/pdf_not_made.html", context, status=503)
        response["Retry-After"] = str(RETRY_AFTER)
        return response
    headers = {"Content-Disposition": f'inline; filename="{page.slug}.pdf"', "X-Robots-Tag": "noindex"}
    return cacheable(request, HttpResponse(data, content_type="application/pdf", headers=headers))
