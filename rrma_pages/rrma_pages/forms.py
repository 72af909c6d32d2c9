"""The form of a page in the admin: vocabularies in the order readers know, and what publishing requires."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import ModelForm
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from .widgets import country_choices, theme_choices

COUNTRY_FIELDS = ("countries", "secondary_countries")


class NetworkPageForm(WagtailAdminPageForm):
    """Offers themes as a tree and countries by continent; refuses to publish what `missing` says is unfit."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Arguments as for any page form of Wagtail."""
        super().__init__(*args, **kwargs)
        if "themes" in self.fields:
            self.fields["themes"].choices = theme_choices(self.fields["themes"].queryset)
        for name in COUNTRY_FIELDS:
            if name in self.fields:
                self.fields[name].choices = country_choices(self.fields[name].queryset)

    def missing(self, cleaned: Mapping[str, Any]) -> Mapping[str, Any]:
        """What keeps the page from readers: a message by the name of the field or list where it can be mended."""
        return {}

    def defer_required_fields(self) -> None:
        """Asks less of a draft; not of one under review, which moderators may approve without opening this form."""
        if not (self.instance.pk and self.instance.workflow_in_progress):
            super().defer_required_fields()

    def clean(self) -> dict[str, Any]:
        """The cleaned data; errors on what is missing, unless a draft is saved or previewed."""
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name, message in self.missing(cleaned).items():
                # A field that is already refused says so itself.
                if name not in self.errors:
                    self._refuse(name, message)
        return cleaned

    def kept_forms(self, name: str) -> Iterator[ModelForm]:
        """The entries of the list `name` as typed, without those that the editor has taken out."""
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


class NewsPageForm(NetworkPageForm):
    """Refuses to publish today what bears the date of another day to come."""

    def missing(self, cleaned: Mapping[str, Any]) -> Mapping[str, Any]:
        """A message on the publication date, when it is to come and the page is not scheduled for that day."""
        day, hour = cleaned.get("publication_date"), cleaned.get("go_live_at")
        if not day or day <= max(timezone.localdate(), timezone.localdate(hour) if hour else day.min):
            return {}
        return {"publication_date": _("This day is to come: schedule the publication for it, or correct the date.")}
