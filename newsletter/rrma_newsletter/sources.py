"""What a letter is drawn from: which sources it names, what they show today, and what became of them since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail.documents import get_document_model

from rrma_directory.models import Organisation
from rrma_newsletter.blocks import SOURCES
from rrma_newsletter.models import PickedSource
from rrma_pages.teasers import Teaser, public_pages
from rrma_pages.templatetags.rrma_pages import rrma_organisation_address
from rrma_search.page_model import Page

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["CHANGED", "Change", "Item", "Source", "accept", "changes", "items_of", "keys_of", "load", "note"]

CHANGED, UNPUBLISHED, RESTRICTED, DELETED = "changed", "unpublished", "restricted", "deleted"
PROBLEMS = {
    CHANGED: _("has changed since it was picked"),
    UNPUBLISHED: _("is not published any more"),
    RESTRICTED: _("is not open to everyone any more"),
    DELETED: _("does not exist any more"),
}
SHOWN = {"title": _("Title"), "summary": _("Summary"), "url": _("Address"), "image": _("Picture"), "date": _("Date")}
"""What is watched of a source, by its name in `PickedSource.seen`."""


@dataclass(frozen=True, slots=True)
class Item:
    """A place of the letter that is drawn from a source: the block's id, its kind, the key of the source."""

    id: str
    kind: str
    key: str
    section: str


@dataclass(frozen=True, slots=True)
class Source:
    """What can be shown of a source today; `problem` says why nothing can, "" when all is well."""

    key: str
    teaser: Teaser = field(default_factory=lambda: Teaser(title=""))
    problem: str = ""

    @property
    def seen(self) -> dict[str, Any]:
        """What is compared with what it was when picked."""
        teaser = self.teaser
        return {
            "title": teaser.title,
            "summary": teaser.summary,
            "url": teaser.url,
            "image": getattr(teaser.image, "title", "") or "",
            "date": teaser.date.isoformat() if teaser.date else "",
        }


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the source of an item since it was picked; `differences` are (what, before, now)."""

    item: Item
    title: str
    problem: str
    differences: tuple[tuple[str, str, str], ...] = ()

    @property
    def words(self) -> str:
        """The problem in words, to follow the title."""
        return str(PROBLEMS[self.problem])

    @property
    def can_be_accepted(self) -> bool:
        """Whether the item may stay: what nobody may see cannot."""
        return self.problem == CHANGED


def items_of(letter: NewsletterPage) -> list[Item]:
    """The items of `letter` that are drawn from a source, in order, read as stored: lost sources are there too."""
    return list(_items(letter.sections.raw_data))


def _items(sections: Iterable[Mapping[str, Any]]) -> Iterator[Item]:
    for section in sections:
        for block in section["value"].get("items") or ():
            pk = block["value"].get(block["type"]) if block["type"] in SOURCES else None
            if pk:
                key = f"{block['type']}:{pk}"
                yield Item(block.get("id") or "", block["type"], key, section["value"].get("title") or "")


def keys_of(letter: NewsletterPage) -> list[str]:
    """The keys of its sources, each once, in order."""
    return list(dict.fromkeys(item.key for item in items_of(letter)))


def load(keys: Iterable[str]) -> dict[str, Source]:
    """Each of `keys` with what anyone may see of it today: one set of queries a kind, however many there are."""
    pks: dict[str, list[int]] = {kind: [] for kind in SOURCES}
    for key in keys:
        kind, _colon, pk = key.partition(":")
        pks[kind].append(int(pk))
    found = [
        *_pages(pks["page"]),
        *_documents(pks["document"]),
        *_organisations(pks["organisation"]),
    ]
    return {source.key: source for source in found}


def _pages(pks: list[int]) -> Iterator[Source]:
    if not pks:
        return
    live = dict(Page.objects.filter(pk__in=pks).values_list("pk", "live"))
    public = {page.pk: page for page in public_pages(pks)}
    for pk in pks:
        if pk in public and getattr(public[pk], "teaser", None):
            yield Source(f"page:{pk}", public[pk].teaser)
        else:
            problem = DELETED if pk not in live else RESTRICTED if live[pk] else UNPUBLISHED
            yield Source(f"page:{pk}", problem=problem)


def _documents(pks: list[int]) -> Iterator[Source]:
    if not pks:
        return
    found = get_document_model().objects.select_related("collection").in_bulk(pks)
    for pk in pks:
        document = found.get(pk)
        if document is None:
            yield Source(f"document:{pk}", problem=DELETED)
        elif document.collection.get_view_restrictions().exists():
            yield Source(f"document:{pk}", problem=RESTRICTED)
        else:
            teaser = Teaser(title=document.title, url=document.url, kind="document", label=str(_("Document")))
            yield Source(f"document:{pk}", teaser)


def _organisations(pks: list[int]) -> Iterator[Source]:
    if not pks:
        return
    found = Organisation.objects.in_bulk(pks)
    for pk in pks:
        organisation = found.get(pk)
        if organisation is None:
            yield Source(f"organisation:{pk}", problem=DELETED)
        else:
            teaser = Teaser(
                title=organisation.name,
                url=rrma_organisation_address(organisation),
                summary=organisation.description,
                kind="organisation",
                label=str(_("Organisation")),
            )
            yield Source(f"organisation:{pk}", teaser)


def note(letter: NewsletterPage) -> None:
    """Keep what the sources that were not in `letter` before look like today; forget those that are not any more."""
    keys = keys_of(letter)
    known = set(letter.picked_sources.values_list("key", flat=True))
    new = [source for source in load(key for key in keys if key not in known).values() if not source.problem]
    PickedSource.objects.bulk_create(
        [PickedSource(letter=letter, key=source.key, seen=source.seen) for source in new], ignore_conflicts=True
    )
    letter.picked_sources.filter(featured=False).exclude(key__in=keys).delete()


def accept(letter: NewsletterPage, key: str) -> None:
    """Take the source `key` of `letter` as it is today."""
    source = load([key])[key]
    if not source.problem:
        letter.picked_sources.update_or_create(key=key, defaults={"seen": source.seen})


def changes(letter: NewsletterPage) -> list[Change]:
    """What is to be resolved before `letter` is sent: an item is listed once for each place where it stands."""
    items = items_of(letter)
    found = load(dict.fromkeys(item.key for item in items))
    seen = dict(letter.picked_sources.values_list("key", "seen"))
    compared = (_change(item, found[item.key], seen.get(item.key)) for item in items)
    return [change for change in compared if change is not None]


def _change(item: Item, source: Source, seen: Mapping[str, Any] | None) -> Change | None:
    before = seen or {}
    if source.problem:
        return Change(item, before.get("title") or item.key, source.problem)
    now = source.seen
    differences = tuple(
        (str(label), str(before[name]), str(now[name]))
        for name, label in SHOWN.items()
        if name in before and before[name] != now[name]
    )
    return Change(item, source.teaser.title, CHANGED, differences) if differences else None
