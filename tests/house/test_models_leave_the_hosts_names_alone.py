"""A host has a HomePage of its own: no model of ours takes the short name that such a page has on the page model."""

import pytest
from wagtail.models import get_page_models

from rrma_search.page_model import Page

OURS = [model for model in get_page_models() if model._meta.app_label.startswith("rrma_")]


@pytest.mark.parametrize("model", OURS, ids=lambda model: model.__name__)
def test_a_page_is_reached_by_a_name_of_ours_whatever_the_page_model_is_called(model):
    link = model._meta.get_ancestor_link(Page)
    assert link.name == "page_ptr"
    assert link.remote_field.get_accessor_name().startswith("rrma_")
    assert not link.serialize, "a revision of a copied page would carry the key of the original"


def test_no_page_has_what_wagtail_start_calls_its_home_page():
    assert not hasattr(Page, "homepage")
