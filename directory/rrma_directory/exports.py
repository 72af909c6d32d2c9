"""Exports of the admin's lists that a spreadsheet opens without running anything."""

from typing import Any

from django.db.models import Model
from wagtail.coreutils import multigetattr
from wagtail.snippets.views.snippets import IndexView

from rrma_search.exports.cells import neutralised


def value_at(item: Any, path: str) -> Any:
    """What stands at the dotted `path` from `item`; None when something on the way is not there."""
    for name in path.split("."):
        if item is None:
            return None
        item = multigetattr(item, name)
    return item


class SafeExportIndexView(IndexView):
    """Wagtail's list of snippets, its CSV export neutralised (its XLSX export already is)."""

    def to_row_dict(self, item: Model) -> dict[str, Any]:
        """The values of one row by column; a path that ends early gives None."""
        return {path: value_at(item, path) for path in self.list_export}

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """The value of a cell, ready to be written."""
        cell = super().preprocess_field_value(field, value, export_format)
        return neutralised(cell) if export_format == self.FORMAT_CSV else cell
