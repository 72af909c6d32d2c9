"""Wiring into Wagtail's admin."""

from collections.abc import Sequence

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .views import protected_response
from .viewsets import DirectoryGroup, VocabularyGroup

register_snippet(DirectoryGroup)
register_snippet(VocabularyGroup)


@hooks.register("insert_global_admin_css")
def admin_stylesheet() -> str:
    """Links the stylesheet of long lists and narrow screens."""
    return format_html('<link rel="stylesheet" href="{}">', static("rrma_directory/css/admin.css"))


@hooks.register("before_delete_snippet")
def name_the_uses_before_a_deletion(request: HttpRequest, instances: Sequence[Model]) -> HttpResponse | None:
    """Shows what uses a value instead of asking whether to delete it, single and bulk alike."""
    return protected_response(request, instances)
