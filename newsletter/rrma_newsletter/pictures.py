"""Pictures of a letter: of one shape, small enough for a message, in a format that every reader's program shows."""

from __future__ import annotations

from typing import Any

from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import SourceImageIOError

from rrma_newsletter.content import Picture

__all__ = ["WIDTH", "picture_of"]

WIDTH = 520
"""CSS pixels; twice as many are stored, for fine screens."""
FILTER = "fill-1040x585|format-jpeg|jpegquality-65|bgcolor-ffffff"


def picture_of(image: Any, alt: str = "", credit: str = "") -> Picture | None:
    """`image`, of the library, as it is shown in a letter; None without one, or where its file cannot be read."""
    if image is None or image.is_svg():
        return None
    try:
        rendition = image.get_rendition(FILTER)
    except (SourceImageIOError, InvalidFilterSpecError):
        return None
    return Picture(rendition.url, WIDTH, round(WIDTH * rendition.height / rendition.width), alt, credit)
