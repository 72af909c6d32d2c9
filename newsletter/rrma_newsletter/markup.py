"""Rich text of a letter, made ready for a message: absolute addresses, well-formed tags; or turned into plain text."""

from __future__ import annotations

from urllib.parse import urljoin

from bs4 import BeautifulSoup, NavigableString, Tag
from django.utils.safestring import SafeString, mark_safe

__all__ = ["absolute", "for_message", "links_in", "plain"]


def absolute(address: str, base: str) -> str:
    """`address` as it is followed from a message: below `base` where it begins with a slash; "" for none."""
    return urljoin(f"{base}/", address) if address else ""


def for_message(html: str, base: str) -> SafeString:
    """`html` with absolute addresses, its tags closed as XML asks."""
    soup = BeautifulSoup(html, "html.parser")
    for link in soup.find_all("a"):
        link.attrs = {"href": absolute(link.get("href", ""), base)}
    # Safe: a rich text that Wagtail has cleaned on its way in, written again by a parser that escapes what it holds.
    return mark_safe(str(soup))


def links_in(html: str) -> list[str]:
    """The addresses that `html` links to; "" for a link that leads nowhere."""
    return [link.get("href", "") for link in BeautifulSoup(html, "html.parser").find_all("a")]


def plain(html: str, base: str) -> str:
    """`html` as plain text: paragraphs parted by an empty line, items of lists on lines of their own, links in full."""
    soup = BeautifulSoup(html, "html.parser")
    for line_break in soup.find_all("br"):
        line_break.replace_with("\n")
    for link in soup.find_all("a"):
        address = absolute(link.get("href", ""), base)
        if address and address != link.get_text():
            link.append(f" ({address})")
    parts = [_part(element) for element in soup.children]
    return "\n\n".join(part for part in parts if part)


def _part(element: object) -> str:
    if isinstance(element, NavigableString):
        return str(element).strip()
    if isinstance(element, Tag) and element.name in ("ul", "ol"):
        return "\n".join(f"- {item.get_text().strip()}" for item in element.find_all("li"))
    return element.get_text().strip() if isinstance(element, Tag) else ""
