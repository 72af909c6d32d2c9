"""A news item shows its text, date, picture and subjects, the organisations it names, what to read beside it."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.models import PageViewRestriction

from rrma_directory.models import SDG
from rrma_pages.models import NewsPage
from tests.casestudies.factories import country, image, keyword, organisation, sheet, theme
from tests.search.search_page import spaces

from .news_factories import body, content, news

pytestmark = pytest.mark.django_db


def shown(client, page) -> BeautifulSoup:
    response = client.get(page.url)
    assert response.status_code == 200
    soup = BeautifulSoup(response.content, "html.parser")
    reuse = soup.find(id="reprendre")  # what every page offers to those who take it up
    for element in [*reuse.find_next_siblings(), reuse] if reuse else ():
        element.decompose()
    return soup


def prose(client, *blocks) -> BeautifulSoup:
    return shown(client, news(body=body(*blocks))).select_one(".rrma-prose")


def test_title_summary_and_day_are_there_in_french(client):
    page = shown(client, news(title="L'eau, enfin !", summary='Ce que "réussir" veut dire.'))
    assert page.h1.get_text() == "L’eau, enfin\u202f!"
    assert page.select_one(".rrma-lede").get_text() == "Ce que «\u00a0réussir\u00a0» veut dire."
    assert page.time["datetime"] == "2025-11-12" and page.time.get_text() == "12 novembre 2025"
    assert page.find("meta", attrs={"name": "description"})["content"] == "Ce que «\u00a0réussir\u00a0» veut dire."


def test_an_item_with_no_more_than_its_summary_has_no_empty_part(client):
    page = shown(client, news())
    assert not page.select("main section, main figure, main ul, .rrma-prose > *")


def test_its_picture_is_told_and_credited(client):
    page = shown(client, news(image=image(), image_alt="Un puits", image_credit="© Réseau"))
    figure = page.select_one("figure.rrma-plate")
    assert figure.img["alt"] == "Un puits" and figure.img["width"] and figure.figcaption.get_text() == "© Réseau"


def test_paragraphs_headings_and_quotations_follow_each_other(client):
    text = prose(
        client,
        ("paragraph", "<p>Un <b>premier</b> mot : voilà.</p><h3>Plus petit</h3>"),
        ("heading", "L'après-midi"),
        ("heading", "L'après-midi"),
        ("quote", {"text": "On s'y remet.", "source": "Le bureau"}),
    )
    assert text.p.get_text() == "Un premier mot\u00a0: voilà."
    assert [heading["id"] for heading in text.find_all("h2")] == ["l-apres-midi", "l-apres-midi-2"]
    assert text.blockquote.get_text() == "On s’y remet." and text.figcaption.get_text() == "Le bureau"


def test_a_picture_in_the_text_has_alternative_text_caption_and_credit(client):
    picture = {"image": image().pk, "alt": "Un théier", "caption": "À Suoi Giang", "credit": "© Réseau"}
    figure = prose(client, ("picture", picture)).figure
    assert figure.img["alt"] == "Un théier" and figure.img["width"]
    assert figure.figcaption.get_text() == "À Suoi Giang · © Réseau"


def test_a_file_says_its_format_and_its_size(client):
    document = get_document_model()(title="Compte rendu")
    document.file.save("compte-rendu.pdf", ContentFile(b"x" * 48_000))
    document.save()
    text = prose(client, ("file", {"document": document.pk, "title": ""}))
    link = text.a
    assert link.get_text() == "Compte rendu" and link["href"] == document.url
    assert [span.get_text().replace("\u00a0", " ") for span in text.select(".rrma-meta span")] == ["PDF", "46,9 Kio"]


def test_a_button_leads_to_a_page_or_elsewhere_but_not_to_a_draft(client):
    target, draft = content(title="Contact"), content(live=False)

    def button(**where):
        return prose(client, ("button", {"label": "Écrire", "page": None, "url": "", **where}))

    assert button(page=target.pk).a["href"] == target.url
    assert button(url="https://example.org/").a["href"] == "https://example.org/"
    assert button(page=draft.pk).a is None


def test_every_subject_leads_to_what_there_is_on_it(client):
    themes, goals = [theme("Commerce équitable")], [SDG.objects.get(number=8)]
    words = [keyword("commerce équitable"), keyword("jeunesse")]
    page = shown(client, news(themes=themes, countries=[country("BJ")], keywords=words, sdgs=goals))
    links = {spaces(link.get_text()): link["href"] for link in page.select(".rrma-kw a")}
    assert list(links) == ["Commerce équitable", "Bénin", "jeunesse", "ODD 8"]
    assert links["ODD 8"] == "/recherche/?sdg=8"
    for address in links.values():
        assert client.get(address).status_code == 200, address


def test_the_organisations_it_names_lead_to_their_pages(client):
    first, second = organisation("Sicoval"), organisation("Commune de Gandon")
    links = shown(client, news(organisations=[second, first])).select(".rrma-rail a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("Commune de Gandon", second.get_absolute_url()),
        ("Sicoval", first.get_absolute_url()),
    ]


def test_what_to_read_beside_it_is_shown_when_anyone_may_see_it(client):
    seen, draft, secret = sheet(title="Une fiche"), sheet(title="Brouillon", live=False), content(title="Réservée")
    PageViewRestriction.objects.create(page=secret.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    page = shown(client, news(related=[draft, seen, secret]))
    titles = [spaces(title.get_text()) for title in page.select(".rrma-section .rrma-teaser__title")]
    assert titles == ["Une fiche"]


@pytest.mark.parametrize("slug", ["2025", "0001"])
def test_four_digits_are_no_slug_for_they_are_a_year(slug):
    with pytest.raises(ValidationError) as refused:
        news(slug=slug)
    assert list(refused.value.message_dict) == ["slug"]
    assert not NewsPage.objects.exists()


def test_the_teaser_has_what_lists_show():
    item = news(title="Une nouvelle", organisations=[organisation("Sicoval")], themes=[theme()])
    teaser = item.teaser
    assert (teaser.title, teaser.kind, teaser.url, teaser.meta) == (
        "Une nouvelle",
        "news",
        "/actualites/" + item.slug + "/",
        ("12 novembre 2025",),
    )
    assert teaser.date == datetime.date(2025, 11, 12)
    assert teaser.facets["organisation"] == ("sicoval",) and teaser.facets["theme"] == (theme().slug,)


def test_queries_do_not_grow_with_what_it_names(client):
    def cost(number: int) -> int:
        item = news(
            organisations=[organisation() for _ in range(number)],
            related=[sheet() for _ in range(number)],
            keywords=[keyword(f"mot {n}") for n in range(number)],
        )
        client.get(item.url)
        with CaptureQueriesContext(connection) as captured:
            client.get(item.url)
        return len(captured)

    assert cost(5) == cost(1)
