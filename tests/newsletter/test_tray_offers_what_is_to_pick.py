"""The tray: what is new, never shown, to come, or searched for; a click adds it to the draft; doubles are flagged."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone

from rrma_newsletter import sources
from rrma_newsletter.balance import balances
from rrma_newsletter.models import NewsletterPage
from rrma_newsletter.tray import Tray
from rrma_search import projection
from tests.casestudies.conftest import signed_in
from tests.casestudies.factories import country, organisation, sheet, theme
from tests.pages.news_factories import news
from tests.search.search_page import spaces

from .letter_factories import draft, item, items, letter

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

DAY = datetime.date(2026, 11, 21)


def tray(page, parameters: str = "") -> Tray:
    projection.sync()
    return Tray(draft(page), QueryDict(parameters))


def titles(page, parameters: str = "") -> list[str]:
    return [row.hit.title for row in tray(page, parameters).rows]


def days(number: int) -> datetime.date:
    return DAY + datetime.timedelta(days=number)


@pytest.fixture
def admin():
    return signed_in("composition", superuser=True)


def compose_url(page, parameters: str = "") -> str:
    return reverse("rrma_newsletter_admin:compose", args=[page.pk]) + parameters


def test_what_appeared_since_the_last_letter_of_the_same_cadence_comes_first():
    letter(date=days(-30)), letter(date=days(-5), cadence="quarterly")
    for title, day in {"Avant": days(-31), "Depuis": days(-29), "Hier": days(-1), "Demain": days(1)}.items():
        news(title=title, publication_date=day)
    assert titles(letter(live=False, date=DAY)) == ["Hier", "Depuis"]


def test_what_was_in_a_published_letter_is_not_offered_as_never_shown():
    shown, fresh, drafted = news(title="Montrée"), news(title="Nouvelle"), news(title="En projet")
    letter(title="Lettre n° 1", date=days(-60), sections=items(item(shown)))
    letter(live=False, sections=items(item(drafted)))
    page = letter(live=False)
    assert set(titles(page, "shelf=unseen")) == {"Nouvelle", "En projet"}
    (row,) = [row for row in tray(page, "shelf=all").rows if row.hit.title == "Montrée"]
    assert row.appeared == ("Lettre n° 1",) and not row.is_in
    assert fresh.title in titles(page, "shelf=all") and "Lettre n° 1" not in titles(page, "shelf=all")


def test_where_nothing_is_new_what_was_never_shown_is_offered():
    """The tray of the next letter is not empty on the day after the last one."""
    letter(date=days(-1))
    news(title="Ancienne", publication_date=days(-90))
    page = letter(live=False, date=DAY)
    assert titles(page) == ["Ancienne"]
    assert titles(page, "shelf=new") == []


@pytest.mark.parametrize(("cadence", "expected"), [("monthly", ["Bientôt"]), ("quarterly", ["Plus tard", "Bientôt"])])
def test_what_bears_a_date_before_the_next_letter_is_told(cadence, expected):
    for title, day in {"Passé": days(-3), "Bientôt": days(20), "Plus tard": days(80), "Loin": days(200)}.items():
        news(title=title, publication_date=day)
    assert titles(letter(live=False, cadence=cadence), "shelf=coming") == expected


def test_words_and_facets_of_the_search_narrow_it():
    news(title="Un puits au Bénin", countries=[country("BJ")])
    news(title="Un puits au Mali", countries=[country("ML")])
    news(title="Une école au Mali", countries=[country("ML")])
    organisation("Les Puits du Mali", country=country("ML"))
    page = letter(live=False)
    assert titles(page, "shelf=all&q=puits&country=ML&type=news") == ["Un puits au Mali"]
    assert "Les Puits du Mali" in titles(page, "shelf=all&q=puits&country=ML")
    assert {choice.name for choice in tray(page).choices} >= {"type", "country", "year"}
    assert titles(page, "shelf=nothing&sort=%00&page=-1&country=%27") == []


def test_a_click_adds_to_the_chosen_section_of_the_draft_and_comes_back(admin):
    first, second = news(title="Première"), news(title="Seconde")
    sections = [*items(item(first), title="Une"), *items(title="Deux")]
    page = letter(sections=sections)
    projection.sync()
    address = compose_url(page, "?shelf=all&q=seconde")
    form = {"section": "section-Une", "add": f"page:{second.pk}"}
    response = admin.post(address, form)
    assert response.status_code == 302 and response["Location"].endswith("?shelf=all&q=seconde&section=section-Une")
    assert [(each.key, each.section) for each in sources.items_of(draft(page))] == [
        (f"page:{first.pk}", "Une"),
        (f"page:{second.pk}", "Une"),
    ]
    assert len(sources.items_of(NewsletterPage.objects.get(pk=page.pk))) == 1, "readers see what was published"
    html = BeautifulSoup(admin.get(response["Location"]).content, "html.parser")
    assert "déjà dans cette lettre" in html.select_one(".rrma-compose__tray").get_text()
    assert html.select_one("option[value='section-Une']").has_attr("selected")


def test_the_first_item_opens_a_section(admin):
    page = letter(live=False)
    sicoval = organisation("Sicoval")
    admin.post(compose_url(page), {"add": f"organisation:{sicoval.pk}"})
    (found,) = sources.items_of(draft(page))
    assert (found.key, found.section) == (f"organisation:{sicoval.pk}", "À lire")


@pytest.mark.parametrize("key", ["", "page:", "page:x", "user:1", "page:1; drop", "section:2"])
def test_what_cannot_stand_in_a_letter_is_refused_in_words(admin, key):
    page = letter(live=False)
    response = admin.post(compose_url(page), {"add": key}, follow=True)
    assert "Rien n’a été ajouté" in response.content.decode()
    assert sources.items_of(draft(page)) == []


def test_ten_items_are_ten_clicks(admin):
    chosen = [news() for _ in range(7)] + [sheet() for _ in range(3)]
    page = letter(live=False)
    for each in chosen:
        admin.post(compose_url(page), {"add": f"page:{each.pk}"})
    assert sources.keys_of(draft(page)) == [f"page:{each.pk}" for each in chosen]
    edit = admin.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert edit.status_code == 200 and "Composer" in edit.content.decode()


def test_the_balance_counts_themes_and_countries_beside_the_site():
    parent = theme("Environnement")
    water, trade = theme("Eau", parent=parent), theme("Commerce équitable")
    chosen = [
        news(themes=[water], countries=[country("BJ")]),
        news(themes=[water, parent], countries=[country("BJ"), country("ML")]),
    ]
    for _ in range(3):
        news(themes=[trade], countries=[country("SN")])
    page = letter(live=False, sections=items(*map(item, chosen)))
    projection.sync()
    found = {balance.label: [(s.label, s.here, s.on_site) for s in balance.shares] for balance in balances(page)}
    assert found["Thème"] == [("Environnement", 2, 2), ("Commerce équitable", 0, 3)]
    assert found["Pays"] == [("Bénin", 2, 2), ("Mali", 1, 1), ("Sénégal", 0, 3)]


def test_the_screen_is_in_french_and_names_everything(admin):
    news(title="Une nouvelle", publication_date=timezone.localdate())
    page = letter(live=False, date=timezone.localdate())
    projection.sync()
    soup = BeautifulSoup(admin.get(compose_url(page)).content, "html.parser").select_one(".rrma-compose")
    text = spaces(soup.get_text())
    for words in ("Depuis la dernière lettre", "Jamais dans une lettre", "Avant la prochaine lettre", "Affiner"):
        assert words in text, words
    assert spaces(soup.find("button", attrs={"name": "add"}).get_text()) == "Ajouter Une nouvelle"
    for field in soup.select("input:not([type=hidden]):not([type=radio]), select"):
        assert soup.find("label", attrs={"for": field["id"]}), field
