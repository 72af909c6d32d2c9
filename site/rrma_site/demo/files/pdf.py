"""PDF files."""

import io
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import cm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from .content import NETWORK, blocks, language, table_rows, words

STYLES = getSampleStyleSheet()
WIDTH = 17 * cm
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.grey),
        ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dce6e3")),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ]
)


def write(tool: dict[str, Any]) -> bytes:
    """The file of `tool`, a text."""
    stream = io.BytesIO()
    document = SimpleDocTemplate(
        stream, pagesize=A4, title=words(tool, tool["name"]), author=NETWORK, lang=language(tool), margin=2 * cm
    )
    story: list[Flowable] = [_paragraph(tool, tool["name"], "Title")]
    for kind, value in blocks(tool):
        story += _flowables(tool, kind, value)
    document.build(story)
    return stream.getvalue()


def _paragraph(tool: dict[str, Any], text: Any, name: str = "BodyText", bullet: str | None = None) -> Paragraph:
    # The standard fonts lack the narrow space that French sets before high punctuation.
    return Paragraph(words(tool, text).replace("\u202f", "\xa0"), STYLES[name], bulletText=bullet)


def _flowables(tool: dict[str, Any], kind: str, value: Any) -> list[Flowable]:
    if kind == "title":
        return [_paragraph(tool, value, "Heading2")]
    if kind == "text":
        return [_paragraph(tool, value)]
    if kind == "table":
        return [_table(tool, value), Spacer(1, 0.4 * cm)]
    return [_paragraph(tool, item, "Bullet", "[ ]" if kind == "checks" else "•") for item in value]


def _table(tool: dict[str, Any], value: dict[str, Any]) -> Table:
    columns = len(value["columns"])
    rows = [value["columns"], *table_rows(value)]
    cells = [[_paragraph(tool, content) for content in row] for row in rows]
    heights = [None if any(row) else 1.2 * cm for row in rows]
    return Table(cells, colWidths=[WIDTH / columns] * columns, rowHeights=heights, style=GRID, repeatRows=1)
