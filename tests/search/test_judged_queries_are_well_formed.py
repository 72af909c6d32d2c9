"""The judged set has what its README says, and its measures are the published ones."""

import math
from collections import Counter

import pytest

from tests.search.relevance.judged import REPORT, TUNE, judged_queries
from tests.search.relevance.measures import ndcg, score


def test_there_are_enough_queries_in_twelve_classes():
    per_class = Counter(query.kind for query in judged_queries())
    assert len(per_class) == 12
    assert min(per_class.values()) >= 6
    assert per_class.total() >= 90


def test_each_class_is_split_in_two_halves():
    parts = Counter((query.kind, query.part) for query in judged_queries())
    for kind in {kind for kind, _part in parts}:
        assert 0 <= parts[kind, TUNE] - parts[kind, REPORT] <= 1


def test_grades_are_one_to_three_for_addresses_of_the_site():
    for query in judged_queries():
        assert query.grades, query.text
        assert set(query.grades.values()) <= {1, 2, 3}
        assert all(address.startswith("/") and address.endswith("/") for address in query.grades)


def test_the_best_order_scores_one_and_a_worse_one_less():
    grades = {"/a/": 3, "/b/": 2, "/c/": 1}
    assert ndcg(grades, ["/a/", "/b/", "/c/"]) == 1
    worse = (3 + 7 / math.log2(3) + 1 / 2) / (7 + 3 / math.log2(3) + 1 / 2)
    assert ndcg(grades, ["/b/", "/a/", "/c/"]) == pytest.approx(worse)


def test_nothing_found_scores_nothing():
    query = judged_queries()[0]
    nothing = score(query, [])
    assert (nothing.ndcg, nothing.recall, nothing.zero) == (0, 0, 1)
