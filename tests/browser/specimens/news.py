"""News, their list, its years."""

import datetime
from typing import Any

from rrma_pages import models
from rrma_pages.models.news import NewsOrganisation, NewsRelatedPage

from . import documents, pictures, tree, vocabulary, words
from .specimen import Specimen

LIST = "rrma_pages.NewsIndexPage"
NEWS = "rrma_pages.NewsPage"

SPECIMENS = [
    Specimen(LIST, "ordinary", "demonstration", "/actualites/"),
    Specimen(LIST, "empty", "new", "/actualites/"),
    Specimen(LIST, "long", "long", "/actualites/"),
    Specimen(f"{LIST}:year", "ordinary", "demonstration", "/actualites/2026/"),
    Specimen(f"{LIST}:year", "empty", "bare", "/actualites/1999/"),
    Specimen(f"{LIST}:year", "long", "long", "/actualites/2024/"),
    Specimen(NEWS, "ordinary", "demonstration", "/actualites/the-shan-le-temps-d-un-label/"),
    Specimen(NEWS, "empty", "bare", "/actualites/courte/"),
    Specimen(NEWS, "long", "long", "/actualites/longue-0/"),
]
NOT_PAGES = {f"{LIST}:feed": "/actualites/flux.xml", "rrma_pages:feed": "/actualites/flux.xml"}


def new() -> None:
    """The list before the first item."""
    tree.section(models.NewsIndexPage, "actualites", "Actualités")


def bare() -> None:
    """An item with a title and a summary, alone in its year."""
    item = models.NewsPage(
        title="Puits", slug="courte", summary="Un puits.", publication_date=datetime.date(1999, 1, 1)
    )
    tree.hang(item, tree.section(models.NewsIndexPage, "actualites", "Actualités"))


def long() -> None:
    """Items of sixty years, thirty of them of the same one; the first has too much of everything."""
    index = tree.section(models.NewsIndexPage, "actualites", words.title(5), lede=words.text(900))
    for number in range(60):
        year = 2024 if number < 30 else 1960 + number
        item = models.NewsPage(
            title=words.title(number),
            slug=f"longue-{number}",
            summary=words.text(1200),
            publication_date=datetime.date(year, 12, 30 - number // 3),
            themes=vocabulary.long_themes()[:2],
        )
        if number == 0:
            _add_everything(item)
        if number < 4:
            item.image, item.image_credit = pictures.photograph(900, 1600), words.title(number)
        tree.hang(item, index)
    first, *others = models.NewsPage.objects.order_by("pk")[:8]
    first.related_pages = [NewsRelatedPage(sort_order=n, page=page) for n, page in enumerate(others)]
    first.save()


def _add_everything(item: models.NewsPage) -> None:
    item.keywords.add(*vocabulary.long_keywords())
    item.body = body()
    item.named_organisations = [
        NewsOrganisation(sort_order=n, organisation=each) for n, each in enumerate(vocabulary.long_organisations())
    ]


def body() -> list[tuple[str, Any]]:
    """Every block of a body several times, each as long as can be."""
    picture = {"image": pictures.photograph(900, 1600), "alt": "Des collines", "caption": words.title(1), "credit": ""}
    wide = {**picture, "image": pictures.photograph(1600, 500), "credit": words.title(2)}
    terms = [
        {
            "term": words.title(n, 120),
            "acronym": "ABCDEFGHIJKLMNOPQRSTUVWXYZABCD",
            "definition": f"<p>{words.text(400)}</p>",
        }
        for n in range(12)
    ] + [{"term": letter * 3, "acronym": "", "definition": "<p>Un mot.</p>"} for letter in "ABCDEFGHIJKLM"]
    return [
        ("heading", words.title(1, 160)),
        ("paragraph", f"<p>{words.text(1400)}</p><h3>{words.title(3, 160)}</h3><p>{words.WORD} {words.WORD}</p>"),
        ("picture", picture),
        ("heading", words.title(2, 160)),
        ("picture", wide),
        ("quote", {"text": words.text(500), "source": words.title(3, 160)}),
        ("file", {"document": documents.sheet_of_figures(), "title": ""}),
        ("file", {"document": documents.sheet_of_figures(), "title": words.title(5)}),
        ("button", {"label": words.title(1, 80), "page": None, "url": words.ADDRESS}),
        ("glossary", terms),
    ]
