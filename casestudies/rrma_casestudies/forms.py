"""The form of a sheet in the admin: what publishing requires, told where it can be mended."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelForm
from wagtail.admin.forms import WagtailAdminPageForm

from . import publication
from .widgets import country_choices, theme_choices

COUNTRY_FIELDS = ("countries", "secondary_countries")


class CaseSheetPageForm(WagtailAdminPageForm):
    """Holds a sheet to the rules of publication, except while a draft is saved or previewed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offers themes as a tree and countries by continent."""
        super().__init__(*args, **kwargs)
        if "themes" in self.fields:
            self.fields["themes"].choices = theme_choices(self.fields["themes"].queryset)
        for name in COUNTRY_FIELDS:
            if name in self.fields:
                self.fields[name].choices = country_choices(self.fields[name].queryset)

    def defer_required_fields(self) -> None:
        """Asks less of a draft; not of one under review, which moderators may approve without opening this form."""
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        """The cleaned data; errors on summary, sides, countries and themes when what is published lacks them."""
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name, message in self._missing(cleaned).items():
                self._refuse(name, message)
        return cleaned

    def _missing(self, cleaned: dict[str, Any]) -> dict[str, Any]:
        found = publication.missing(
            title=cleaned.get("title", ""),
            summary=cleaned.get("summary", ""),
            sides=[form.instance for form in self._kept_forms("sides")],
            countries=cleaned.get("countries", ()),
            themes=cleaned.get("themes", ()),
        )
        # A field that is already refused says so itself.
        return {name: message for name, message in found.items() if name not in self.errors}

    def _kept_forms(self, name: str) -> Iterator[ModelForm]:
        formset = self.formsets.get(name)
        if formset is None:
            return
        formset.is_valid()
        deleted = formset.deleted_forms if formset.can_delete else []
        yield from (form for form in formset.forms if form not in deleted)

    def _refuse(self, name: str, message: Any) -> None:
        if name in self.formsets:
            self.formsets[name].non_form_errors().append(message)
        else:
            self.add_error(name if name in self.fields else None, ValidationError(message, code="required"))
