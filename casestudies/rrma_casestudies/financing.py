"""What the printed figures of a financing add up to. Pure arithmetic: nothing is corrected, nothing is stored."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol

CENT = Decimal("0.01")
TENTH = Decimal("0.1")
HUNDRED = Decimal(100)


class PrintedLine(Protocol):
    """A line as printed: an amount in euros, or a share in per cent, or neither."""

    amount: Decimal | None
    share: Decimal | None


@dataclass(frozen=True, slots=True)
class ComputedLine:
    """A line with what follows from the printed total: amount in euros, share in per cent; None when unknown."""

    amount: Decimal | None
    share: Decimal | None
    amount_is_printed: bool
    share_is_printed: bool


@dataclass(frozen=True, slots=True)
class Financing:
    """The printed total beside what the lines make; every field is None when it cannot be worked out.

    `gap` is the sum of the lines less the printed total, in euros: above zero when the lines exceed the total, below
    when a part of it is nobody's. `share_total` is the sum in per cent of the printed total, to one decimal.
    """

    printed_total: Decimal | None
    lines: tuple[ComputedLine, ...]
    computed_sum: Decimal | None
    share_total: Decimal | None
    gap: Decimal | None

    @property
    def adds_up(self) -> bool:
        """Whether nothing contradicts the printed total: no gap, or none that can be worked out."""
        return not self.gap

    @property
    def residual(self) -> Decimal | None:
        """The part of the printed total that no line accounts for, in euros; zero when the lines reach it."""
        return None if self.gap is None else max(-self.gap, Decimal(0))

    @property
    def excess(self) -> Decimal | None:
        """By how much the lines exceed the printed total, in euros; zero when they do not."""
        return None if self.gap is None else max(self.gap, Decimal(0))


def compute(printed_total: Decimal | None, lines: Iterable[PrintedLine]) -> Financing:
    """What `lines` make of `printed_total`.

    Without a printed total above zero nothing is computed. The sum needs every line to carry a figure: a funder named
    without one may well have paid what is missing.
    """
    if not printed_total or printed_total < 0:
        return Financing(printed_total, tuple(_as_printed(line) for line in lines), None, None, None)
    computed = tuple(_complete(line, printed_total) for line in lines)
    amounts = [line.amount for line in computed]
    if not amounts or None in amounts:
        return Financing(printed_total, computed, None, None, None)
    total = sum(amounts, Decimal(0))
    return Financing(printed_total, computed, total, share_of(total, printed_total), total - printed_total)


def share_of(amount: Decimal, total: Decimal) -> Decimal:
    """`amount` in per cent of `total`, to one decimal; `total` is not zero."""
    return (amount * HUNDRED / total).quantize(TENTH, ROUND_HALF_UP)


def _as_printed(line: PrintedLine) -> ComputedLine:
    return ComputedLine(line.amount, line.share, line.amount is not None, line.share is not None)


def _complete(line: PrintedLine, total: Decimal) -> ComputedLine:
    amount, share = line.amount, line.share
    if amount is None and share is not None:
        amount = (total * share / HUNDRED).quantize(CENT, ROUND_HALF_UP)
    if share is None and amount is not None:
        share = share_of(amount, total)
    return ComputedLine(amount, share, line.amount is not None, line.share is not None)
