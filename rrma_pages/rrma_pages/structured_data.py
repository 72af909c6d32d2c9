"""What pages of ours tell machines of themselves: what readers see at their top, who publishes them, their licence."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from rrma_pages import conf
from rrma_pages.layout import layout_of
from rrma_pages.licences import LICENCE_ADDRESSES
from rrma_search.structured_data import described

__all__ = ["article"]


def article(page: Any, request: HttpRequest) -> dict[str, Any]:
    """`page`, any page of ours, as the work of the network that its `schema_type` says."""
    network = layout_of(request).network.name
    licence = getattr(page, "licence", "") or conf.licence()
    return described(
        page.schema_type,
        headline=page.title,
        description=page.summary,
        url=page.full_url,
        datePublished=page.shown_date.isoformat() if page.shown_date else "",
        inLanguage=get_language(),
        license=LICENCE_ADDRESSES.get(licence, ""),
        publisher={"@type": "Organization", "name": network} if network else None,
    )
