"""A page as one piece of HTML that needs nothing else: styles, pictures and icons are inside."""

from __future__ import annotations

from base64 import b64encode
from copy import copy
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils.translation import override
from PIL import Image
from wagtail.images import get_image_model

__all__ = ["paper_of"]

TEMPLATE = "rrma_pages/pdf.html"
DRAWING_STYLES = "rrma_pages/pdf_drawings.css"
"""For what is inside of drawings, where styles of the page do not reach."""

WIDEST = 900
"""Pixels of a picture: what an office printer shows of one that is half a page wide."""
LEFT_OUT = "script, iframe, audio, video, object, embed, source, template, textarea, button"
ON_SCREEN_ONLY = ".rrma-crumbs, .rrma-rail, .rrma-noprint, .rrma-btn"
"""What the theme does not print; what stands there may change when the rest does not."""


def paper_of(page: Any) -> str:
    """The whole of `page`, as anyone sees it, on `TEMPLATE`; the same as long as nothing of it changes."""
    request = RequestFactory().get(page.url)
    request.user = AnonymousUser()
    request._wagtail_site = page.get_site()  # as Wagtail's own `Site.find_for_request` keeps it
    # Whoever asks: the language is that of the page, not that of the reader.
    translated = getattr(settings, "WAGTAIL_I18N_ENABLED", False)
    with override(page.locale.language_code if translated else settings.LANGUAGE_CODE):
        context = page.get_context(request) | {"base_template": TEMPLATE, "styles": page.pdf_styles}
        html = render_to_string(page.get_template(request), context, request)
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select(f"{LEFT_OUT}, {ON_SCREEN_ONLY}"):
        tag.decompose()
    _draw_icons(soup)
    for picture in soup.find_all("img"):
        _take_in(picture)
    for line in soup.find_all("link", rel="stylesheet"):
        line.replace_with(_style(soup, str(line["href"])))
    return str(soup)


def _style(soup: BeautifulSoup, name: str) -> Tag:
    style = soup.new_tag("style")
    style.string = _static(name)
    return style


def _static(name: str) -> str:
    """The text of the static file `name` of an app of ours."""
    found = finders.find(name)
    return Path(found).read_text(encoding="utf-8") if found else ""


def _draw_icons(soup: BeautifulSoup) -> None:
    """Put each icon where it is used, and their styles into all drawings: WeasyPrint looks for neither elsewhere."""
    symbols = {f"#{symbol['id']}": symbol for symbol in soup.find_all("symbol")}
    for use in soup.find_all("use"):
        symbol = symbols.get(use.get("href", ""))
        if symbol is not None:
            use.parent["viewbox"] = symbol.get("viewbox", "")
            use.replace_with(*(copy(part) for part in symbol.children))
    for sprite in {id(symbol.parent): symbol.parent for symbol in symbols.values()}.values():
        sprite.decompose()
    for drawing in soup.find_all("svg"):
        drawing.insert(0, _style(soup, DRAWING_STYLES))


def _take_in(picture: Tag) -> None:
    """Put the file of `picture` into it; one that is no rendition of the library is left out."""
    name = PurePosixPath(unquote(urlsplit(str(picture.get("src", ""))).path)).name
    found = _rendition(name) if name else None
    address = _address(found, name) if found else ""
    if not address:
        picture.decompose()
        return
    for attribute in ("srcset", "sizes", "loading"):
        del picture[attribute]
    picture["src"] = address


def _rendition(name: str) -> bytes:
    """The file called `name` of a rendition; empty where there is none, or where it is lost."""
    made = get_image_model().get_rendition_model().objects.filter(file__endswith=f"/{name}").first()
    if made is None:
        return b""
    try:
        with made.file.open("rb") as file:
            return file.read()
    except OSError:
        return b""


def _address(data: bytes, name: str) -> str:
    """A picture as an address that holds it: drawings as they are, all else as JPEG; "" for what is no picture."""
    if name.lower().endswith(".svg"):
        return f"data:image/svg+xml;base64,{b64encode(data).decode()}"
    try:
        with Image.open(BytesIO(data)) as opened:
            seen = opened.convert("RGBA")
    except (OSError, ValueError, Image.DecompressionBombError):
        return ""
    seen.thumbnail((WIDEST, WIDEST))
    paper = Image.new("RGB", seen.size, "white")
    paper.paste(seen, mask=seen)
    file = BytesIO()
    paper.save(file, "JPEG", quality=85, optimize=True)
    return f"data:image/jpeg;base64,{b64encode(file.getvalue()).decode()}"
