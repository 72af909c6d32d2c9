"""`make bench-relevance`: how well each search answers the judged queries of tests/search/relevance."""
