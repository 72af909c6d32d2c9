"""« Reprendre cette fiche »: a ready text with title, cooperation, summary, credit, licence and address."""

import pytest
from bs4 import BeautifulSoup
from django.core.checks import run_checks

from rrma_pages.licences import Licence, terms_of
from rrma_pages.reuse import Reuse
from tests.casestudies import factories
from tests.pages import news_factories

TITLE = "Labellisation bio et équitable de la filière du thé Shan"
ADDRESS = "http://localhost/fiches/the-shan/"


def soup_of(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def made(**fields) -> Reuse:
    return Reuse(**{"title": "Titre", "url": "https://example.org/x/", "licence": Licence.CC_BY, **fields})


@pytest.mark.django_db
def test_a_sheet_offers_its_text_plain_and_as_html(client):
    soup = soup_of(client, factories.full_sheet())
    plain, markup = (soup.find("textarea", id=name).get_text() for name in ("reprise-texte", "reprise-html"))
    for part in (TITLE, "Val-de-Marne", "Yen Bai", "Quatre cents producteurs", "n°", "64", "juin 2019", ADDRESS):
        assert part in plain and part in markup, part
    assert "12 octobre 2026" in plain and "BY-NC-ND 2.0 France" in plain
    assert "https://creativecommons.org/licenses/by-nc-nd/2.0/fr/" in plain
    copied = BeautifulSoup(markup, "html.parser")
    assert "<" not in copied.get_text() and len(copied.find_all("p")) == 3
    assert copied.find("a", rel="license")["href"] == "https://creativecommons.org/licenses/by-nc-nd/2.0/fr/"
    assert {a["href"] for a in copied.find_all("a")} == {
        ADDRESS,
        "https://creativecommons.org/licenses/by-nc-nd/2.0/fr/",
    }


@pytest.mark.django_db
def test_it_is_copied_without_javascript(client):
    soup = soup_of(client, factories.full_sheet())
    for name in ("reprise-texte", "reprise-html"):
        field = soup.find("textarea", id=name)
        assert field.has_attr("readonly") and soup.find("label", attrs={"for": name}).get_text()
        assert soup.find(id=field["aria-describedby"]).get_text()
    assert not soup.find("details", class_="rrma-reuse").find("button")


@pytest.mark.parametrize(
    ("licence", "allowed", "to_ask"),
    [
        ("cc-by-4.0", {"imprimer", "abréger", "traduire"}, set()),
        ("cc-by-nc-sa-4.0", {"imprimer", "abréger", "traduire"}, {"vendu"}),
        ("cc-by-nc-nd-2.0-fr", {"imprimer"}, {"abréger", "traduire", "vendu"}),
        ("etalab-2.0", {"imprimer", "abréger", "traduire"}, set()),
    ],
)
def test_the_licence_is_told_in_plain_words(licence, allowed, to_ask):
    terms = terms_of(licence)
    assert all(word in terms.allowed and word not in terms.to_ask for word in allowed)
    assert all(word in terms.to_ask and word not in terms.allowed for word in to_ask)
    assert "source" in terms.conditions and ("même licence" in terms.conditions) == ("-sa-" in licence)


def test_every_licence_has_terms_unless_all_rights_are_reserved():
    assert {licence for licence in Licence.values if terms_of(licence) is None} == {"tous-droits-reserves"}


@pytest.mark.django_db
def test_reserved_rights_offer_no_text(client):
    sheet = factories.sheet(licence="tous-droits-reserves")
    soup = soup_of(client, sheet)
    assert "droits sont réservés" in soup.get_text() and not soup.find("textarea")


def test_pictures_go_along_only_where_their_author_agrees():
    with_credit = made(has_picture=True, picture_reusable=True, picture_credit="© Anne")
    assert "© Anne" in with_credit.pictures and "© Anne" in with_credit.text and "© Anne" in with_credit.html
    for refused in (made(has_picture=True, picture_credit="© Anne"), made(picture_reusable=True)):
        assert "© Anne" not in refused.text + refused.html + refused.pictures and "image" in refused.pictures


def test_texts_cannot_inject_markup():
    html = made(
        title="<script>1</script>",
        places="<b>",
        summary="<i>x</i> {0} %s",
        citation="<u>",
        network="<em>{}</em>",
        url='https://example.org/"><script>',
    ).html
    found = {tag.name for tag in BeautifulSoup(html, "html.parser").find_all()}
    assert found == {"p", "strong", "a", "br"}
    assert "{0} %s" in html


@pytest.mark.django_db
def test_news_are_taken_up_under_the_licence_of_the_network(client, settings):
    item = news_factories.news()
    assert soup_of(client, item).find("textarea", id="reprise-texte")
    settings.RRMA_LICENCE = ""
    assert not soup_of(client, item).find("textarea")


def test_a_licence_nobody_knows_is_told_by_a_check(settings):
    settings.RRMA_LICENCE = "libre"
    assert "rrma_pages.W009" in {message.id for message in run_checks(tags=["rrma_pages"])}
