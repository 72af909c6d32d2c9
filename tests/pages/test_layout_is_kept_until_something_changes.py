"""What the layout shows is read once by a process, and anew as soon as anything it shows has changed."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from wagtail.models import Page, PageViewRestriction, Site

from rrma_pages.choices import FooterColumn
from rrma_pages.models import ContentPage, FooterPage, NetworkSettings
from rrma_search.projection import project, withdraw
from tests.casestudies.factories import index

from .factories import home, sheet_document

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/recherche/"


@pytest.fixture
def section():
    """A page in the menu and at the foot, whose name the network gives."""
    page = home().add_child(
        instance=ContentPage(
            title="Nos missions", slug="missions", summary="Ce que fait le réseau.", show_in_menus=True
        )
    )
    network = NetworkSettings.objects.create(site=Site.objects.get(), name="Traverses")
    FooterPage.objects.create(network=network, column=FooterColumn.TAKE_PART, page=page)
    return page


def shown(client) -> str:
    page = BeautifulSoup(client.get(ADDRESS).content, "html.parser")
    return f"{page.header.get_text(' ', strip=True)} {page.footer.get_text(' ', strip=True)}"


def queries(client) -> list[str]:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.get(ADDRESS)
    return [query["sql"] for query in captured]


def test_a_second_visitor_costs_no_query_of_the_layout(client, section):
    first, second = queries(client), queries(client)
    tables = ("wagtailcore_page", "wagtailcore_site", "rrma_pages_networksettings", "rrma_pages_footerpage")
    assert all(any(table in sql for sql in first) for table in tables)
    assert not [sql for sql in second if any(table in sql for table in tables)]


def rename(page):
    page.title = "Qui nous sommes"
    page.save_revision().publish()


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def move(page):
    page.move(Page.objects.get(depth=1), pos="last-child")


@pytest.mark.parametrize("hide", [rename, Page.unpublish, restrict, Page.delete, move])
def test_a_page_renamed_or_hidden_is_no_longer_named(client, section, hide):
    assert shown(client).count("Nos missions") == 3
    hide(section)
    assert "Nos missions" not in shown(client)
    assert shown(client).count("Qui nous sommes") == (3 if hide is rename else 0)


def test_a_page_put_into_the_menu_is_named(client, section):
    shown(client)
    index()
    assert "Fiches" in shown(client)


def marks_at_the_foot(client, address) -> list[str | None]:
    foot = BeautifulSoup(client.get(address).content, "html.parser").footer
    return [link.get("aria-current") for link in foot.find_all("a", string="Nos missions")]


def test_the_page_shown_is_marked_at_the_foot_of_no_other(client, section):
    assert marks_at_the_foot(client, ADDRESS) == [None, None]
    assert marks_at_the_foot(client, section.url) == [None, "page"]
    assert marks_at_the_foot(client, ADDRESS) == [None, None]


def test_the_settings_of_the_network_are_followed(client, section):
    assert "Traverses" in shown(client)
    NetworkSettings.objects.get().delete()
    assert "Traverses" not in shown(client)
    network = NetworkSettings.objects.create(site=Site.objects.get(), name="Passerelles")
    assert "Passerelles" in shown(client) and shown(client).count("Nos missions") == 2
    entry = FooterPage.objects.create(network=network, column=FooterColumn.LEGAL, page=section)
    assert shown(client).count("Nos missions") == 3
    entry.delete()
    assert shown(client).count("Nos missions") == 2


def test_the_directory_is_named_while_it_holds_something(client, section):
    assert "Annuaire" not in shown(client)
    document = sheet_document(1, kind="organisation")
    project([document])
    assert "Annuaire" in shown(client)
    withdraw([document.key])
    assert "Annuaire" not in shown(client)


def test_each_site_has_its_own(client, section):
    shown(client)
    other = Page.objects.get(depth=1).add_child(instance=Page(title="Ailleurs", slug="ailleurs"))
    Site.objects.create(hostname="ailleurs.example.org", root_page=other, site_name="Passerelles")
    assert "Passerelles" in client.get(ADDRESS, headers={"host": "ailleurs.example.org"}).content.decode()
    assert "Passerelles" not in shown(client)


def test_a_change_that_is_undone_was_never_kept(client, section):
    shown(client)
    with transaction.atomic():
        rename(section)
        assert "Qui nous sommes" in shown(client)
        transaction.set_rollback(True)
    assert "Qui nous sommes" not in shown(client)
    assert shown(client).count("Nos missions") == 3
