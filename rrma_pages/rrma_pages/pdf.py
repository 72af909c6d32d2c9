"""Pages as PDFs: made when somebody asks for one, kept until something on the page changes."""

from __future__ import annotations

import ctypes
import logging
from functools import cache as once
from hashlib import sha256
from importlib.util import find_spec
from threading import Lock
from typing import Any

from django.core.cache import cache
from django.utils.translation import ngettext

from rrma_pages.files import human_size
from rrma_pages.models import PagePdf
from rrma_pages.pdf_drawing import SECONDS, DrawingFailed, drawn
from rrma_pages.pdf_markup import paper_of
from rrma_pages.public_pages import file_address

__all__ = ["NotMade", "pdf_address", "pdf_facts", "pdf_is_made", "pdf_of"]

logger = logging.getLogger(__name__)

LEFT_ALONE = 2 * SECONDS
"""Seconds for which a page is left alone whose PDF is being made, or could not be."""

PATIENCE = 5
"""Seconds to wait for another drawing to end."""

PANGO = ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")
"""The library that WeasyPrint sets text with (it brings Pango), as systems call it; pip does not install it."""

_drawing = Lock()
"""A process draws one page at a time: each takes some hundred megabytes."""


class NotMade(Exception):
    """There is no PDF of a page now: it or others are being made, or it could not be; why is in the log."""


@once
def pdf_is_made() -> bool:
    """Whether PDFs can be made here: WeasyPrint is installed, and Pango, which it needs."""
    return find_spec("weasyprint") is not None and any(map(_is_there, PANGO))


def _is_there(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def pdf_address(page: Any) -> str:
    """Where `page` is to be had as a PDF; "" where none is made, and for what not everyone may see."""
    if not (page.pdf_name and pdf_is_made()):
        return ""
    return file_address(page, page.pdf_name, "rrma_pages:pdf", page.pdf_name)


def pdf_facts(page: Any) -> list[str]:
    """What readers are told of the PDF of `page`: its format; pages and size too, once it was made."""
    kept = PagePdf.objects.filter(page=page.pk).values_list("pages", "size").first()
    if kept is None:
        return ["PDF"]
    return ["PDF", ngettext("%(n)s page", "%(n)s pages", kept[0]) % {"n": kept[0]}, human_size(kept[1])]


def pdf_of(page: Any) -> bytes:
    """`page` as a PDF: the one that is kept, or a new one where the page reads otherwise by now.

    Raises NotMade.
    """
    html = paper_of(page)
    fingerprint = sha256(html.encode()).hexdigest()
    return _kept(page, fingerprint) or _made(page, html, fingerprint)


def _kept(page: Any, fingerprint: str) -> bytes:
    kept = PagePdf.objects.filter(page=page.pk, fingerprint=fingerprint).first()
    return bytes(kept.data) if kept else b""


def _made(page: Any, html: str, fingerprint: str) -> bytes:
    alone = f"rrma_pages:pdf:{page.pk}:{fingerprint}"
    if not _drawing.acquire(timeout=PATIENCE):
        raise NotMade
    try:
        kept = _kept(page, fingerprint)  # made for somebody else meanwhile
        if kept:
            return kept
        if not cache.add(alone, True, LEFT_ALONE):
            raise NotMade
        made = drawn(html, page.full_url)
        values = {"fingerprint": fingerprint, "data": made.data, "size": len(made.data), "pages": made.pages}
        PagePdf.objects.update_or_create(page_id=page.pk, defaults=values)
    except DrawingFailed as error:
        logger.exception("The page %s could not be made into a PDF.", page.pk)
        raise NotMade from error
    finally:
        _drawing.release()
    cache.delete(alone)
    return made.data
