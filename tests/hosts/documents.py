"""The documentation as something to be carried out: what its code blocks add to a project, and what they run."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

_FENCE = re.compile(r"^(?P<margin> *)```(?P<language>\w+)\n(?P<text>.*?)^(?P=margin)```$", re.MULTILINE | re.DOTALL)
_PLACE = re.compile(r"\A# (?P<path>[\w./]+), at the end\n")
_FLOOR = re.compile(r"# with (?P<app>rrma_\w+)|\"(?P<listed>rrma_\w+)\",")


class Block(NamedTuple):
    """A fenced block: its language, and its text without the margin of the list it stands in."""

    language: str
    text: str

    @property
    def file(self) -> str:
        """The file that the block is to be added to, as its first line says; "" when it names none."""
        found = _PLACE.match(self.text)
        return found["path"] if found else ""

    @property
    def addition(self) -> str:
        """The block without the line that names its file."""
        return _PLACE.sub("", self.text)

    def without(self, apps: Collection[str]) -> "Block":
        """The block without the lines that say they are for one of `apps`."""
        kept = [line for line in self.text.splitlines() if not _apps_of(line) & set(apps)]
        return self._replace(text="\n".join(kept) + "\n")


def _apps_of(line: str) -> set[str]:
    return {found["app"] or found["listed"] for found in _FLOOR.finditer(line)}


def blocks(page: Path, heading: str = "") -> Iterator[Block]:
    """The blocks of a Markdown page, in order; of the section `heading` only when one is given.

    Raises ValueError when the page has no such section.
    """
    text = page.read_text(encoding="utf-8")
    for found in _FENCE.finditer(_section(text, heading) if heading else text):
        lines = [line.removeprefix(found["margin"]) for line in found["text"].splitlines()]
        yield Block(found["language"], "\n".join(lines) + "\n")


def _section(text: str, heading: str) -> str:
    start = text.index(f"\n## {heading}\n")
    end = text.find("\n## ", start + 1)
    return text[start:] if end < 0 else text[start:end]
