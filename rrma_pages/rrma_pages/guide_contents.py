"""The table of contents of a guide: what it has, in reading order, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rrma_pages import conf

if TYPE_CHECKING:
    from .models import GuidePage
    from .proofs import Proofs


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the page and the fragment of its address."""

    title: str
    anchor: str


def in_words(number: int) -> str:
    """`number` in words from two to twelve, as a printed page has it; in figures beyond."""
    words = _("two three four five six seven eight nine ten eleven twelve").split()
    return words[number - 2] if 0 <= number - 2 < len(words) else str(number)


def steps_title(count: int) -> str:
    """The heading of the steps: « Six étapes »."""
    return capfirst(ngettext("one step", "%(number)s steps", count) % {"number": in_words(count)})


def short_edition(number: int | None) -> str:
    """An edition as an oval shows it: « 3e éd. »; "" for one without a number yet."""
    if not number:
        return ""
    return _("1st ed.") if number == 1 else _("ed. %(number)s") % {"number": number}


def proofs_title(count: int) -> str:
    """The heading of the sheets that prove a guide: « Éprouvé par quatre fiches »."""
    return ngettext("Proved by one sheet", "Proved by %(number)s sheets", count) % {"number": in_words(count)}


def contents(guide: GuidePage, proofs: Proofs) -> list[Entry]:
    """The headings of the page of `guide`, from what is needed first to the sheets that prove it."""
    parts = [
        (guide.prerequisites.count(), _("Before you begin"), "avant"),
        (guide.steps.count(), steps_title(guide.steps.count()), "etapes"),
        (guide.checks.count(), guide.checklist_title or _("To tick"), "cocher"),
        (guide.tools.count(), _("Tools to download"), "outils"),
        (guide.legal_references.count(), _("What the law says"), "loi"),
        (guide.terms.count(), _("Words explained"), "mots"),
        (guide.editions.count(), _("Editions"), "editions"),
        (conf.licence(), _("Take up this guide"), "reprendre"),
        (proofs.total, proofs_title(proofs.total), "preuve"),
    ]
    return [Entry(title, anchor) for present, title, anchor in parts if present]
