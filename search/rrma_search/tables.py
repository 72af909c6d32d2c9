"""The tables of words that come with the house, in the folder `data`: a row a line, columns parted by tabs."""

from __future__ import annotations

from pathlib import Path

__all__ = ["rows_of"]

_FOLDER = Path(__file__).with_name("data")


def rows_of(table: str) -> list[list[str]]:
    """The rows of the table `table` (“demonyms”), each as the list of its columns."""
    lines = (_FOLDER / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines]
