"""A value that is used cannot be deleted: told with the names of its uses, before and at the deletion."""

from typing import Any

from django.db.models import Model, ProtectedError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import models
from .revisions import remove_from_revisions
from .usage import Use, uses_of

PROTECTED_MODELS: tuple[type[Model], ...] = (
    models.Theme,
    models.Keyword,
    models.Country,
    models.SDG,
    models.OrganisationKind,
    models.CooperationKind,
    models.Territory,
    models.Organisation,
    models.Cooperation,
)
NAMED_USES = 5


def protection_message(instance: Model, uses: list[Use]) -> str:
    """Why `instance` cannot be deleted, naming the first uses and counting the others."""
    named = ", ".join(str(use) for use in uses[:NAMED_USES])
    others = len(uses) - NAMED_USES
    if others > 0:
        named = ngettext("%(named)s and %(count)d other", "%(named)s and %(count)d others", others) % {
            "named": named,
            "count": others,
        }
    return _("“%(name)s” cannot be deleted because it is used: %(uses)s.") % {"name": instance, "uses": named}


def check_unused(instance: Model) -> None:
    """Raises ProtectedError, with the message in the active language, when something uses `instance`."""
    if uses := uses_of(instance):
        raise ProtectedError(protection_message(instance, uses), {use.holder for use in uses})


def protect(instance: Model, **kwargs: Any) -> None:
    """Stops a deletion under way (`pre_delete`), whatever started it, before anything is removed."""
    check_unused(instance)


def forget(instance: Model, **kwargs: Any) -> None:
    """Takes a deleted value out of old drafts (`post_delete`), which would not open any more with it."""
    remove_from_revisions(instance)
