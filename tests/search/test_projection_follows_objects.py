"""What changes an object, or what it shows, reaches its document; what hides it does so at once."""

import pytest
from django.core import serializers
from django.db import transaction

from rrma_search.documents import SearchDocument
from rrma_search.models import IndexedDocument, PendingDocument
from rrma_search.projection import find_drift, project, touch, vocabulary_version

from .testapp.fixtures import add_story as add
from .testapp.fixtures import home, host, row, titles  # noqa: F401
from .testapp.models import Partner, StoryLine, Topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("host")]


@pytest.fixture
def partner():
    partner = Partner.objects.create(name="Ville de Nantes")
    partner.topics.add(Topic.objects.create(name="Eau", slug="eau"))
    return partner


def test_a_new_object_is_there_after_the_commit(partner):
    assert titles() == ["Ville de Nantes"]
    assert row(partner).facets == {"topic": ["eau"], "type": ["organisation"]}
    assert not PendingDocument.objects.exists()


def test_a_change_waits_for_the_commit_and_a_rollback_forgets_it(partner):
    with transaction.atomic():
        partner.name = "Nantes Métropole"
        partner.save()
        assert titles() == ["Ville de Nantes"]
    assert titles() == ["Nantes Métropole"]
    with transaction.atomic():
        partner.name = "Jamais"
        partner.save()
        transaction.set_rollback(True)
    assert titles() == ["Nantes Métropole"]
    assert not PendingDocument.objects.exists()


def test_hiding_an_object_does_not_wait(partner):
    with transaction.atomic():
        partner.hidden = True
        partner.save()
        assert titles() == []
        transaction.set_rollback(True)
    assert titles() == ["Ville de Nantes"]


def test_a_deleted_object_is_gone_within_the_transaction(partner):
    with transaction.atomic():
        partner.delete()
        assert titles() == []
    assert titles() == []


def test_a_renamed_value_reaches_the_text_of_every_document_that_shows_it(partner):
    topic = Topic.objects.get()
    assert row(partner).labels == ["Eau"]
    topic.name = "Assainissement"
    topic.save()
    assert row(partner).labels == ["Assainissement"]


def test_a_deleted_value_leaves_every_document(partner):
    Topic.objects.get().delete()
    assert "topic" not in row(partner).facets
    assert not find_drift()


def test_links_changed_from_either_side_reach_the_document(partner):
    forest = Topic.objects.create(name="Forêt", slug="foret")
    forest.partners.add(partner)
    assert row(partner).facets["topic"] == ["eau", "foret"]
    partner.topics.clear()
    assert "topic" not in row(partner).facets
    partner.topics.set([forest])
    assert row(partner).facets["topic"] == ["foret"]
    forest.partners.clear()
    assert "topic" not in row(partner).facets


def test_a_document_without_source_gets_the_new_label_too():
    topic = Topic.objects.create(name="Eau", slug="eau")
    project([SearchDocument("loose:1", "news", "Une nouvelle", facets={"topic": ("eau",)})])
    topic.name = "Assainissement"
    topic.save()
    assert IndexedDocument.objects.get().labels == ["Assainissement"]


def test_the_vocabulary_has_no_version_while_a_transaction_changes_it():
    topic = Topic.objects.create(name="Eau", slug="eau")
    before = vocabulary_version()
    with transaction.atomic():
        topic.save()
        assert vocabulary_version() is None
        transaction.set_rollback(True)
    assert vocabulary_version() == before
    topic.save()
    assert vocabulary_version() > before


def test_changes_that_send_no_signal_are_told_by_touch(partner):
    Partner.objects.update(name="Nantes")
    assert titles() == ["Ville de Nantes"]
    touch("search_testapp.Partner", [partner.pk])
    assert titles() == ["Nantes"]
    Topic.objects.update(name="Assainissement")
    touch("search_testapp.Topic", Topic.objects.values_list("pk", flat=True))
    assert row(partner).labels == ["Assainissement"]
    with pytest.raises(LookupError):
        touch("search_testapp.Nothing", [1])


def test_a_related_object_that_is_no_vocabulary_reaches_the_pages_that_show_it(home, partner):  # noqa: F811
    story = add(home)
    story.lines = [StoryLine(text="Avec", partner=partner)]
    story.save()
    assert row(story).body == "Avec Ville de Nantes"
    partner.name = "Nantes Métropole"
    partner.save()
    assert row(story).body == "Avec Nantes Métropole"
    partner.delete()
    assert row(story).body == "Avec"


def test_loaded_fixtures_are_projected_after_the_commit(partner):
    data = serializers.serialize("json", [*Topic.objects.all(), partner])
    Partner.objects.all().delete()
    with transaction.atomic():
        for loaded in serializers.deserialize("json", data):
            loaded.save()
    assert titles() == ["Ville de Nantes"]
    assert row(partner).facets["topic"] == ["eau"]
