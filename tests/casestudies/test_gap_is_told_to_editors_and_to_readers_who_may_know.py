"""Figures that do not add up: shown to the editor while typing, told to readers only where an editor said so."""

import pytest

from tests.casestudies import factories
from tests.casestudies.forms import blank_form, create_url, edit_url, fill, minimal_values
from tests.casestudies.test_sheet_page_shows_what_it_has import html_of, words

pytestmark = pytest.mark.django_db

SUMMARY = "/admin/rrma/fiches/financement/"


def tea(**fields):
    lines = [factories.line(other="Comité populaire", amount=70000), factories.line(other="Département", amount=85000)]
    return factories.sheet(financing_total=150000, financing_unit="projet", financing_lines=lines, **fields)


def test_readers_are_told_calmly_where_the_editor_ticked_it(client):
    html = html_of(client, tea(financing_show_gap=True))
    text = words(html)
    assert "Les lignes font 155 000 €, la fiche annonce 150 000 € : 5 000 € de plus." in text
    assert "Somme des lignes 155 000 € 103,3 %" in text and "Total imprimé 150 000 € 100 %" in text
    assert "rrma-notice--warn" not in html and 'role="alert"' not in html
    assert "rrma-bar__gap" in html


def test_readers_see_the_printed_figures_alone_otherwise(client):
    html = html_of(client, tea())
    text = words(html)
    assert "Comité populaire 70 000 €" in text and "Total imprimé 150 000 €" in text
    for trace in ("155 000", "103,3", "46,7", "5 000 € de plus", "Somme des lignes"):
        assert trace not in text, trace
    assert "rrma-bar" not in html


def test_a_part_that_nobody_pays_is_told_as_such(client):
    lines = [factories.line(other="Région", amount=10000)]
    page = factories.sheet(financing_total=25000, financing_lines=lines, financing_show_gap=True)
    assert "la fiche ne dit pas qui paie les 15 000 € qui restent" in words(html_of(client, page))


def test_figures_that_add_up_are_completed_without_a_word(client):
    lines = [factories.line(other=name, share=share) for name, share in (("Fonds", 50), ("Villes", 47), ("Acteurs", 3))]
    text = words(html_of(client, factories.sheet(financing_total=50000, financing_lines=lines)))
    assert "Montant calculé" in text and "Villes 23 500 € 47 %" in text
    assert "annonce" not in text


def test_a_unit_cost_with_funders_that_give_no_figure_has_no_gap(client):
    lines = [factories.line(factories.organisation(name)) for name in ("Sicoval", "Commune de Gandon")]
    page = factories.sheet(
        financing_total=5000,
        financing_unit="parcelle",
        financing_approximate=True,
        financing_lines=lines,
        financing_show_gap=True,
    )
    text = words(html_of(client, page))
    assert "environ 5 000 € pour une parcelle" in text
    assert "Sicoval non précisé" in text
    assert "Somme des lignes" not in text


def test_one_figure_for_several_funders_is_shown_as_theirs_together(client):
    funders = [factories.organisation(name) for name in ("Ville de Rennes", "Rennes Métropole")]
    line = factories.line(*funders, share=47, other="Agglomération de Longueuil", joint=True)
    text = words(html_of(client, factories.sheet(financing_total=50000, financing_lines=[line])))
    assert "Ville de Rennes, Rennes Métropole et Agglomération de Longueuil ensemble" in text


def test_an_amount_of_the_story_without_a_total_is_kept(client):
    line = factories.line(other="Département", amount=15000, recipient="AIVM")
    page = factories.sheet(financing_lines=[line], financing_unit="an", financing_from_story=True)
    text = words(html_of(client, page))
    assert "Département versé à AIVM 15 000 €" in text and "Chiffres cités dans le récit." in text
    assert "Total imprimé" not in text


def test_the_form_shows_the_sum_the_residual_and_the_gap(admin):
    page = tea()
    page.save_revision()
    text = words(admin.get(edit_url(page)).content.decode())
    assert "Somme des lignes 155 000 € (103,3 %)" in text
    assert "Reste non attribué 0 €" in text and "Écart 5 000 €" in text
    assert "Les lignes dépassent le total imprimé de 5 000 €." in text


def test_the_sum_follows_the_figures_as_they_are_typed(admin):
    typed = {
        "financing_total": "25000",
        "financing_lines-0-amount": "10 000,00",
        "financing_lines-0-share": "",
        "financing_lines-1-share": "20",
        "financing_lines-2-amount": "999",
        "financing_lines-2-DELETE": "1",
    }
    text = words(admin.get(SUMMARY, typed).content.decode())
    assert "Somme des lignes 15 000 € (60 %)" in text and "Écart -10 000 €" in text


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"financing_total": "abc"},
        {"financing_total": "-5", "financing_lines-0-amount": "1e400"},
        {"financing_total": "NaN", "financing_lines-0-amount": "Infinity"},
        {"financing_total": "9" * 5000, "financing_lines-99999-amount": "1"},
        {"financing_lines-0-amount": "\x00", "financing_lines--1-share": "2"},
    ],
)
def test_figures_that_cannot_be_read_are_no_fault_of_the_page(admin, typed):
    response = admin.get(SUMMARY, typed)
    assert response.status_code == 200
    assert "Somme non calculée" in response.content.decode()


def submit(client, **values):
    lines = [{"other_funders": "Département", "amount": "85000", "line_funders-TOTAL_FORMS": "0"}]
    lines[0]["line_funders-INITIAL_FORMS"] = "0"
    data = fill(blank_form(), **{**minimal_values(), "financing_total": "150000", "financing_lines": lines, **values})
    data["action-publish"] = "1"
    return words(client.post(create_url(), data, follow=True).content.decode())


def test_the_editor_is_told_on_saving_and_the_sheet_is_published_all_the_same(admin):
    text = submit(admin)
    assert "ne tombe pas juste : les lignes font 85 000 €, le total imprimé est de 150 000 €" in text


def test_nothing_is_said_to_an_editor_who_ticked_it(admin):
    assert "ne tombe pas juste" not in submit(admin, financing_show_gap="on")
