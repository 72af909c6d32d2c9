"""The page that documents the API: drawn from its OpenAPI document, in the theme, without any script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.generic import View

from rrma_search.caching import cacheable
from rrma_search.conf import base_template, export_limit
from rrma_search.query import SearchQuery
from rrma_search.search_feed import FEED_SIZE
from rrma_search.shapes import documentation_address, shapes_of

from .operations import API, NAMESPACE

__all__ = ["DocumentationView", "Documented", "Operation", "Structure"]

Document = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Documented:
    """A parameter, a field, a status: what it is called, of what type it is, what it means."""

    name: str
    kind: str
    description: str


@dataclass(frozen=True, slots=True)
class Structure:
    """A JSON object: its name, its anchor on the page, its fields."""

    name: str
    anchor: str
    fields: tuple[Documented, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked at one address."""

    method: str
    address: str
    summary: str
    description: str
    parameters: tuple[Documented, ...]
    answers: tuple[Documented, ...]


class DocumentationView(View):
    """The documentation for readers; programs have the same as `openapi.json` beside it."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or that the visitor has it already."""
        document = API.get_openapi_schema()
        context = {
            "base_template": base_template(),
            "document": document,
            "documentation_url": documentation_address(),
            "openapi_url": reverse(f"{NAMESPACE}:openapi-json"),
            "operations": list(_operations(document)),
            "structures": list(_structures(document)),
            "shapes": shapes_of(SearchQuery()),
            "example": request.build_absolute_uri(shapes_of(SearchQuery("eau")).api),
            "export_limit": export_limit(),
            "feed_size": FEED_SIZE,
        }
        return cacheable(request, render(request, "rrma_search/api.html", context))


def _operations(document: Document) -> Iterator[Operation]:
    for address, methods in document["paths"].items():
        for method, operation in methods.items():
            yield Operation(
                method=method.upper(),
                address=address,
                summary=operation["summary"],
                description=operation["description"],
                parameters=tuple(_parameter(parameter) for parameter in operation["parameters"]),
                answers=tuple(_answer(status, answer) for status, answer in operation["responses"].items()),
            )


def _parameter(parameter: Document) -> Documented:
    return Documented(parameter["name"], _type_name(parameter["schema"]), parameter["description"])


def _answer(status: int, answer: Document) -> Documented:
    ((media_type, content),) = answer["content"].items()
    return Documented(str(status), f"{_type_name(content['schema'])}, {media_type}", answer["description"])


def _structures(document: Document) -> Iterator[Structure]:
    for name, schema in document["components"]["schemas"].items():
        fields = (
            Documented(field, _type_name(described), capfirst(str(described.get("description", ""))))
            for field, described in schema["properties"].items()
        )
        yield Structure(name, name.lower(), tuple(fields))


def _type_name(schema: Document) -> str:
    """The type of a value, in the words of JSON: « string », « list of Result », « integer | null »."""
    if "$ref" in schema:
        return schema["$ref"].rpartition("/")[2]
    if "anyOf" in schema:
        return " | ".join(_type_name(option) for option in schema["anyOf"])
    if schema.get("type") == "array":
        return _("list of %(type)s") % {"type": _type_name(schema["items"])}
    if isinstance(schema.get("additionalProperties"), Mapping):
        return _("object of %(type)s by key") % {"type": _type_name(schema["additionalProperties"])}
    return schema.get("format") or schema.get("type", "")
