"""Documents and searches for the tests of engines: made by hand, or drawn at random."""

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import strategies as st

from rrma_search import facets
from rrma_search.documents import Passage, SearchDocument
from rrma_search.facets import Facet, FacetLabel

from .oracle import Asked

# Invented places, so that no label is an ordinary word of a text.
ZONE_PARENTS = {"nord": None, "sud": None, "alto": "nord", "bora": "nord", "bora-est": "bora", "cima": "sud"}
ZONE_LABELS = {
    "nord": "Grand Nord",
    "sud": "Grand Sud",
    "alto": "Alto",
    "bora": "Bora",
    "bora-est": "Bora orientale",
    "cima": "Cima",
}
LEAVES = ("alto", "bora", "bora-est", "cima")

WORDS = ("eau", "eaux", "puits", "riz", "forêt", "forêts", "école", "femmes", "énergie", "coopératives", "le")
SYNONYMS = {"puits": ("forage",), "riz": ("culture vivrière",)}
SYNONYM_WORDS = ("forage", "culture", "vivrière")

LONG_AGO = datetime.datetime(2001, 1, 1, tzinfo=datetime.UTC)
LATE = datetime.datetime(2999, 1, 1, tzinfo=datetime.UTC)


class ZoneFacet(Facet):
    """A facet with three levels, one of whose values ("bora") is both a value of documents and above another."""

    name = "zone"
    label = "Zone"
    order = "natural"

    def values(self):
        return {
            value: FacetLabel(ZONE_LABELS[value], parent, position)
            for position, (value, parent) in enumerate(ZONE_PARENTS.items())
        }


class MoodFacet(Facet):
    """A declared facet whose labels are no text."""

    name = "mood"
    label = "Humeur"
    in_text = False

    def values(self):
        return {"calme": FacetLabel("Calme"), "vif": FacetLabel("Vif")}


@pytest.fixture
def declared(monkeypatch) -> None:
    """Only the built-in facets, the zone and the mood are declared."""
    built_in = [facet for facet in facets.registered_facets() if facet.name in {"type", "year"}]
    monkeypatch.setattr(facets, "_registered", [*built_in, ZoneFacet(), MoodFacet()])


@pytest.fixture
def document() -> Callable[..., SearchDocument]:
    """A function that makes a document of a number and whatever matters to the test."""
    return make_document


def make_document(number: int = 1, **given) -> SearchDocument:
    fields = {"key": f"test:{number}", "kind": "case-sheet", "title": f"Document {number}", "url": f"/{number}/"}
    return SearchDocument(**{**fields, **given})


texts = st.lists(st.sampled_from([*WORDS, *SYNONYM_WORDS]), max_size=6).map(" ".join)


def values(*choices: str, least: int = 0) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(choices), min_size=least, max_size=2, unique=True).map(tuple)


@st.composite
def documents(draw) -> tuple[SearchDocument, ...]:
    """A small corpus in which words, values, dates, sites, languages and expiry meet in every way.

    One document may be there many times: requirements are lowered below ten hits, and this is how to reach them.
    """
    different = [draw(one_document(number)) for number in range(draw(st.integers(0, 10)))]
    copies = draw(st.integers(0, 11)) if different else 0
    return (*different, *(replace(different[0], key=f"test:copy-{number}") for number in range(copies)))


@st.composite
def one_document(draw, number: int) -> SearchDocument:
    passages = draw(st.lists(texts, max_size=2))
    return make_document(
        number,
        kind=draw(st.sampled_from(["case-sheet", "guide"])),
        title=draw(texts),
        summary=draw(texts),
        body=draw(texts),
        passages=tuple(Passage(f"p. {page}", text) for page, text in enumerate(passages)),
        date=draw(st.none() | st.dates(datetime.date(2018, 1, 1), datetime.date(2020, 12, 31))),
        language=draw(st.sampled_from(["fr", "fr", "en"])),
        facets={
            "zone": draw(values(*LEAVES)),
            "mood": draw(values("calme", "vif")),
            "theme": draw(values("eau", "mobilité")),
        },
        sites=draw(st.sampled_from([(), (), (1,), (2,), (1, 2)])),
        expires=draw(st.sampled_from([None, None, LONG_AGO, LATE])),
        boost=draw(st.sampled_from([1.0, 2.0])),
    )


filters = st.fixed_dictionaries(
    {},
    optional={
        "zone": values("nord", "sud", *LEAVES, "nulle-part", least=1),
        "mood": values("calme", "vif", least=1),
        "theme": values("eau", "mobilité", "inconnu", least=1),
        "year": values("2018", "2019", least=1),
        "type": values("case-sheet", "guide", least=1),
    },
)
searches = st.builds(
    Asked,
    words=st.lists(st.sampled_from([*WORDS[:-1], "2019", "Bora", "introuvable"]), max_size=5).map(tuple),
    phrases=st.lists(st.sampled_from(["eau puits", "culture vivrière", "riz"]), max_size=1).map(tuple),
    exclusions=st.lists(st.sampled_from(["énergie", "école", "sud"]), max_size=1).map(tuple),
    filters=filters,
    site=st.sampled_from([None, None, 1, 3]),
    language=st.sampled_from([None, None, "fr"]),
)
