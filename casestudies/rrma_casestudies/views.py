"""Views of the admin: the sum of the figures being typed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from .figures_typed import compute_typed


@require_GET
def financing_summary(request: HttpRequest) -> HttpResponse:
    """The summary of a financing as HTML, worked out from the figures in the address; nothing is read or written."""
    context = {"financing": compute_typed(request.GET)}
    return render(request, "rrma_casestudies/admin/financing_summary.html", context)
