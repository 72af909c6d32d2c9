"""A home page at the root of the default site, and documents for it to show."""

import datetime

from wagtail.models import Page, Site

from rrma_directory.models import Keyword, Theme
from rrma_pages.models import HomePage
from rrma_search.documents import SearchDocument


def home(**fields) -> HomePage:
    """The home page of the default site, which takes its address and name from it."""
    page = HomePage(**{"title": "Accueil", "slug": "maison", **fields})
    Page.get_first_root_node().add_child(instance=page)
    site = Site.objects.get(is_default_site=True)
    site.root_page, site.site_name = page, "Réseau d’essai"
    site.save()
    return page


def vocabularies() -> None:
    """Two keywords and a theme with one below it."""
    Keyword.objects.bulk_create([Keyword(name="eau", slug="eau"), Keyword(name="jeunesse", slug="jeunesse")])
    parent = Theme.objects.create(name="Ressources", slug="ressources")
    Theme.objects.create(name="Déchets", slug="dechets", parent=parent)


def sheet_document(number: int, **fields) -> SearchDocument:
    """A document of a case sheet that has no page of its own."""
    return SearchDocument(
        **{
            "key": f"essai:{number}",
            "kind": "case-sheet",
            "title": f"Pratique {number}",
            "url": f"/fiches/{number}/",
            "date": datetime.date(2020, 1, number % 28 + 1),
            **fields,
        }
    )
