"""What is asked, by the name of the row that reports it."""

from rrma_search.query import SearchQuery

SEARCHES = {
    "a broad word (half of the documents)": SearchQuery("coopération"),
    "a medium word (8 %)": SearchQuery("assainissement"),
    "a rare word (0.5 %)": SearchQuery("géothermie"),
    "three broad words": SearchQuery("coopération partenariat solidarité"),
    "three medium words": SearchQuery("assainissement reboisement jeunesse"),
    "a word with a synonym phrase": SearchQuery("ess"),
    "a widened search of five words": SearchQuery("cordonnerie apiculture musée fanfare tramway"),
    "a quoted phrase": SearchQuery('"économie sociale et solidaire"'),
    "a broad word, two facets chosen": SearchQuery("coopération", {"country": ["pays-0"], "sdg": ["3", "4"]}),
    "a broad word by date": SearchQuery("coopération", sort="date"),
    "no text": SearchQuery(),
    "a misspelt word": SearchQuery("assainassement"),
}
BROAD, MEDIUM, RARE = list(SEARCHES)[:3]
CHOSEN = "a broad word, two facets chosen"
SYNONYMS = "ess\néconomie sociale et solidaire"
