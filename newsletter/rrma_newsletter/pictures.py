"""Pictures of a letter: of one shape, small enough for a message, in a format that every reader's program shows."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images.exceptions import InvalidFilterSpecError
from wagtail.images.models import Filter, SourceImageIOError

from rrma_newsletter.content import LetterContent, Picture

__all__ = ["WIDTH", "Pictures", "forget", "kept_pictures", "picture_of"]

WIDTH = 520
"""CSS pixels; twice as many are stored, for fine screens."""
FILTER = "fill-1040x585|format-jpeg|jpegquality-65|bgcolor-ffffff"
FOLDER = "rrma_newsletter"
"""Where pictures of letters that were sent lie in the default storage."""

Pictures = Callable[..., Picture | None]
"""How an image of the library becomes a picture of a letter: of the image, its alternative text, its credit."""


def picture_of(image: Any, alt: str = "", credit: str = "") -> Picture | None:
    """`image`, of the library, as it is shown in a letter; None without one, or where its file cannot be read."""
    rendition = _rendition(image)
    return _shown(rendition, rendition.url, alt, credit) if rendition else None


def kept_pictures(letter: int) -> Pictures:
    """The same, out of copies that the letter with that number keeps: deleting the image leaves them alone.

    A copy is named by its content, so that it is made once however often sending is tried.
    """

    def picture_of(image: Any, alt: str = "", credit: str = "") -> Picture | None:
        rendition = _rendition(image)
        content = _content(image, rendition) if rendition else b""
        if not content:
            return None
        name = f"{FOLDER}/{letter}-{sha256(content).hexdigest()[:32]}.jpg"
        if not default_storage.exists(name):
            name = default_storage.save(name, ContentFile(content))
        return _shown(rendition, default_storage.url(name), alt, credit, name)

    return picture_of


def forget(content: LetterContent) -> None:
    """Delete the copies that a letter has kept."""
    for entry in content.entries:
        if entry.picture and entry.picture.kept_as:
            default_storage.delete(entry.picture.kept_as)


def _rendition(image: Any) -> Any | None:
    if image is None or image.is_svg():
        return None
    try:
        return image.get_rendition(FILTER)
    except (SourceImageIOError, InvalidFilterSpecError):
        return None


def _content(image: Any, rendition: Any) -> bytes:
    """The file of `rendition`, made again where it is lost; b"" where that of `image` is lost too."""
    try:
        with rendition.file.open("rb") as file:
            return file.read()
    except OSError:
        pass
    try:
        made = image.generate_rendition_file(Filter(FILTER))
    except SourceImageIOError:
        return b""
    made.seek(0)
    return made.read()


def _shown(rendition: Any, url: str, alt: str, credit: str, kept_as: str = "") -> Picture:
    return Picture(url, WIDTH, round(WIDTH * rendition.height / rendition.width), alt, credit, kept_as)
