"""Documents that promise too little are not scored; those that may still be among the first always are."""

from hypothesis import given
from hypothesis import strategies as st

from rrma_search.engines.database.bitmaps import bitmap, members
from rrma_search.engines.database.lookup import EXACT
from rrma_search.engines.database.promises import TOP, Promises

MARKS = 2 * EXACT
documents = st.integers(1, 40)


@st.composite
def asked(draw):
    """Clauses (the marks of every document, the weight of each mark), and a set of documents."""
    size = draw(documents)
    marks = st.binary(min_size=size, max_size=size).map(lambda drawn: bytearray(byte % MARKS for byte in drawn))
    weights = st.lists(st.floats(0, 50), min_size=MARKS - 2, max_size=MARKS - 2).map(lambda rest: [0.0, 0.01, *rest])
    clauses = draw(st.lists(st.tuples(marks, weights), min_size=1, max_size=32))
    matching = [number for number in range(size) if any(clause[number] for clause, _ in clauses)]
    return clauses, bitmap(number for number in matching if draw(st.booleans()))


def scores(clauses, tier):
    return {number: sum(weights[marks[number]] for marks, weights in clauses) for number in members(tier)}


@given(asked())
def test_nobody_scores_more_than_promised(given_):
    clauses, tier = given_
    promises = Promises.of(clauses, tier)
    for number, score in scores(clauses, tier).items():
        assert promises.of_score(score) <= promises.of_documents[number]


@given(asked())
def test_who_is_left_out_promises_nothing(given_):
    clauses, tier = given_
    promises = Promises.of(clauses, tier)
    assert promises.between(1, TOP) == members(tier)


@given(asked(), documents)
def test_the_first_are_as_many_as_wanted(given_, wanted):
    clauses, tier = given_
    promises = Promises.of(clauses, tier)
    lowest = promises.lowest_of(wanted)
    assert len(promises.between(lowest, TOP)) >= min(wanted, tier.bit_count())
    assert len(promises.between(lowest + 1, TOP)) < wanted
