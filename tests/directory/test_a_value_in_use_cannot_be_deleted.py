"""A value that something uses stays, whoever asks for its deletion, and the refusal names the uses."""

import pytest
from django.db import transaction
from django.db.models import ProtectedError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rrma_casestudies.models import CaseSheetPage, CaseSheetSide
from rrma_directory.models import SDG, CooperationKind, Organisation, OrganisationKind, Theme
from rrma_directory.usage import uses_of

from ..casestudies import factories as sheets
from . import factories

SPACE = "\N{NO-BREAK SPACE}"


def refusal(instance) -> str:
    with pytest.raises(ProtectedError) as error, transaction.atomic():
        instance.delete()
    assert type(instance).objects.filter(pk=instance.pk).exists()
    return str(error.value.args[0])


@pytest.mark.django_db
class TestUses:
    def test_a_foreign_key_is_a_use(self):
        kind = OrganisationKind.objects.get(slug="lycee")
        factories.organisation("Lycée Pasteur", kind=kind)
        assert [str(use) for use in uses_of(kind)] == [f"Organisme «{SPACE}Lycée Pasteur{SPACE}»"]

    def test_a_country_and_a_territory_are_used_by_their_organisations(self):
        organisation = factories.organisation(country=factories.country("BJ"), territory=factories.department("35"))
        for value in (factories.country("BJ"), factories.department("35")):
            assert organisation.name in refusal(value)

    def test_values_below_are_uses_of_the_value_above(self):
        leaf = factories.theme("Feuille", parent=factories.theme("Racine"))
        assert "Feuille" in refusal(leaf.parent)
        assert "Québec" in refusal(factories.country("CA"))
        assert "Finistère" in refusal(factories.region("53"))

    def test_a_many_to_many_link_is_a_use(self):
        theme, kind = factories.theme(), CooperationKind.objects.get(slug="jumelage")
        cooperation = factories.cooperation("Rennes et Sétif", themes=[theme], kinds=[kind])
        for value in (theme, kind):
            assert cooperation.title in refusal(value)

    def test_a_side_of_a_cooperation_is_a_use_of_its_organisation(self):
        organisation = factories.organisation("Ville de Rennes")
        factories.cooperation("Rennes et Sétif", here=[organisation])
        assert "Coopération" in refusal(organisation) and "Rennes et Sétif" in refusal(organisation)

    def test_members_hold_their_network_and_not_the_other_way_round(self):
        network, member = factories.organisation("Réseau"), factories.organisation("Membre")
        member.member_of.add(network)
        assert "Membre" in refusal(network)
        member.delete()
        network.delete()
        assert not Organisation.objects.filter(pk__in=[network.pk, member.pk]).exists()

    def test_pages_above_are_uses_whatever_points_down(self):
        theme, keyword, sdg = factories.theme(), factories.keyword(), SDG.objects.get(number=5)
        page = sheets.sheet(title="Des théiers", themes=[theme], keywords=[keyword], sdgs=[sdg])
        organisation = page.sides.first().organisation
        for value in (theme, keyword, sdg, organisation):
            assert "Des théiers" in refusal(value)
            assert [use.holder for use in uses_of(value)] == [page]

    def test_a_draft_that_nobody_sees_is_a_use(self):
        page, theme, keyword = sheets.sheet(title="Au brouillon"), factories.theme(), factories.keyword()
        organisation = factories.organisation("Prévue")
        page.themes.add(theme)
        page.keywords.add(keyword)
        page.sides.add(CaseSheetSide(side="la-bas", organisation=organisation))
        page.save_revision()
        for value in (theme, keyword, organisation):
            assert "Au brouillon" in refusal(value) and "(brouillon)" in refusal(value)

    def test_a_page_that_uses_a_value_twice_is_named_once(self):
        page = sheets.sheet()
        page.save_revision()
        organisation = page.sides.first().organisation
        page.sides.add(CaseSheetSide(side="ici", organisation=organisation))
        page.save()
        assert len(uses_of(organisation)) == 1

    def test_the_refusal_names_five_uses_and_counts_the_others(self):
        country = factories.country("BJ")
        for number in range(8):
            factories.organisation(f"Organisme n° {number}", country=country)
        message = refusal(country)
        assert message.startswith(f"Impossible de supprimer «{SPACE}Bénin{SPACE}», qui sert encore{SPACE}: ")
        assert message.count("Organisme «") == 5 and message.endswith("et 3 autres.")

    def test_a_queryset_and_a_cascade_are_stopped_too(self):
        theme, free = factories.theme(), factories.theme()
        factories.cooperation(themes=[theme])
        with pytest.raises(ProtectedError), transaction.atomic():
            Theme.objects.filter(pk__in=[theme.pk, free.pk]).delete()
        assert Theme.objects.filter(pk__in=[theme.pk, free.pk]).count() == 2

    def test_parts_of_a_cooperation_go_with_it(self):
        organisation = factories.organisation()
        cooperation = factories.cooperation(here=[organisation], themes=[factories.theme()])
        cooperation.delete()
        organisation.delete()
        assert not Organisation.objects.filter(pk=organisation.pk).exists()


@pytest.mark.django_db
class TestAfterADeletion:
    def test_old_versions_of_a_page_still_open(self):
        page = sheets.sheet(title="Ancienne")
        organisation, theme, keyword = factories.organisation("Partie"), factories.theme(), factories.keyword()
        page.sides.add(CaseSheetSide(side="la-bas", organisation=organisation))
        page.themes.add(theme)
        page.keywords.add(keyword)
        old = page.save_revision()
        fresh = CaseSheetPage.objects.get(pk=page.pk)
        latest = fresh.save_revision()
        for value in (organisation, theme, keyword):
            value.delete()
        old.refresh_from_db()
        restored = old.as_object()
        assert [side.organisation for side in restored.sides.all() if side.organisation] == [
            side.organisation for side in fresh.sides.all()
        ]
        assert theme.pk not in [each.pk for each in restored.themes.all()]
        assert latest.as_object().title == "Ancienne"


class Protection(TestCase):
    @settings(deadline=None, max_examples=8)
    @given(
        st.lists(st.tuples(st.sampled_from(["member", "side", "none"]), st.integers(0, 3)), max_size=6),
        st.permutations(range(4)),
    )
    def test_a_deletion_succeeds_exactly_when_nothing_uses_the_value(self, ties, order):
        """Random ties between four organisations: what may be deleted is what a count by hand says."""
        made = [factories.organisation() for _each in range(4)]
        used: set[int] = set()
        for tie, target in ties:
            if tie == "member":
                factories.organisation().member_of.add(made[target])
            elif tie == "side":
                factories.cooperation(here=[made[target]])
            used |= {target} if tie != "none" else set()
        for number in order:
            if number in used:
                refusal(made[number])
            else:
                made[number].delete()
        assert Organisation.objects.filter(slug__in=[each.slug for each in made]).count() == len(used)
