"""A text ready to be published elsewhere: a page's title, summary, credit, licence and address, plain and as HTML."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from rrma_pages import conf
from rrma_pages.licences import LICENCE_ADDRESSES, Licence, Terms, terms_of
from rrma_search.typography import french

__all__ = ["Reuse", "reuse_of"]

LINE_BREAK = mark_safe("<br>")  # safe: a constant of ours


@dataclass(frozen=True, slots=True)
class Reuse:
    """What whoever takes up a page needs; texts are plain, "" where there is nothing to say.

    `places` names the two sides of a cooperation, `citation` what the page is (« Déniché pour vous n° 64, juin 2019 »),
    `network` who publishes it at `url`. `has_picture` tells of an illustration, `picture_credit` and
    `picture_reusable` what its author allows.
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

    @property
    def terms(self) -> Terms | None:
        """What the licence allows; None where all rights are reserved."""
        return terms_of(self.licence)

    @property
    def licence_label(self) -> str:
        """The name of the licence."""
        return str(Licence(self.licence).label) if self.licence in Licence.values else self.licence

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
        return french("\n\n".join(filter(None, [heading, self.summary, "\n".join(self._credit_lines())])))

    @property
    def html(self) -> str:
        """The ready text as HTML, every value escaped."""
        places = format_html("<br>{}", french(self.places)) if self.places else ""
        paragraphs = [
            format_html('<strong><a href="{}">{}</a></strong>{}', self.url, french(self.title), places),
            *([french(self.summary)] if self.summary else []),
            format_html_join(LINE_BREAK, "{}", ([line] for line in self._credit_markup())),
        ]
        return format_html_join("\n", "<p>{}</p>", ([paragraph] for paragraph in paragraphs))

    def _credit_lines(self) -> list[str]:
        licence = ", ".join(filter(None, [_("Licence: %(name)s") % {"name": self.licence_label}, self.licence_url]))
        return [line for line in (self.citation, self._source(self.url), licence, self._picture_line) if line]

    def _credit_markup(self) -> list[str]:
        source = format_html('<a href="{}">{}</a>', self.url, french(self.network or self.url))
        licence = format_html('<a rel="license" href="{}">{}</a>', self.licence_url, french(self.licence_label))
        lines = [
            french(self.citation),
            format_html(french(_("Source: %(source)s")) % {"source": "{}"}, source),
            format_html(french(_("Licence: %(name)s")) % {"name": "{}"}, licence),
            french(self._picture_line),
        ]
        return [line for line in lines if line]

    def _source(self, url: str) -> str:
        return _("Source: %(source)s") % {"source": ", ".join(filter(None, [self.network, url]))}

    @property
    def _picture_line(self) -> str:
        if not (self.has_picture and self.picture_reusable and self.picture_credit):
            return ""
        return _("Illustration: %(credit)s") % {"credit": self.picture_credit}


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
    )
