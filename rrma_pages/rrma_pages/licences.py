"""Licences under which contents may be taken up, and what each of them allows, in plain words."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

__all__ = ["LICENCE_ADDRESSES", "Licence", "Terms", "licence_name", "terms_of"]


class Licence(models.TextChoices):
    """Licences under which a page may be taken up."""

    CC_BY = "cc-by-4.0", gettext_lazy("Creative Commons BY 4.0")
    CC_BY_SA = "cc-by-sa-4.0", gettext_lazy("Creative Commons BY-SA 4.0")
    CC_BY_NC_SA = "cc-by-nc-sa-4.0", gettext_lazy("Creative Commons BY-NC-SA 4.0")
    CC_BY_NC_ND_FR = "cc-by-nc-nd-2.0-fr", gettext_lazy("Creative Commons BY-NC-ND 2.0 France")
    OPEN_LICENCE = "etalab-2.0", gettext_lazy("Open Licence 2.0 (Etalab)")
    RESERVED = "tous-droits-reserves", gettext_lazy("All rights reserved")


LICENCE_ADDRESSES = {
    Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/deed.fr",
    Licence.CC_BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/deed.fr",
    Licence.CC_BY_NC_SA: "https://creativecommons.org/licenses/by-nc-sa/4.0/deed.fr",
    Licence.CC_BY_NC_ND_FR: "https://creativecommons.org/licenses/by-nc-nd/2.0/fr/",
    Licence.OPEN_LICENCE: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
}
"""Where each licence can be read; a reservation of all rights has no address."""

COPY = pgettext_lazy("what one may do with a text", "copy it")
PRINT = pgettext_lazy("what one may do with a text", "print it")
SHORTEN = pgettext_lazy("what one may do with a text", "shorten it")
TRANSLATE = pgettext_lazy("what one may do with a text", "translate it")
SELL = pgettext_lazy("what one may do with a text", "use it in something sold")
ACTS = (COPY, PRINT, SHORTEN, TRANSLATE, SELL)

NAME_THE_SOURCE = gettext_lazy("give its title, its source, its licence and its address")
SAY_WHAT_CHANGED = gettext_lazy("say what you changed")
KEEP_WHOLE = gettext_lazy("keep it whole, as it is published")
SAME_LICENCE = gettext_lazy("put what you make of it under the same licence")

_FORBIDDEN: dict[str, tuple[Promise, ...]] = {
    Licence.CC_BY: (),
    Licence.CC_BY_SA: (),
    Licence.OPEN_LICENCE: (),
    Licence.CC_BY_NC_SA: (SELL,),
    Licence.CC_BY_NC_ND_FR: (SHORTEN, TRANSLATE, SELL),
}
_CONDITIONS: dict[str, tuple[Promise, ...]] = {
    Licence.CC_BY: (NAME_THE_SOURCE, SAY_WHAT_CHANGED),
    Licence.CC_BY_SA: (NAME_THE_SOURCE, SAY_WHAT_CHANGED, SAME_LICENCE),
    Licence.CC_BY_NC_SA: (NAME_THE_SOURCE, SAY_WHAT_CHANGED, SAME_LICENCE),
    Licence.OPEN_LICENCE: (NAME_THE_SOURCE,),
    Licence.CC_BY_NC_ND_FR: (NAME_THE_SOURCE, KEEP_WHOLE),
}


@dataclass(frozen=True, slots=True)
class Terms:
    """What a licence says: what may be done freely, what must be asked for, what must be respected; plain words."""

    allowed: str
    to_ask: str
    conditions: str


def licence_name(licence: str) -> str:
    """What `licence` is called; an unknown one is called what it is written."""
    return str(Licence(licence).label) if licence in Licence.values else licence


def terms_of(*licences: str) -> Terms | None:
    """The terms of what is under all of `licences` at once: what one of them forbids is not allowed.

    None for none, where one of them is unknown, and where one reserves all rights.
    """
    if not licences or any(licence not in _FORBIDDEN for licence in licences):
        return None
    forbidden = {act for licence in licences for act in _FORBIDDEN[licence]}
    conditions = dict.fromkeys(condition for licence in licences for condition in _CONDITIONS[licence])
    return Terms(
        _listed([act for act in ACTS if act not in forbidden]),
        _listed([act for act in ACTS if act in forbidden]),
        _listed(list(conditions)),
    )


def _listed(words: list[Promise]) -> str:
    return get_text_list([str(word) for word in words], _("and"))
