"""The French article of the names of countries and territories: « le Bénin », « l’Égypte », « Haïti »."""

from functools import cache

from django.utils.translation import get_language

from ..vocabularies import read

ELIDED = "l’"
PLURAL = "les"


def with_article(name: str) -> str:
    """`name` as it stands inside a French sentence; "" where its article is not known.

    Known are the names the directory comes with: an editor's own name for a country is never given a wrong article.
    In other languages the name stands as it is.
    """
    if not _is_french():
        return name
    article = _articles().get(name)
    if article is None:
        return ""
    return f"{article}{name}" if article in ("", ELIDED) else f"{article} {name}"


def is_plural(name: str) -> bool:
    """Whether a verb after `name` is in the plural: « les Landes font »."""
    return _is_french() and _articles().get(name) == PLURAL


def _is_french() -> bool:
    return (get_language() or "").startswith("fr")


@cache
def _articles() -> dict[str, str]:
    return {name: article for article, names in read("articles").items() for name in names}
