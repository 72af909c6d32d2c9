"""Whether the search is well, for monitoring: JSON, at the address where the host puts it (`/sante/`)."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.generic import View

from . import engines
from .engines.base import EmbeddedEngine
from .projection.status import index_status
from .replica.status import replica_status

__all__ = ["HealthView", "health"]


class HealthView(View):
    """Answers 200 as long as searches are answered; `"search": "degraded"` while the database stands in for the engine.

    Whoever may see the register of the index is told the name of the index in use too; nobody is told hosts or
    versions of software.
    """

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> JsonResponse:
        """How the search stands now; asks Elasticsearch, for as long as a visitor would wait."""
        user = getattr(request, "user", None)
        in_detail = user is not None and user.has_perm("rrma_search.view_indexeddocument")
        response = JsonResponse(health(in_detail))
        response["Cache-Control"] = "no-store"
        return response


def health(in_detail: bool = False) -> dict[str, Any]:
    """What `/sante/` says.

    `search` is "ok", "degraded" or "off"; `engine` the engine of the settings. `objects` wait to be projected.
    `pending` documents wait for Elasticsearch, the oldest for `oldest_pending_seconds`; `dead` ones were given up.
    """
    engine = engines.get_engine()
    answers = isinstance(engine, EmbeddedEngine) or _replica_answers()
    status = index_status()
    said: dict[str, Any] = {
        "search": "off" if engine.name == "off" else "ok" if answers else "degraded",
        "engine": engine.name,
        "documents": status.documents,
        "objects": status.pending,
    }
    replica = replica_status()
    if replica:
        said |= replica.as_dict() | ({"index": replica.index} if in_detail else {})
    return said


def _replica_answers() -> bool:
    from .replica.feeding import answers_now  # imported where Elasticsearch is in use

    return answers_now()
