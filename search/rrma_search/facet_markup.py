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

_BRANCH = '<ul class="rrma-facet__sub">'
_ENDS = {"branch": "</ul></li>", "more": "</ul></details></li>"}


@lru_cache(maxsize=256)
def rows_markup(facet: DrawnFacet) -> SafeString:
    """The list items of `facet`: boxes with their counts, branches nested, what does not fit folded away.

    Written once for each facet drawn (see `facet_drawing.draw_facet`, which gives the same one again).
    """
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
        """One method for what nearly every row is: two hundred times over, each call more is felt."""
        value = row.value
        unit = self.result if value.count == 1 else self.results
        inside = f'<span>{self._label(value)}</span><span class="rrma-check__n">{value.count}{unit}</span>'
        if value.link or value.selected:
            none, checked = "" if value.count else " rrma-check--none", " checked" if value.selected else ""
            box = f'{self.box}{_escaped(value.value)}"{checked}>'
            inside = f'<label class="rrma-check{none}">{box}{inside}</label>'
        else:  # A value that every result has: told, but nothing to choose.
            inside = f'<span class="rrma-check rrma-check--all">{inside}</span>'
        item = f"<li>{inside}{_BRANCH if row.opens else _end(row.closes)}"
        return self._fold(row.more) + item if row.more else item

    def _label(self, value: FacetValue) -> str:
        label = _set_in_french(value.label)
        return label if value.known else f"{label} {self.unknown}"

    def _fold(self, number: int) -> str:
        more = escape(ngettext("See %(n)s other", "See %(n)s others", number) % {"n": number})
        return (
            f'<li><details class="rrma-facet__more"><summary>{more}{_unseen(f"({self.label})")}</summary>'
            '<ul class="rrma-facet__list">'
        )


_escaped = lru_cache(maxsize=4_096)(escape)


@lru_cache(maxsize=4_096)
def _set_in_french(label: str) -> str:
    """`label` with French typography, as HTML; the same few hundred labels are on every page."""
    return escape(french(label))


@lru_cache(maxsize=64)
def _end(closes: tuple[str, ...]) -> str:
    return "</li>" + "".join(map(_ENDS.__getitem__, closes))


def _unseen(text: str) -> str:
    return f'<span class="rrma-vh"> {text}</span>'
