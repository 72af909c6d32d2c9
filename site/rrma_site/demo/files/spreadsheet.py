"""Excel files (Office Open XML)."""

import io
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from .content import NETWORK, language, table_rows, words

HEADING = PatternFill("solid", fgColor="DCE6E3")


def write(tool: dict[str, Any]) -> bytes:
    """The file of `tool`, a workbook; what starts with = is a formula."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    workbook.properties.title, workbook.properties.creator = words(tool, tool["name"]), NETWORK
    workbook.properties.language = language(tool)
    for sheet in tool["sheets"]:
        _fill(workbook.create_sheet(sheet["name"]), sheet, tool)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def _fill(page: Worksheet, sheet: dict[str, Any], tool: dict[str, Any]) -> None:
    page.append([words(tool, heading) for heading in sheet["columns"]])
    for row in table_rows(sheet):
        page.append([_value(tool, value) for value in row])
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), HEADING
    for row in page.iter_rows():
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for number, width in enumerate(sheet["widths"], start=1):
        page.column_dimensions[get_column_letter(number)].width = width
    page.freeze_panes = "A2"


def _value(tool: dict[str, Any], value: Any) -> Any:
    if value == "" or not isinstance(value, str) or value.startswith("="):
        return value or (None if value == "" else value)
    return words(tool, value)
