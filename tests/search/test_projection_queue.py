"""What was touched is worked off after the commit within its time, the rest by a command; a fault stops nobody."""

import logging

import pytest
from django.db import DatabaseError, transaction

from rrma_search import projection
from rrma_search.models import PendingDocument
from rrma_search.projection import queue

from .testapp.fixtures import host, titles  # noqa: F401
from .testapp.models import Partner
from .testapp.sources import PartnerSource

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("host")]


@pytest.fixture
def later(settings):
    """No time at commits: everything waits."""
    settings.RRMA_SEARCH = {"REPROJECTION_SECONDS": 0}


def create(*names):
    return Partner.objects.bulk_create([Partner(name=name) for name in names])


def test_without_time_everything_waits_for_the_command(later):
    Partner.objects.create(name="Nantes")
    assert titles() == []
    assert projection.sync() == 1
    assert titles() == ["Nantes"]
    assert projection.sync() == 0


def test_an_object_touched_often_waits_once(later):
    partner = Partner.objects.create(name="Nantes")
    for _ in range(3):
        partner.save()
    assert PendingDocument.objects.count() == 1


def test_the_object_touched_last_is_served_first(later, monkeypatch):
    monkeypatch.setattr(queue, "REPROJECTED_AT_ONCE", 2)
    old, *others = create("a", "b", "c", "d")
    projection.touch("search_testapp.Partner", [old.pk, *(partner.pk for partner in others)])
    projection.touch("search_testapp.Partner", [old.pk])
    assert projection.sync(0) == 2
    assert titles() == ["a", "d"]
    assert PendingDocument.objects.count() == 2


def test_a_commit_takes_its_time_and_leaves_the_rest(settings, monkeypatch):
    settings.RRMA_SEARCH = {"REPROJECTION_SECONDS": 0.000001}
    monkeypatch.setattr(queue, "REPROJECTED_AT_ONCE", 3)
    partners = create(*"abcdefgh")
    projection.touch("search_testapp.Partner", [partner.pk for partner in partners])
    assert len(titles()) == 3
    projection.touch("search_testapp.Partner", [])
    Partner.objects.first().save()
    assert len(titles()) == 6
    projection.sync()
    assert len(titles()) == 8


def test_a_faulty_object_is_logged_and_stays_while_others_pass(caplog):
    good, faulty = create("Nantes", "faulty")
    with caplog.at_level(logging.ERROR):
        projection.touch("search_testapp.Partner", [good.pk, faulty.pk])
    assert titles() == ["Nantes"]
    assert [waiting.object_id for waiting in PendingDocument.objects.all()] == [str(faulty.pk)]
    assert f"search_testapp.partner {faulty.pk}" in caplog.text
    Partner.objects.filter(pk=faulty.pk).update(name="mended")
    projection.sync()
    assert titles() == ["Nantes", "mended"]


def test_a_fault_of_the_database_does_not_reach_the_editor_who_saved(monkeypatch):
    def broken(self, obj):
        raise DatabaseError("disk full")

    with monkeypatch.context() as patch:
        patch.setattr(PartnerSource, "document", broken)
        partner = Partner.objects.create(name="Nantes")
    assert (Partner.objects.count(), titles()) == (1, [])
    partner.save()
    assert titles() == ["Nantes"]


def test_what_is_touched_while_it_is_written_stays_queued(later, monkeypatch):
    partner = Partner.objects.create(name="Nantes")
    plain = PartnerSource.document

    def touched_meanwhile(self, obj):
        projection.touch("search_testapp.Partner", [obj.pk])
        return plain(self, obj)

    monkeypatch.setattr(PartnerSource, "document", touched_meanwhile)
    projection.sync()
    assert PendingDocument.objects.get().object_id == str(partner.pk)


def test_a_rolled_back_savepoint_takes_its_part_of_the_queue_along():
    with transaction.atomic():
        Partner.objects.create(name="kept")
        with transaction.atomic():
            Partner.objects.create(name="dropped")
            transaction.set_rollback(True)
        assert PendingDocument.objects.count() == 1
    assert titles() == ["kept"]


def test_objects_of_a_source_that_is_gone_leave_the_index(later):
    from rrma_search import sources

    Partner.objects.create(name="Nantes")
    projection.sync()
    Partner.objects.get().save()
    sources._registered[:] = [source for source in sources._registered if source.model is not Partner]
    projection.sync()
    assert titles() == []
