"""The words at the top of the pages of countries, territories and keywords."""

from rrma_directory.models import Country, Keyword, Territory

from .content import read


def load() -> None:
    """Describes the countries, territories and keywords that have no words yet; what an editor wrote stays."""
    content = read("topics")
    for model, name, field in (
        (Country, "countries", "code"),
        (Territory, "territories", "slug"),
        (Keyword, "keywords", "slug"),
    ):
        for row in model.objects.filter(**{f"{field}__in": content[name]}, description=""):
            row.description = content[name][getattr(row, field)]
            row.save()
