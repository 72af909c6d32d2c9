"""The public page of an organisation."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views.generic import DetailView

from rrma_search.caching import cacheable
from rrma_search.conf import base_template
from rrma_search.keeping import site_of

from ..models import Organisation
from ..organisation_page import OrganisationPage


class OrganisationView(DetailView):
    """What the network knows of an organisation: its record, its ties, and what it publishes about it."""

    http_method_names = ["get", "head", "options"]
    model = Organisation
    template_name = "rrma_directory/organisation.html"
    context_object_name = "organisation"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or that the visitor has it already."""
        return cacheable(request, super().get(request, *args, **kwargs))

    def get_queryset(self) -> QuerySet[Organisation]:
        """Organisations with what the page shows of their kind and place."""
        return Organisation.objects.select_related("kind", "territory__parent", "country", "logo")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The organisation and its record, inside the project's base template."""
        site = site_of(self.request)
        record = OrganisationPage(self.object, site.pk if site else None)
        return super().get_context_data(base_template=base_template(), record=record, **kwargs)
