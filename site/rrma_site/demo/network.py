"""The demonstration network as a whole."""

from contextlib import suppress

from django.db import transaction

from rrma_search import conf, projection
from rrma_search.engines.base import EngineUnavailable

from . import (
    accounts,
    contents,
    cooperations,
    guides,
    news,
    newsletters,
    organisations,
    pages,
    patterns,
    pictures,
    sheets,
    synonyms,
    topics,
    vocabularies,
)


@transaction.atomic
def load() -> None:
    """Creates what is missing of the network, in one transaction; what is there already is left as it is."""
    pictures.load()
    patterns.load()
    vocabularies.load()
    topics.load()
    organisations.load()
    cooperations.load()
    synonyms.load()
    pages.load()
    sheets.load()
    guides.load()
    news.load()
    newsletters.load()
    contents.load()
    accounts.load()


def catch_up() -> None:
    """Brings the search index up to what the public may see now; what Elasticsearch cannot take waits for it."""
    projection.sync()
    if conf.has_replica():
        from rrma_search.replica import rebuilding  # needs what only a host with a replica has installed

        with suppress(EngineUnavailable):
            rebuilding.catch_up()
