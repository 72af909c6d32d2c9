"""Word files (Office Open XML)."""

import io
from typing import Any

import docx
from docx.document import Document
from docx.shared import Cm, Pt

from .content import BOX, NETWORK, blocks, language, table_rows, words


def write(tool: dict[str, Any]) -> bytes:
    """The file of `tool`, a text."""
    document = docx.Document()
    document.core_properties.title = words(tool, tool["name"])
    document.core_properties.author = NETWORK
    document.core_properties.language = language(tool)
    document.styles["Normal"].font.size = Pt(11)
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
    document.add_heading(words(tool, tool["name"]), 0)
    for kind, value in blocks(tool):
        _add(document, tool, kind, value)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add(document: Document, tool: dict[str, Any], kind: str, value: Any) -> None:
    if kind == "title":
        document.add_heading(words(tool, value), 1)
    elif kind == "text":
        document.add_paragraph(words(tool, value))
    elif kind == "table":
        _add_table(document, tool, value)
    else:
        for item in value:
            text = words(tool, item)
            document.add_paragraph(*((text, "List Bullet") if kind == "list" else (f"{BOX} {text}",)))


def _add_table(document: Document, tool: dict[str, Any], value: dict[str, Any]) -> None:
    table = document.add_table(rows=1, cols=len(value["columns"]), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, value["columns"], strict=True):
        cell.paragraphs[0].add_run(words(tool, heading)).bold = True
    for row in table_rows(value):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = words(tool, text)
    document.add_paragraph()
