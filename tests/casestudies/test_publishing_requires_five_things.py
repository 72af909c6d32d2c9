"""Title, summary, one organisation, one country, one theme: nothing less is published, nothing more is asked."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from rrma_casestudies.models import CaseSheetPage, CaseSheetSide
from tests.casestudies import factories
from tests.casestudies.forms import blank_form, create_url, edit_url, fill, minimal_values, opened_form

pytestmark = pytest.mark.django_db


def submit(client, action="action-publish", **changes):
    data = fill(blank_form(), **{**minimal_values(), **changes})
    if action:
        data[action] = "1"
    return client.post(create_url(), data)


def refused(response, message):
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not CaseSheetPage.objects.exists()


def test_five_things_are_enough(admin):
    response = submit(admin)
    assert response.status_code == 302
    page = CaseSheetPage.objects.get()
    assert page.live
    assert [side.organisation.name for side in page.sides.all()] == ["Ville de Cergy", "Ville de Porto-Novo"]


def test_a_title_is_asked_for(admin):
    refused(submit(admin, title=""), "Champ requis")


def test_a_summary_is_asked_for(admin):
    refused(submit(admin, summary=""), "Champ requis")


def test_a_theme_is_asked_for(admin):
    refused(submit(admin, themes=[]), "Choisissez au moins un thème.")


def test_an_organisation_is_asked_for(admin):
    side = {"side": "la-bas", "role": "partenaire", "country": factories.country("BJ").pk, "territory_name": "Ouidah"}
    refused(submit(admin, sides=[side]), "Nommez au moins un organisme qui participe")


def test_a_partner_country_is_asked_for_and_france_is_none(admin):
    here = factories.organisation("Ville de Cergy", country=factories.country("FR"))
    sides = [{"side": "ici", "role": "pilote", "organisation": here.pk}]
    refused(submit(admin, sides=sides, countries=[factories.country("FR").pk]), "Indiquez un pays partenaire")


def test_a_country_ticked_in_the_list_is_as_good_as_one_on_a_side(admin):
    here = factories.organisation("Ville de Cergy", country=factories.country("FR"))
    sides = [{"side": "ici", "role": "pilote", "organisation": here.pk}]
    assert submit(admin, sides=sides, countries=[factories.country("ML").pk]).status_code == 302
    assert [country.code for country in CaseSheetPage.objects.get().partner_countries] == ["ML"]


def test_a_deleted_side_does_not_count(admin):
    sides = [{**side, "DELETE": "1"} for side in minimal_values()["sides"]]
    refused(submit(admin, sides=sides), "Nommez au moins un organisme qui participe")


def test_a_draft_is_saved_with_its_title_alone(admin):
    response = submit(admin, action="", summary="", themes=[], sides=[{"side": "ici", "role": "pilote"}])
    assert response.status_code == 302
    assert not CaseSheetPage.objects.get().live


def test_a_sheet_that_is_live_may_be_kept_as_an_unfinished_draft(admin):
    page = factories.publish(factories.sheet())
    response = admin.post(edit_url(page), fill(opened_form(admin, edit_url(page)), summary="", themes=[]))
    assert response.status_code == 302
    page.refresh_from_db()
    assert page.live and page.summary and page.has_unpublished_changes


def test_what_moderators_are_asked_to_publish_is_complete_too(editor):
    data = fill(blank_form(), **{**minimal_values(), "themes": []})
    response = editor.post(create_url(), {**data.dict(), "action-submit": "1"})
    refused(response, "Choisissez au moins un thème.")


def test_a_sheet_cannot_be_made_live_by_the_code_either():
    with pytest.raises(ValidationError) as refusal:
        factories.sheet(sides=[], themes=[])
    assert set(refusal.value.message_dict) == {"sides", "countries", "themes"}


def test_publishing_many_at_once_publishes_nothing_unfinished_and_says_so(admin):
    ready = factories.sheet(live=False, title="Toute prête")
    unfinished = factories.sheet(live=False, title="À moitié faite", themes=[])
    for page in (ready, unfinished):
        page.save_revision()
    home = reverse("wagtailadmin_home")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    url = f"{url}?id={ready.pk}&id={unfinished.pk}&next={home}"
    response = admin.post(url, follow=True)
    assert response.status_code == 200
    assert "Il manque quelque chose à « À moitié faite »" in response.content.decode().replace("\xa0", " ")
    assert not CaseSheetPage.objects.filter(live=True).exists()


def test_publishing_many_finished_sheets_at_once_works(admin):
    pages = [factories.sheet(live=False) for _number in range(2)]
    for page in pages:
        page.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin.post(f"{url}?id={pages[0].pk}&id={pages[1].pk}&next={reverse('wagtailadmin_home')}")
    assert response.status_code == 302
    assert CaseSheetPage.objects.filter(live=True).count() == 2


def test_a_copy_of_a_sheet_can_be_published(admin):
    page = factories.full_sheet()
    copy = page.copy(update_attrs={"slug": "copie", "title": "Copie"}, keep_live=True)
    assert copy.live
    assert [line.funders for line in copy.financing_lines.all()] == [
        line.funders for line in page.financing_lines.all()
    ]
    assert CaseSheetSide.objects.filter(sheet=copy).count() == 2


def test_a_line_gives_an_amount_or_a_share_but_not_both(admin):
    line = {"amount": "10", "share": "5", "line_funders-TOTAL_FORMS": 0, "line_funders-INITIAL_FORMS": 0}
    response = submit(admin, financing_lines=[line])
    refused(response, "Donnez le montant ou la part")


def test_what_ends_does_not_end_before_it_starts(admin):
    refused(submit(admin, start_year="2010", end_year="2005"), "La fin précède le début.")
