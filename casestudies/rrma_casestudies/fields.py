"""Numbers as they were typed: 400 and 0.5, never 400.00 or 0.50."""

from decimal import Decimal
from typing import Any

from django.db import models


def plain(number: Decimal) -> Decimal:
    """`number` without trailing zeros, and without an exponent: 400, 0.5."""
    value = Decimal(number)
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


class FigureField(models.DecimalField):
    """A decimal number, given back without needless zeros."""

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """A plain decimal field to migrations: the table is the same."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.DecimalField", args, kwargs

    def from_db_value(self, value: Decimal | None, *_args: Any) -> Decimal | None:
        """The number kept, in plain form."""
        return None if value is None else plain(value)

    def to_python(self, value: Any) -> Decimal | None:
        """The number that `value` stands for, in plain form; raises ValidationError when it stands for none."""
        number = super().to_python(value)
        return plain(number) if number is not None and number.is_finite() else number
