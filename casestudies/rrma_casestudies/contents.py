"""The table of contents of a sheet: what it has, in reading order, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from rrma_pages import conf

from .story import Story

if TYPE_CHECKING:
    from .models import CaseSheetPage


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading of the page and the fragment of its address."""

    title: str
    anchor: str


def contents(sheet: CaseSheetPage, story: Story) -> list[Entry]:
    """The headings of the page of `sheet`, from the first section of its story to its licence."""
    parts = [
        (story.loose_lessons, _("Lessons"), "enseignements"),
        (sheet.building_blocks.count(), _("Building blocks to take up"), "briques"),
        (sheet.counted_figures.count(), _("In figures"), "chiffres"),
        (sheet.has_financing, _("Financing"), "financement"),
        (sheet.milestones.count(), _("Dates"), "dates"),
        (sheet.operators.count(), _("Other organisations"), "organismes"),
        (sheet.links.count() or sheet.cross_references.count(), _("Links"), "liens"),
        (sheet.contacts.count(), _("Contact"), "contact"),
        (sheet.supporters.count(), _("Supported by"), "soutiens"),
        (sheet.licence or conf.licence(), _("Take up this sheet"), "reprendre"),
    ]
    told = [Entry(section.title, section.anchor) for section in story.sections if section.title]
    return told + [Entry(title, anchor) for present, title, anchor in parts if present]
