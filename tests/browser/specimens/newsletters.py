"""Letters, their list, its years."""

import datetime
from typing import Any

from rrma_newsletter import models

from . import tree, vocabulary, words
from .specimen import Specimen

LIST = "rrma_newsletter.NewsletterIndexPage"
LETTER = "rrma_newsletter.NewsletterPage"

SPECIMENS = [
    Specimen(LIST, "ordinary", "demonstration", "/lettres/"),
    Specimen(LIST, "empty", "new", "/lettres/"),
    Specimen(LIST, "long", "long", "/lettres/"),
    Specimen(f"{LIST}:year", "ordinary", "demonstration", "/lettres/2026/"),
    Specimen(f"{LIST}:year", "empty", "bare", "/lettres/1999/"),
    Specimen(f"{LIST}:year", "long", "long", "/lettres/2024/"),
    Specimen(LETTER, "ordinary", "demonstration", "/lettres/lettre-37/", picture="lettre"),
    Specimen(LETTER, "empty", "bare", "/lettres/courte/"),
    Specimen(LETTER, "long", "long", "/lettres/longue-0/"),
]
NOT_PAGES = {
    f"{LIST}:feed": "/lettres/flux.xml",
    f"{LETTER}:text": "/lettres/lettre-37/texte/",
    f"{LETTER}:section": "/lettres/lettre-37/rubrique/1/",
}


def new() -> None:
    """The list before the first letter."""
    tree.section(models.NewsletterIndexPage, "lettres", "La lettre")


def bare() -> None:
    """A letter with a title alone, in its year."""
    index = tree.section(models.NewsletterIndexPage, "lettres", "La lettre")
    tree.hang(models.NewsletterPage(title="Mai", slug="courte", date=datetime.date(1999, 5, 1)), index)


def long() -> None:
    """Letters of sixty years; the first has every block, each as long as can be."""
    index = tree.section(models.NewsletterIndexPage, "lettres", words.title(5), lede=words.text(900))
    for number in range(60):
        year = 2024 if number < 20 else 1960 + number
        page = models.NewsletterPage(
            title=words.title(number),
            slug=f"longue-{number}",
            number=1_000_000 + number,
            date=datetime.date(year, 12, 30 - number // 3),
            editorial=f"<p>{words.text(1200)}</p>",
        )
        if number == 0:
            page.sections = [("section", section(n)) for n in range(4)]
        tree.hang(page, index)


def section(number: int) -> dict[str, Any]:
    """A section with every block but a page, each as long as can be."""
    body = vocabulary.long_organisations()[0]
    own = {"title": words.title(1), "text": words.text(600)}
    dated = {"title": words.title(2), "place": words.title(3, 160), "text": words.text(600), "url": words.ADDRESS}
    day = {"date": datetime.date(2024, 9, 30), "last_day": datetime.date(2025, 10, 1)}
    items = [
        ("organisation", {"organisation": body, **own}),
        ("dated", {**dated, **day, "deadline": datetime.date(2024, 9, 1)}),
        ("dated", {**dated, "deadline": datetime.date(2024, 9, 1)}),
        ("text", f"<p>{words.text(1400)}</p><ul><li>{words.WORD} {words.WORD}</li></ul>"),
        ("figure", {"number": words.title(4, 40), "text": f"<p>{words.text(300)}</p>"}),
        ("button", {"label": words.title(1, 80), "page": None, "url": words.ADDRESS}),
    ]
    return {"title": words.title(number, 120), "intro": words.text(400), "items": items}
