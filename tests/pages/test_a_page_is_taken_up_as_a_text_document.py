"""« Reprendre » as a file to edit or to print: the whole text of a page, with title, credit, licence and address."""

import sys

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from rrma_pages.licences import terms_of
from tests.casestudies import factories
from tests.odt import Read, read
from tests.pages import guide_factories, news_factories

pytestmark = pytest.mark.django_db

ODT = "application/vnd.oasis.opendocument.text"


def taken(client, page) -> Read:
    response = client.get(f"{page.url}reprendre.odt")
    assert response.status_code == 200 and response["Content-Type"] == ODT
    assert response["Content-Disposition"] == f'attachment; filename="{page.slug}.odt"'
    assert "noindex" in response["X-Robots-Tag"]
    return read(response.content)


def link_of(client, page) -> str:
    link = BeautifulSoup(client.get(page.url).content, "html.parser").select_one('a[href$="reprendre.odt"]')
    return link["href"] if link else ""


def a_news_item(**fields):
    body = news_factories.body(
        ("heading", "Ce qui change"),
        ("paragraph", '<p>L\'eau <b>arrive</b> en <a href="/suite/">mai</a>.<br/>Enfin.</p><ul><li>un puits</li></ul>'),
        ("quote", {"text": "Nous y tenons.", "source": "La mairie"}),
    )
    return news_factories.news(**{"title": "Un puits & <demi>", "summary": "Ce qui arrive.", "body": body, **fields})


def test_a_sheet_goes_whole_with_its_credit(client):
    sheet = factories.full_sheet()
    assert link_of(client, sheet) == f"{sheet.url}reprendre.odt"
    made = taken(client, sheet)
    page = BeautifulSoup(client.get(sheet.url).content, "html.parser").select_one(".rrma-prose")
    left_to_the_site = {"Contact", "Avec le soutien de", "Reprendre cette fiche"}
    parts = [heading.get_text() for heading in page.find_all("h2") if heading.get_text() not in left_to_the_site]
    assert made.headings[0] == (1, sheet.title)
    assert [title for level, title in made.headings if level == 2][:-1] == parts
    for paragraph in page.select(".rrma-prose > p:not([class]), td, .rrma-step h3"):
        if not paragraph.find_parent("details") and paragraph.find_previous("h2", id="reprendre") is None:
            assert " ".join(paragraph.get_text().split(" ")).strip() in made.words
    rights = ("Vous pouvez\u00a0: le copier", "À demander d’abord\u00a0: l’abréger")
    for said in ("Val-de-Marne", "BY-NC-ND 2.0 France", "juin 2019", "http://localhost/fiches/the-shan/", *rights):
        assert said in made.words + str(made.links)
    assert {sheet.full_url, "https://creativecommons.org/licenses/by-nc-nd/2.0/fr/"} <= set(made.links)
    assert sheet.title in made.credits
    assert "@" not in made.words + str(made.links)  # contacts stay on the site


def test_a_guide_goes_whole(client):
    guide = guide_factories.full_guide()
    made = taken(client, guide)
    steps = [step.title for step in guide.steps.all()]
    assert [title for level, title in made.headings if level == 3 and title in steps] == steps
    for text in (guide.prerequisites.first().text, guide.checks.first().text, guide.terms.first().definition):
        assert text.replace("'", "’") in made.words
    assert "Cochez" not in made.words  # what is told of the screen


def test_only_what_is_counted_has_numbers(client):
    guide, sheet = guide_factories.full_guide(), factories.full_sheet()
    for page, things in ((guide, [step.title for step in guide.steps.all()]), (sheet, blocks_of(sheet))):
        counted = taken(client, page).counted
        assert [entry.startswith(thing) for entry, thing in zip(counted, things, strict=True)] == [True] * len(things)


def blocks_of(sheet) -> list[str]:
    assert sheet.milestones.exists()  # they have dates
    return [block.name for block in sheet.building_blocks.all()]


def test_news_keep_their_structure(client):
    made = taken(client, a_news_item())
    assert made.headings[:2] == [(1, "Un puits & <demi>"), (2, "Ce qui change")]
    for said in ("L’eau arrive en mai.", "un puits", "Nous y tenons.", "La mairie", "Ce qui arrive."):
        assert said in made.words
    assert (
        "http://localhost/suite/" in made.links and "http://localhost/actualites/" in made.words
    )  # paper has no links


@pytest.mark.parametrize(("reusable", "pictures"), [(True, 1), (False, 0)])
def test_pictures_go_along_only_where_their_author_agrees(client, reusable, pictures):
    inside = {"image": factories.image().pk, "alt": "Un champ", "caption": "Légende du champ", "credit": "© Berthe"}
    page = a_news_item(
        image=factories.image(),
        image_alt="Un puits",
        image_credit="© Anne",
        image_reusable=reusable,
        body=news_factories.body(("picture", inside)),
    )
    made = taken(client, page)
    assert made.pictures == pictures and ("© Anne" in made.words) == reusable
    assert "Berthe" not in made.words and "Légende" not in made.words


def test_a_picture_whose_file_is_lost_is_left_out(client):
    picture = factories.image()
    page = a_news_item(image=picture, image_reusable=True)
    picture.file.storage.delete(picture.file.name)
    assert taken(client, page).pictures == 0


def test_only_what_anyone_may_see_is_given(client, settings):
    public, hidden, draft = a_news_item(), a_news_item(), a_news_item(live=False)
    PageViewRestriction.objects.create(page=hidden.page_ptr, restriction_type="password", password="puits")
    addresses = [f"{page.get_url()}reprendre.odt" for page in (hidden, draft)]
    reserved = factories.sheet(licence="tous-droits-reserves")
    addresses += [f"{reserved.url}reprendre.odt", "/reprendre.odt", "/rien/reprendre.odt", "/actualites/reprendre.odt"]
    assert [client.get(address).status_code for address in addresses] == [404] * 6
    assert client.post(f"{public.url}reprendre.odt").status_code == 405
    assert not link_of(client, reserved)
    settings.RRMA_LICENCE = ""
    assert client.get(f"{public.url}reprendre.odt").status_code == 404


def test_a_restricted_page_offers_no_file_to_those_who_may_read_it(admin_client):
    page = a_news_item()
    assert link_of(admin_client, page)
    PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="login")
    assert "reprise-texte" in admin_client.get(page.url).content.decode() and not link_of(admin_client, page)


def test_without_odfpy_nothing_is_offered(client, monkeypatch):
    page = a_news_item()
    assert link_of(client, page)
    monkeypatch.setitem(sys.modules, "odf", None)
    monkeypatch.setattr(sys, "path", [entry for entry in sys.path if "site-packages" not in entry])
    monkeypatch.delitem(sys.modules, "odf")
    assert not link_of(client, page)
    assert client.get(f"{page.url}reprendre.odt").status_code == 404


def test_what_no_xml_may_hold_is_dropped(client):
    page = a_news_item(title="Un\x0bpuits\x1f", summary="Ce\x08ci")
    assert "Unpuits" in taken(client, page).words


def test_a_licence_without_derivatives_asks_to_keep_it_whole():
    strict, free = terms_of("cc-by-nc-nd-2.0-fr"), terms_of("cc-by-4.0")
    assert len(strict.conditions) > len(terms_of("etalab-2.0").conditions)
    both = terms_of("cc-by-4.0", "cc-by-nc-nd-2.0-fr")
    assert (both.allowed, both.to_ask) == (strict.allowed, strict.to_ask) and free.conditions[:20] in both.conditions
    assert terms_of("cc-by-4.0", "tous-droits-reserves") is None and terms_of() is None
