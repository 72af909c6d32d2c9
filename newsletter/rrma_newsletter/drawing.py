"""Drawing a letter out of its page and of what its sources show today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.images import get_image_model
from wagtail.rich_text import expand_db_html

from rrma_newsletter import sources
from rrma_newsletter.content import Entry, LetterContent, Picture, Section, from_json
from rrma_newsletter.pictures import Pictures, picture_of
from rrma_newsletter.sources import Source
from rrma_pages import conf
from rrma_pages.layout import network_of
from rrma_pages.teasers import public_pages
from rrma_search.typography import french

if TYPE_CHECKING:
    from rrma_newsletter.models import NewsletterPage

__all__ = ["content_of", "draw"]

Value = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Material:
    """What the items of a letter are drawn from, read at once: sources by key, pictures, addresses of pages."""

    sources: Mapping[str, Source]
    images: Mapping[int, Any]
    addresses: Mapping[int, str]
    day: dt.date
    picture_of: Pictures


def content_of(letter: NewsletterPage) -> LetterContent:
    """What `letter` says: as it was sent, else as it is drawn today."""
    frozen = getattr(letter, "frozen", None) if letter.pk else None
    return from_json(frozen.content) if frozen else draw(letter)


def draw(letter: NewsletterPage, pictures: Pictures = picture_of) -> LetterContent:
    """What `letter` says today, in its language; items whose source nobody may see are left out."""
    with override(letter.locale.language_code):
        site = letter.get_site()
        network = network_of(site).name
        stored = list(letter.sections.raw_data)
        material = _material(letter, stored, pictures)
        return LetterContent(
            title=french(letter.title),
            subject=french(letter.shown_subject),
            network=network,
            base=site.root_url if site else "",
            url=letter.get_url() or "",
            language=letter.locale.language_code,
            period=letter.period,
            day=letter.date.isoformat(),
            number=letter.number,
            editorial=_rich(letter.editorial),
            credit=french(", ".join(filter(None, [network, letter.name]))) if conf.licence() else "",
            sections=tuple(_section(block["value"], material) for block in stored),
        )


def _material(letter: NewsletterPage, stored: Iterable[Mapping[str, Any]], pictures: Pictures) -> Material:
    values = [block["value"] for section in stored for block in section["value"].get("items") or ()]
    structures = [value for value in values if isinstance(value, Mapping)]
    images = {value["image"] for value in structures if value.get("image")}
    targets = [value["page"] for value in structures if value.get("page") and "label" in value]
    return Material(
        sources=sources.load(sources.keys_of(letter)),
        images=get_image_model().objects.in_bulk(images) if images else {},
        addresses={page.pk: page.get_url() or "" for page in public_pages(targets)},
        day=letter.date,
        picture_of=pictures,
    )


def _section(value: Value, material: Material) -> Section:
    drawn = (_entry(block, material) for block in value.get("items") or ())
    entries = tuple(entry for entry in drawn if entry is not None)
    return Section(french(value.get("title") or ""), french(value.get("intro") or ""), entries)


def _entry(block: Value, material: Material) -> Entry | None:
    return DRAWN[block["type"]](block["type"], block["value"], material)


def _from_source(kind: str, value: Value, material: Material) -> Entry | None:
    source = material.sources.get(f"{kind}:{value.get(kind)}")
    if source is None or source.problem:
        return None
    teaser = source.teaser
    lead = bool(value.get("lead"))
    here, there = teaser.pair or ("", "")
    picture = _picture(value, source, material, lead)
    to_come = teaser.date if teaser.date and teaser.date > material.day else None
    return Entry(
        kind=kind,
        key=source.key,
        title=french(value.get("title") or teaser.title),
        url=teaser.url,
        text=french(value.get("text") or teaser.summary),
        label=teaser.label,
        number=teaser.number,
        here=here,
        there=there,
        meta=() if lead else tuple(french(str(fact)) for fact in teaser.meta[:4]),
        lead=lead,
        picture=picture,
        button=_("Read on") if lead and teaser.url else "",
        day=to_come.isoformat() if to_come else "",
        licence=teaser.licence,
    )


def _picture(value: Value, source: Source, material: Material, lead: bool) -> Picture | None:
    own = material.images.get(value.get("image") or 0)
    if own is not None:
        return material.picture_of(own, french(value.get("alt") or own.default_alt_text))
    teaser = source.teaser
    return material.picture_of(teaser.image, french(teaser.image_alt), french(teaser.image_credit)) if lead else None


def _dated(kind: str, value: Value, material: Material) -> Entry:
    return Entry(
        kind=kind,
        title=french(value.get("title") or ""),
        url=value.get("url") or "",
        text=french(value.get("text") or ""),
        meta=(french(value["place"]),) if value.get("place") else (),
        day=_iso(value.get("date")),
        last_day=_iso(value.get("last_day")),
        deadline=_iso(value.get("deadline")),
    )


def _text(kind: str, value: str, material: Material) -> Entry:
    return Entry(kind=kind, html=_rich(value))


def _figure(kind: str, value: Value, material: Material) -> Entry:
    return Entry(kind=kind, number=french(value.get("number") or ""), html=_rich(value.get("text") or ""))


def _button(kind: str, value: Value, material: Material) -> Entry | None:
    url = material.addresses.get(value.get("page") or 0, "") or value.get("url") or ""
    return Entry(kind=kind, url=url, button=french(value.get("label") or "")) if url else None


DRAWN: Mapping[str, Callable[[str, Any, Material], Entry | None]] = {
    "page": _from_source,
    "document": _from_source,
    "organisation": _from_source,
    "dated": _dated,
    "text": _text,
    "figure": _figure,
    "button": _button,
}
"""How each type of block becomes an entry."""


def _rich(text: str) -> str:
    # Safe: a rich text that Wagtail has cleaned on its way in, expanded by Wagtail itself.
    return str(french(mark_safe(expand_db_html(text)))) if text else ""


def _iso(day: Any) -> str:
    return day.isoformat() if isinstance(day, dt.date) else str(day or "")
