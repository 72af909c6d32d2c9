"""What the OpenAPI document has no words for, told to schemathesis: the filters of a search are forty in all."""

from typing import Any

import schemathesis

from rrma_search.query import MAX_FILTERS


@schemathesis.hook
def filter_query(context: Any, query: Any) -> bool:
    """Whether the API may be asked `query` and expected to answer as its document says."""
    values = query.values() if isinstance(query, dict) else ()
    return sum(len(value) for value in values if isinstance(value, list)) <= MAX_FILTERS
