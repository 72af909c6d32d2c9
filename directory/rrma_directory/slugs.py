"""Slugs and sort names made out of any writing: œ, É, ’ and other alphabets become plain letters first."""

from collections.abc import Callable

from anyascii import anyascii
from django.utils.text import slugify

SEPARATORS = str.maketrans("'’ʼ·/", "-----")


def ascii_slug(text: str, max_length: int = 100) -> str:
    """`text` as an ASCII slug of at most `max_length` characters, cut at a hyphen if possible; "" if nothing is left.

    An apostrophe or a slash separates words: « Côte d’Ivoire » gives "cote-d-ivoire".
    """
    slug = slugify(anyascii(text.translate(SEPARATORS)))
    if len(slug) <= max_length:
        return slug
    cut = slug[: max_length + 1]
    return (cut[: cut.rfind("-")] if "-" in cut else cut[:max_length]).strip("-")


def unique_slug(text: str, taken: Callable[[str], bool], max_length: int = 100, fallback: str = "sans-nom") -> str:
    """The slug of `text`, numbered -2, -3… while `taken(slug)` is true; `fallback` when no letter is left."""
    base = ascii_slug(text, max_length) or fallback
    slug, number = base, 1
    while taken(slug):
        number += 1
        suffix = f"-{number}"
        slug = base[: max_length - len(suffix)].rstrip("-") + suffix
    return slug


def sort_name(text: str, max_length: int = 255) -> str:
    """What `text` is sorted by, whatever the database's collation: « Égypte » stands under E, « Œuvre » under O."""
    return ascii_slug(text, 10 * max_length).replace("-", " ")[:max_length]
