"""The public page of a sheet: everything it holds, and no trace of what it does not."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rrma_casestudies.models import (
    CaseSheetContact,
    CaseSheetOperator,
    CaseSheetRelatedPage,
    CaseSheetSide,
    CrossReference,
    Lesson,
)
from rrma_search.projection import sync
from tests.casestudies import factories

pytestmark = pytest.mark.django_db

FIXED_HEADINGS = (
    "briques",
    "chiffres",
    "financement",
    "dates",
    "organismes",
    "liens",
    "contact",
    "soutiens",
    "reprendre",
)


def html_of(client, page):
    response = client.get(page.url)
    assert response.status_code == 200
    return response.content.decode()


def words(html):
    """The words of a page, whatever its tags and kinds of space."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).replace("\xa0", " ").replace("\u202f", " ").split())


def test_a_sheet_with_the_least_draws_no_empty_part(client, settings):
    settings.RRMA_LICENCE = ""
    html = html_of(client, factories.sheet(title="Le strict nécessaire"))
    assert "Le strict nécessaire" in html
    for name in FIXED_HEADINGS:
        assert f'id="{name}"' not in html
    for trace in ("rrma-lesson", "rrma-plate", "<table", "Sommaire", "Lire ensuite", "rrma-panel", "None"):
        assert trace not in html, trace


def test_a_full_sheet_shows_all_it_holds(client):
    html = html_of(client, factories.full_sheet())
    for name in FIXED_HEADINGS:
        assert f'<h2 id="{name}">' in html and f'href="#{name}"' in html, name
    text = words(html)
    for expected in (
        "n° 64",
        "Origine et présentation de l’initiative",
        "Le thé et la montagne",
        "La traçabilité du label est lourde. Dit par la fiche",
        "400 producteurs (de deux communes)",
        "il y faut : une agronome",
        "au moins 6 500 personnes visé",
        "environ 0,5 hectare",
        "Octobre 2013",
        "Vitas",
        "Artisans du thé",
        "Film de la rencontre",
        "international.val-de-marne@example.org",
        "Ministère de la Transition écologique et solidaire",
        "Creative Commons BY-NC-ND 2.0 France",
        "Les images n’en font pas partie : demandez-les.",
        "Vérifiée le 12 octobre 2026",
        "année calculée d’après la fiche",
        "projet engagé en 2013",
        "ODD 8",
        "© Réseau",
    ):
        assert expected in text, expected
    assert 'alt="Collines en terrasses"' in html and 'alt="Un panier"' in html


def test_words_of_the_vocabularies_lead_to_their_pages(client):
    html = html_of(client, factories.full_sheet())
    for address in (
        "/themes/commerce-equitable/",
        "/mots-cles/cooperation-internationale/",
        "/themes/agriculture-et-alimentation/",
        "/pays/VN/",
        "/territoires/val-de-marne/",
        "/recherche/?sdg=12",
        "/annuaire/conseil-departemental-du-val-de-marne/",
    ):
        assert f'href="{address}"' in html, address


def test_the_sides_are_named_by_their_places_not_by_here_and_there(client):
    text = words(html_of(client, factories.sheet()))
    assert "Cergy et Porto-Novo" in text
    assert "Là-bas" not in text and not re.search(r"\bIci\b", text)


def test_kinds_of_lesson_without_an_entry_are_not_mentioned(client):
    lessons = [lesson for lesson in factories.full_sheet(slug="autre").lessons.all() if lesson.kind == "levier"]
    for lesson in lessons:
        lesson.pk = None
    text = words(html_of(client, factories.sheet(lessons=lessons)))
    assert "Levier" in text
    for kind in ("Obstacle", "Échec", "Retour ici", "Condition de réussite"):
        assert kind not in text


def test_the_logo_of_the_leading_organisation_stands_in_for_a_picture(client):
    side, other = factories.sides()
    side.organisation.logo = factories.image("Logo")
    side.organisation.save()
    assert 'alt="Logo : Ville de Cergy"' in words_kept(html_of(client, factories.sheet(sides=[side, other])))


def words_kept(html):
    return html.replace("\xa0", " ")


def test_a_hostile_title_is_escaped_and_breaks_nothing(client):
    title = "<script>alert(1)</script>" + "Dunmotinterminable" * 12
    html = html_of(client, factories.sheet(title=title[:255], slug="longue"))
    assert "<script>alert" not in html and "&lt;script&gt;" in html


def test_scripts_do_not_come_in_through_names_either(client):
    side, other = factories.sides()
    side.territory_name = "<img src=x onerror=alert(1)>"
    html = html_of(client, factories.sheet(sides=[side, other]))
    assert "<img src=x" not in html


def test_a_keyword_that_is_a_theme_as_well_is_told_once(client):
    words = [factories.keyword("culture"), factories.keyword("sport")]
    html = html_of(client, factories.sheet(themes=[factories.theme("Culture")], keywords=words))
    assert "/themes/culture/" in html and "/mots-cles/sport/" in html
    assert "/mots-cles/culture/" not in html


def test_near_sheets_share_a_theme_or_a_keyword_rarest_first(client):
    common, rare = factories.theme("Culture"), factories.theme("Sport")
    universal = [factories.keyword("coopération internationale")]
    page = factories.sheet(title="La première", themes=[common, rare], keywords=universal)
    factories.sheet(title="Partage le rare", themes=[common, rare], keywords=universal)
    for number in range(2):
        factories.sheet(title=f"Partage le commun {number}", themes=[common], keywords=universal)
    factories.sheet(title="Étrangère au sujet", themes=[factories.theme("Santé")], keywords=universal)
    sync()
    text = words(html_of(client, page))
    after = text[text.index("Lire ensuite") :]
    assert after.index("Partage le rare") < after.index("Partage le commun 0")
    assert "en commun : Sport" in after
    assert "Étrangère au sujet" not in after and "La première" not in after


def test_several_lessons_of_a_kind_are_listed_once_with_their_number(client):
    lessons = [Lesson(sort_order=n, kind="condition-de-reussite", text=f"Condition {n}.") for n in range(5)]
    text = words(html_of(client, factories.sheet(lessons=[*lessons, Lesson(sort_order=9, kind="echec", text="Un.")])))
    assert "Enseignements Condition de réussite (5) Échec" in text


def test_a_cross_reference_becomes_a_link_when_the_sheet_is_published(client):
    page = factories.sheet(cross_references=[CrossReference(number=44, subject="Accorderie")])
    assert "Déniché pour vous, n° 44 Accorderie" in words(html_of(client, page))
    assert "/fiches/accorderie/" not in html_of(client, page)
    target = factories.sheet(title="L’accorderie", slug="accorderie", series_number=44, live=False)
    assert "/fiches/accorderie/" not in html_of(client, page)
    factories.publish(target)
    assert 'href="/fiches/accorderie/"' in html_of(client, page)


def test_a_number_of_another_series_is_another_sheet(client):
    factories.sheet(slug="cahier", series_number=44, series_label="Les cahiers")
    page = factories.sheet(cross_references=[CrossReference(number=44)])
    assert "/fiches/cahier/" not in html_of(client, page)
    other = factories.sheet(cross_references=[CrossReference(number=44, series="Les cahiers")])
    assert 'href="/fiches/cahier/"' in html_of(client, other)


def test_related_pages_are_shown_when_readers_may_see_them(client):
    seen, draft = factories.sheet(title="À lire aussi"), factories.sheet(title="Pas encore", live=False)
    related = [CaseSheetRelatedPage(sort_order=n, page=page.page_ptr) for n, page in enumerate([seen, draft])]
    text = words(html_of(client, factories.sheet(themes=[factories.theme("Seule")], related_pages=related)))
    assert "À lire aussi" in text and "Pas encore" not in text


def test_a_page_costs_the_same_whatever_the_length_of_its_lists(client):
    def cost(page):
        client.get(page.url)
        with CaptureQueriesContext(connection) as queries:
            client.get(page.url)
        return len(queries)

    page = factories.full_sheet()
    before = cost(page)
    for number in range(5):
        funder = factories.organisation()
        page.financing_lines.add(factories.line(funder, amount=1, order=10 + number))
        page.operators.add(CaseSheetOperator(sort_order=10 + number, organisation=funder))
        page.contacts.add(CaseSheetContact(sort_order=10 + number, organisation=funder))
    page.save()
    assert cost(page) == before <= 60


def test_a_side_that_is_only_a_place_is_shown_with_its_country(client):
    sides = [
        factories.sides()[0],
        CaseSheetSide(sort_order=1, side="la-bas", territory_name="Périphéries", country=factories.country("ML")),
    ]
    text = words(html_of(client, factories.sheet(sides=sides)))
    assert "Périphéries Mali" in text
