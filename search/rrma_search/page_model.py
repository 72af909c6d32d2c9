"""The page model of the host: Wagtail's own, or the one that `WAGTAIL_PAGE_MODEL` names (from Wagtail 8 on).

Unlike Wagtail's `swapper.load_model` this may be imported while models are loaded, so that page types of ours can
inherit from the model of the host.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from django.apps import apps
from django.apps.config import MODELS_MODULE_NAME
from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Page as WagtailPage

__all__ = ["PAGE_MODEL", "Page", "load", "page_permissions"]

PAGE_MODEL: str = WagtailPage._meta.swapped or WagtailPage._meta.label
"""The name of the model, as "app_label.ModelName": for foreign keys and migrations. Wagtail 7 knows no setting."""


def page_permissions(*actions: str) -> list[str]:
    """The permissions, as `app.codename`, to do `actions` (add, change, publish, lock, unlock…) with pages."""
    label, name = PAGE_MODEL.split(".")
    return [f"{label}.{action}_{name.lower()}" for action in actions]


def load(model: str) -> type[WagtailPage]:
    """The class called `model`, from an app whose models Django may not have come to yet.

    Raises ImproperlyConfigured when there is none.
    """
    try:
        label, name = model.split(".")
        import_module(f"{apps.get_app_config(label).name}.{MODELS_MODULE_NAME}")
        return apps.get_registered_model(label, name)
    except (LookupError, ValueError) as error:
        raise ImproperlyConfigured(
            f"WAGTAIL_PAGE_MODEL is {model!r}, which is no model of an installed app, or of one that imports apps of "
            "wagtail-rrma itself: keep the page model in an app of its own."
        ) from error


# The class: what page types inherit from, and what all pages are asked of.
if TYPE_CHECKING:
    Page = WagtailPage
else:
    Page = load(PAGE_MODEL)
