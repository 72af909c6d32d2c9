"""Puts the specimens of a network into its database, and makes sure that each is where it says it is."""

from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.utils.translation import override
from wagtail.models import Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from rrma_search import projection

from . import all_specimens, parts
from .specimen import Network


def make(network: Network) -> None:
    """Runs what each part has for `network`; raises AssertionError when a page is not where its specimen says."""
    with override("fr"), transaction.atomic(), disable_reference_index_auto_update():
        for part in parts():
            getattr(part, network, _nothing)()
    projection.sync()
    for specimen in all_specimens():
        model, _colon, _route = specimen.kind.partition(":")
        if specimen.network == network and "." in model:
            found = page_type_at(specimen.address)
            assert found == model, f"{specimen}: {specimen.address} shows {found or 'no page'}"


def page_type_at(address: str) -> str:
    """Label of the type of the page that Wagtail serves at this address of the default site; "" for none."""
    request = RequestFactory().get(address)
    components = [component for component in request.path.split("/") if component]
    try:
        return Site.objects.get(is_default_site=True).root_page.specific.route(request, components).page._meta.label
    except Http404:
        return ""


def _nothing() -> None:
    """What a part does that has nothing of its own in a network."""
