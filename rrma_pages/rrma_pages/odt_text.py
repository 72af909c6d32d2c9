"""HTML of a page turned into the elements of an OpenDocument text; needs odfpy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString
from odf import table, text

__all__ = ["BOLD", "BULLETS", "ITALIC", "NUMBERS", "RAISED", "TABLE_HEADING", "elements"]

BOLD, ITALIC, RAISED = "Strong", "Emphasis", "Raised"
BULLETS, NUMBERS, TABLE_HEADING = "Bullets", "Numbers", "Table_20_Heading"

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 4, "h6": 4}
INLINE = {
    "a",
    "abbr",
    "b",
    "br",
    "cite",
    "code",
    "em",
    "i",
    "label",
    "q",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
}
SPANS = {"b": BOLD, "strong": BOLD, "dt": BOLD, "i": ITALIC, "em": ITALIC, "cite": ITALIC, "sup": RAISED}
LEFT_OUT = {"audio", "button", "iframe", "img", "input", "nav", "object", "script", "style", "svg", "template", "video"}
SCREEN = "rrma-screen"
"""Class of what only makes sense on a screen."""

TIMELINE = "rrma-timeline"
"""Class of lists whose entries have dates or numbers of their own."""

SPACES = re.compile(r"[ \t\r\n\f]+")
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def elements(html: str, base: str) -> list[Any]:
    """Headings, paragraphs, lists and tables of `html`, in order; links are made absolute by `base`, no pictures."""
    return list(_blocks(BeautifulSoup(html, "html.parser"), base))


def _blocks(node: Tag, base: str) -> Iterator[Any]:
    run: list[Any] = []
    for child in node.children:
        if not isinstance(child, Tag) or child.name in INLINE:
            run.append(child)
        elif not _left_out(child):
            yield from _paragraph(run, base)
            run = []
            yield from _block(child, base)
    yield from _paragraph(run, base)


def _block(tag: Tag, base: str) -> Iterator[Any]:
    if tag.name in HEADINGS:
        level = HEADINGS[tag.name]
        yield from _filled(text.H(outlinelevel=level, stylename=f"Heading_20_{level}"), tag.children, base)
    elif tag.name in ("ul", "ol"):
        yield from _list(tag, base)
    elif tag.name == "table":
        yield from _table(tag, base)
    elif tag.name == "dt":
        yield from _paragraph([tag], base)
    else:
        yield from _blocks(tag, base)


def _list(tag: Tag, base: str) -> Iterator[Any]:
    counted = tag.name == "ol" and TIMELINE not in tag.get("class", ())
    made = text.List(stylename=NUMBERS if counted else BULLETS)
    for line in tag.find_all("li", recursive=False):
        contents = list(_blocks(line, base))
        if contents:
            item = text.ListItem()
            for element in contents:
                item.addElement(element)
            made.addElement(item)
    if made.hasChildNodes():
        yield made


def _table(tag: Tag, base: str) -> Iterator[Any]:
    rows = tag.find_all("tr")
    if tag.caption is not None:
        yield from _paragraph(tag.caption.children, base)
    if not rows:
        return
    made = table.Table(name=f"Table{len(tag.find_all_previous('table')) + 1}")
    made.addElement(table.TableColumn(numbercolumnsrepeated=max(len(_cells(row)) for row in rows)))
    for row in rows:
        line = table.TableRow()
        for cell in _cells(row):
            box = table.TableCell(valuetype="string")
            heading = TABLE_HEADING if cell.name == "th" else "Standard"
            box.addElement(next(_filled(text.P(stylename=heading), cell.children, base), text.P(stylename=heading)))
            line.addElement(box)
        made.addElement(line)
    yield made


def _cells(row: Tag) -> list[Tag]:
    return row.find_all(["th", "td"], recursive=False)


def _paragraph(nodes: Iterable[Any], base: str) -> Iterator[Any]:
    yield from _filled(text.P(stylename="Standard"), nodes, base)


def _filled(element: Any, nodes: Iterable[Any], base: str) -> Iterator[Any]:
    """`element` with the words of `nodes`, unless there are none."""
    before = len(element.childNodes)
    _write(element, list(nodes), base)
    if len(element.childNodes) > before and str(element).strip():
        yield element


def _write(element: Any, nodes: list[Any], base: str) -> None:
    previous = None
    for node in nodes:
        if isinstance(node, Tag):
            if _left_out(node):
                continue
            if _stands_apart(node, previous):
                element.addText(" · " if node.name == "span" else " ")
            _write_tag(element, node, base)
            previous = node
        elif not isinstance(node, PreformattedString) and isinstance(node, NavigableString):
            words = NOT_IN_XML.sub("", SPACES.sub(" ", str(node)))
            if words:
                element.addText(words)
                previous = None if words.strip() else previous


def _write_tag(element: Any, tag: Tag, base: str) -> None:
    address = tag.get("href", "") if tag.name == "a" else ""
    if tag.name == "br":
        element.addElement(text.LineBreak())
    elif address and not address.startswith("#"):
        link = text.A(type="simple", href=NOT_IN_XML.sub("", urljoin(base, address)))
        _write(link, list(tag.children), base)
        element.addElement(link)
    elif tag.name in SPANS:
        span = text.Span(stylename=SPANS[tag.name])
        _write(span, list(tag.children), base)
        element.addElement(span)
    else:
        _write(element, list(tag.children), base)


def _stands_apart(tag: Tag, previous: Tag | None) -> bool:
    """Whether a page parts `tag` from what precedes it by its style alone: facts side by side, small print."""
    return tag.name == "small" or (tag.name == "span" and previous is not None and previous.name == "span")


def _left_out(tag: Tag) -> bool:
    return tag.name in LEFT_OUT or SCREEN in tag.get("class", ()) or (tag.name == "figure" and tag.img is not None)
