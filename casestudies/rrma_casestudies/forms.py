"""The form of a sheet in the admin: what publishing requires, told where it can be mended."""

from collections.abc import Mapping
from typing import Any

from rrma_pages.forms import NetworkPageForm

from . import publication


class CaseSheetPageForm(NetworkPageForm):
    """Holds a sheet to the rules of publication, except while a draft is saved or previewed."""

    def missing(self, cleaned: Mapping[str, Any]) -> Mapping[str, Any]:
        """Messages on summary, sides, countries and themes, as long as what is published lacks them."""
        return publication.missing(
            title=cleaned.get("title", ""),
            summary=cleaned.get("summary", ""),
            sides=[form.instance for form in self.kept_forms("sides")],
            countries=cleaned.get("countries", ()),
            themes=cleaned.get("themes", ()),
        )
