"""Pages of ours stand on the page model of the host: they carry its field, and are found while anyone may see them."""

import django

django.setup()

from django.apps import apps
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from wagtail.models import PageViewRestriction, Site, get_page_models

from rrma_pages.models import ContentPage, HomePage, NewsIndexPage
from rrma_search.page_model import PAGE_MODEL, Page
from rrma_search.query import SearchQuery
from rrma_search.service import search

assert PAGE_MODEL == "basepage.BasePage" and Page is apps.get_model(PAGE_MODEL)
assert all(issubclass(model, Page) for model in get_page_models() if model._meta.app_label.startswith("rrma_"))

site = Site.objects.get()
own_home = site.root_page
home = Page.get_first_root_node().add_child(instance=HomePage(title="Réseau", slug="reseau", category="accueil"))
site.root_page = home
site.save()
section = home.add_child(instance=NewsIndexPage(title="Actualités", slug="actualites"))
page = ContentPage(title="La fontaine", slug="fontaine", summary="Une page simple.", category="eau", live=False)
section.add_child(instance=page)
visitor, administrator = Client(SERVER_NAME="localhost"), Client(SERVER_NAME="localhost")
administrator.force_login(get_user_model().objects.filter(is_superuser=True).first())


def found() -> int:
    return search(SearchQuery(text="fontaine")).total


assert found() == 0
page.save_revision().publish()
assert found() == 1
assert Page.objects.get(category="eau").specific == page
for address in ("/", "/actualites/fontaine/", "/recherche/?q=fontaine"):
    response = visitor.get(address, follow=True)
    assert response.status_code == 200, f"{address}: {response.status_code}"
    assert "/actualites/" in response.content.decode(), "The menu lists the sections."
assert administrator.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code == 200

restriction = PageViewRestriction.objects.create(page=section, restriction_type=PageViewRestriction.LOGIN)
assert found() == 0
restriction.delete()
assert found() == 1
section.move(Page.get_first_root_node(), pos="last-child")
assert found() == 0
NewsIndexPage.objects.get().move(HomePage.objects.get(), pos="last-child")
assert found() == 1
ContentPage.objects.get().unpublish()
assert found() == 0

site.root_page = own_home
site.save()
HomePage.objects.get().delete()
