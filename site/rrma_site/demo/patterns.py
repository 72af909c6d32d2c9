"""The pictures of the page of patterns: a portrait, a panorama, and eight logos of very unlike shapes."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Collection

from .content import read
from .illustrations.plate import MAIN, PAPER, WHITE, Plate


def load() -> None:
    """Draws those that are not in the library and puts them there, in a collection of their own."""
    name = read("patterns")["collection"]
    collection = Collection.objects.filter(name=name).first()
    collection = collection or Collection.get_first_root_node().add_child(name=name)
    known = set(get_image_model().objects.filter(collection=collection).values_list("title", flat=True))
    for title, alt, content in _drawn():
        if title not in known:
            _add(title, alt, content, collection)


def images() -> dict[str, Any]:
    """The images of that collection by title; none where they were never loaded."""
    rows = get_image_model().objects.filter(collection__name=read("patterns")["collection"])
    return {image.title: image for image in rows.prefetch_related("renditions")}


def logo_title(name: str) -> str:
    """The title in the library of the logo of `name`."""
    return f"Modèle : logo de {name}"


def _drawn() -> list[tuple[str, str, bytes]]:
    texts = read("patterns")
    framed, logos = texts["pictures"], texts["logos"]
    return [
        (framed["portrait"]["title"], framed["portrait"]["alt"], portrait()),
        (framed["panorama"]["title"], framed["panorama"]["alt"], panorama()),
        *((logo_title(row["name"]), row["name"], logo(*row["drawing"], seed)) for seed, row in enumerate(logos)),
    ]


def _add(title: str, alt: str, content: bytes, collection: Collection) -> None:
    image = get_image_model()(title=title, description=alt, collection=collection)
    image.file.save("modele.png", ContentFile(content), save=False)
    image.width, image.height = image.file.width, image.file.height
    image.file_size = len(content)
    image.save()


def portrait() -> bytes:
    """Somebody who stands, twice as high as wide: the head is near the upper edge."""
    plate = Plate(300, 600)
    plate.disc(150, 130, 62)
    plate.polygon([(60, 600), (80, 260), (150, 214), (220, 260), (240, 600)], MAIN)
    plate.hatch(80, 420, 220, 600, ink=PAPER)
    return plate.png()


def panorama() -> bytes:
    """A skyline, four times as wide as high."""
    plate = Plate(800, 200)
    plate.disc(620, 70, 34)
    plate.hill([(0, 120), (150, 70), (330, 140), (520, 90), (800, 130)], PAPER, 7, 14)
    return plate.png()


def logo(width: int, height: int, seed: int) -> bytes:
    """An invented mark of `width` by `height` units, on white as logos are; `seed` tells it from others."""
    plate = Plate(width, height)
    plate.rectangle(0, 0, width, height, WHITE)
    radius = min(width, height) / 2 - 6
    for number in range(1 + seed % 4):
        plate.ring(width / 2, height / 2, radius * (1 - number / 5), 4)
    plate.disc(width / 2 + radius * (seed % 3 - 1) / 2, height / 2, radius / 3)
    plate.rectangle(4, 4, width - 4, height - 4, width=2)
    return plate.png()
