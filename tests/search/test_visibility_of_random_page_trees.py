"""Whatever editors do to a page tree, in whatever order: the index is what the public may see."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from .page_tree_machine import PageTree
from .testapp.fixtures import host  # noqa: F401

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("host")]

# A life is not shrunk: each step is slow, and its steps are printed with the seed.
CALM = {
    "deadline": None,
    "suppress_health_check": list(HealthCheck),
    "print_blob": True,
    "database": None,
    "phases": [Phase.generate],
}


def test_a_few_random_lives_leave_the_index_true():
    run_state_machine_as_test(PageTree, settings=settings(max_examples=10, stateful_step_count=12, **CALM))


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_many_long_random_lives_leave_the_index_true():
    # A thousand more steps of the same editors are in `test_replica_survives_random_lives`, looked at as closely.
    run_state_machine_as_test(PageTree, settings=settings(max_examples=25, stateful_step_count=40, **CALM))
