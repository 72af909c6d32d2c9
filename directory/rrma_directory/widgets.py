"""Widgets of the directory's admin forms."""

from typing import Any

from django import forms


class ScrolledCheckboxes(forms.CheckboxSelectMultiple):
    """A long list of boxes to tick that scrolls inside the form instead of stretching it."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Any = ()) -> None:
        """`attrs` and `choices` as for Django's widget; the stylesheet knows it by its class."""
        super().__init__({"class": "rrma-checklist", **(attrs or {})}, choices)
