"""Texts put into the cells of a table that a spreadsheet opens without running anything."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["neutralised", "one_line"]

_FORMULA = re.compile(r"[\t\r\n]|[\s\x00-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff]*[=+\-@＝＋－＠]")
"""How a cell begins that a spreadsheet would compute; the wide forms are read as the narrow ones in some of them.

Blanks, control characters and what is not written (lone surrogates) may stand before the sign.
"""


def neutralised(value: Any) -> str:
    """`value` as text for a CSV cell; what a spreadsheet would take for a formula gets an apostrophe in front."""
    text = "" if value is None else str(value)
    return f"'{text}" if _FORMULA.match(text) else text


def one_line(text: str) -> str:
    """`text` with every run of blanks, line ends included, as one space."""
    return " ".join(text.split())
