"""Wiring into Wagtail's admin."""

from typing import Any

from django.apps import apps
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from rrma_search import reports
from rrma_search.viewsets import SynonymGroupViewSet

# In the presence of the directory, its menu group « Vocabulaires » registers this viewset.
if not apps.is_installed("rrma_directory"):
    register_snippet(SynonymGroupViewSet)

if apps.is_installed("wagtail_modeladmin"):
    from wagtail_modeladmin.options import modeladmin_register

    from rrma_search.index_register import IndexRegister, ReplicaRegister

    modeladmin_register(IndexRegister)
    modeladmin_register(ReplicaRegister)


@hooks.register("register_admin_urls")
def report_urls() -> list[Any]:
    """The addresses of the report on searches."""
    return reports.urls()


@hooks.register("register_reports_menu_item")
def report_menu_item() -> reports.SearchesMenuItem:
    """The report on searches, among the reports."""
    return reports.SearchesMenuItem()
