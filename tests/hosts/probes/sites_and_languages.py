"""Two sites find their own; a page and its translation are found in their language; an alias is found once."""

import django

django.setup()

from django.test import Client
from django.test.utils import setup_test_environment
from wagtail.images import get_image_model
from wagtail.models import Locale, Site

from rrma_casestudies.models import CaseSheetIndexPage, CaseSheetPage, CaseSheetSide
from rrma_directory.models import Country, Organisation, OrganisationKind, Theme
from rrma_pages.models import HomePage
from rrma_search.page_model import Page
from rrma_search.projection import find_drift, sync
from rrma_search.query import SearchQuery
from rrma_search.service import search

setup_test_environment()
HOSTS = ("nord.example.org", "sud.example.org")
root = Page.get_first_root_node()
theme = Theme.objects.create(name="Eau")
kind = OrganisationKind.objects.get(slug="commune")
here = Organisation.objects.create(name="Commune d’ici", kind=kind)
there = Organisation.objects.create(name="Commune de là-bas", kind=kind, country=Country.objects.get(code="BJ"))
french, english = Locale.objects.get(language_code="fr"), Locale.objects.get_or_create(language_code="en")[0]
assert get_image_model()._meta.label == "library.Picture"
assert CaseSheetPage._meta.get_field("image").related_model is get_image_model()
assert Organisation._meta.get_field("logo").related_model is get_image_model()


def found(host: str, words: str, prefix: str = "") -> list[str]:
    """The addresses of what the search page of `host` shows for `words`."""
    client = Client(SERVER_NAME=host)
    response = client.get(f"{prefix}/recherche/", {"q": words}, headers={"accept-language": prefix.strip("/") or "fr"})
    assert response.status_code == 200, response.status_code
    return [hit.url for hit in response.context["results"].hits]


def sheet_under(index: CaseSheetIndexPage, title: str, slug: str) -> CaseSheetPage:
    sheet = CaseSheetPage(title=title, slug=slug, summary=f"{title}.", live=False, locale=index.locale)
    index.add_child(instance=sheet)
    sheet.themes = [theme]
    sheet.sides = [
        CaseSheetSide(side="ici", role="pilote", organisation=here),
        CaseSheetSide(side="la-bas", organisation=there),
    ]
    sheet.save_revision().publish()
    return CaseSheetPage.objects.get(pk=sheet.pk)


homes, indexes = [], []
for host in HOSTS:
    home = root.add_child(instance=HomePage(title=host, slug=host.partition(".")[0], locale=french))
    index = home.add_child(instance=CaseSheetIndexPage(title="Fiches", slug="fiches", locale=french))
    Site.objects.create(hostname=host, port=80, root_page=home, site_name=host)
    homes.append(home)
    indexes.append(index)
north, south = indexes
well = sheet_under(north, "Un puits au nord", "puits")
sheet_under(south, "Un puits au sud", "puits")

# Each site finds its own, at its own address.
for host, title in zip(HOSTS, ("Un puits au nord", "Un puits au sud"), strict=True):
    (hit,) = search(SearchQuery(text="puits", site=Site.objects.get(hostname=host).pk)).hits
    assert hit.title == title, hit
    (address,) = found(host, "puits")
    assert (
        Client(SERVER_NAME=host).get(address.removeprefix(f"http://{host}"), headers={"host": host}).status_code == 200
    )

# A changed host name reaches the addresses.
site = Site.objects.get(hostname="sud.example.org")
site.hostname = "midi.example.org"
site.save()
sync()
(address,) = found("midi.example.org", "puits")
assert "sud.example.org" not in address, address

# A translation is found in its language alone; the page as it was, in its own.
for page in (homes[0], north):
    page.copy_for_translation(english).save_revision().publish()
translation = well.copy_for_translation(english)
translation.title, translation.slug, translation.summary = "A well in the north", "well", "A puits."
translation.save_revision().publish()
sync()
assert [hit.title for hit in search(SearchQuery(text="puits", language="fr", site=well.get_site().pk)).hits] == [
    well.title
]
assert [hit.title for hit in search(SearchQuery(text="puits", language="en", site=well.get_site().pk)).hits] == [
    "A well in the north"
]
assert (shown := found("nord.example.org", "puits")) == [well.url], (shown, well.url)
page = Client(SERVER_NAME="nord.example.org").get("/en/fiches/well/")
assert page.status_code == 200, page.status_code

# An alias in the same site and language adds nothing; in another site it is what that site shows.
well.create_alias(parent=north, update_slug="puits-bis")
sync()
assert (shown := found("nord.example.org", "puits")) == [well.url], (shown, well.url)
alias = well.create_alias(parent=south, update_slug="puits-du-nord")
sync()
assert len(found("midi.example.org", "nord")) == 1
alias.delete()
assert not found("midi.example.org", "nord")

drift = find_drift()
assert not drift, drift
