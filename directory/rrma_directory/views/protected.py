"""What an editor sees instead of a confirmation when a value in use was to be deleted."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.admin_url_finder import AdminURLFinder

from ..models import Keyword
from ..models.protected import ProtectedValue
from ..usage import Use, uses_of

SHOWN_USES = 50


def protected_response(request: HttpRequest, instances: Sequence[Model]) -> TemplateResponse | None:
    """A page that names the uses of those of `instances` that are in use; None when all of them may be deleted.

    Nothing at all is deleted of a selection that holds a value in use: the page says which ones to leave out.
    """
    found = [(each, uses_of(each)) for each in instances if isinstance(each, ProtectedValue)]
    used = [(each, uses) for each, uses in found if uses]
    if not used:
        return None
    finder = AdminURLFinder(request.user)
    context = {
        "page_title": _("Deletion impossible"),
        "header_icon": "warning",
        "model_name": capfirst(used[0][0]._meta.verbose_name_plural),
        "values": [value_context(each, uses, finder) for each, uses in used],
        "free_count": len(instances) - len(used),
        "back_url": reverse(type(used[0][0]).snippet_viewset.get_url_name("list")),
    }
    return TemplateResponse(request, "rrma_directory/admin/protected.html", context)


def value_context(instance: Model, uses: list[Use], finder: AdminURLFinder) -> dict[str, Any]:
    """What the page shows of one value: its uses with the addresses where they can be edited."""
    return {
        "value": instance,
        "count": ngettext("%(count)d use", "%(count)d uses", len(uses)) % {"count": len(uses)},
        "uses": [{"label": str(use), "url": finder.get_edit_url(use.holder)} for use in uses[:SHOWN_USES]],
        "more": max(0, len(uses) - SHOWN_USES),
        "merge_url": merge_url(instance),
    }


def merge_url(instance: Model) -> str:
    """Where a keyword can be merged into another rather than deleted; "" for other values."""
    if isinstance(instance, Keyword):
        return reverse(Keyword.snippet_viewset.get_url_name("merge"), args=[instance.pk])
    return ""
