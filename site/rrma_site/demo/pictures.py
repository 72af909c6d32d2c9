"""The pictures of the network in the image library."""

from typing import Any

from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.models import Collection

from . import illustrations
from .content import read


def load() -> None:
    """Draws the pictures that are not in the library and puts them there, in a collection of their own."""
    collection = _collection(read("pictures")["collection"])
    known = set(get_image_model().objects.filter(collection=collection).values_list("title", flat=True))
    for row in read("pictures")["pictures"]:
        if row["title"] not in known:
            _add(row, collection)


def find(drawing: str) -> Any:
    """The image of the library that shows `drawing`."""
    row = next(row for row in read("pictures")["pictures"] if row["drawing"] == drawing)
    return get_image_model().objects.get(title=row["title"], collection__name=read("pictures")["collection"])


def illustration(row: dict[str, Any]) -> dict[str, Any]:
    """The fields of a page whose facts `row` name the drawing that illustrates it; none without one."""
    if "illustration" not in row:
        return {}
    image = find(row["illustration"])
    return {"image": image, "image_alt": image.description, "image_credit": credit(), "image_reusable": True}


def credit() -> str:
    """The words under every one of these pictures."""
    return read("pictures")["credit"]


def _collection(name: str) -> Collection:
    found = Collection.objects.filter(name=name).first()
    return found or Collection.get_first_root_node().add_child(name=name)


def _add(row: dict[str, str], collection: Collection) -> None:
    content = illustrations.render(row["drawing"])
    image = get_image_model()(title=row["title"], description=row["alt"], collection=collection)
    image.file.save(f"{row['drawing']}.png", ContentFile(content), save=False)
    image.width, image.height = image.file.width, image.file.height
    image.file_size = len(content)
    image.save()
