"""What is searched: the neutral form every model is turned into before any engine sees it."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Passage", "SearchDocument"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a document that has a name and an address of its own: a page of an attached PDF, a section.

    `label` names it to a reader, `text` is plain text, `url` is empty when the part has no address.
    """

    label: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A document as the index knows it: plain text, value keys, no Django model.

    `key` names it for ever (`"rrma_casestudies.casesheetpage:12"`); `kind` is its value of the facet *type*.
    `facets` maps the name of a facet to the keys of its values, leaves only: parents are known by the facet.
    `boost` multiplies its score. `sites` holds ids of Wagtail sites; empty means every site. From `expires` on
    (an aware datetime) the document is no longer found.
    """

    key: str
    kind: str
    title: str
    summary: str = ""
    body: str = ""
    passages: tuple[Passage, ...] = ()
    url: str = ""
    date: datetime.date | None = None
    language: str = "fr"
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    boost: float = 1.0
    sites: tuple[int, ...] = ()
    expires: datetime.datetime | None = None
