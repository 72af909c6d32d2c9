"""The API: its documentation is a page like others, and the same on every site."""

from .specimen import Specimen

DOCS, ROOT = "rrma_search_api:docs", "rrma_search_api:api-root"

SPECIMENS = [
    Specimen(DOCS, "ordinary", "demonstration", "/api/v1/docs"),
    Specimen(ROOT, "ordinary", "demonstration", "/api/v1/"),
]
NEVER_VARY = {DOCS, ROOT}
NOT_PAGES = {
    "rrma_search_api:search": "/api/v1/search",
    "rrma_search_api:openapi-json": "/api/v1/openapi.json",
    "rrma_search_api:nothing": "/api/v1/nothing",
}
