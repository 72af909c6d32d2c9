"""What each trade needs to compose, approve and send letters (see `rrma_search.groups`)."""

from rrma_search.group_permissions import keep
from rrma_search.groups import Trade
from rrma_search.page_model import page_permissions

__all__ = ["GRANTS"]

COMPOSING = [*page_permissions("add", "change"), "wagtailimages.add_image", "wagtailimages.choose_image"]

GRANTS = {
    Trade.LETTER_COMPOSING: COMPOSING,
    Trade.LETTER_APPROVING: [*COMPOSING, *page_permissions("publish", "lock", "unlock")],
    Trade.LETTER_SENDING: [
        *keep("rrma_newsletter", ["sending"], ["add", "change", "view"]),
        *keep("rrma_newsletter", ["subscriber"]),
    ],
}
