"""What others take up, as an OpenDocument text: needs odfpy (the extra `odt`), import it only where that is there."""

from __future__ import annotations

import io
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _
from odf import dc, draw, meta, style, svg, text
from odf.opendocument import OpenDocumentText

from rrma_pages.odt_text import BOLD, BULLETS, ITALIC, NUMBERS, RAISED, TABLE_HEADING, elements
from rrma_pages.reuse import Reuse
from rrma_pages.reuse_picture import Picture
from rrma_search.typography import french

__all__ = ["document"]

WIDEST = 16.0
"""Width of the text on an A4 page, in centimetres."""


def document(reuse: Reuse, body: str, picture: Picture | None = None) -> bytes:
    """The file: title, places, summary, `picture`, the whole text `body` (HTML), credit, licence and its terms.

    Pictures inside `body` are left out: nothing says whether their authors agree.
    """
    made = OpenDocumentText()
    _describe(made, reuse)
    _add_styles(made)
    for element in _elements(reuse, _head(reuse)):
        made.text.addElement(element)
    if picture is not None:
        made.text.addElement(_frame(made, picture))
    for element in _elements(reuse, body + _foot(reuse)):
        made.text.addElement(element)
    file = io.BytesIO()
    made.write(file)
    return file.getvalue()


def _elements(reuse: Reuse, html: str) -> list[Any]:
    return elements(html, reuse.url)


def _head(reuse: Reuse) -> str:
    lines = format_html_join("", "<p>{}</p>", ([french(line)] for line in (reuse.places, reuse.summary) if line))
    return format_html("<h1>{}</h1>{}", french(reuse.title), lines)


def _foot(reuse: Reuse) -> str:
    terms = reuse.terms
    rights = [
        (_("You may"), terms.allowed if terms else ""),
        (_("Ask us before you"), terms.to_ask if terms else ""),
        (_("In any case"), terms.conditions if terms else ""),
    ]
    said = ((french(_("%(label)s:") % {"label": name}), french(value)) for name, value in rights if value)
    address = format_html('<a href="{0}">{0}</a>', reuse.url)  # written out: paper has no links
    return format_html(
        "<h2>{}</h2>{}{}<p>{}</p>",
        french(_("Source and licence")),
        format_html_join("", "<p>{}</p>", ([line] for line in [*reuse.credit, address])),
        format_html_join("", "<p><strong>{}</strong> {}</p>", said),
        french(reuse.pictures),
    )


def _frame(made: OpenDocumentText, picture: Picture) -> Any:
    address = made.addPictureFromString(picture.data, "image/jpeg")
    width = min(WIDEST, picture.width / 40)
    height = width * picture.height / max(picture.width, 1)
    frame = draw.Frame(anchortype="as-char", width=f"{width:.2f}cm", height=f"{height:.2f}cm")
    frame.addElement(draw.Image(href=address, type="simple", show="embed", actuate="onLoad"))
    if picture.alt:
        frame.addElement(svg.Desc(text=picture.alt))
    paragraph = text.P()
    paragraph.addElement(frame)
    return paragraph


def _describe(made: OpenDocumentText, reuse: Reuse) -> None:
    language = to_locale(get_language() or "fr").partition("_")[0]
    made.meta.addElement(dc.Title(text=reuse.title))
    made.meta.addElement(dc.Creator(text=reuse.network))
    made.meta.addElement(dc.Language(text=language))
    for name, value in (("licence", reuse.licence_label), ("source", reuse.url)):
        made.meta.addElement(meta.UserDefined(name=name, valuetype="string", text=value))
    defaults = style.DefaultStyle(family="paragraph")
    defaults.addElement(style.TextProperties(language=language, country="FR" if language == "fr" else "none"))
    made.styles.addElement(defaults)


def _add_styles(made: OpenDocumentText) -> None:
    _add(made, "Standard", "paragraph", {"marginbottom": "0.25cm", "lineheight": "130%"}, {"fontsize": "11pt"})
    for level, size in enumerate(("20pt", "15pt", "13pt", "12pt"), start=1):
        above = {"margintop": "0.5cm", "marginbottom": "0.2cm", "keepwithnext": "always"}
        heading = _add(made, f"Heading_20_{level}", "paragraph", above, {"fontsize": size, "fontweight": "bold"})
        heading.setAttribute("displayname", f"Heading {level}")
        heading.setAttribute("defaultoutlinelevel", str(level))
        heading.setAttribute("parentstylename", "Standard")
    _add(made, TABLE_HEADING, "paragraph", {}, {"fontweight": "bold"})
    _add(made, BOLD, "text", {}, {"fontweight": "bold"})
    _add(made, ITALIC, "text", {}, {"fontstyle": "italic"})
    _add(made, RAISED, "text", {}, {"textposition": "super 58%"})
    _add_list(made, BULLETS, lambda level: text.ListLevelStyleBullet(level=level, bulletchar="•"))
    _add_list(made, NUMBERS, lambda level: text.ListLevelStyleNumber(level=level, numformat="1", numsuffix="."))


def _add(made: OpenDocumentText, name: str, family: str, lines: dict[str, str], letters: dict[str, str]) -> Any:
    added = style.Style(name=name, family=family)
    if lines:
        added.addElement(style.ParagraphProperties(**lines))
    added.addElement(style.TextProperties(**letters))
    made.styles.addElement(added)
    return added


def _add_list(made: OpenDocumentText, name: str, level_style: Any) -> None:
    added = text.ListStyle(name=name)
    for level in (1, 2, 3):
        one = level_style(str(level))
        one.addElement(style.ListLevelProperties(spacebefore=f"{0.6 * level:.1f}cm", minlabelwidth="0.6cm"))
        added.addElement(one)
    made.styles.addElement(added)
