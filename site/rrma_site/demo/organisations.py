"""The directory of the network."""

from typing import Any

from rrma_directory.models import Country, Organisation, OrganisationKind, Territory

from .content import read

Row = dict[str, Any]


def load() -> None:
    """Creates the organisations that are not there, then what the new ones belong to."""
    rows = read("organisations")
    known = set(Organisation.objects.values_list("slug", flat=True))
    missing = [row for row in rows if row["slug"] not in known]
    if not missing:
        return
    kinds = {kind.slug: kind for kind in OrganisationKind.objects.all()}
    countries = {country.code: country for country in Country.objects.all()}
    created = [_create(row, kinds[row["kind"]], countries.get(row.get("country"))) for row in missing]
    _join_networks(missing, created)


def _create(row: Row, kind: OrganisationKind, country: Country | None) -> Organisation:
    return Organisation.objects.create(
        slug=row["slug"],
        name=row["name"],
        acronym=row.get("acronym", ""),
        aliases="\n".join(row.get("aliases", [])),
        kind=kind,
        level=row["level"],
        place=row.get("place", ""),
        territory=_territory(row),
        country=country,
        description=row["description"],
        website=row.get("website", ""),
        founding_year=row.get("founded"),
        closing_year=row.get("closed"),
    )


def _territory(row: Row) -> Territory | None:
    if "department" in row:
        return Territory.objects.get(kind="departement", code=row["department"])
    if "region" in row:
        return Territory.objects.get(kind="region", code=row["region"])
    return None


def _join_networks(rows: list[Row], organisations: list[Organisation]) -> None:
    for row, organisation in zip(rows, organisations, strict=True):
        if "member_of" in row:
            organisation.member_of.set(Organisation.objects.filter(slug__in=row["member_of"]))
