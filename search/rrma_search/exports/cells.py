"""Texts put into the cells of a table that a spreadsheet opens without running anything."""

from __future__ import annotations

from typing import Any

__all__ = ["neutralised", "one_line"]

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet would compute; the wide forms are read as the narrow ones in some of them."""


def neutralised(value: Any) -> str:
    """`value` as text for a CSV cell; what a spreadsheet would take for a formula gets an apostrophe in front."""
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def one_line(text: str) -> str:
    """`text` with every run of blanks, line ends included, as one space."""
    return " ".join(text.split())
