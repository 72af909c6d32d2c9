"""Wiring into Wagtail's admin."""

from django.apps import apps
from wagtail.snippets.models import register_snippet

from rrma_search.viewsets import SynonymGroupViewSet

# In the presence of the directory, its menu group « Vocabulaires » registers this viewset.
if not apps.is_installed("rrma_directory"):
    register_snippet(SynonymGroupViewSet)

if apps.is_installed("wagtail_modeladmin"):
    from wagtail_modeladmin.options import modeladmin_register

    from rrma_search.index_register import IndexRegister, ReplicaRegister

    modeladmin_register(IndexRegister)
    modeladmin_register(ReplicaRegister)
