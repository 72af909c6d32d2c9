"""What the API answers: the results of a search as the page has them, with keys, labels and addresses."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Annotated
from urllib.parse import urlencode

from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, Field

from rrma_search import results as found
from rrma_search.entities import entities
from rrma_search.kinds import get_kind
from rrma_search.listings import EVERYTHING
from rrma_search.query import DEFAULT_PAGE_SIZE, MAX_PAGE, SearchQuery
from rrma_search.results import SearchResults
from rrma_search.shapes import shapes_of

from .parameters import PAGE_SIZE_PARAMETER

__all__ = ["SearchAnswer", "answer_of"]


class Label(BaseModel):
    """A value of a facet that a document has."""

    value: Annotated[str, Field(description=_("Its key, which filters by it."))]
    label: Annotated[str, Field(description=_("Its name."))]


class FacetValue(Label):
    """A value that the results can be narrowed to."""

    count: Annotated[int, Field(description=_("How many results choosing it opens on."))]
    selected: Annotated[bool, Field(description=_("Whether the search is narrowed to it."))]
    parent: Annotated[str | None, Field(description=_("The key of the value above it."))]


class Highlights(BaseModel):
    """The texts of a document as the page shows them."""

    title: Annotated[str, Field(description=_("Its title."))]
    summary: Annotated[str, Field(description=_("Its summary."))]
    body: Annotated[str, Field(description=_("The passage of its text that has most of the words."))]


class Result(BaseModel):
    """A document found."""

    id: Annotated[str, Field(description=_("Its name for ever, the same in feeds and files: a URN."))]
    type: Annotated[Label, Field(description=_("What kind of document it is."))]
    title: Annotated[str, Field(description=_("Its title."))]
    summary: Annotated[str, Field(description=_("Its summary, plain text."))]
    url: Annotated[str, Field(description=_("Its address."))]
    date: Annotated[datetime.date | None, Field(description=_("The date that readers see."))]
    level: Annotated[int, Field(description=_("By how many words the requirement was lowered for it; 0: by none."))]
    facets: Annotated[dict[str, list[Label]], Field(description=_("Its own values by facet."))]
    highlights: Annotated[
        Highlights, Field(description=_("Its texts as safe HTML, with the words found between <mark> and </mark>."))
    ]


class Question(BaseModel):
    """The search that was answered, once put into its bounds."""

    q: Annotated[str, Field(description=_("The words."))]
    filters: Annotated[dict[str, list[str]], Field(description=_("The chosen values by facet."))]
    sort: Annotated[str, Field(description=_("The order."))]


class StandIn(BaseModel):
    """A typed word that no document has, and what was searched in its place, as the page tells it."""

    typed: Annotated[str, Field(description=_("The word as it was typed."))]
    words: Annotated[list[str], Field(description=_("What was searched in its place, as documents write it."))]


class Synonym(BaseModel):
    """A typed word or phrase, and what was searched besides."""

    typed: Annotated[str, Field(description=_("What was typed."))]
    used: Annotated[str, Field(description=_("What was searched too."))]


class Proposal(Label):
    """A value that the words name, to which the results can be narrowed."""

    facet: Annotated[str, Field(description=_("The facet that it is a value of."))]
    count: Annotated[int, Field(description=_("How many results choosing it opens on."))]


class Links(BaseModel):
    """Addresses of this search; null for those that do not exist."""

    self: Annotated[str, Field(description=_("This answer."))]
    first: Annotated[str, Field(description=_("The first page."))]
    previous: Annotated[str | None, Field(description=_("The page before."))]
    next: Annotated[str | None, Field(description=_("The page after."))]
    last: Annotated[str, Field(description=_("The last page."))]
    html: Annotated[str | None, Field(description=_("The same search on the site, from its first page."))]
    csv: Annotated[str | None, Field(description=_("All its results as CSV."))]
    xlsx: Annotated[str | None, Field(description=_("All its results as XLSX."))]
    atom: Annotated[str | None, Field(description=_("Its newest results as a feed."))]


class SearchAnswer(BaseModel):
    """One page of results, and the numbers of all of them."""

    query: Annotated[Question, Field(description=_("What was asked."))]
    total: Annotated[int, Field(description=_("How many results there are."))]
    strict_total: Annotated[int, Field(description=_("How many have what is asked for in full; they come first."))]
    level: Annotated[int, Field(description=_("By how many words the requirement was lowered to have enough results."))]
    degraded: Annotated[bool, Field(description=_("Whether the spare engine answers."))]
    suggestion: Annotated[str, Field(description=_("A nearer spelling of the words, empty for none."))]
    synonyms: Annotated[list[Synonym], Field(description=_("What was searched besides the words, for being the same."))]
    proposals: Annotated[
        list[Proposal], Field(description=_("Values that the words name; on the first page of results only."))
    ]
    stand_ins: Annotated[list[StandIn], Field(description=_("What was searched for typed words that no document has."))]
    family: Annotated[
        list[str], Field(description=_("Words of the family of a rare word, which are searched below it."))
    ]
    page: Annotated[int, Field(description=_("This page, from 1."))]
    page_size: Annotated[int, Field(description=_("Results a page."))]
    page_count: Annotated[int, Field(description=_("How many pages there are."))]
    hits: Annotated[list[Result], Field(description=_("The results of this page."))]
    facets: Annotated[
        dict[str, list[FacetValue]],
        Field(description=_("The values of each facet, children right after their parent.")),
    ]
    facet_labels: Annotated[dict[str, str], Field(description=_("The name of each facet."))]
    links: Annotated[Links, Field(description=_("Addresses of this search."))]


def answer_of(results: SearchResults, absolute: Callable[[str], str], identify: Callable[[str], str]) -> SearchAnswer:
    """`results` as the API tells them; `absolute` completes an address, `identify` names a document for ever."""
    query = results.query
    return SearchAnswer(
        query=Question(
            q=query.text, filters={name: list(chosen) for name, chosen in query.filters.items()}, sort=query.sort
        ),
        total=results.total,
        strict_total=results.strict_total,
        level=results.level,
        degraded=results.degraded,
        suggestion=results.suggestion,
        synonyms=[Synonym(typed=typed, used=used) for typed, used in results.synonyms],
        proposals=_proposals(results),
        stand_ins=[StandIn(typed=each.typed, words=list(each.words)) for each in results.stand_ins],
        family=list(results.family),
        page=results.page,
        page_size=query.page_size,
        page_count=results.page_count,
        hits=_hits(results, absolute, identify),
        facets={name: [_facet_value(value) for value in values] for name, values in results.facets.items()},
        facet_labels={name: str(EVERYTHING.label(name)) for name in results.facets},
        links=_links(results, absolute),
    )


def _hits(results: SearchResults, absolute: Callable[[str], str], identify: Callable[[str], str]) -> list[Result]:
    labels = {name: {value.value: value.label for value in values} for name, values in results.facets.items()}

    def labelled(name: str, values: tuple[str, ...]) -> list[Label]:
        return [Label(value=value, label=labels.get(name, {}).get(value, value)) for value in values]

    return [
        Result(
            id=identify(hit.key),
            type=Label(value=hit.kind, label=str(get_kind(hit.kind).label)),
            title=hit.title,
            summary=hit.summary,
            url=absolute(hit.url) if hit.url else "",
            date=hit.date,
            level=hit.level,
            facets={name: labelled(name, values) for name, values in hit.facets.items()},
            highlights=Highlights(**hit.highlights),
        )
        for hit in results.hits
    ]


def _proposals(results: SearchResults) -> list[Proposal]:
    """What the page proposes above its results, on the first of them only."""
    named = entities(results, EVERYTHING.drawn()) if results.page == 1 else []
    return [
        Proposal(facet=each.facet, value=each.value.value, label=each.value.label, count=each.value.count)
        for each in named
    ]


def _facet_value(value: found.FacetValue) -> FacetValue:
    return FacetValue(
        value=value.value, label=value.label, count=value.count, selected=value.selected, parent=value.parent
    )


def _links(results: SearchResults, absolute: Callable[[str], str]) -> Links:
    query, last = results.query, max(results.page_count, 1)
    shapes = shapes_of(query.with_page(1))

    def page(number: int) -> str:
        return absolute(_address(query.with_page(number)))

    def shape(address: str) -> str | None:
        return absolute(address) if address else None

    return Links(
        self=page(results.page),
        first=page(1),
        previous=page(results.page - 1) if results.page > 1 else None,
        next=page(results.page + 1) if results.page < min(last, MAX_PAGE) else None,
        last=page(last),
        html=shape(shapes.page),
        csv=shape(shapes.csv),
        xlsx=shape(shapes.xlsx),
        atom=shape(shapes.feed),
    )


def _address(query: SearchQuery) -> str:
    """The address of `query` here: the size of its pages is of the API alone."""
    address = shapes_of(query).api
    if query.page_size == DEFAULT_PAGE_SIZE:
        return address
    return f"{address}{'&' if '?' in address else '?'}{urlencode({PAGE_SIZE_PARAMETER: query.page_size})}"
