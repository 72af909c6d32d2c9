"""Tables of subscribers, as a spreadsheet saves them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO, StringIO
from typing import Any
from zipfile import BadZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

__all__ = ["MAX_BYTES", "as_text", "rows_of_text", "text_of"]

MAX_BYTES = 2_000_000
MAX_COLUMNS = 30


def text_of(name: str, content: bytes, max_rows: int) -> str:
    """A CSV or XLSX file as CSV text; raises ValidationError for what is neither, or too large."""
    if len(content) > MAX_BYTES:
        raise ValidationError(_("This file is too large: give at most 2 MB."))
    if name.lower().endswith(".xlsx"):
        return as_text(_workbook_rows(content, max_rows))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _workbook_rows(content: bytes, max_rows: int) -> Iterator[list[str]]:
    try:
        sheet = load_workbook(BytesIO(content), read_only=True, data_only=True).worksheets[0]
        # One row more than allowed, so that the reader can tell.
        for row in sheet.iter_rows(max_row=max_rows + 2, max_col=MAX_COLUMNS, values_only=True):
            yield [_cell(value) for value in row]
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, OSError) as error:
        raise ValidationError(_("This file cannot be read: save it again as XLSX or CSV.")) from error


def _cell(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def as_text(rows: Iterable[Iterable[str]]) -> str:
    """Rows as CSV text."""
    out = StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue()


def rows_of_text(text: str) -> list[list[str]]:
    """The rows of CSV text, whichever of `;`, `,` and tabulator is between its columns."""
    first = text.lstrip().partition("\n")[0]
    delimiter = max(";,\t", key=first.count)
    try:
        return [[cell.strip() for cell in row] for row in csv.reader(StringIO(text), delimiter=delimiter) if any(row)]
    except csv.Error as error:
        raise ValidationError(_("This file cannot be read: save it again as XLSX or CSV.")) from error
