"""The home page and the list of sheets, and the settings of the network."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from rrma_casestudies.models import CaseSheetIndexPage
from rrma_pages.models import HomePage, NetworkSettings

from . import pictures
from .content import read

UNNAMED = "localhost"
"""The host name of a site that nobody has named."""


def load() -> None:
    """Puts the home page at the root of the default site, the list of sheets under it, and the network's name on it."""
    content = read("home")
    home = HomePage.objects.first() or _create_home(content["home"])
    site = _site(home, content["site_name"])
    if not NetworkSettings.objects.filter(site=site).exists():
        NetworkSettings.objects.create(site=site, **content["network"])
    if not CaseSheetIndexPage.objects.child_of(home).exists():
        index = CaseSheetIndexPage(**content["sheets_index"])
        home.add_child(instance=index)
        index.save_revision().publish()


def _create_home(content: dict[str, str]) -> HomePage:
    text = {name: value for name, value in content.items() if name != "illustration"}
    image = pictures.find(content["illustration"])
    home = HomePage(
        slug="accueil",
        image=image,
        image_alt=image.description,
        image_credit=pictures.credit(),
        **text,
    )
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    return home


def _site(home: HomePage, name: str) -> Site:
    site = Site.objects.filter(is_default_site=True).first() or Site(hostname=UNNAMED, is_default_site=True)
    if site.root_page_id != home.pk:
        welcome = site.root_page if site.root_page_id else None
        site.root_page, site.site_name = home, name
        site.save()
        _remove_welcome(welcome)
    if site.hostname == UNNAMED:
        _put_at_its_address(site)
    return site


def _put_at_its_address(site: Site) -> None:
    """Lets the addresses of `site` begin where the settings say that it is served."""
    served = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    place = (served.hostname, served.port or (443 if served.scheme == "https" else 80))
    if place != (site.hostname, site.port):
        site.hostname, site.port = place
        site.save()


def _remove_welcome(page: Page | None) -> None:
    """Removes the page that a new Wagtail greets with; a page that somebody made is left where it is."""
    if page is not None and page.specific_class is Page and not page.get_children().exists():
        page.delete()
