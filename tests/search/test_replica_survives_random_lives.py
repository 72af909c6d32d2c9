"""Whatever editors do, and whatever fails on the way to Elasticsearch: one catching up, and nothing is lost."""

import random

import pytest
from django.core.cache import cache
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, rule, run_state_machine_as_test
from wagtail.models import Page

from rrma_search import projection
from rrma_search.engines.base import EngineUnavailable
from rrma_search.models import IndexedDocument, PendingReplica
from rrma_search.query import SearchQuery
from rrma_search.replica import feeding, rebuilding
from rrma_search.replica.comparing import find_drift
from rrma_search.service import search

from .faulty_proxy import FaultyProxy
from .page_tree_machine import ENDINGS, WORDS, PageTree, expected, indexed
from .replicas import cleared, elasticsearch_url, settings_of  # noqa: F401
from .testapp.fixtures import host  # noqa: F401
from .testapp.models import StoryPage

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.usefixtures("host"),
    pytest.mark.timeout(1500),
]

FAULTS = ("reset_in_mid_body", "too_many_requests", "unavailable", "html", "refused")
SHARE_OF_FAULTS = 0.3
OPERATIONS = 1000


class FedTree(PageTree):
    """The same life, with a replica that three times in ten fails; each life ends in one catching up."""

    proxy: FaultyProxy
    done = 0

    def __init__(self):
        super().__init__()
        self.chance = random.Random(FedTree.done)

    def step(self, ending):
        FedTree.done += 1
        cache.clear()  # the breaker would keep most of the faults from happening
        if self.chance.random() < SHARE_OF_FAULTS:
            self.proxy.begin(self.chance.choice(FAULTS))
        else:
            self.proxy.mend()
        return super().step(ending)

    @rule(title=WORDS, ending=ENDINGS)
    def change_many(self, title, ending):
        """A bulk update, told to the projection as the documentation asks."""
        with self.step(ending):
            StoryPage.objects.update(intro=title)
            projection.touch("search_testapp.StoryPage", StoryPage.objects.values_list("pk", flat=True))

    @rule()
    def catch_up_in_vain_or_not(self):
        """What cron does, be the server there or not."""
        try:
            feeding.feed()
        except EngineUnavailable:
            assert self.proxy.fault

    @invariant()
    def the_index_is_what_readers_may_see(self):
        """The projection is true at every moment; the replica may lag behind it until it is fed."""
        if hasattr(self, "home"):
            assert indexed() == expected()

    def teardown(self):
        """One catching up: nothing missing, no ghost, nothing stale; what is found is what readers may see."""
        self.proxy.mend()
        cache.clear()
        if hasattr(self, "home"):
            projection.sync()
            feeding.feed()
            drift = find_drift()
            assert not drift, drift
            assert not PendingReplica.objects.exists()
            found = search(SearchQuery(filters={"type": ["news"]}, page_size=100))
            assert (found.engine, found.degraded) == ("elasticsearch", False)
            there = IndexedDocument.objects.present().filter(kind="news").exclude(expires__lte=timezone.now())
            assert found.total == there.count()
        Page.objects.filter(depth__gt=1).delete()


def test_a_thousand_operations_with_faults_lose_nothing(settings_with_proxy):
    FedTree.proxy = settings_with_proxy
    FedTree.done = PageTree.gone_live = 0
    calm = settings(
        max_examples=10,
        stateful_step_count=55,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        print_blob=True,
        database=None,
        phases=[Phase.generate],
    )
    while FedTree.done < OPERATIONS:  # many that are drawn have nothing to do: their page has gone
        run_state_machine_as_test(FedTree, settings=calm)
    assert PageTree.gone_live


@pytest.fixture
def settings_with_proxy(settings, elasticsearch_url, monkeypatch):  # noqa: F811
    monkeypatch.setattr("elasticsearch.helpers.actions.time.sleep", lambda seconds: None)
    proxy = FaultyProxy(elasticsearch_url)
    settings.RRMA_SEARCH = settings_of(proxy.url, TIMEOUT=2.0)
    with cleared(elasticsearch_url):
        rebuilding.rebuild()
        yield proxy
    proxy.close()
