"""The models say nothing that the migrations do not."""

import pytest
from django.core.management import call_command

OURS = ["rrma_search", "rrma_directory", "rrma_pages", "rrma_casestudies", "rrma_newsletter"]


@pytest.mark.django_db
def test_makemigrations_has_nothing_to_add():
    call_command("makemigrations", *OURS, check=True, dry_run=True, verbosity=0)


def test_migrations_have_names_given_by_hand(app):
    assert not [path.name for path in (app / "migrations").glob("*_auto_*.py")]


def test_images_are_the_hosts_own_model(app):
    for path in (app / "migrations").glob("0*.py"):
        assert "wagtailimages.image" not in path.read_text(encoding="utf-8").lower(), path
