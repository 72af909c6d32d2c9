"""Pictures for specimens: photographs, portrait and landscape, and logos of every shape."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFilter
from wagtail.images import get_image_model

LOGO_SHAPES = [(600, 60), (80, 400), (300, 300), (640, 200), (48, 48), (1200, 300), (220, 500), (400, 180)]
"""Width and height of eight logos."""


def photograph(width: int, height: int) -> Any:
    """An image with the light, the edges and the grain of a photograph, of this size."""
    return _kept(f"Photographie {width} × {height}", "JPEG", lambda: _landscape(width, height))


def logo(shape: tuple[int, int]) -> Any:
    """A logo of this width and height."""
    return _kept(f"Logo {shape[0]} × {shape[1]}", "PNG", lambda: _badge(*shape))


def _landscape(width: int, height: int) -> Image.Image:
    grain = Image.effect_noise((width, height), 24)
    light = Image.linear_gradient("L").resize((width, height))
    hills = Image.new("L", (width, height), 90)
    draw = ImageDraw.Draw(hills)
    for step in range(6):
        top = height * (step + 3) // 10
        ridge = [(0, top), (width // (step + 2), top - height // 9), (width, top), (width, height), (0, height)]
        draw.polygon(ridge, 80 + step * 25)
    shades = Image.blend(hills.filter(ImageFilter.GaussianBlur(3)), grain, 0.15)
    return Image.merge("RGB", (shades, light, hills))


def _badge(width: int, height: int) -> Image.Image:
    drawing = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(drawing)
    draw.rectangle((2, 2, width - 3, height - 3), outline="navy", width=3)
    draw.ellipse((width // 4, height // 4, width * 3 // 4, height * 3 // 4), fill="darkorange")
    return drawing


def _kept(title: str, form: str, draw: Callable[[], Image.Image]) -> Any:
    """The image of this title, drawn when the library does not have it."""
    known = get_image_model().objects.filter(title=title).first()
    if known:
        return known
    content, drawing = BytesIO(), draw()
    drawing.save(content, form)
    image = get_image_model()(title=title, description="Des collines au soleil")
    image.file.save(f"image.{form.lower()}", ContentFile(content.getvalue()), save=False)
    image.width, image.height = drawing.size
    image.file_size = content.tell()
    image.save()
    return image
