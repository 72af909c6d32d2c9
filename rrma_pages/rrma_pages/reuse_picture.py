"""The illustration that goes with a page taken up whole, where its author has agreed to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wagtail.images.models import SourceImageIOError

__all__ = ["Picture", "picture_of"]

FILTER = "max-1200x1200|bgcolor-ffffff|format-jpeg"


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG picture: what is in the file, width and height in pixels, alternative text, credit."""

    data: bytes
    width: int
    height: int
    alt: str = ""
    credit: str = ""


def picture_of(page: Any) -> Picture | None:
    """The illustration of `page`; None unless it may be reused, and where its file is a drawing or lost."""
    if page.image is None or not page.image_reusable or page.image.is_svg():
        return None
    try:
        rendition = page.image.get_rendition(FILTER)
        with rendition.file.open("rb") as file:
            data = file.read()
    except (SourceImageIOError, OSError):
        return None
    return Picture(data, rendition.width, rendition.height, page.shown_image_alt, page.image_credit)
