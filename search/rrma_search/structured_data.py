"""What a page tells machines of itself: schema.org as JSON-LD, and nothing that readers do not see."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Protocol

from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

__all__ = ["Described", "described", "item_list", "markup"]

CONTEXT = "https://schema.org"
# As JSON has it, none of these can end the element or begin another one.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


class Described(Protocol):
    """Whatever can be described: a page of results, a page of the tree, a record."""

    def structured_data(self, request: HttpRequest) -> Mapping[str, Any]:
        """The description, as `described` makes it; empty for none."""


def described(kind: str, **properties: Any) -> dict[str, Any]:
    """The thing of the schema.org type `kind` with these properties; those without a value are left out."""
    return {"@context": CONTEXT, "@type": kind} | {name: value for name, value in properties.items() if value}


def item_list(total: int, first_rank: int, addresses: list[str]) -> dict[str, Any]:
    """A list of `total` things, of which those at `addresses` begin at `first_rank`; empty where there is none."""
    items = [
        {"@type": "ListItem", "position": position, "url": address}
        for position, address in enumerate(addresses, first_rank)
    ]
    return described("ItemList", numberOfItems=total, itemListElement=items) if items else {}


def markup(thing: Described, request: HttpRequest) -> SafeString:
    """The element that carries the description of `thing`: data, which no browser runs."""
    data = thing.structured_data(request)
    if not data:
        return SafeString()
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    # Safe: the text holds no < > & at all.
    return mark_safe(f'<script type="application/ld+json">{text}</script>')
