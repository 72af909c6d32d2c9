"""Plain pages."""

from rrma_pages.models import ContentPage

from . import news, pictures, tree, vocabulary, words
from .specimen import Specimen

PAGE = "rrma_pages.ContentPage"

SPECIMENS = [
    Specimen(PAGE, "ordinary", "demonstration", "/le-reseau/"),
    Specimen(PAGE, "ordinary", "demonstration", "/le-reseau/glossaire/", variant="glossary"),
    Specimen(PAGE, "empty", "bare", "/page/"),
    Specimen(PAGE, "long", "long", "/page/"),
]


def bare() -> None:
    """A page with a title and a summary."""
    tree.hang(ContentPage(title="Page", slug="page", summary="Une page."))


def long() -> None:
    """A page with every block, and below it pages that it lists."""
    page = ContentPage(
        title=words.title(7),
        slug="page",
        summary=words.text(1200),
        image=pictures.photograph(900, 1600),
        image_credit=words.title(4),
        body=news.body(),
        lists_children=True,
        show_in_menus=True,
        themes=vocabulary.long_themes(),
    )
    tree.hang(page)
    for number in range(12):
        tree.hang(ContentPage(title=words.title(number), slug=f"page-{number}", summary=words.text(600)), page)
