"""The vocabulary that every network shares, kept in `data/`: rows to create, and their loading without overwriting."""

import json
from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from django.apps import apps
from django.db.models import Model, Q
from django.utils.translation import override
from django_countries import countries

GetModel = Callable[[str], type[Model]]
Row = tuple[Mapping[str, Any], Mapping[str, Any]]


def read(name: str) -> Any:
    """The content of `data/<name>.json`."""
    return json.loads(files("rrma_directory").joinpath("data", f"{name}.json").read_text(encoding="utf-8"))


def sdg_rows() -> Iterator[Row]:
    """The 17 goals, by number."""
    for number, name in enumerate(read("sdgs"), start=1):
        yield {"number": number}, {"name": name}


def country_rows() -> Iterator[Row]:
    """The countries of the ISO list under their usual French names, with their continents."""
    data = read("countries")
    continents = {code: continent for continent, codes in data["continents"].items() for code in codes.split()}
    with override("fr"):
        names = {code: str(name).replace("'", "’") for code, name in countries if code in continents}
    for code, name in names.items():
        yield {"code": code}, {"name": data["names"].get(code, name), "continent": continents[code]}


def kind_rows(name: str) -> Iterator[Row]:
    """Kinds of organisation or of cooperation, by slug."""
    for row in read(name):
        yield {"slug": row["slug"]}, {key: value for key, value in row.items() if key != "slug"}


def create_missing(model: type[Model], rows: Iterator[Row]) -> None:
    """Creates the rows that are not there, by key and by unique name; what an editor has changed stays."""
    unique_name = model._meta.get_field("name").unique
    for key, defaults in rows:
        same = Q(**key) | Q(name=defaults["name"]) if unique_name else Q(**key)
        if not model._default_manager.filter(same).exists():
            model._default_manager.create(**key, **defaults)


def load_subdivisions(country: type[Model]) -> None:
    """Creates the subdivisions that stand for a country, under their countries."""
    manager = country._default_manager
    for row in read("countries")["subdivisions"]:
        defaults = {"name": row["name"], "continent": row["continent"], "parent": manager.get(code=row["parent"])}
        manager.get_or_create(code=row["code"], defaults=defaults)


def load_territories(territory: type[Model]) -> None:
    """Creates the regions and departments that are not there, by INSEE code."""
    manager = territory._default_manager
    for code, (name, departments) in read("territories").items():
        region, _created = manager.get_or_create(kind="region", code=code, defaults={"name": name})
        for number, department in departments.items():
            manager.get_or_create(kind="departement", code=number, defaults={"name": department, "parent": region})


def current_model(name: str) -> type[Model]:
    """The model `name` of this app as it is today."""
    return apps.get_model("rrma_directory", name)


def load_vocabularies(get_model: GetModel = current_model) -> None:
    """Loads all of it; `get_model(name)` gives a model of this app, today's or a migration's. Twice changes nothing."""
    create_missing(get_model("SDG"), sdg_rows())
    create_missing(get_model("Country"), country_rows())
    load_subdivisions(get_model("Country"))
    load_territories(get_model("Territory"))
    create_missing(get_model("OrganisationKind"), kind_rows("organisation_kinds"))
    create_missing(get_model("CooperationKind"), kind_rows("cooperation_kinds"))
