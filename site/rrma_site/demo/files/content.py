"""What every writer reads of a tool."""

from collections.abc import Iterator
from typing import Any

from rrma_search.typography import french

Row = list[Any]

NETWORK = "Traverses"
BOX = "☐"


def language(tool: dict[str, Any]) -> str:
    """The language of the file, as the tags of its format write it: « fr-FR »."""
    return {"en": "en-GB"}.get(tool.get("language", "fr"), "fr-FR")


def words(tool: dict[str, Any], text: Any) -> str:
    """`text` set as in print; French spaces and quotation marks are for French only."""
    return str(french(str(text))) if language(tool) == "fr-FR" else str(text)


def blocks(tool: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The blocks of a text, each with its kind: text, title, list, checks, table."""
    for block in tool["blocks"]:
        yield from block.items()


def table_rows(table: dict[str, Any]) -> Iterator[Row]:
    """The rows of a table under its heading, filled up to its width, the blank ones last."""
    width = len(table["columns"])
    rows = [*table.get("rows", []), *([[]] * table.get("blank", 0))]
    yield from ([*row, *([""] * (width - len(row)))] for row in rows)
