"""The bar: parts in order, nothing beyond the printed total, the gap between that total and the sum."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrma_casestudies.financing import compute
from rrma_casestudies.financing_bar import WIDTH, draw
from tests.casestudies.test_printed_figures_are_added_up_and_never_corrected import amounts, shares

some_money = st.integers(min_value=1, max_value=10**8)


def test_parts_that_make_the_total_fill_the_bar():
    bar = draw(compute(Decimal(50_000), shares(50, 47, 3)))
    assert [(part.x, part.width) for part in bar.segments] == [(0, 200), (200, 188), (388, 12)]
    assert bar.mark is None and bar.gap is None


def test_an_excess_stands_behind_the_mark_of_the_printed_total():
    bar = draw(compute(Decimal(150_000), amounts(70_000, 85_000)))
    assert bar.mark == pytest.approx(387.1, abs=0.01)
    assert bar.gap.x == bar.mark and bar.gap.x + bar.gap.width == pytest.approx(WIDTH, abs=0.02)
    assert bar.segments[-1].x + bar.segments[-1].width == pytest.approx(bar.mark, abs=0.02)


def test_a_residual_is_left_open_at_the_end():
    bar = draw(compute(Decimal(25_000), amounts(10_000)))
    assert (bar.gap.x, bar.gap.width, bar.mark) == (160, 240, 400)


def test_nothing_is_drawn_without_a_sum():
    assert draw(compute(None, amounts(15_000))) is None
    assert draw(compute(Decimal(100), amounts(0))) is None


@given(some_money, st.lists(some_money, min_size=1, max_size=10))
def test_no_part_overlaps_another_nor_leaves_the_bar(total, parts):
    bar = draw(compute(Decimal(total), amounts(*parts)))
    edge = 0.0
    for part in bar.segments:
        assert part.x >= edge - 0.02 and part.width >= 0
        edge = part.x + part.width
    assert edge <= (bar.mark or WIDTH) + 0.05 <= WIDTH + 0.05
