"""A text ready to be published elsewhere: title, summary, credit, licence and address, plain and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

from django.utils.html import format_html, format_html_join, linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rrma_pages import conf
from rrma_pages.licences import LICENCE_ADDRESSES, Terms, licence_name, terms_of
from rrma_pages.public_pages import file_address
from rrma_search.typography import french

__all__ = ["ODT", "Item", "Reuse", "odt_is_made", "reuse_of"]

LINE_BREAK = mark_safe("<br>")  # safe: a constant of ours
ODT = "reprendre.odt"


@dataclass(frozen=True, slots=True)
class Item:
    """One of several things taken up together; "" where there is nothing to say.

    `text` is plain, `html` the same with its markup, safe, where it has any. `licence` is its own, if it has one.
    """

    title: str = ""
    url: str = ""
    text: str = ""
    html: str = ""
    licence: str = ""

    @property
    def licence_line(self) -> str:
        """What says its licence, "" without one of its own."""
        return _("Licence: %(name)s") % {"name": licence_name(self.licence)} if self.licence else ""

    @property
    def plain(self) -> str:
        """It without markup, a line for each part."""
        return "\n".join(filter(None, [self.title, self.text, self.url, self.licence_line]))

    @property
    def heading(self) -> SafeString:
        """Its title, linked to its address."""
        title = format_html("{}", french(self.title))
        return format_html('<a href="{}">{}</a>', self.url, title) if self.url and self.title else title

    @property
    def paragraphs(self) -> SafeString:
        """What follows its title, as HTML."""
        # Safe: a rich text that Wagtail has cleaned, or words that `linebreaks` escapes.
        words = mark_safe(self.html or (linebreaks(french(self.text), autoescape=True) if self.text else ""))
        licence = format_html("<p>{}</p>", french(self.licence_line)) if self.licence else ""
        return format_html("{}{}", words, licence)


@dataclass(frozen=True, slots=True)
class Reuse:
    """What whoever takes up a page, or a part of one, needs; texts are plain, "" where there is nothing to say.

    `places` names the two sides of a cooperation, `citation` what the page is (« Déniché pour vous n° 64, juin 2019 »),
    `network` who publishes it at `url`. `has_picture` tells of an illustration, `picture_credit` and
    `picture_reusable` what its author allows. `items` are what it is made of, where it is made of several things;
    `odt_url` is where it is to be had whole, as a text document;
    `part` is what ids begin with, on a page that offers several.
    """

    title: str
    url: str
    licence: str
    places: str = ""
    summary: str = ""
    citation: str = ""
    network: str = ""
    has_picture: bool = False
    picture_credit: str = ""
    picture_reusable: bool = False
    items: tuple[Item, ...] = ()
    odt_url: str = ""
    part: str = ""

    @property
    def terms(self) -> Terms | None:
        """What the licence allows, and those of the items; None where all rights are reserved."""
        return terms_of(self.licence, *(item.licence for item in self.items if item.licence))

    @property
    def licence_label(self) -> str:
        """The name of the licence."""
        return licence_name(self.licence)

    @property
    def licence_url(self) -> str:
        """Where the licence can be read; "" for none."""
        return LICENCE_ADDRESSES.get(self.licence, "")

    @property
    def pictures(self) -> str:
        """Whether pictures may be taken along: the illustration when its author agrees, never any other."""
        if not self.has_picture or not self.picture_reusable:
            return _("Pictures may not go with it: ask for them.")
        if not self.picture_credit:
            return _("The illustration may go with it, other pictures may not.")
        sentence = _("The illustration may go with it, with its credit (%(credit)s); other pictures may not.")
        return sentence % {"credit": self.picture_credit}

    @property
    def text(self) -> str:
        """The ready text, without markup: paragraphs parted by empty lines."""
        heading = "\n".join(filter(None, [self.title, self.places]))
        items = [item.plain for item in self.items]
        return french("\n\n".join(filter(None, [heading, self.summary, *items, "\n".join(self._credit_lines())])))

    @property
    def html(self) -> str:
        """The ready text as HTML, every value escaped."""
        places = format_html("<br>{}", french(self.places)) if self.places else ""
        paragraphs = [
            format_html('<p><strong><a href="{}">{}</a></strong>{}</p>', self.url, french(self.title), places),
            *([format_html("<p>{}</p>", french(self.summary))] if self.summary else []),
            *(_marked(item, "<p><strong>{}</strong></p>{}") for item in self.items),
            format_html("<p>{}</p>", format_html_join(LINE_BREAK, "{}", ([line] for line in self.credit))),
        ]
        return format_html_join("\n", "{}", ([paragraph] for paragraph in paragraphs))

    @property
    def items_html(self) -> SafeString:
        """The items as HTML, each under its heading."""
        return format_html_join("\n", "{}", ([_marked(item, "<h2>{}</h2>{}")] for item in self.items))

    @property
    def credit(self) -> list[str]:
        """What must go with it, as lines of HTML: what it is, its source, its licence, the illustration's author."""
        source = format_html('<a href="{}">{}</a>', self.url, french(self.network or self.url))
        licence = format_html('<a rel="license" href="{}">{}</a>', self.licence_url, french(self.licence_label))
        lines = [
            format_html("{}", french(self.citation)),
            format_html(french(_("Source: %(source)s")) % {"source": "{}"}, source),
            format_html(french(_("Licence: %(name)s")) % {"name": "{}"}, licence),
            format_html("{}", french(self._picture_line)),
        ]
        return [line for line in lines if line]

    def _credit_lines(self) -> list[str]:
        licence = ", ".join(filter(None, [_("Licence: %(name)s") % {"name": self.licence_label}, self.licence_url]))
        return [line for line in (self.citation, self._source(self.url), licence, self._picture_line) if line]

    def _source(self, url: str) -> str:
        return _("Source: %(source)s") % {"source": ", ".join(filter(None, [self.network, url]))}

    @property
    def _picture_line(self) -> str:
        if not (self.has_picture and self.picture_reusable and self.picture_credit):
            return ""
        return _("Illustration: %(credit)s") % {"credit": self.picture_credit}


def _marked(item: Item, markup: str) -> SafeString:
    return format_html(markup, item.heading, item.paragraphs) if item.title else item.paragraphs


def odt_is_made() -> bool:
    """Whether text documents can be made here: `odfpy` is installed."""
    return find_spec("odf") is not None


def reuse_of(page: Any, network: str = "") -> Reuse | None:
    """The ready text of `page`, published by `network`; None where neither it nor the project has a licence.

    `page` is any page of ours. Its own `licence` counts first, then the setting `RRMA_LICENCE`.
    """
    licence = getattr(page, "licence", "") or conf.licence()
    if not licence:
        return None
    return Reuse(
        title=page.title,
        url=page.full_url or "",
        licence=licence,
        places=" – ".join(page.teaser.pair or ()),
        summary=page.summary,
        citation=page.citation,
        network=network,
        has_picture=page.image is not None,
        picture_credit=page.image_credit,
        picture_reusable=page.image_reusable,
        odt_url=_odt_address(page),
    )


def _odt_address(page: Any) -> str:
    """Where `page` is to be had as a text document; "" where none is made, and for what not everyone may see."""
    return file_address(page, ODT, "rrma_pages:odt") if page.text_template and odt_is_made() else ""
