"""Method guides and their list."""

import datetime

from rrma_pages import models
from rrma_pages.choices import AsideKind, GuideLevel

from . import documents, pictures, tree, vocabulary, words
from .specimen import Specimen

LIST = "rrma_pages.GuideIndexPage"
GUIDE = "rrma_pages.GuidePage"

SPECIMENS = [
    Specimen(LIST, "ordinary", "demonstration", "/guides/"),
    Specimen(LIST, "empty", "new", "/guides/"),
    Specimen(LIST, "long", "long", "/guides/"),
    Specimen(GUIDE, "ordinary", "demonstration", "/guides/choisir-la-forme-du-partenariat/", picture="guide"),
    Specimen(GUIDE, "empty", "bare", "/guides/court/"),
    Specimen(GUIDE, "long", "long", "/guides/long-0/"),
]
MANY = 15


def new() -> None:
    """The list before the first guide."""
    tree.section(models.GuideIndexPage, "guides", "Guides")


def bare() -> None:
    """A guide with what publishing requires and no more."""
    guide = models.GuidePage(
        title="Puits",
        slug="court",
        summary="Creuser.",
        audiences=[vocabulary.audience()],
        steps=[models.GuideStep(title="Creuser")],
    )
    tree.hang(guide, tree.section(models.GuideIndexPage, "guides", "Guides"))


def long() -> None:
    """Guides enough for their list to have two pages; the first one has too much of everything."""
    index = tree.section(models.GuideIndexPage, "guides", words.title(3), lede=words.text(900))
    for number in range(14):
        guide = models.GuidePage(
            title=words.title(number),
            slug=f"long-{number}",
            summary=words.text(1200),
            short_title=words.title(number, 80),
            audiences=vocabulary.long_audiences(),
            level=GuideLevel.EXPERIENCED,
            duration=words.title(number, 120),
            publication_date=datetime.date(2024, 9, 1),
            steps=[models.GuideStep(title=words.title(number, 160))],
            themes=vocabulary.long_themes()[:3],
        )
        if number == 0:
            _add_everything(guide)
        tree.hang(guide, index)


def _add_everything(guide: models.GuidePage) -> None:
    guide.image, guide.image_credit = pictures.photograph(900, 1600), words.title(4)
    guide.steps_intro, guide.checklist_title = words.text(600), words.title(5, 80)
    guide.keywords.add(*vocabulary.long_keywords())
    guide.steps = [_step(n) for n in range(MANY)]
    guide.prerequisites = [models.GuidePrerequisite(sort_order=n, text=words.title(n)) for n in range(MANY)]
    guide.checks = [models.GuideCheck(sort_order=n, text=words.title(n)) for n in range(MANY)]
    guide.tools = [
        models.GuideTool(
            sort_order=n,
            name=words.title(n, 160),
            contains=words.text(400),
            document=documents.sheet_of_figures() if n % 2 else None,
            languages=words.title(n, 80),
        )
        for n in range(MANY)
    ]
    guide.legal_references = [
        models.GuideLegalReference(
            sort_order=n,
            title=words.title(n),
            short_title=words.title(n, 120),
            number="2014-773-" * 4,
            date=datetime.date(2014, 7, 7),
            article=words.title(n, 120),
            says=words.text(500),
            to_confirm=words.text(300) if n % 2 else "",
            url=words.ADDRESS,
        )
        for n in range(MANY)
    ]
    guide.terms = [
        models.GuideTerm(sort_order=n, term=words.title(n, 120), definition=words.text(400)) for n in range(MANY)
    ]
    guide.editions = [
        models.GuideEdition(sort_order=n, number=n + 1, date=datetime.date(1990 + n, 1, 1), changes=words.title(n))
        for n in range(12)
    ]


def _step(number: int) -> models.GuideStep:
    items = "".join(f"<li>{words.title(item, 120)}</li>" for item in range(4))
    kinds = AsideKind.values
    return models.GuideStep(
        sort_order=number,
        title=words.title(number, 160),
        text=f"<p>{words.text(700)}</p><ul>{items}</ul><p>{words.WORD}</p>",
        aside_kind=kinds[number % len(kinds)],
        aside_text=words.title(number),
    )
