"""Whole pages of the demonstration site, asked of the WSGI application as a server would."""

from functools import partial

from django.core.management import call_command
from django.urls import reverse

from rrma_casestudies.models import CaseSheetPage
from rrma_directory.models import Organisation
from rrma_search import facet_drawing
from rrma_search.query import SearchQuery

from .asking import fetch
from .searches import BROAD, MEDIUM, SEARCHES
from .timing import Timing, timed_together

SEARCHED = (BROAD, MEDIUM, "no text")


def fill() -> None:
    """Put the demonstration's content into the database, beside which the corpus is searched."""
    call_command("rrma_demo", verbosity=0)


def search(query: SearchQuery) -> bytes:
    """The search page of `query`."""
    return fetch(reverse("rrma_search:search"), query.to_query_string())


def search_first(query: SearchQuery) -> bytes:
    """The same where nothing is kept of facets drawn before: the search is asked for the first time."""
    facet_drawing._drawn.cache_clear()
    return search(query)


def measure(times: int) -> dict[str, Timing]:
    """The search page of a broad word, a medium word and of everything, then the other pages."""
    searches = {f"/recherche/, {name}": partial(search_first, SEARCHES[name]) for name in SEARCHED}
    searches[f"/recherche/, {SEARCHED[-1]}, again"] = partial(search, SEARCHES[SEARCHED[-1]])
    pages = {
        "/": "/",
        "/fiches/": "/fiches/",
        "a case sheet": CaseSheetPage.objects.live().order_by("pk").first().get_url(),
        "/annuaire/": reverse("rrma_directory:directory"),
        "an organisation": Organisation.objects.get(slug="ville-de-rennes").get_absolute_url(),
    }
    return timed_together({**searches, **{name: partial(fetch, path) for name, path in pages.items()}}, times)
