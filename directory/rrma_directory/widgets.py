"""Widgets of the directory's admin forms."""

from typing import Any

from django import forms
from wagtail.snippets.widgets import AdminSnippetChooser


class ScrolledCheckboxes(forms.CheckboxSelectMultiple):
    """A long list of boxes to tick that scrolls inside the form instead of stretching it."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        """`attrs` and `choices` as for Django's widget; the stylesheet knows it by its class."""
        super().__init__({"class": "rrma-checklist", **(attrs or {})}, choices)


class DirectoryChooser(AdminSnippetChooser):
    """Wagtail's chooser of snippets, with the sentences of its viewset instead of « Choisir » and a bare noun."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Arguments as for Wagtail's widget, which would put its own sentences here."""
        super().__init__(*args, **kwargs)
        self.choose_one_text = type(self).choose_one_text
        self.choose_another_text = type(self).choose_another_text
