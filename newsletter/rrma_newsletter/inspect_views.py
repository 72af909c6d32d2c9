"""Wagtail's page of one record, as ours are read."""

from __future__ import annotations

from typing import Any

from django.utils.timezone import template_localtime
from wagtail.snippets.views.snippets import InspectView

__all__ = ["RecordView"]


class RecordView(InspectView):
    """Shows a dash where there is nothing, rather than Python's word for it, and times as clocks of the site do."""

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """The value of a field, in words."""
        value = super().get_field_display_value(field_name, field)
        return "–" if value in (None, "", "-") else template_localtime(value)
