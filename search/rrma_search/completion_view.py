"""Completion as JSON, for the script of the search box."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.views.generic import View

from .caching import cacheable
from .completion import completions
from .listings import EVERYTHING
from .query import TEXT_PARAMETER

__all__ = ["CompletionView"]


class CompletionView(View):
    """`{"completions": [{"text": …, "kind": …}]}`: at most eight, whatever is typed; reads, and writes nothing."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The completions of the parameter `q`."""
        scope = EVERYTHING.requested(request)
        found = completions(request.GET.get(TEXT_PARAMETER, ""), scope.site, scope.language)
        listed = [{"text": completion.text, "kind": completion.kind} for completion in found]
        answer = JsonResponse({"completions": listed}, json_dumps_params={"ensure_ascii": False})
        answer["X-Robots-Tag"] = "noindex"
        return cacheable(request, answer)
