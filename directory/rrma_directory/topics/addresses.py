"""Where the page of a topic is."""

from rrma_search.addresses import route_address, value_address

from ..choices import Continent
from .territories import territory_slug

ROUTES = {"theme": "theme", "keyword": "keyword", "country": "country", "region": "territory"}
"""Facet name → name of the route of its topic pages."""
CONTINENTS = frozenset(Continent.values)


def topic_address(facet_name: str, value: str) -> str:
    """Address of the topic page of a facet value.

    A value without such a page (a continent, another facet, a project that does not include the addresses) has the
    search filtered by it instead; "" where the search is not served either. Asks nothing of the database but the
    names of the territories, once a request.
    """
    return value_address(facet_name, str(value))


def own_address(facet_name: str, value: str) -> str:
    """Address of the topic page itself; "" where there is none."""
    if facet_name not in ROUTES or value in CONTINENTS:
        return ""
    argument = territory_slug(value) if facet_name == "region" else value
    return route_address(f"rrma_topics:{ROUTES[facet_name]}", argument)


def index_address(facet_name: str) -> str:
    """Address of the list of the topics of a facet; "" where there is none."""
    return route_address(f"rrma_topics:{ROUTES[facet_name]}_index") if facet_name in ROUTES else ""
