"""Cross-references between sheets, by series and number."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .models import CaseSheetPage, CrossReference


@dataclass(frozen=True, slots=True)
class ResolvedReference:
    """A reference to another sheet; `target` is that sheet when anyone may see it here, else None."""

    series: str
    number: int
    subject: str
    target: CaseSheetPage | None


def resolve(sheet: CaseSheetPage, references: Iterable[CrossReference]) -> list[ResolvedReference]:
    """The references of `sheet`, each with the public sheet that carries its number; one query for all."""
    wanted = [(reference.series or sheet.series_label, reference) for reference in references]
    if not wanted:
        return []
    numbers = {reference.number for _series, reference in wanted}
    pages = type(sheet)._default_manager.live().public().filter(series_number__in=numbers).order_by("-pk")
    targets = {(page.series_label, page.series_number): page for page in pages}
    return [
        ResolvedReference(series, reference.number, reference.subject, targets.get((series, reference.number)))
        for series, reference in wanted
    ]
