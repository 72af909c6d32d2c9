"""The search page: everything, filtered, widened, nothing found, nothing there."""

from .specimen import Specimen

SEARCH = "rrma_search:search"

SPECIMENS = [
    Specimen(SEARCH, "ordinary", "demonstration", "/recherche/", picture="recherche"),
    Specimen(
        SEARCH, "ordinary", "demonstration", "/recherche/?country=SN&q=coop%C3%A9ratives+de+femmes", variant="filtered"
    ),
    Specimen(SEARCH, "ordinary", "demonstration", "/recherche/?q=compost+tourisme+banque", variant="widened"),
    Specimen(
        SEARCH,
        "empty",
        "demonstration",
        "/recherche/?country=VN&q=paysage",
        variant="no-result",
        picture="recherche-vide",
    ),
    Specimen(SEARCH, "empty", "demonstration", "/recherche/?theme=inconnu", variant="unknown-value"),
    Specimen(SEARCH, "empty", "new", "/recherche/", variant="nothing-there"),
    Specimen(SEARCH, "long", "long", "/recherche/"),
    Specimen(
        SEARCH,
        "long",
        "long",
        "/recherche/?q=fili%C3%A8re+territoires&theme=long-1&theme=long-2&country=africa",
        variant="filtered",
    ),
]
NOT_PAGES = {
    "rrma_search:csv": "/recherche/export.csv",
    "rrma_search:xlsx": "/recherche/export.xlsx",
    "rrma_search:feed": "/recherche/flux.xml",
    "rrma_search:completion": "/recherche/completion.json?q=ea",
}
