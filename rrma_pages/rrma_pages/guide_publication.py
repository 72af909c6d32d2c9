"""What a guide needs before readers may see it: title, summary, one audience, one step. No more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from .models.guide import GuideMixin

__all__ = ["check", "missing"]


def missing(title: str, summary: str, audiences: Iterable[object], steps: Iterable[str]) -> dict[str, str | Promise]:
    """What still keeps a guide from readers: a message by the name of the field or list; `steps` are their titles."""
    found: dict[str, str | Promise] = {}
    if not title.strip():
        found["title"] = _("Give the guide a title.")
    if not summary.strip():
        found["summary"] = _("Write a summary: lists and search results show it.")
    if not any(True for _audience in audiences):
        found["audiences"] = _("Say for whom the guide is: choose at least one audience.")
    if not any(step.strip() for step in steps):
        found["steps"] = _("Write at least one step, with its title.")
    return found


def check(guide: GuideMixin) -> None:
    """Raises ValidationError, by field, when `guide` is not fit for readers."""
    titles = [step.title for step in guide.steps.all()]
    found = missing(guide.title, guide.summary, guide.audiences.all(), titles)
    if found:
        raise ValidationError(found)
