"""From a value of the facet *region* to the territory it stands for, read once a request."""

from typing import Any

from asgiref.local import Local
from django.core.signals import request_started
from django.db.models.signals import post_delete, post_save

from ..models import Territory

_known = Local()


def territory_slug(facet_value: str) -> str:
    """The slug of the territory whose value in the facet *region* is `facet_value`; "" for none."""
    slugs = getattr(_known, "slugs", None)
    if slugs is None:
        territories = Territory.objects.select_related("parent").only("kind", "code", "slug", "parent__code").order_by()
        slugs = _known.slugs = {territory.facet_value: territory.slug for territory in territories}
    return slugs.get(facet_value, "")


def forget(**kwargs: Any) -> None:
    """Forgets the slugs: another process may have changed them since the last request, or this one just did."""
    _known.slugs = None


def connect() -> None:
    """Forgets the slugs when a request begins and when a territory changes."""
    request_started.connect(forget, dispatch_uid="rrma_directory.topics.forget")
    for signal in (post_save, post_delete):
        signal.connect(forget, sender=Territory, dispatch_uid=f"rrma_directory.topics.forget.{id(signal)}")
