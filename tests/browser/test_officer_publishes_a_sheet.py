"""The communications officer's journey in the admin: write a sheet, preview it, publish, find, correct, unpublish."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.server import OFFICER

TITLE = "Un verger partagé entre deux écoles"
CORRECTED = "Un verger partagé entre trois écoles"
SUMMARY = "Deux écoles plantent le même verger, l’une en Bretagne, l’autre au Sénégal."


@pytest.fixture
def admin(visit) -> Page:
    name, password = OFFICER
    page = visit(viewport={"width": 1280, "height": 1000})
    page.goto("/admin/login/")
    page.locator("[name=username]").fill(name)
    page.locator("[name=password]").fill(password)
    page.locator("button[type=submit]").click()
    page.wait_for_url("**/admin/")
    return page


def add_side(page: Page, number: int, side: str, role: str, organisation: str) -> None:
    page.locator("#id_sides-ADD").click()
    page.locator(f"#id_sides-{number}-side").select_option(side)
    page.locator(f"#id_sides-{number}-role").select_option(role)
    row = page.locator(f"#inline_child_sides-{number}")
    row.get_by_role("button", name=re.compile("Choisir.*organisme", re.I)).click()
    chooser = page.locator(".modal.fade.in, .modal.show, dialog[open]").last
    chooser.locator("input[name=q]").fill(organisation)
    chooser.get_by_role("link", name=organisation, exact=True).click()
    expect(row).to_contain_text(organisation)


def choose_action(page: Page, name: str) -> None:
    page.get_by_role("button", name="Plus d'actions").click()
    page.get_by_role("button", name=name, exact=True).click()


def found_in(visit, country: str) -> Page:
    reader = visit(viewport={"width": 1280, "height": 1000})
    reader.goto(f"/recherche/?country={country}&q=verger")
    return reader


def test_write_preview_publish_find_correct_unpublish(admin, visit):
    page = admin
    page.goto("/admin/")
    page.get_by_role("link", name="Fiches", exact=True).click()
    page.get_by_role("link", name=re.compile("Ajouter.*fiche", re.I)).first.click()
    page.locator("#id_title").fill(TITLE)
    page.locator("#id_summary").fill(SUMMARY)
    page.get_by_label("Éducation et jeunesse").check()
    add_side(page, 0, "ici", "pilote", "Ville de Rennes")
    add_side(page, 1, "la-bas", "partenaire", "Commune de Gandon")

    # The preview shows what is typed, saved or not.
    page.get_by_role("button", name=re.compile("prévisualisation", re.I)).first.click()
    preview = page.frame_locator("iframe[title='Prévisualisation']").last
    expect(preview.get_by_role("heading", level=1)).to_contain_text("verger", timeout=30_000)
    expect(preview.locator("body")).to_contain_text("Gandon")

    # A draft is invisible to readers.
    page.get_by_role("button", name="Enregistrer le brouillon").click()
    # The address changes as soon as the page is kept by itself: what was asked for is done when it is told.
    expect(page.locator(".messages")).to_contain_text(TITLE)
    page.wait_for_url("**/edit/")
    expect(found_in(visit, "SN").locator("main")).not_to_contain_text(TITLE)

    choose_action(page, "Publier")
    expect(page.locator(".messages")).to_contain_text("publié")
    edit = page.url if "/edit/" in page.url else None
    reader = found_in(visit, "SN")
    expect(reader.locator(".rrma-result").filter(has_text=TITLE)).to_have_count(1)
    reader.get_by_role("link", name=re.compile("verger")).first.click()
    reader.wait_for_url("**/fiches/*/")
    expect(reader.get_by_role("heading", level=1)).to_contain_text("verger")
    address = reader.url

    # Corrected in the admin, correct for readers.
    if edit:
        page.goto(edit)
    else:
        page.get_by_role("link", name=re.compile(TITLE)).first.click()
        page.wait_for_url("**/edit/")
    edit = page.url
    page.locator("#id_title").fill(CORRECTED)
    choose_action(page, "Publier")
    expect(page.locator(".messages")).to_contain_text("publié")
    expect(found_in(visit, "SN").locator(".rrma-result").filter(has_text=CORRECTED)).to_have_count(1)

    # Unpublished: gone from the search and from its address.
    page.goto(edit.replace("/edit/", "/unpublish/"))
    page.get_by_role("button", name=re.compile("dépublier", re.I)).click()
    expect(page.locator(".messages")).to_contain_text(re.compile("dépublié", re.I))
    expect(found_in(visit, "SN").locator("main")).not_to_contain_text("verger partagé")
    assert reader.goto(address).status == 404


def test_publishing_asks_for_what_a_sheet_needs_and_loses_nothing(admin):
    page = admin
    page.goto("/admin/")
    page.get_by_role("link", name="Fiches", exact=True).click()
    page.get_by_role("link", name=re.compile("Ajouter.*fiche", re.I)).first.click()
    page.locator("#id_title").fill("Une fiche à compléter")
    choose_action(page, "Publier")
    expect(page.locator(".messages")).to_contain_text(re.compile("erreur|n’a pas pu|n'a pas pu", re.I))
    expect(page.locator("#id_title")).to_have_value("Une fiche à compléter")
    expect(page.locator("main")).to_contain_text(re.compile("obligatoire|requis|nécessaire|au moins", re.I))
