"""What the tests of the directory share."""

import pytest

from . import factories


@pytest.fixture
def admin(client, db):
    """A browser in which an administrator is signed in."""
    client.force_login(factories.user(superuser=True))
    return client
