"""The way out that the project has chosen."""

from django.utils.module_loading import import_string

from rrma_newsletter import conf

from .base import Backend, Campaigns

__all__ = ["get_backend"]


def get_backend() -> Backend | Campaigns:
    """A new object of the class that `RRMA_NEWSLETTER["BACKEND"]` names; raises ImportError where there is none."""
    return import_string(conf.backend_path())()
