"""What each trade needs to write and publish pages (see `rrma_search.groups`)."""

from rrma_search.group_permissions import keep
from rrma_search.groups import Trade
from rrma_search.page_model import page_permissions

__all__ = ["GRANTS"]

WRITING = [
    *keep("rrma_pages", ["audience"], ["view"]),
    *page_permissions("add", "change"),
    *(f"wagtailimages.{action}_image" for action in ("add", "choose")),
    *(f"wagtaildocs.{action}_document" for action in ("add", "choose")),
]
PUBLISHING = [
    *page_permissions("publish", "lock", "unlock"),
    "wagtailimages.change_image",
    "wagtaildocs.change_document",
]

GRANTS = {
    Trade.WRITING: WRITING,
    Trade.PUBLISHING: [*WRITING, *PUBLISHING],
    Trade.VOCABULARIES: keep("rrma_pages", ["audience"]),
    Trade.NETWORK: [
        "rrma_pages.change_networksettings",
        *(f"wagtailredirects.{action}_redirect" for action in ("add", "change", "delete", "view")),
    ],
}
