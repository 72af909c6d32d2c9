"""The form of a guide in the admin."""

from collections.abc import Mapping
from typing import Any

from . import guide_publication
from .forms import NetworkPageForm


class GuidePageForm(NetworkPageForm):
    """Holds a guide to the rules of publication, except while a draft is saved or previewed."""

    def missing(self, cleaned: Mapping[str, Any]) -> Mapping[str, Any]:
        """Messages on summary, audiences and steps, as long as what is published lacks them."""
        return guide_publication.missing(
            title=cleaned.get("title", ""),
            summary=cleaned.get("summary", ""),
            audiences=cleaned.get("audiences", ()),
            steps=[form.instance.title for form in self.kept_forms("steps")],
        )
