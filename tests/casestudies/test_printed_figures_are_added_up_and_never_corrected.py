"""The arithmetic of a financing: computed beside the printed figures, and only when it can be."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rrma_casestudies.financing import compute


@dataclass
class Line:
    amount: Decimal | None = None
    share: Decimal | None = None


def amounts(*values) -> list[Line]:
    return [Line(amount=Decimal(value)) for value in values]


def shares(*values) -> list[Line]:
    return [Line(share=Decimal(value)) for value in values]


# Printed total and lines of the eleven sheets of June 2019, and what they add up to: sum, share of the total, gap.
SHEETS = {
    "F1": (140_000, shares(40, 40, 11, 5, 3, 1), (140_000, "100.0", 0)),
    "F2": (25_000, amounts(10_000), (10_000, "40.0", -15_000)),
    "F3": (50_000, shares(50, 47, 3), (50_000, "100.0", 0)),
    "F4": (None, [], None),
    "F5": (None, amounts(15_000), None),
    "F6": (None, [], None),
    "F7": (None, [], None),
    "F8": (None, [], None),
    "F9": (45_000, amounts(28_000, 15_000, 2_000), (45_000, "100.0", 0)),
    "F10": (150_000, amounts(70_000, 85_000), (155_000, "103.3", 5_000)),
    "F11": (5_000, [Line() for _funder in range(5)], None),
}

money = st.decimals(min_value=0, max_value=10**9, places=2)
percentages = st.decimals(min_value=0, max_value=100, places=1)
lines = st.lists(
    st.one_of(st.builds(Line, amount=money), st.builds(Line, share=percentages), st.builds(Line)), max_size=8
)


@pytest.mark.parametrize("name", SHEETS)
def test_each_sheet_of_the_series_adds_up_to_what_was_counted_by_hand(name):
    total, printed, expected = SHEETS[name]
    financing = compute(None if total is None else Decimal(total), printed)
    found = (financing.computed_sum, financing.share_total, financing.gap)
    assert (
        found == (None, None, None)
        if expected is None
        else found
        == (
            Decimal(expected[0]),
            Decimal(expected[1]),
            Decimal(expected[2]),
        )
    )
    assert financing.adds_up == (expected is None or expected[2] == 0)


def test_the_tea_sheet_has_the_parts_that_its_table_shows():
    financing = compute(Decimal(150_000), amounts(70_000, 85_000))
    assert [line.share for line in financing.lines] == [Decimal("46.7"), Decimal("56.7")]
    assert (financing.excess, financing.residual) == (5_000, 0)


def test_what_nobody_pays_is_the_residual():
    financing = compute(Decimal(25_000), amounts(10_000))
    assert (financing.residual, financing.excess) == (15_000, 0)


def test_amounts_follow_from_shares():
    financing = compute(Decimal(140_000), shares(40, 40, 11, 5, 3, 1))
    assert [line.amount for line in financing.lines] == [56_000, 56_000, 15_400, 7_000, 4_200, 1_400]
    assert not any(line.amount_is_printed for line in financing.lines)


def test_one_funder_without_a_figure_leaves_the_sum_open():
    financing = compute(Decimal(1_000), [*amounts(400), Line()])
    assert financing.computed_sum is None and financing.gap is None and financing.residual is None


def test_a_total_of_zero_computes_nothing():
    assert compute(Decimal(0), amounts(10)).gap is None


@given(st.one_of(st.none(), money), lines)
def test_figures_are_all_there_or_none_is(total, printed):
    financing = compute(total, printed)
    computed = (financing.computed_sum, financing.share_total, financing.gap)
    assert all(figure is None for figure in computed) or all(figure is not None for figure in computed)
    if financing.gap is not None:
        assert financing.gap == financing.computed_sum - total
        assert financing.excess - financing.residual == financing.gap
        assert min(financing.excess, financing.residual) == 0


@given(money, lines)
def test_printed_figures_come_back_untouched(total, printed):
    for line, computed in zip(printed, compute(total, printed).lines, strict=True):
        if line.amount is not None:
            assert computed.amount == line.amount and computed.amount_is_printed
        if line.share is not None:
            assert computed.share == line.share and computed.share_is_printed
