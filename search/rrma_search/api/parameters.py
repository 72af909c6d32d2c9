"""The parameters of the API: those of the page's address, declared once for reading, refusing and documenting them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from rrma_search.facets import get_facets
from rrma_search.query import (
    DEFAULT_PAGE_SIZE,
    DEFAULT_SORT,
    MAX_FILTERS,
    MAX_PAGE,
    MAX_TEXT_LENGTH,
    MAX_VALUE_LENGTH,
    PAGE_PARAMETER,
    SORT_PARAMETER,
    SORTS,
    TEXT_PARAMETER,
    clean_text,
)

from .problems import Fault

__all__ = ["LARGEST_PAGE", "PAGE_SIZE_PARAMETER", "Parameter", "faults", "parameters"]

PAGE_SIZE_PARAMETER = "page_size"
LARGEST_PAGE = 100


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its name, what it means, the JSON schema of one value, whether it may be given several times."""

    name: str
    description: str
    schema: Mapping[str, Any]
    repeatable: bool = False

    def as_openapi(self) -> dict[str, Any]:
        """The parameter object of an OpenAPI document."""
        schema = {"type": "array", "items": dict(self.schema)} if self.repeatable else dict(self.schema)
        described = {"name": self.name, "in": "query", "required": False, "description": self.description}
        return {**described, "schema": schema, **({"style": "form", "explode": True} if self.repeatable else {})}

    def fault(self, values: list[str]) -> str:
        """What is wrong with `values`, as given in an address; "" for nothing."""
        if len(values) > 1 and not self.repeatable:
            return _("It is given several times: give it once.")
        return next(filter(None, map(self._fault, values)), "")

    def _fault(self, value: str) -> str:
        schema = self.schema
        if schema["type"] == "integer" and not _is_within(value, schema["minimum"], schema["maximum"]):
            bounds = {"least": schema["minimum"], "most": schema["maximum"]}
            return _("A whole number from %(least)d to %(most)d is expected.") % bounds
        if "enum" in schema and value not in schema["enum"]:
            return _("One of these is expected: %(values)s.") % {"values": ", ".join(schema["enum"])}
        if len(value) > schema.get("maxLength", len(value)):
            return _("At most %(most)d characters are expected.") % {"most": schema["maxLength"]}
        return ""


def parameters() -> list[Parameter]:
    """Every parameter, the facets declared by the installed apps among them."""
    return [
        Parameter(
            TEXT_PARAMETER,
            _("Words to look for: a phrase between quotation marks, a minus before what must not be there."),
            {"type": "string", "maxLength": MAX_TEXT_LENGTH},
        ),
        *_facet_parameters(),
        Parameter(
            SORT_PARAMETER,
            _("Order of the results; close ones come after all others."),
            {"type": "string", "enum": list(SORTS), "default": DEFAULT_SORT},
        ),
        Parameter(PAGE_PARAMETER, _("Page of results."), _whole_number(MAX_PAGE, 1)),
        Parameter(PAGE_SIZE_PARAMETER, _("Results a page."), _whole_number(LARGEST_PAGE, DEFAULT_PAGE_SIZE)),
    ]


def _facet_parameters() -> Iterator[Parameter]:
    meaning = _("Filter “%(facet)s”: the keys of values (those in “facets” of an answer); at most %(most)d in all.")
    for name, facet in get_facets().items():
        described = meaning % {"facet": facet.label, "most": MAX_FILTERS}
        yield Parameter(name, described, {"type": "string", "maxLength": MAX_VALUE_LENGTH}, facet.multiple)


def _crowding(given: QueryDict) -> dict[str, str]:
    """What is wrong with the filters together, by name: too many values, where blanks and repetitions do not count."""
    values = {name: {clean_text(value, MAX_VALUE_LENGTH) for value in given.getlist(name)} - {""} for name in given}
    numbers = {name: len(values[name]) for name in get_facets() if values.get(name)}
    if sum(numbers.values()) <= MAX_FILTERS:
        return {}
    told = _("At most %(most)d values of filters are expected in all, not %(number)d.")
    return dict.fromkeys(numbers, told % {"most": MAX_FILTERS, "number": sum(numbers.values())})


def _whole_number(most: int, default: int) -> dict[str, Any]:
    return {"type": "integer", "minimum": 1, "maximum": most, "default": default}


def _is_within(value: str, least: int, most: int) -> bool:
    return value.isascii() and value.isdecimal() and len(value) < 10 and least <= int(value) <= most


def faults(given: QueryDict) -> list[Fault]:
    """What is wrong with the parameters `given`: unknown ones, impossible values; empty when they can be answered."""
    known = {parameter.name: parameter for parameter in parameters()}
    unknown = _("There is no such parameter.")
    details = {name: known[name].fault(given.getlist(name)) if name in known else unknown for name in given}
    crowding = _crowding(given)
    told = {name: detail or crowding.get(name, "") for name, detail in details.items()}
    return [Fault(parameter=name, detail=detail) for name, detail in told.items() if detail]
