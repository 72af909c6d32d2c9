"""Themes and keywords of the network; the other vocabularies come with the directory itself."""

from rrma_directory.models import Keyword, Theme

from .content import read


def load() -> None:
    """Creates the themes and keywords that are not there; one that an editor has changed stays as it is."""
    content = read("vocabularies")
    for position, row in enumerate(content["themes"]):
        parent = Theme.objects.get(slug=row["parent"]) if "parent" in row else None
        defaults = {"name": row["name"], "definition": row["definition"], "parent": parent, "position": position}
        Theme.objects.get_or_create(slug=row["slug"], defaults=defaults)
    for row in content["keywords"]:
        Keyword.objects.get_or_create(slug=row["slug"], defaults={"name": row["name"]})
