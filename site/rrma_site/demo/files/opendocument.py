"""OpenDocument files: texts and spreadsheets."""

import io
import re
from typing import Any

from odf import dc, style, table, text
from odf.opendocument import OpenDocument, OpenDocumentSpreadsheet, OpenDocumentText

from .content import BOX, NETWORK, blocks, language, table_rows, words

CELLS = re.compile(r"\b([A-Z]+\d+)\b")


def write_text(tool: dict[str, Any]) -> bytes:
    """The file of `tool`, a text."""
    document = _described(OpenDocumentText(), tool)
    heading = style.Style(name="Titre", family="paragraph")
    heading.addElement(style.TextProperties(fontsize="15pt", fontweight="bold"))
    heading.addElement(style.ParagraphProperties(margintop="0.5cm", marginbottom="0.2cm"))
    document.automaticstyles.addElement(heading)
    document.text.addElement(text.H(outlinelevel=1, stylename=heading, text=words(tool, tool["name"])))
    for kind, value in blocks(tool):
        if kind == "title":
            document.text.addElement(text.H(outlinelevel=2, stylename=heading, text=words(tool, value)))
        elif kind == "text":
            document.text.addElement(text.P(text=words(tool, value)))
        elif kind == "table":
            document.text.addElement(_table(tool, words(tool, value["columns"][0]), value))
        else:
            _add_items(document, tool, kind, value)
    return _bytes(document)


def write_spreadsheet(tool: dict[str, Any]) -> bytes:
    """The file of `tool`, a workbook; what starts with = is a formula."""
    document = _described(OpenDocumentSpreadsheet(), tool)
    for sheet in tool["sheets"]:
        grid = table.Table(name=sheet["name"])
        for width in sheet["widths"]:
            column = style.Style(name=f"largeur{width}", family="table-column")
            column.addElement(style.TableColumnProperties(columnwidth=f"{width * 0.2:.1f}cm"))
            document.automaticstyles.addElement(column)
            grid.addElement(table.TableColumn(stylename=column))
        _add_rows(grid, tool, sheet)
        document.spreadsheet.addElement(grid)
    return _bytes(document)


def _described(document: OpenDocument, tool: dict[str, Any]) -> OpenDocument:
    for kind, value in ((dc.Title, words(tool, tool["name"])), (dc.Creator, NETWORK), (dc.Language, language(tool))):
        document.meta.addElement(kind(text=value))
    return document


def _add_items(document: OpenDocument, tool: dict[str, Any], kind: str, items: list[str]) -> None:
    if kind == "checks":
        for item in items:
            document.text.addElement(text.P(text=f"{BOX} {words(tool, item)}"))
        return
    entries = text.List()
    for item in items:
        entry = text.ListItem()
        entry.addElement(text.P(text=words(tool, item)))
        entries.addElement(entry)
    document.text.addElement(entries)


def _table(tool: dict[str, Any], name: str, value: dict[str, Any]) -> table.Table:
    grid = table.Table(name=name)
    grid.addElement(table.TableColumn(numbercolumnsrepeated=len(value["columns"])))
    _add_rows(grid, tool, value)
    return grid


def _add_rows(grid: table.Table, tool: dict[str, Any], value: dict[str, Any]) -> None:
    for row in [value["columns"], *table_rows(value)]:
        line = table.TableRow()
        for content in row:
            line.addElement(_cell(tool, content))
        grid.addElement(line)


def _cell(tool: dict[str, Any], content: Any) -> table.TableCell:
    if isinstance(content, str) and content.startswith("="):
        return table.TableCell(valuetype="float", value="0", formula=f"of:{_formula(content)}")
    cell = table.TableCell(valuetype="string")
    cell.addElement(text.P(text=words(tool, content)))
    return cell


def _formula(formula: str) -> str:
    """A formula of a workbook as OpenDocument writes it: =SUM(C2:C8) is =SUM([.C2:.C8])."""
    ranges = re.sub(r"\b([A-Z]+\d+):([A-Z]+\d+)\b", r"[.\1:.\2]", formula)
    return ranges


def _bytes(document: OpenDocument) -> bytes:
    stream = io.BytesIO()
    document.write(stream)
    return stream.getvalue()
