"""The page of a guide shows what it has and nothing else; the list is narrowed; the search finds guides by audience."""

import pytest
from bs4 import BeautifulSoup
from wagtail.models import PageViewRestriction

from rrma_pages import models
from rrma_search.projection import sync
from rrma_search.query import SearchQuery
from rrma_search.service import search

from .guide_factories import audience, document, full_guide, guide, guides_index, publish

pytestmark = pytest.mark.django_db


def soup(client, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200, address
    return BeautifulSoup(response.content, "html.parser")


def text(element) -> str:
    return " ".join(element.get_text(" ").replace("\xa0", " ").replace("\u202f", " ").split())


def titles(page: BeautifulSoup) -> list[str]:
    return [text(each) for each in page.select(".rrma-teaser__title")]


def test_everything_typed_is_on_the_page(client):
    words = text(soup(client, full_guide().url))
    for part in (
        *("Élues et élus", "Associations", "Découverte", "6 à 18 mois", "1 prérequis"),
        *("Une personne élue.", "Deux étapes", "L’ordre compte.", "Dire pourquoi", "Réunissez les élus ."),
        *("Levier", "Un lien associatif donne un socle.", "À cocher avant de signer", "Le conseil a délibéré."),
        *(
            "Modèle de convention",
            "Parties, objet, durée.",
            "n° 92-125",
            "article 131",
            "Elle autorise les conventions.",
        ),
        *("À confirmer. Deux dates circulent.", "et 1 autre texte", "Jumelage", "Une amitié entre communes."),
        *("en vigueur", "remplacée", "Étape ajoutée."),
    ):
        assert part in words, part


def test_a_guide_with_the_least_shows_no_empty_part(client):
    page = soup(client, guide().url)
    assert [text(each) for each in page.select(".rrma-prose h2")][:1] == ["Une étape"]
    assert not page.select("#avant, #cocher, #outils, #loi, #mots, #editions, #preuve, #suite")


def test_the_contents_lead_to_parts_that_are_there(client):
    page = soup(client, full_guide().url)
    anchors = [link["href"][1:] for link in page.select(".rrma-rail nav a")]
    assert len(anchors) >= 7 and all(page.find(id=anchor) for anchor in anchors)


def test_boxes_can_be_ticked_and_nothing_can_be_sent(client):
    page = soup(client, full_guide().url)
    assert len(page.select(".rrma-checklist input[type=checkbox]")) == 1
    assert not page.select("main form")


def test_the_edition_in_force_is_the_highest_number_and_its_file_is_offered(client):
    editions = [
        models.GuideEdition(sort_order=0, number=3, document=document(title="Troisième")),
        models.GuideEdition(sort_order=1, number=2, document=document(title="Deuxième")),
    ]
    page = soup(client, guide(editions=editions).url)
    assert text(page.select_one(".rrma-pagehead .rrma-no, .rrma-hero .rrma-no")) == "3 e éd."
    assert text(page.select_one(".rrma-timeline .is-current")).startswith("3 e édition")
    assert page.select_one(".rrma-rail .rrma-btn")["href"].endswith(editions[0].document.filename)
    assert len(page.select(".rrma-timeline a")) == 2


def test_a_note_links_to_a_page_only_when_anyone_may_see_it(client):
    other = guide(live=False, title="Un guide caché")
    step = models.GuideStep(sort_order=0, title="Écouter", aside_text="Une phrase.", aside_page=other.page_ptr)
    page = guide(steps=[step])
    assert "Un guide caché" not in client.get(page.url).content.decode()
    publish(other)
    assert soup(client, page.url).select_one(".rrma-lesson a")["href"] == other.url


def test_related_guides_are_shown_when_public(client):
    other, hidden = guide(title="Un autre guide"), guide(title="Un brouillon", live=False)
    related = [models.GuideRelatedPage(page=each.page_ptr, sort_order=each.pk) for each in (other, hidden)]
    html = client.get(guide(related_pages=related).url).content.decode()
    assert "Un autre guide" in html and "Un brouillon" not in html


def test_a_page_costs_the_same_whatever_the_length_of_its_lists(client, django_assert_max_num_queries):
    short, long = full_guide(), full_guide(slug="long")
    for order in range(1, 9):
        models.GuideTool.objects.create(guide=long, sort_order=order, name="Outil", document=document())
        models.GuideStep.objects.create(guide=long, sort_order=order + 5, title="Étape")
    sync()
    client.get(long.url), client.get(short.url)
    with django_assert_max_num_queries(60) as taken:
        client.get(short.url)
    with django_assert_max_num_queries(len(taken)):
        client.get(long.url)


@pytest.fixture
def three_guides():
    guide(title="Bêta", audiences=[audience("elus"), audience("enseignants")], level="decouverte")
    guide(title="Alpha", audiences=[audience("elus")], level="confirme")
    guide(title="Secret", audiences=[audience("elus")], live=False)
    sync()
    return guides_index()


def test_the_list_is_alphabetical_and_without_drafts(client, three_guides):
    page = soup(client, three_guides.url)
    assert titles(page) == ["Alpha", "Bêta"]
    assert "Élues et élus (2" in text(page) and "Équipes éducatives (1" in text(page)


def test_the_list_is_narrowed_by_links_that_say_how_many_there_are(client, three_guides):
    page = soup(client, three_guides.url + "?audience=enseignants")
    assert titles(page) == ["Bêta"]
    assert text(page.select_one(".rrma-narrow [aria-current]")).startswith("Équipes éducatives")
    assert titles(soup(client, three_guides.url + "?audience=elus&niveau=confirme")) == ["Alpha"]
    for link in soup(client, three_guides.url).select(".rrma-narrow a"):
        number = text(link).partition("(")[2].split()
        if number:
            assert len(titles(soup(client, three_guides.url + link["href"].partition("/guides/")[2]))) == int(number[0])


def test_a_choice_without_a_guide_says_so(client, three_guides):
    assert "Aucun guide pour ce choix" in text(soup(client, three_guides.url + "?audience=nulle-part"))


def test_an_empty_list_says_so(client):
    assert "Aucun guide n’est encore publié" in text(soup(client, guides_index().url))


@pytest.mark.parametrize("page", ["0", "-1", "999999", "deux", "٣"])
def test_a_page_that_is_not_there_breaks_nothing(client, three_guides, page):
    assert client.get(three_guides.url, {"page": page}).status_code == 200


def hits(**filters) -> list[str]:
    sync()
    return [hit.title for hit in search(SearchQuery(filters={"type": "guide", **filters}, sort="title")).hits]


def test_the_search_finds_guides_by_audience_and_by_their_words(three_guides):
    publish(full_guide())
    assert hits(audience=["enseignants"]) == ["Bêta"]
    sync()
    for words in ("jumelage", "délibéré", "92-125", "convention parties"):
        assert [hit.kind for hit in search(SearchQuery(text=words)).hits] == ["guide"], words


def test_a_guide_that_is_withdrawn_or_restricted_is_seen_nowhere(client, three_guides):
    page = models.GuidePage.objects.get(title="Alpha")
    page.unpublish()
    assert hits() == ["Bêta"] and titles(soup(client, three_guides.url)) == ["Bêta"]
    assert client.get(page.url).status_code == 404
    PageViewRestriction.objects.create(page=three_guides.page_ptr, restriction_type=PageViewRestriction.LOGIN)
    assert hits() == []


def test_a_renamed_audience_is_renamed_everywhere(client, three_guides):
    renamed = audience("elus")
    renamed.name = "Conseillers"
    renamed.save()
    sync()
    assert "Conseillers (2" in text(soup(client, three_guides.url))
    assert [hit.title for hit in search(SearchQuery(text="conseillers", sort="title")).hits] == ["Alpha", "Bêta"]


def test_a_hit_is_drawn_with_edition_and_level(client, three_guides):
    publish(full_guide())
    sync()
    result = text(soup(client, "/recherche/?q=jumelage").select_one(".rrma-result"))
    assert "Guide de méthode" in result and "2e éd." in result and "Découverte" in result
