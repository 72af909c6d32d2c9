"""A sheet is published under a home page of ours, beside the host's own, and found; unpublished, it is gone."""

import django

django.setup()

from django.test import Client
from home.models import HomePage as OwnHomePage
from wagtail.models import Site

from rrma_casestudies.models import CaseSheetIndexPage, CaseSheetPage, CaseSheetSide
from rrma_directory.models import Country, Keyword, Organisation, OrganisationKind, Theme
from rrma_pages.models import HomePage
from rrma_search.page_model import Page
from rrma_search.query import SearchQuery
from rrma_search.service import search

visitor = Client(SERVER_NAME="localhost")
site = Site.objects.get()
own_home = OwnHomePage.objects.get()
assert site.root_page_id == own_home.pk

home = Page.get_first_root_node().add_child(instance=HomePage(title="Réseau", slug="reseau"))
site.root_page = home
site.save()
sheets = home.add_child(instance=CaseSheetIndexPage(title="Fiches", slug="fiches"))
kind = OrganisationKind.objects.get(slug="commune")
here = Organisation.objects.create(name="Commune d’ici", kind=kind)
there = Organisation.objects.create(name="Commune de là-bas", kind=kind, country=Country.objects.get(code="BJ"))
sheet = CaseSheetPage(title="L’eau à l’école", slug="eau", summary="Une fontaine pour chaque école.", live=False)
sheets.add_child(instance=sheet)
sheet.themes = [Theme.objects.create(name="Eau et assainissement")]
sheet.keywords.add(Keyword.objects.create(name="fontaine"))
sheet.sides = [
    CaseSheetSide(side="ici", role="pilote", organisation=here),
    CaseSheetSide(side="la-bas", organisation=there),
]
sheet.save_revision().publish()

SEARCH = "/recherche/?q=fontaines&keyword=fontaine&theme=eau-et-assainissement&country=BJ"


def shows(address: str) -> bool:
    response = visitor.get(address, follow=True)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    return sheet.title in response.content.decode()


for address in ("/", "/fiches/", "/fiches/eau/", SEARCH, "/search/?query=eau", f"/annuaire/{here.slug}/"):
    assert shows(address), address

copy = CaseSheetPage.objects.get().copy(update_attrs={"title": "Copie", "slug": "copie"})
assert copy.pk != sheet.pk and copy.latest_revision.as_object().pk == copy.pk
copy.delete()

site.hostname, site.port = "reseau.example.org", 443
site.save()
(hit,) = search(SearchQuery(text="fontaine", filters={"type": ["case-sheet"]})).hits
assert hit.url in {"/fiches/eau/", "https://reseau.example.org/fiches/eau/"}, hit.url
site.hostname, site.port = "localhost", 80
site.save()

sheet.refresh_from_db()
sheet.unpublish()
assert not shows(SEARCH)
assert visitor.get("/fiches/eau/").status_code == 404
sheet.save_revision().publish()
assert shows(SEARCH)

# The host's own home page is still one, and can be the root of the site again.
site.root_page = own_home
site.save()
assert visitor.get("/").status_code == 200
assert search(SearchQuery(text="fontaine")).total == 0
site.root_page = home
site.save()
assert shows(SEARCH)
