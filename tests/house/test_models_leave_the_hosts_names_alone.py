"""A host has a HomePage of its own: no model of ours takes the short name that such a page has on Wagtail's Page."""

from django.apps import apps
from wagtail.models import Page


def test_the_home_page_is_reached_by_a_name_of_ours():
    link = apps.get_model("rrma_pages.HomePage")._meta.get_ancestor_link(Page)
    assert link.remote_field.get_accessor_name() == "rrma_home_page"
    assert not link.serialize, "a revision of a copied page would carry the key of the original"


def test_no_page_has_what_wagtail_start_calls_its_home_page():
    assert not hasattr(Page, "homepage")
