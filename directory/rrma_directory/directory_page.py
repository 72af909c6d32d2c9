"""The directory: a listing of organisations, its letters, and what each of its rows tells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rrma_search.addresses import search_address
from rrma_search.engines.collation import title_key
from rrma_search.listings import Listing
from rrma_search.query import SearchQuery
from rrma_search.results import FacetValue, Hit
from rrma_search.search_page import SearchPage, ShownHit
from rrma_search.service import search

from .models import Organisation
from .organisation_facets import LETTERS
from .places import Named, whereabouts
from .slugs import sort_name
from .topics import topic_address

__all__ = ["DIRECTORY", "DirectoryPage", "Letter", "ShownOrganisation"]

ORGANISATION_KIND = "organisation"
SHEET_KIND = "case-sheet"
SHOWN_COUNTRIES = 3
SHOWN_NAMES = 3

DIRECTORY = Listing(
    title=gettext_lazy("Directory"),
    all_label=gettext_lazy("See the whole directory"),
    facets=("family", "organisation_kind", "level", "region", "country", "theme"),
    unboxed=("letter",),
    labels={"level": gettext_lazy("Level"), "region": gettext_lazy("Region and department")},
    fixed={"type": (ORGANISATION_KIND,)},
    sort="title",
    sorts=("relevance", "title"),
)
"""The directory, by name; the words of a visitor put the best match first."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter of the index: how many organisations it has, their address ("" where it leads nowhere new)."""

    label: str
    count: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownOrganisation(ShownHit):
    """A row of the directory: the organisation, where it is, with which countries it works, how many sheets name it."""

    organisation: Organisation | None
    whereabouts: tuple[Named, ...]
    partners: tuple[Named, ...]
    other_partners: int
    sheet_count: int

    @property
    def other_names(self) -> list[str]:
        """A few other names, without those that are only other ways to write a part of the name."""
        if self.organisation is None:
            return []
        told = self.organisation.sort_name
        return [name for name in self.organisation.alias_list if sort_name(name) not in told][:SHOWN_NAMES]


class DirectoryPage(SearchPage):
    """One page of the directory."""

    @property
    def total_text(self) -> str:
        """How many organisations there are, in words: « 214 organismes »."""
        total = self.results.total
        return ngettext("%(total)s organisation", "%(total)s organisations", total) % {"total": total}

    @property
    def none_text(self) -> str:
        """That there is none."""
        return (
            _("No organisation for “%(text)s”") % {"text": self.query.text} if self.query.text else _("No organisation")
        )

    def sort_label(self, sort: str) -> str:
        """The name of an order; the titles here are names."""
        return _("name") if sort == "title" else super().sort_label(sort)

    @cached_property
    def letters(self) -> list[Letter]:
        """The letters from A to Z under the filters chosen; digits only where a name begins with one."""
        values = {value.value: value for value in self.results.facets.get("letter", [])}
        return [self._letter(label, values.get(label)) for label in LETTERS if label in values or label.isalpha()]

    def _letter(self, label: str, value: FacetValue | None) -> Letter:
        if value is None:
            return Letter(label, 0, "", False)
        url = self.url(self.query.with_only("letter", label)) if value.link else ""
        return Letter(label, value.count, url, value.selected)

    @property
    def all_letters_url(self) -> str:
        """The same search for all letters, "" where none is chosen."""
        return self.url(self.query.without_filter("letter")) if self.query.selected("letter") else ""

    @property
    def whole_site_url(self) -> str:
        """The same search in all contents, where it finds something that is not in the directory; "" otherwise."""
        return search_address(self.elsewhere.query) if self.elsewhere else ""

    def shown(self, hit: Hit) -> ShownOrganisation:
        """`hit` as a row of the directory."""
        usual = super().shown(hit)
        organisation = self._organisations.get(_pk(hit))
        partners = self._partners(hit, organisation)
        return ShownOrganisation(
            hit=hit,
            kind_label=organisation.kind.name if organisation else usual.kind_label,
            places=usual.places,
            excerpt=_sentence_found(hit),
            template=self._row_template,
            organisation=organisation,
            whereabouts=tuple(whereabouts(organisation)) if organisation else (),
            partners=partners[:SHOWN_COUNTRIES],
            other_partners=max(len(partners) - SHOWN_COUNTRIES, 0),
            sheet_count=sum(self._sheet_counts.get(slug, 0) for slug in hit.facets.get("organisation", ())),
        )

    @cached_property
    def _row_template(self) -> object:
        return get_template("rrma_directory/includes/directory_row.html").template

    @cached_property
    def _organisations(self) -> dict[int, Organisation]:
        rows = Organisation.objects.select_related("kind", "country", "territory__parent")
        counted = rows.annotate(cooperation_count=Count("cooperation_sides__cooperation", distinct=True))
        return counted.in_bulk([_pk(hit) for hit in self.results.hits])

    @cached_property
    def _sheet_counts(self) -> dict[str, int]:
        """How many sheets name each organisation, as the search counts them."""
        asked = self.results.query
        query = SearchQuery(filters={"type": [SHEET_KIND]}, page_size=1, site=asked.site, language=asked.language)
        return {value.value: value.count for value in search(query).facets.get("organisation", [])}

    def _partners(self, hit: Hit, organisation: Organisation | None) -> tuple[Named, ...]:
        own = organisation.country.code if organisation and organisation.country else ""
        codes = [code for code in hit.facets.get("country", ()) if code != own]
        named = (Named(self._value("country", code).label, topic_address("country", code)) for code in codes)
        return tuple(sorted(named, key=lambda country: title_key(country.label)))


def _sentence_found(hit: Hit) -> str:
    """The description where it has words that were looked for, "" otherwise."""
    summary = hit.highlights.get("summary", "")
    return summary if "<mark>" in summary else ""


def _pk(hit: Hit) -> int:
    """The primary key behind `hit`, 0 for a document that a host made of something else."""
    label, _colon, pk = hit.key.rpartition(":")
    return int(pk) if label == Organisation._meta.label_lower and pk.isdecimal() else 0
