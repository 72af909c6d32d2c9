"""Files of the demonstration, made from their texts when the network is put in place."""

from typing import Any

from . import opendocument, pdf, spreadsheet, word

__all__ = ["render"]

WRITERS = {
    "docx": word.write,
    "odt": opendocument.write_text,
    "ods": opendocument.write_spreadsheet,
    "pdf": pdf.write,
    "xlsx": spreadsheet.write,
}


def render(tool: dict[str, Any]) -> bytes:
    """The file of `tool`: its `format`, and its `blocks` or `sheets`; raises KeyError for an unknown format."""
    return WRITERS[tool["format"]](tool)
