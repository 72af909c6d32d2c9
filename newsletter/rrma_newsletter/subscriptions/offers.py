"""What a list of addresses may name: letters, themes and territories, as the form to subscribe offers them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from rrma_directory.models import Territory, Theme
from rrma_newsletter.choices import Cadence
from rrma_newsletter.subscriptions.forms import ChoicesForm
from rrma_search.analysis.folding import fold

__all__ = ["Offer", "offers"]

SEPARATORS = re.compile(r"[;|]")
LETTERS = {
    Cadence.MONTHLY: ("mensuel", "bulletin mensuel"),
    Cadence.QUARTERLY: ("trimestriel", "lettre trimestrielle"),
    Cadence.FREE: ("spécial", "numéro spécial"),
}
"""How lists say them, beside the value and the label."""


@dataclass(frozen=True, slots=True)
class Offer:
    """What one column may name: the labels in the order of the form, and value and label by folded name."""

    labels: tuple[str, ...]
    named: Mapping[str, tuple[Any, str]]

    def read(self, said: str) -> tuple[dict[Any, str], list[str]]:
        """The values that a cell names with their labels, and the names in it that are not known."""
        parts = [said] if fold(said) in self.named else [part.strip() for part in SEPARATORS.split(said)]
        known = dict(self.named[fold(part)] for part in parts if fold(part) in self.named)
        return known, [part for part in parts if part and fold(part) not in self.named]


def offers() -> dict[str, Offer]:
    """What is on offer today, by the field of `Choices` that it fills; one query for themes, one for territories."""
    fields = ChoicesForm.base_fields
    return {
        "cadences": _offer((value, str(label), (value, *LETTERS[Cadence(value)])) for value, label in Cadence.choices),
        "themes": _offer(map(_theme, fields["themes"].queryset.all())),
        "territories": _offer(map(_territory, fields["territories"].queryset.all())),
    }


def _theme(theme: Theme) -> tuple[int, str, tuple[str, ...]]:
    return theme.pk, theme.name, (theme.slug,)


def _territory(territory: Territory) -> tuple[int, str, tuple[str, ...]]:
    return territory.pk, territory.name, (territory.slug, territory.code)


def _offer(given: Iterable[tuple[Any, str, tuple[str, ...]]]) -> Offer:
    listed = list(given)
    named = {fold(name): (value, label) for value, label, others in listed for name in (*others, label)}
    return Offer(tuple(label for _value, label, _others in listed), named)
