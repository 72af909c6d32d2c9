"""The rows of a facet as HTML.

Made here rather than by a template: a page has two hundred of them, and a template would take longer for these than
for all the rest of the page. What stands around the rows is in `rrma_search/includes/facets.html`.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .facet_drawing import DrawnFacet, Row
from .results import FacetValue
from .typography import french

__all__ = ["rows_markup"]

_ENDS = {"branch": "</ul></li>", "more": "</ul></details></li>"}


def rows_markup(facet: DrawnFacet) -> SafeString:
    """The list items of `facet`: boxes with their counts, branches nested, what does not fit folded away."""
    writer = _Writer(facet)
    # Safe: every piece that comes from data is escaped where it is put in.
    return mark_safe("".join(writer.row(row) for row in facet.rows))


class _Writer:
    """Writes the rows of one facet; what they share is worked out once."""

    def __init__(self, facet: DrawnFacet) -> None:
        self.box = f'<input type="{"checkbox" if facet.multiple else "radio"}" name="{escape(facet.name)}" value="'
        self.label = _set_in_french(facet.label)
        self.results = _unseen(escape(_("results")))
        self.result = _unseen(escape(_("result")))
        self.unknown = escape(_("(unknown)"))

    def row(self, row: Row) -> str:
        inside = self._choice(row.value) if row.value.link or row.value.selected else self._statement(row.value)
        after = '<ul class="rrma-facet__sub">' if row.opens else "</li>" + "".join(_ENDS[end] for end in row.closes)
        return f"{self._fold(row.more) if row.more else ''}<li>{inside}{after}"

    def _choice(self, value: FacetValue) -> str:
        none = "" if value.count else " rrma-check--none"
        checked = " checked" if value.selected else ""
        return f'<label class="rrma-check{none}">{self.box}{escape(value.value)}"{checked}>{self._text(value)}</label>'

    def _statement(self, value: FacetValue) -> str:
        """A value that every result has: told, but nothing to choose."""
        return f'<span class="rrma-check rrma-check--all">{self._text(value)}</span>'

    def _text(self, value: FacetValue) -> str:
        label = _set_in_french(value.label) + ("" if value.known else f" {self.unknown}")
        unit = self.result if value.count == 1 else self.results
        return f'<span>{label}</span><span class="rrma-check__n">{value.count}{unit}</span>'

    def _fold(self, number: int) -> str:
        more = escape(ngettext("See %(n)s other", "See %(n)s others", number) % {"n": number})
        return (
            f'<li><details class="rrma-facet__more"><summary>{more}{_unseen(f"({self.label})")}</summary>'
            '<ul class="rrma-facet__list">'
        )


@lru_cache(maxsize=4_096)
def _set_in_french(label: str) -> str:
    """`label` with French typography, as HTML; the same few hundred labels are on every page."""
    return escape(french(label))


def _unseen(text: str) -> str:
    return f'<span class="rrma-vh"> {text}</span>'
