"""What an editor does to the draft of a letter in one click: add an item, take one out."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _

from rrma_newsletter.blocks import SOURCES

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["add", "draft_of", "remove"]

Stored = list[dict[str, Any]]
EMPTY: dict[str, dict[str, Any]] = {
    "page": {"lead": False, "title": "", "text": "", "image": None, "alt": ""},
    "document": {"title": "", "text": ""},
    "organisation": {"title": "", "text": ""},
}
"""An item without anything of its own, by its kind."""


def draft_of(letter: NewsletterPage) -> NewsletterPage:
    """The newest version of `letter`."""
    return letter.get_latest_revision_as_object()


def add(letter: NewsletterPage, key: str, section: str = "", user: AbstractBaseUser | None = None) -> None:
    """Put the source `key` ("page:12") at the end of the section with the id `section` of the draft of `letter`.

    Without such a section it goes into the last one; into a new one where there is none. Raises ValueError for a key
    that names no kind of source.
    """
    kind, _colon, pk = key.partition(":")
    if kind not in SOURCES or not pk.isdecimal():
        raise ValueError(key)
    block = {"type": kind, "value": {kind: int(pk), **EMPTY[kind]}, "id": str(uuid.uuid4())}

    def put(stored: Stored) -> None:
        if not stored:
            value = {"title": _("To read"), "intro": "", "items": []}
            stored.append({"type": "section", "value": value, "id": str(uuid.uuid4())})
        chosen = next((each for each in stored if each.get("id") == section), stored[-1])
        chosen["value"].setdefault("items", []).append(block)

    _change(letter, put, user)


def remove(letter: NewsletterPage, item: str, user: AbstractBaseUser | None = None) -> None:
    """Take the item with the id `item` out of the draft of `letter`; one that is gone already is no matter."""

    def take_out(stored: Stored) -> None:
        for section in stored:
            items = section["value"].get("items") or []
            section["value"]["items"] = [block for block in items if block.get("id") != item]

    _change(letter, take_out, user)


@transaction.atomic
def _change(letter: NewsletterPage, change: Callable[[Stored], None], user: AbstractBaseUser | None) -> None:
    """One after the other: two clicks at once both count."""
    locked = type(letter).objects.select_for_update().get(pk=letter.pk)
    draft = draft_of(locked)
    stored = deepcopy(list(draft.sections.raw_data))
    change(stored)
    draft.sections = draft.sections.stream_block.to_python(stored)
    draft.save_revision(user=user, log_action=True)
