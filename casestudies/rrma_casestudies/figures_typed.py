"""The figures of a financing as they are being typed, before anything is saved."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django import forms

from .financing import Financing, compute

MAX_LINES = 200
LINE_FIELD = re.compile(r"financing_lines-(\d{1,4})-(amount|share|DELETE)")
_number = forms.DecimalField(required=False, min_value=0, max_digits=14, localize=False)


@dataclass(slots=True)
class TypedLine:
    """A line under the editor's hands; a figure that cannot be read counts as not given."""

    amount: Decimal | None = None
    share: Decimal | None = None
    deleted: bool = False


def compute_typed(data: Mapping[str, str]) -> Financing:
    """What the form fields `financing_total` and `financing_lines-<n>-amount` or `-share` in `data` add up to."""
    lines: dict[int, TypedLine] = {}
    for name, value in data.items():
        found = LINE_FIELD.fullmatch(name)
        if found and int(found[1]) < MAX_LINES:
            line = lines.setdefault(int(found[1]), TypedLine())
            if found[2] == "DELETE":
                line.deleted = bool(value)
            else:
                setattr(line, found[2], read_number(value))
    kept = [lines[number] for number in sorted(lines) if not lines[number].deleted]
    return compute(read_number(data.get("financing_total", "")), kept)


def read_number(text: str) -> Decimal | None:
    """The number typed, a comma being as good as a point; None when there is none."""
    try:
        return _number.clean(re.sub(r"\s", "", text).replace(",", "."))
    except forms.ValidationError:
        return None
