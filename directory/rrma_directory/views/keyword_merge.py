"""Merging a keyword into another: choose, see what moves, confirm."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy

from ..actions import merge_keywords
from ..forms import MergeKeywordForm
from ..models import Keyword
from ..usage import uses_of

SHOWN_USES = 50


def may_merge(user: AbstractBaseUser | AnonymousUser) -> bool:
    """Whether `user` may both change and delete keywords, which is what a merge does."""
    policy = ModelPermissionPolicy(Keyword)
    return all(policy.user_has_permission(user, action) for action in ("change", "delete"))


class MergeKeywordView(WagtailAdminTemplateMixin, FormView):
    """Chooses the keyword to keep, names the uses that move, and merges once that is confirmed."""

    form_class = MergeKeywordForm
    template_name = "rrma_directory/admin/keyword_merge.html"
    page_title = gettext_lazy("Merge keywords")
    header_icon = "tag"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lets in who may both change and delete keywords; raises PermissionDenied for others."""
        if not may_merge(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def source(self) -> Keyword:
        """The keyword that disappears; raises Http404 when it is already gone."""
        return get_object_or_404(Keyword, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """The name of the keyword."""
        return self.source.name

    def get_breadcrumbs_items(self) -> list[dict[str, str]]:
        """The way back to the list of keywords."""
        keywords = {"url": list_url(), "label": str(Keyword.snippet_viewset.menu_label)}
        return [*self.breadcrumbs_items, keywords, {"url": "", "label": self.page_title, "sublabel": self.source.name}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """The form knows the keyword that disappears."""
        return {**super().get_form_kwargs(), "source": self.source}

    def form_valid(self, form: MergeKeywordForm) -> HttpResponse:
        """Shows what would move; merges when that page was confirmed."""
        target = form.cleaned_data["target"]
        if "confirm" not in self.request.POST:
            return self.render_to_response(self.get_context_data(form=form, target=target))
        name, uses = self.source.name, len(uses_of(self.source))
        merge_keywords(self.source, target)
        log(target, "wagtail.edit", user=self.request.user)
        messages.success(self.request, merged_message(name, target, uses))
        return redirect(list_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The keyword, its uses, and the addresses of the page."""
        uses = uses_of(self.source)
        return super().get_context_data(
            source=self.source,
            use_count=len(uses),
            uses=uses[:SHOWN_USES],
            more=max(0, len(uses) - SHOWN_USES),
            back_url=list_url(),
            **kwargs,
        )


def list_url() -> str:
    """Address of the list of keywords."""
    return reverse(Keyword.snippet_viewset.get_url_name("list"))


def merged_message(name: str, target: Keyword, uses: int) -> str:
    """What the merge did, for the list of keywords."""
    if not uses:
        return _("“%(source)s” was merged into “%(target)s”; nothing used it.") % {"source": name, "target": target}
    return _("“%(source)s” was merged into “%(target)s”: uses moved: %(count)d.") % {
        "source": name,
        "target": target,
        "count": uses,
    }
