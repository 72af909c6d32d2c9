"""Rows written as CSV, line by line, or as an XLSX file."""

from __future__ import annotations

import csv
import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from .cells import neutralised
from .columns import Cell

__all__ = ["DIALECTS", "Dialect", "csv_lines", "xlsx_file"]

LONGEST_CELL = 32_767
"""Characters that a cell of a spreadsheet holds."""
SHEET_NAME = "Recherche"

_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way to write CSV; `mark` stands before the first line, lines end with CR LF in each."""

    separator: str
    mark: str = ""


DIALECTS = {"excel": Dialect(";", "\ufeff"), "rfc4180": Dialect(",")}
"""By name: what a spreadsheet set to French opens by a double click, and what the standard says."""


class _Line:
    """A file that gives back what is written to it: the writer of the standard library, one line at a time."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[Sequence[Cell]], dialect: Dialect) -> Iterator[str]:
    """The lines of `rows`, dates as ISO 8601, formulas neutralised."""
    writer = csv.writer(_Line(), delimiter=dialect.separator)
    mark = dialect.mark
    for row in rows:
        yield mark + writer.writerow([_LONE_SURROGATES.sub("", neutralised(cell)) for cell in row])
        mark = ""


def xlsx_file(rows: Iterable[Sequence[Cell]]) -> IO[bytes]:
    """An open file with one sheet of `rows`: texts are never formulas, dates are dates; the caller closes it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(SHEET_NAME)
    sheet.freeze_panes = "A2"
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    file = TemporaryFile()  # noqa: SIM115  closed by who asked for it
    book.save(file)
    file.seek(0)
    return file


def _cell(sheet: WriteOnlyWorksheet, value: Cell) -> WriteOnlyCell | datetime.date | int | None:
    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", _LONE_SURROGATES.sub("", value))[:LONGEST_CELL]
    # What begins with "=" was taken for a formula.
    cell.data_type = "s"
    return cell
