"""Words that stand for each other in a search, kept by editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from django.contrib.admin import display
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from rrma_search.synonyms import SynonymRule

__all__ = ["SynonymGroup"]

MAX_TERMS = 12
_SEPARATORS = re.compile(r"[\n\r,;]+")


class SynonymGroup(models.Model):
    """Terms that find each other (two-way), or typed terms that also find others (one-way)."""

    class Direction(models.TextChoices):
        """Which way a group works."""

        TWO_WAY = "two-way", _("Two-way: each term finds all the others")
        ONE_WAY = "one-way", _("One-way: the typed terms also find other terms, not the reverse")

    label = models.CharField(
        _("label"), max_length=100, blank=True, help_text=_("Optional: how this group is called in lists.")
    )
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.TWO_WAY)
    terms = models.TextField(
        _("terms"),
        help_text=_(
            "One per line, or separated by commas. A term may be several words. Capitals, accents, plurals and small "
            "words (“of”, “the”) make no difference."
        ),
    )
    targets = models.TextField(
        _("also search for"),
        blank=True,
        help_text=_("For one-way groups only: what is searched for as well when one of the terms is typed."),
    )

    class Meta:
        """How a group is called and ordered."""

        verbose_name = _("synonym group")
        verbose_name_plural = _("synonym groups")
        ordering = ["label", "terms"]

    def __str__(self) -> str:
        """The label, or else the first terms."""
        return self.label or self.summary()

    def save(self, *args, **kwargs) -> None:
        """Save with one term per line, each once."""
        self.terms = "\n".join(self.term_list())
        self.targets = "\n".join(self.target_list())
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Raise ``ValidationError`` for a group that could never do anything, or that is too large to be quick."""
        errors = {
            "terms": self._faults(self.term_list(), at_least=1 if self._is_one_way else 2),
            "targets": self._target_faults(),
        }
        found = {name: faults for name, faults in errors.items() if faults}
        if found:
            raise ValidationError(found)

    def term_list(self) -> list[str]:
        """Return the terms as written, without blanks and repetitions."""
        return _listed(self.terms)

    def target_list(self) -> list[str]:
        """Return the terms that are searched as well, as written."""
        return _listed(self.targets)

    def rule(self) -> SynonymRule:
        """Return this group as the search reads it."""
        from rrma_search.synonyms import SynonymRule

        return SynonymRule(tuple(self.term_list()), tuple(self.target_list()) if self._is_one_way else ())

    @display(description=_("Terms"))
    def summary(self) -> str:
        """Return the group on one line: « ESS = économie sociale », « genre → femmes »."""
        if self._is_one_way:
            return f"{', '.join(self.term_list())} → {', '.join(self.target_list())}"
        return " = ".join(self.term_list())

    @property
    def changes_nothing(self) -> bool:
        """Whether the search takes all its terms for one word without the group already: « Porto-Novo, porto novo »."""
        return len({self._read(term) for term in (*self.term_list(), *self.target_list())}) < 2

    @property
    def _is_one_way(self) -> bool:
        return self.direction == self.Direction.ONE_WAY

    def _target_faults(self) -> list[str]:
        if self._is_one_way:
            return self._faults(self.target_list(), at_least=1)
        if self.target_list():
            return [gettext("Leave this empty, or choose the one-way direction above.")]
        return []

    @staticmethod
    def _read(term: str) -> tuple[str, ...]:
        from rrma_search.matching import literal

        return literal(term).stems

    def _faults(self, terms: list[str], at_least: int) -> list[str]:
        faults = [
            gettext("“%(term)s” is only made of words that the search ignores.") % {"term": term}
            for term in terms
            if not self._read(term)
        ]
        if not faults and len(terms) < at_least:
            one = at_least == 1
            faults.append(gettext("Give at least one term.") if one else gettext("Give at least two terms."))
        if len(terms) > MAX_TERMS:
            faults.append(gettext("Give at most %(number)d terms.") % {"number": MAX_TERMS})
        return faults


def _listed(text: str) -> list[str]:
    terms = (" ".join(term.split()) for term in _SEPARATORS.split(text or ""))
    return list(dict.fromkeys(filter(None, terms)))
