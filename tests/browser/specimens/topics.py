"""Theme, keyword, country and territory pages, and their lists."""

from . import vocabulary
from .specimen import Specimen

THEME, KEYWORD, COUNTRY, TERRITORY = (f"rrma_topics:{name}" for name in ("theme", "keyword", "country", "territory"))

INDEXES = {"theme": "themes", "keyword": "mots-cles", "country": "pays", "territory": "territoires"}

SPECIMENS = [
    Specimen(THEME, "ordinary", "demonstration", "/themes/commerce-equitable/"),
    Specimen(THEME, "empty", "new", "/themes/eau/"),
    Specimen(THEME, "long", "long", "/themes/long-0/"),
    Specimen(KEYWORD, "ordinary", "demonstration", "/mots-cles/commerce-equitable/"),
    Specimen(KEYWORD, "empty", "new", "/mots-cles/puits/"),
    Specimen(KEYWORD, "long", "long", "/mots-cles/long-1/"),
    Specimen(COUNTRY, "ordinary", "demonstration", "/pays/SN/"),
    Specimen(COUNTRY, "empty", "new", "/pays/VN/"),
    Specimen(COUNTRY, "long", "long", "/pays/BJ/"),
    Specimen(TERRITORY, "ordinary", "demonstration", "/territoires/nouvelle-aquitaine/"),
    Specimen(TERRITORY, "empty", "new", "/territoires/bretagne/"),
    Specimen(TERRITORY, "long", "long", "/territoires/auvergne-rhone-alpes/"),
    *(
        Specimen(f"rrma_topics:{name}_index", size, network, f"/{path}/")
        for name, path in INDEXES.items()
        for size, network in (("ordinary", "demonstration"), ("empty", "new"), ("long", "long"))
    ),
]


def new() -> None:
    """A theme and a keyword that nothing has yet."""
    vocabulary.theme()
    vocabulary.keyword()
